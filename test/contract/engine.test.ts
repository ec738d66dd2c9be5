/**
 * The record engine against the local kintone: where kintone's own graphs can answer they say the same, and the
 * condition behind a key finds exactly as many records as the engine counted under it.
 */
import type { FormField, KintoneRecord } from '../../src/kintone/host';
import { dayAt } from '../../src/calendar/epoch-day';
import { daysOf } from '../../src/calendar/periods';
import { amountsIn } from '../../src/records/amounts';
import { tableOf } from '../../src/records/columns';
import { keyed, type Grouping, type How } from '../../src/records/grouping';
import type { Key } from '../../src/records/key';
import { keyCondition } from '../../src/records/key-condition';
import { recordRows, type Rows } from '../../src/records/rows';
import { summarize } from '../../src/records/summary';
import { startStage, type Stage } from './support';

const RECORDS = 400;
const ZONE = 'Asia/Tokyo';

const options = (...labels: string[]) =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }]));

const PROPERTIES = {
  分野: {
    type: 'DROP_DOWN',
    code: '分野',
    label: '分野',
    options: options('道路', 'ごみ', '防犯'),
  },
  種類: {
    type: 'CHECK_BOX',
    code: '種類',
    label: '種類',
    options: options('要望', '苦情', '相談'),
  },
  件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' },
  本文: { type: 'MULTI_LINE_TEXT', code: '本文', label: '本文' },
  分: { type: 'NUMBER', code: '分', label: '分' },
  受付日: { type: 'DATE', code: '受付日', label: '受付日' },
  受付日時: { type: 'DATETIME', code: '受付日時', label: '受付日時' },
  担当者: { type: 'USER_SELECT', code: '担当者', label: '担当者' },
} as const;

let stage: Stage;
let app: string;
let rows: Rows;
let fields: Record<string, FormField>;

/** The same numbers in every run (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function randomRecords(): Record<string, { value: unknown }>[] {
  const roll = dice(4);
  const pick = <Value>(...values: Value[]): Value => values[roll(values.length)] as Value;
  // Three 年度, down to the minute before and after a day begins in Tokyo.
  const minute = () => Date.UTC(2024, 3, 1) + roll(3 * 365 * 24 * 4) * 15 * 60_000;
  const iso = () => new Date(minute()).toISOString();
  return Array.from({ length: RECORDS }, () => ({
    分野: { value: pick('道路', 'ごみ', '') },
    種類: { value: ['要望', '苦情'].filter(() => roll(2) === 0) },
    件名: { value: pick('', '街灯', '段差 "急"', 'a\\b') },
    本文: { value: pick('', '暗い', ' ') },
    分: { value: pick('', '0', '5', '12.5', '-3') },
    受付日: { value: pick('', iso().slice(0, 10)) },
    受付日時: { value: pick('', `${iso().slice(0, 16)}:00Z`) },
    担当者: { value: pick([], [{ code: 'Administrator' }]) },
  }));
}

beforeAll(async () => {
  stage = await startStage();
  ({ app } = await stage.client.app.addApp({ name: '集計の台' }));
  await stage.client.app.addFormFields({ app, properties: PROPERTIES });
  await stage.client.app.deployApp({ apps: [{ app }] });
  await stage.client.record.addAllRecords({ app, records: randomRecords() });
  const form = await stage.client.app.getFormFields({ app });
  fields = form.properties as unknown as Record<string, FormField>;
  const records = await stage.client.record.getAllRecords({ app });
  const wanted = Object.keys(PROPERTIES).map((code) => [code, fields[code]]);
  const columns = Object.fromEntries(wanted) as Record<string, FormField>;
  rows = recordRows(tableOf(records as unknown as KintoneRecord[], columns));
});

afterAll(() => stage.stop());

const byValue: How = { by: 'value' };
const level = ({ field, how }: Grouping) =>
  keyed(rows.column(field), { field, how }, { zone: ZONE, fields });

const count = async (query: string): Promise<number> => {
  const { totalCount } = await stage.client.record.getRecords({
    ...{ app, fields: ['$id'], totalCount: true },
    query: `${query} limit 1`,
  });
  return Number(totalCount);
};

test.each<[string, How]>([
  ['分野', byValue],
  ['種類', byValue],
  ['件名', byValue],
  ['担当者', byValue],
  ['分', byValue],
  ['分', { by: 'ranges', edges: [0, 10] }],
  ['受付日', { by: 'quarter' }],
  ['受付日時', { by: 'month' }],
  ['受付日時', { by: 'fiscalYear' }],
  ['受付日', { by: 'week' }],
])(
  '%s by %j: the condition of each key finds the records that the engine counted',
  async (field, how) => {
    const keys = level({ field, how });
    const summary = summarize({ rows, levels: [keys], measures: [{ kind: 'records' }] });
    expect(keys.keys.length).toBeGreaterThan(1);
    for (const [index, key] of keys.keys.entries()) {
      const condition = keyCondition(key, fields[field] as FormField, ZONE);
      if (condition === undefined) throw new Error(`no condition for ${JSON.stringify(key)}`);
      expect([condition, summary.value(0, [index])]).toEqual([condition, await count(condition)]);
    }
  },
);

/** What kintone's own graphs call a key. */
function graphKey(key: Key): string {
  if (key.kind === 'word') return key.word;
  if (key.kind === 'number') return String(key.value);
  if (key.kind === 'period') return dayAt(daysOf(key.period, key.number).first);
  throw new Error(`graphs have no ${key.kind}`);
}

const PERIODS: Partial<Record<How['by'], string>> = {
  month: 'MONTH',
  quarter: 'QUARTER',
  day: 'DAY',
};

test.each<[string, Grouping[]]>([
  ['by choice', [{ field: '分野', how: byValue }]],
  ['by several choices', [{ field: '種類', how: byValue }]],
  ['by month', [{ field: '受付日', how: { by: 'month' } }]],
  [
    'by quarter in the zone of the user, and choice',
    [
      { field: '受付日時', how: { by: 'quarter' } },
      { field: '種類', how: byValue },
    ],
  ],
  [
    'by choice, text and day',
    [
      { field: '分野', how: byValue },
      { field: '件名', how: byValue },
      { field: '受付日', how: { by: 'day' } },
    ],
  ],
])('kintone’s own graph %s says the same', async (_what, groupings) => {
  const amounts = amountsIn(rows.column('分'));
  const summary = summarize({
    rows,
    levels: groupings.map(level),
    measures: [
      { kind: 'records' },
      ...(['sum', 'max', 'min', 'mean'] as const).map((kind) => ({ kind, amounts })),
    ],
  });
  const { body } = await stage.call('POST', '/k/internal/report.json', {
    app,
    settings: {
      ...{ chartType: 'TABLE', name: '照合', index: 0, filterCond: '', sorts: [] },
      groups: groupings.map(({ field, how }) => {
        const per = PERIODS[how.by];
        return { code: field, ...(per && { per }) };
      }),
      aggregations: [
        { type: 'COUNT' },
        ...['SUM', 'MAX', 'MIN', 'AVERAGE'].map((type) => ({ type, code: '分' })),
      ],
    },
  });
  const graph = body['rows'] as { keys: string[]; values: (string | null)[] }[];
  expect(graph.length).toBeGreaterThan(1);
  const found = summary.levels.map((keys) => {
    const named = keys.flatMap((key, index) =>
      key.kind === 'unset' ? [] : [[key, index] as const],
    );
    return new Map(named.map(([key, index]) => [graphKey(key), index]));
  });
  for (const { keys, values } of graph) {
    const place = keys.map((key, at) => found[at]?.get(key) ?? NaN);
    const [records, sum, max, min, mean] = [0, 1, 2, 3, 4].map((at) => summary.value(at, place));
    expect([keys, records]).toEqual([keys, Number(values[0])]);
    if (values[1] !== null) expect([keys, sum]).toEqual([keys, Number(values[1])]);
    for (const [at, own] of [max, min].entries()) {
      expect([keys, own]).toEqual([keys, values[at + 2] === null ? NaN : Number(values[at + 2])]);
    }
    // Graphs round to the app's precision.
    if (values[4] !== null) expect(mean).toBeCloseTo(Number(values[4]), 3);
  }
  // Whatever the graph does not show is unset (kintone drops it) or has no record.
  const shown = graph.reduce((total, { values }) => total + Number(values[0]), 0);
  expect(sumOfSet(summary)).toBe(shown);
});

function sumOfSet({ levels, value }: ReturnType<typeof summarize>): number {
  const walk = (place: number[]): number => {
    const keys = levels[place.length];
    if (!keys) return value(0, place);
    return keys.reduce(
      (sum, key, at) => sum + (key.kind === 'unset' ? 0 : walk([...place, at])),
      0,
    );
  };
  return walk([]);
}
