/** The local kintone at 100,000 records: adding, and an indexed filter beside a full scan, over HTTP. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { startKintone } from '../../emulator';
import { kintoneClient } from '../../scripts/provision/client';
import { deployAndWait } from '../../scripts/provision/deploy';
import { ADMINISTRATOR } from '../../scripts/world';
import { median, milliseconds, percentile, ratio, type Section } from './report';

const RECORDS = 100_000;
const BATCH = 100;
const ROUNDS = 30;

export async function benchEmulatorStore(): Promise<Section[]> {
  const kintone = await startKintone({});
  const client = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  const app = await makeApp(client);

  const started = performance.now();
  for (let first = 0; first < RECORDS; first += BATCH) {
    const records = Array.from({ length: BATCH }, (_, index) => sample(first + index));
    await client.record.addRecords({ app, records });
  }
  const seconds = (performance.now() - started) / 1000;

  const questions = [
    ['`$id = n` (primary key)', (n: number) => `$id = ${n + 1}`],
    ['`code = "…"` (indexed equality)', (n: number) => `code = "code-${n}"`],
    [
      '`number >= n and number < n + 10` (indexed range)',
      (n: number) => `number >= ${n} and number < ${n + 10}`,
    ],
    ['`text like "…"` (word search)', (n: number) => `text like "語${n}"`],
    [
      '`check in ("b") and row_text in ("…")` (full scan)',
      (n: number) => `check in ("b") and row_text in ("row-${n}")`,
    ],
  ] as const;
  const timings = [];
  for (const [name, question] of questions) {
    const spent: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const query = question((round * 3_301) % RECORDS);
      const begin = performance.now();
      await client.record.getRecords({ app, query: `${query} limit 100` });
      spent.push(performance.now() - begin);
    }
    timings.push({ name, middle: median(spent), p95: percentile(spent, 95) });
  }
  await kintone.stop();

  const scan = timings.at(-1)?.middle ?? NaN;
  return [
    {
      title: 'ローカル kintone の速さ / The local kintone at 100,000 records',
      method:
        `ファイルを使わない（メモリー上の）ローカル kintone に、公式クライアントで HTTP 越しに ${RECORDS.toLocaleString()} 件を ${BATCH} 件ずつ登録: ` +
        `**${Math.round(RECORDS / seconds).toLocaleString()} 件/秒**。続けて各条件を ${ROUNDS} 回。比は全件走査を 1 とした時間。`,
      header: ['query', 'median', 'p95', 'queries per second', 'time, full scan = 1'],
      rows: timings.map(({ name, middle, p95 }) => [
        name,
        milliseconds(middle),
        milliseconds(p95),
        Math.round(1000 / middle).toLocaleString(),
        ratio(middle / scan),
      ]),
    },
  ];
}

async function makeApp(client: KintoneRestAPIClient): Promise<string> {
  const { app } = await client.app.addApp({ name: 'bench' });
  const text = (code: string) => ({ type: 'SINGLE_LINE_TEXT' as const, code, label: code });
  await client.app.addFormFields({
    app,
    properties: {
      code: text('code'),
      text: { type: 'MULTI_LINE_TEXT', code: 'text', label: 'text' },
      number: { type: 'NUMBER', code: 'number', label: 'number' },
      check: {
        type: 'CHECK_BOX',
        code: 'check',
        label: 'check',
        options: { a: { label: 'a', index: '0' }, b: { label: 'b', index: '1' } },
      },
      table: {
        type: 'SUBTABLE',
        code: 'table',
        label: 'table',
        fields: { row_text: text('row_text') },
      },
    },
  });
  await deployAndWait(client, app);
  return app;
}

const sample = (n: number) => ({
  code: { value: `code-${n}` },
  text: { value: `要望の文章 語${n} 公園の草刈りをお願いしたい` },
  number: { value: String(n) },
  check: { value: n % 2 === 0 ? ['a'] : ['b'] },
  table: { value: [{ value: { row_text: { value: `row-${n}` } } }] },
});
