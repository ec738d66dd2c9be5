/**
 * The local kintone at 1,000,000 records in one app, over HTTP and on a file, beside the same work done with SQLite
 * alone on a table with the same columns and indexes.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKintone, type Kintone } from '../../emulator';
import { milliseconds, percentile, ratio, type Section } from './report';
import { PlainTable } from './plain-sqlite';

const RECORDS = 1_000_000;
const BATCH = 100;
const STARTS = 20;
const ADMINISTRATOR = Buffer.from('Administrator:cybozu').toString('base64');

interface Timing {
  name: string;
  times: number[];
  plain: number[];
}

export async function benchEmulatorStore(): Promise<Section[]> {
  const starts = await timeStarts();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'kintone.sqlite');
  const kintone = await startKintone({ file });
  const plain = new PlainTable(join(folder, 'plain.sqlite'));
  try {
    const app = await makeApp(kintone);
    const perSecond = await load(connection(kintone), app);
    const plainPerSecond = plain.load(RECORDS, BATCH);
    // Loading SQLite keeps this process busy for longer than the server keeps an idle connection.
    const send = connection(kintone);
    const timings = await measure(send, app, plain);
    const { records: read, plain: plainRead, opening } = await readAll(send, app, plain);
    const bytes = megabytes(statSync(file).size);
    const memory = megabytes(process.memoryUsage().rss);
    return [
      {
        title: 'ローカル kintone の速さ / The local kintone at 1,000,000 records',
        method:
          `ファイルに置いたローカル kintone の1つのアプリに、REST（records.json、${BATCH} 件ずつ、1つずつ順に）で ${RECORDS.toLocaleString()} 件を登録し、HTTP 越しに測ったもの。` +
          '「SQLite」は、同じ列と索引を持つ表に同じことを SQLite だけで行った時間（同じドライバー、HTTP も JSON の答えもなし）。比は中央値どうし。',
        header: ['', 'p50', 'p95', 'SQLite p50', 'SQLite p95', 'ratio'],
        rows: timings.map(({ name, times, plain: other }) => [
          name,
          milliseconds(percentile(times, 50)),
          milliseconds(percentile(times, 95)),
          milliseconds(percentile(other, 50)),
          milliseconds(percentile(other, 95)),
          ratio(percentile(times, 50) / percentile(other, 50)),
        ]),
      },
      {
        title: '全件の読み書き / All records',
        method: '登録は上のとおり。カーソルは500件ずつ、最後まで。',
        header: ['', 'local kintone', 'SQLite', 'ratio (time)'],
        rows: [
          throughput('adding, 100 at once', perSecond, plainPerSecond),
          throughput('cursor, reading all', read, plainRead),
          ['opening that cursor', milliseconds(opening), '', ''],
          ['file', bytes, megabytes(plain.size()), ''],
          ['memory of the process (RSS), this bench in it', memory, '', ''],
        ],
      },
      {
        title: '始める時間 / Starting an instance',
        method: `\`startKintone()\` をメモリー上で ${STARTS} 回、答えられるまで。プログラムの読み込みは含まない。最後の行は上の100万件のファイルを開く時間。`,
        header: ['', 'p50', 'p95'],
        rows: [
          ['in memory', milliseconds(percentile(starts, 50)), milliseconds(percentile(starts, 95))],
          ['1,000,000 records', milliseconds(await reopen(kintone, file)), ''],
        ],
      },
    ];
  } finally {
    await kintone.stop();
    plain.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeStarts(): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < STARTS; round += 1) {
    const started = performance.now();
    const kintone = await startKintone();
    times.push(performance.now() - started);
    await kintone.stop();
  }
  return times;
}

async function reopen(kintone: Kintone, file: string): Promise<number> {
  await kintone.stop();
  const started = performance.now();
  const again = await startKintone({ file });
  const spent = performance.now() - started;
  await again.stop();
  return spent;
}

type Send = (method: string, path: string, params: object) => Promise<Record<string, unknown>>;

/** Requests one after another over one connection, as lean as a client can be. */
function connection(kintone: Kintone): Send {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (method, path, params) =>
    new Promise((resolve, reject) => {
      const sent = request(
        `${kintone.url}/k/v1/${path}`,
        {
          ...{ agent, method: 'POST' },
          headers: {
            'Content-Type': 'application/json',
            'X-Cybozu-Authorization': ADMINISTRATOR,
            'X-HTTP-Method-Override': method,
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const text = Buffer.concat(parts).toString();
            if (response.statusCode === 200) resolve(JSON.parse(text) as Record<string, unknown>);
            else reject(new Error(`${method} ${path}: ${text}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(JSON.stringify(params));
    });
}

function makeApp(kintone: Kintone): Promise<number> {
  const field = (type: string, code: string, more = {}) => ({
    [code]: { type, code, label: code, ...more },
  });
  return kintone.createApp({
    name: 'bench',
    properties: {
      ...field('SINGLE_LINE_TEXT', 'code'),
      ...field('MULTI_LINE_TEXT', 'text'),
      ...field('NUMBER', 'number'),
      ...field('CHECK_BOX', 'check', {
        options: { a: { label: 'a', index: '0' }, b: { label: 'b', index: '1' } },
      }),
    },
  });
}

export interface Row {
  code: string;
  text: string;
  number: string;
  check: string[];
}

export const sample = (n: number): Row => ({
  code: `code-${n}`,
  text: `要望の文章 語${n} 公園の草刈りをお願いしたい`,
  number: String(n),
  check: n % 2 === 0 ? ['a'] : ['b'],
});

const asRecord = (row: Row): object =>
  Object.fromEntries(Object.entries(row).map(([code, value]) => [code, { value }]));

/** @returns records per second */
async function load(send: Send, app: number): Promise<number> {
  const started = performance.now();
  for (let first = 0; first < RECORDS; first += BATCH) {
    const records = Array.from({ length: BATCH }, (_, index) => asRecord(sample(first + index)));
    await send('POST', 'records.json', { app, records });
  }
  return RECORDS / ((performance.now() - started) / 1000);
}

/** A record somewhere, another each round. */
const somewhere = (round: number): number => ((round + 1) * 330_127) % RECORDS;

async function measure(send: Send, app: number, plain: PlainTable): Promise<Timing[]> {
  const list = (query: string, more = {}) => send('GET', 'records.json', { app, query, ...more });
  const work: [string, number, (n: number) => Promise<unknown>, (n: number) => unknown][] = [
    [
      'GET by id',
      300,
      (n) => send('GET', 'record.json', { app, id: n + 1 }),
      (n) => plain.byId(n + 1),
    ],
    [
      '`code = "…"` (indexed equality)',
      300,
      (n) => list(`code = "code-${n}"`),
      (n) => plain.where('code = ? ORDER BY id DESC LIMIT 100', `code-${n}`),
    ],
    [
      '`number >= n and number < n + 10` (indexed range)',
      200,
      (n) => list(`number >= ${n} and number < ${n + 10}`),
      (n) => plain.where('number >= ? AND number < ? ORDER BY id DESC LIMIT 100', n, n + 10),
    ],
    [
      '`$id > n order by $id asc limit 500` (paging)',
      100,
      (n) => list(`$id > ${n} order by $id asc limit 500`),
      (n) => plain.where('id > ? ORDER BY id LIMIT 500', n),
    ],
    [
      '`order by number desc limit 100`',
      100,
      () => list('order by number desc limit 100'),
      () => plain.where('TRUE ORDER BY number DESC, id DESC LIMIT 100'),
    ],
    [
      'totalCount of all, `limit 1`',
      30,
      () => list('limit 1', { totalCount: true }),
      () => plain.count('TRUE'),
    ],
    [
      'totalCount of `number >= n`, `limit 1`',
      20,
      (n) => list(`number >= ${n} limit 1`, { totalCount: true }),
      (n) => plain.count('number >= ?', n),
    ],
    [
      '`text like "…"` (word search, rare; SQLite: LIKE)',
      5,
      (n) => list(`text like "語${n}"`),
      (n) => plain.where('text LIKE ? ORDER BY id DESC LIMIT 100', `%語${n} %`),
    ],
    [
      '`text like "公園"` (word search, everywhere)',
      50,
      () => list('text like "公園"'),
      () => plain.where('text LIKE ? ORDER BY id DESC LIMIT 100', '%公園%'),
    ],
    [
      '`check in ("b")` with totalCount (full scan)',
      3,
      () => list('check in ("b") limit 1', { totalCount: true }),
      () => plain.count(`"check" LIKE '%"b"%'`),
    ],
    [
      'updating one',
      200,
      (n) => send('PUT', 'record.json', { app, id: n + 1, record: { number: { value: '5' } } }),
      (n) => plain.update(n + 1, 5),
    ],
    [
      'adding one',
      200,
      (n) => send('POST', 'record.json', { app, record: asRecord(sample(n)) }),
      (n) => plain.add([sample(n)]),
    ],
  ];
  const timings: Timing[] = [];
  for (const [name, rounds, ours, theirs] of work) {
    const timing: Timing = { name, times: [], plain: [] };
    // The first rounds prepare statements and compile.
    for (let round = -2; round < rounds; round += 1) {
      const n = somewhere(round + 2);
      const started = performance.now();
      await ours(n);
      const between = performance.now();
      theirs(n);
      if (round < 0) continue;
      timing.times.push(between - started);
      timing.plain.push(performance.now() - between);
    }
    timings.push(timing);
  }
  return timings;
}

/** Reads all through a cursor. @returns records per second */
async function readAll(send: Send, app: number, plain: PlainTable) {
  let started = performance.now();
  const { id } = await send('POST', 'records/cursor.json', { app, size: 500 });
  const opening = performance.now() - started;
  let records = 0;
  for (let next = true; next;) {
    const part = await send('GET', 'records/cursor.json', { id });
    records += (part['records'] as unknown[]).length;
    next = part['next'] === true;
  }
  const ours = records / ((performance.now() - started) / 1000);
  started = performance.now();
  const all = plain.readAll(500);
  return { records: ours, plain: all / ((performance.now() - started) / 1000), opening };
}

const perSecondText = (value: number): string => `${Math.round(value).toLocaleString()} /s`;
const throughput = (name: string, ours: number, theirs: number): string[] => [
  name,
  perSecondText(ours),
  perSecondText(theirs),
  ratio(theirs / ours),
];
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString()} MB`;
