/**
 * Opening six charts over an app, the first time and again, beside the common way: `getAllRecords` of the official client
 * at each opening, then grouping objects. Both over HTTP from the same local kintone, in one process with it.
 */
import { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { startKintone, type Kintone } from '../../emulator';
import { RequestError, type FormField } from '../../src/kintone/host';
import { amountsIn } from '../../src/records/amounts';
import { keyed, type How } from '../../src/records/grouping';
import { recordRows } from '../../src/records/rows';
import type { Asking } from '../../src/records/since';
import { recordsOf } from '../../src/records/source';
import { ALL, summarize } from '../../src/records/summary';
import type { RecordTable } from '../../src/records/table';
import { MemoryKeep } from '../memory-keep';
import { median, milliseconds, ratio, type Section } from './report';

const SIZES = [10_000, 100_000, 300_000];
/** Opening again is short: the middle of some. */
const AGAIN = 5;
const ADMIN = { username: 'Administrator', password: 'cybozu' };
const ZONE = 'Asia/Tokyo';
const AREAS = Array.from({ length: 33 }, (_, index) => `センター${index + 1}`);
const CATEGORIES = Array.from({ length: 14 }, (_, index) => `分野${index + 1}`);

export async function benchReading(): Promise<Section[]> {
  const rows: (string | number)[][] = [];
  const stage = await startApp();
  let count = 0;
  for (const size of SIZES) {
    await fill(stage, count, size);
    count = size;
    rows.push(...(await compared(stage, size)));
  }
  await stage.kintone.stop();
  return [
    {
      title: 'ダッシュボードを開く / Opening six charts',
      method:
        '受付日・地域・分野・分の4項目を読み、6つの図の数を出すまで（描く時間と、ブラウザーに取っておく暗号化の時間は含まない。取っておく形の組み立てと読み出しは含む）。「ふつうのやり方」は rest-api-client の getAllRecords と、レコードごとの Map での集計。',
      header: ['records', '', 'requests', 'time', 'to the common way'],
      rows,
    },
  ];
}

interface Stage {
  kintone: Kintone;
  client: KintoneRestAPIClient;
  app: number;
  fields: Record<string, FormField>;
}

async function startApp(): Promise<Stage> {
  const kintone = await startKintone();
  const client = new KintoneRestAPIClient({
    baseUrl: `http://localhost:${kintone.port}`,
    auth: ADMIN,
  });
  const options = (labels: string[]) =>
    Object.fromEntries(labels.map((label, index) => [label, { label, index: `${index}` }]));
  const app = await kintone.createApp({
    name: '声',
    properties: {
      受付日: { type: 'DATE', code: '受付日', label: '受付日' },
      地域: { type: 'DROP_DOWN', code: '地域', label: '地域', options: options(AREAS) },
      分野: { type: 'DROP_DOWN', code: '分野', label: '分野', options: options(CATEGORIES) },
      分: { type: 'NUMBER', code: '分', label: '分' },
      内容: { type: 'MULTI_LINE_TEXT', code: '内容', label: '内容' },
    },
  });
  const { properties } = await client.app.getFormFields({ app });
  const wanted = ['受付日', '地域', '分野', '分'];
  const fields = Object.fromEntries(wanted.map((code) => [code, properties[code]]));
  return { kintone, client, app, fields: fields as unknown as Record<string, FormField> };
}

async function fill({ kintone, client, app }: Stage, from: number, to: number): Promise<void> {
  const start = Date.UTC(2024, 3, 1);
  for (let at = from; at < to; at += 100) {
    const records = Array.from({ length: Math.min(100, to - at) }, (_, offset) => {
      const number = at + offset;
      return {
        受付日: { value: new Date(start + (number % 900) * 86_400_000).toISOString().slice(0, 10) },
        地域: { value: AREAS[(number * 7) % 33] ?? '' },
        分野: { value: CATEGORIES[(number * 5) % 14] ?? '' },
        分: { value: String(number % 90) },
        内容: { value: '街灯が三つ続けて消えている。' },
      };
    });
    await client.record.addRecords({ app, records });
  }
  // As in an app in use: the last change is one record, later than the many before.
  kintone.clock.set({ offsetMs: (to / 1000) * 60 * 60_000 });
  await client.record.updateRecord({ app, id: 1, record: { 分: { value: '7' } } });
}

async function compared(stage: Stage, size: number): Promise<(string | number)[][]> {
  const host = new CountingHost(stage);
  const keep = new MemoryKeep();
  const wanted = { app: stage.app, fields: stage.fields, condition: '' };
  const open = async () => {
    const { table, kept } = await recordsOf({ host, keep }, wanted);
    sixCharts(table, stage.fields);
    await kept;
  };
  const common = await timed(() => commonWay(stage));
  const first = await timed(open);
  const firstRequests = host.take();
  const again: number[] = [];
  for (let round = 0; round < AGAIN; round += 1) again.push(await timed(open));
  const againRequests = host.take() / AGAIN;
  const records = size.toLocaleString('en');
  const line = (what: string, requests: number, time: number) => [
    ...[records, what, requests, milliseconds(time), ratio(time / common)],
  ];
  return [
    line('the common way, each time', Math.floor(size / 500) + 1, common),
    line('src/records, the first time', firstRequests, first),
    line('src/records, again', againRequests, median(again)),
  ];
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** What a page's `kintone.api` does, with at most four requests at once as src/kintone/requests.ts keeps it. */
class CountingHost implements Asking {
  readonly user = { code: ADMIN.username, name: '', language: 'ja', timezone: ZONE } as const;
  private sent = 0;

  constructor(private readonly stage: Stage) {}

  async request<T>(method: string, path: string, body: unknown): Promise<T> {
    this.sent += 1;
    const { username, password } = ADMIN;
    const response = await fetch(`${this.stage.kintone.url}/k/v1/${path}.json`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-HTTP-Method-Override': method,
        'X-Cybozu-Authorization': Buffer.from(`${username}:${password}`).toString('base64'),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new RequestError(response.status, '', await response.text());
    return (await response.json()) as T;
  }

  take(): number {
    const { sent } = this;
    this.sent = 0;
    return sent;
  }
}

function sixCharts(table: RecordTable, fields: Record<string, FormField>): void {
  const rows = recordRows(table);
  const level = (field: string, how: How = { by: 'value' }) =>
    keyed(rows.column(field), { field, how }, { zone: ZONE, fields });
  const amounts = amountsIn(rows.column('分'));
  const month = level('受付日', { by: 'month' });
  const charts = [
    { levels: [level('分野'), month], measures: [{ kind: 'records' } as const] },
    { levels: [level('地域')], measures: [{ kind: 'sum', amounts } as const] },
    {
      levels: [level('受付日', { by: 'quarter' })],
      measures: [{ kind: 'mean', amounts } as const],
    },
    { levels: [level('地域'), level('分野')], measures: [{ kind: 'records' } as const] },
    { levels: [month], measures: [{ kind: 'sum', amounts } as const] },
    { levels: [], measures: [{ kind: 'records' } as const] },
  ];
  for (const { levels, measures } of charts) {
    const summary = summarize({ rows, levels, measures });
    summary.value(
      0,
      levels.map(() => 0),
    );
    summary.value(
      0,
      levels.map(() => ALL),
    );
  }
}

async function commonWay({ client, app, fields }: Stage): Promise<void> {
  const records = await client.record.getAllRecords({ app, fields: Object.keys(fields) });
  const text = (record: (typeof records)[number], code: string) =>
    String(record[code]?.value ?? '');
  const month = (record: (typeof records)[number]) => text(record, '受付日').slice(0, 7);
  const keys: ((record: (typeof records)[number]) => string)[] = [
    (record) => `${text(record, '分野')}\t${month(record)}`,
    (record) => text(record, '地域'),
    (record) => `${month(record).slice(0, 4)} ${Math.ceil(Number(month(record).slice(5)) / 3)}`,
    (record) => `${text(record, '地域')}\t${text(record, '分野')}`,
    month,
    () => '',
  ];
  for (const key of keys) {
    const groups = new Map<string, { count: number; sum: number }>();
    for (const record of records) {
      const group = groups.get(key(record)) ?? { count: 0, sum: 0 };
      group.count += 1;
      group.sum += Number(text(record, '分'));
      groups.set(key(record), group);
    }
  }
}
