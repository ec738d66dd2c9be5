/** The engine's answers are those of the plain, slow way, whatever the records and the question. */
import fc from 'fast-check';
import type { FormField, KintoneField, KintoneRecord } from '../../src/kintone/host';
import { amountsIn, daysBetween } from '../../src/records/amounts';
import { tableOf } from '../../src/records/columns';
import { keyed, type Grouping, type How } from '../../src/records/grouping';
import { keyId, type Key } from '../../src/records/key';
import type { Measure } from '../../src/records/measure';
import { recordRows, subtableRows, type Rows } from '../../src/records/rows';
import { withKeys } from '../../src/records/slice';
import { ALL, summarize } from '../../src/records/summary';
import { keysOf, naiveRows, naiveValue, type NaiveMeasure, type NaiveRow } from './summary-naive';

const RUNS = 2000;

const choice = (code: string, type: string, ...labels: string[]): FormField => ({
  type,
  code,
  label: code,
  options: Object.fromEntries(labels.map((label, index) => [label, { label, index: `${index}` }])),
});
const plain = (code: string, type: string): FormField => ({ type, code, label: code });

const inner = {
  室: choice('室', 'DROP_DOWN', 'ホール', '和室'),
  人数: plain('人数', 'NUMBER'),
};
const fields: Record<string, FormField> = {
  分野: choice('分野', 'DROP_DOWN', '道路', 'ごみ', '防犯', '誰も選ばない'),
  タグ: choice('タグ', 'CHECK_BOX', 'とどける', 'みつける', 'つなげる'),
  件名: plain('件名', 'SINGLE_LINE_TEXT'),
  担当者: plain('担当者', 'USER_SELECT'),
  分: plain('分', 'NUMBER'),
  受付日時: plain('受付日時', 'DATETIME'),
  回答日: plain('回答日', 'DATE'),
  利用: { ...plain('利用', 'SUBTABLE'), fields: inner },
};
const asked = { ...fields, ...inner };

const value = (type: string, of: fc.Arbitrary<unknown>): fc.Arbitrary<KintoneField> =>
  of.map((each) => ({ type, value: each }));
/** Near the edges of days, months and years, where a rule goes wrong first. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2024, 2, 30), max: Date.UTC(2027, 3, 2) }),
  fc.constantFrom(Date.UTC(2026, 2, 31, 14, 59), Date.UTC(2026, 2, 31, 15), Date.UTC(2024, 1, 29)),
  // Clocks change in New York at 07:00 UTC on that day.
  fc.constantFrom(
    Date.UTC(2026, 2, 8, 6, 59),
    Date.UTC(2026, 2, 8, 7),
    Date.UTC(2026, 10, 1, 5, 30),
  ),
);
const iso = instants.map((at) => `${new Date(at).toISOString().slice(0, 16)}:00Z`);
const number = fc.oneof(
  fc.constant(''),
  fc.integer({ min: -5, max: 300 }).map(String),
  fc.integer({ min: -999, max: 9999 }).map((thousandth) => String(thousandth / 1000)),
);
const record: fc.Arbitrary<KintoneRecord> = fc.record({
  分野: value('DROP_DOWN', fc.constantFrom('道路', 'ごみ', '防犯', '', '', '廃止された分野')),
  タグ: value('CHECK_BOX', fc.subarray(['とどける', 'みつける', 'つなげる'])),
  件名: value('SINGLE_LINE_TEXT', fc.constantFrom('', '街灯', '段差', '10番', '9番')),
  担当者: value(
    'USER_SELECT',
    fc.subarray([
      { code: 'sato', name: '佐藤' },
      { code: 'suzuki', name: '鈴木' },
    ]),
  ),
  分: value('NUMBER', number),
  受付日時: value('DATETIME', fc.oneof(iso, fc.constant(''))),
  回答日: value(
    'DATE',
    fc.oneof(
      iso.map((text) => text.slice(0, 10)),
      fc.constant(null),
    ),
  ),
  利用: value(
    'SUBTABLE',
    fc.array(
      fc
        .record({
          室: value('DROP_DOWN', fc.constantFrom('ホール', '和室', '')),
          人数: value('NUMBER', number),
        })
        .map((row) => ({ id: '1', value: row })),
      { maxLength: 3 },
    ),
  ),
});
const records = fc
  .array(record, { maxLength: 40 })
  .map((list) =>
    list.map((each, at) => ({ ...each, $id: { type: '__ID__', value: `${at + 1}` } })),
  );

const byValue: How = { by: 'value' };
const periods = ['fiscalYear', 'half', 'quarter', 'month', 'week', 'day', 'weekday'] as const;
const groupings: fc.Arbitrary<Grouping> = fc.oneof(
  fc.constantFrom('分野', 'タグ', '件名', '担当者', '分').map((field) => ({ field, how: byValue })),
  fc.record({
    field: fc.constantFrom('受付日時', '回答日'),
    how: fc.constantFrom(...periods).map((by): How => ({ by })),
  }),
  fc.constant<Grouping>({ field: '受付日時', how: { by: 'hour' } }),
  fc
    .uniqueArray(fc.integer({ min: -3, max: 200 }), { minLength: 1, maxLength: 3 })
    .map((edges): Grouping => ({
      field: '分',
      how: { by: 'ranges', edges: edges.sort((a, b) => a - b) },
    })),
);
const ofRows: fc.Arbitrary<Grouping> = fc.oneof(
  groupings,
  fc.constant<Grouping>({ field: '室', how: byValue }),
);
const measures: fc.Arbitrary<NaiveMeasure> = fc.oneof(
  fc.constantFrom<NaiveMeasure>(
    { kind: 'records' },
    { kind: 'rows' },
    { kind: 'distinct', field: '件名' },
    { kind: 'distinct', field: 'タグ' },
    { kind: 'distinct', field: '分' },
    { kind: 'mean', from: '受付日時', to: '回答日' },
  ),
  fc.constantFrom('sum', 'mean', 'median', 'min', 'max').map((kind) => ({ kind, field: '分' })),
  fc.integer({ min: 0, max: 100 }).map((percent) => ({ kind: 'percentile', field: '分', percent })),
);
const zones = fc.constantFrom('Asia/Tokyo', 'UTC', 'America/New_York');

function engineMeasure(measure: NaiveMeasure, rows: Rows, zone: string): Measure {
  const { kind, field = '', percent = 0, from, to } = measure;
  if (kind === 'records' || kind === 'rows') return { kind };
  if (kind === 'distinct') return { kind, column: rows.column(field) };
  const days = (code: string) => ({ column: rows.column(code), field: code });
  const amounts =
    from && to ? daysBetween(days(from), days(to), zone) : amountsIn(rows.column(field));
  if (kind === 'percentile') return { kind, amounts, percent };
  return { kind: kind as 'sum' | 'mean' | 'median' | 'min' | 'max', amounts };
}

/** Where each row falls, the totals over it, and some places where perhaps none does. */
function places(rows: readonly NaiveRow[], levels: readonly (readonly Key[])[]): number[][] {
  const at = levels.map((keys) => new Map(keys.map((key, index) => [keyId(key), index])));
  const met = rows.map(({ keys }) =>
    keys.map((each, level) => at[level]?.get(each.at(-1) ?? '') ?? MISSING),
  );
  const spread = [0, 0.4, 0.99].map((part) =>
    levels.map(({ length }) => Math.floor(length * part)),
  );
  const inReach = spread.filter((place) => place.every((key, level) => levels[level]?.[key]));
  const all = [...met, ...inReach].flatMap((place) =>
    Array.from({ length: 1 << levels.length }, (_, bits) =>
      place.map((key, level) => (bits & (1 << level) ? key : ALL)),
    ),
  );
  return [...new Map(all.map((place) => [place.join(), place])).values()];
}

/** A key that rows have and the summary does not: no place has it, so that looking there fails. */
const MISSING = 1e6;

function check(
  list: KintoneRecord[],
  levels: Grouping[],
  measure: NaiveMeasure,
  zone: string,
  subtable?: string,
  slice?: { grouping: Grouping; chosen: string[] },
): void {
  const table = tableOf(list, fields);
  const rows = subtable ? subtableRows(table, subtable) : recordRows(table);
  const context = { zone, fields: asked };
  const keyedBy = (each: Grouping) => keyed(rows.column(each.field), each, context);
  const naive = ({ field, how }: Grouping) => ({ field, ...how });
  const kept = slice && withKeys(keyedBy(slice.grouping), new Set(slice.chosen));
  const summary = summarize({
    rows,
    levels: levels.map(keyedBy),
    measures: [engineMeasure(measure, rows, zone)],
    ...(kept && { kept }),
  });
  const plainRows = naiveRows(list, levels.map(naive), zone, subtable).filter(
    ({ values }) =>
      !slice ||
      keysOf(values[slice.grouping.field], naive(slice.grouping), zone).some((key) =>
        slice.chosen.includes(key),
      ),
  );
  expect(summary.counted.rows).toBe(plainRows.length);
  for (const place of places(plainRows, summary.levels)) {
    const named = place.map((key, level) => {
      if (key === ALL) return null;
      const found = summary.levels[level]?.[key];
      // No record vanishes: each key that a row has is among the keys of its level.
      if (!found) throw new Error(`a key of level ${level} is missing`);
      return keyId(found);
    });
    const expected = naiveValue(plainRows, named, measure, zone);
    const got = summary.value(0, place);
    const nearly = Math.abs(got - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    if (!nearly) expect([named, got]).toEqual([named, expected]);
  }
}

test('records, up to three levels', () => {
  fc.assert(
    fc.property(records, fc.array(groupings, { maxLength: 3 }), measures, zones, (...each) =>
      check(...each),
    ),
    { numRuns: RUNS },
  );
});

test('rows of a subtable, with the fields of their records', () => {
  const rowMeasures = fc.oneof(
    measures,
    fc.constantFrom('sum', 'mean', 'median').map((kind) => ({ kind, field: '人数' })),
  );
  fc.assert(
    fc.property(records, fc.array(ofRows, { maxLength: 2 }), rowMeasures, zones, (...each) =>
      check(...each, '利用'),
    ),
    { numRuns: RUNS / 2 },
  );
});

test('what a slicer leaves', () => {
  const chosen = fc.constantFrom<string[]>(
    ['w道路', ''],
    ['wとどける'],
    ['fiscalYear 2025'],
    ['w'],
  );
  const slice = fc.record({ grouping: groupings, chosen });
  fc.assert(
    fc.property(
      records,
      fc.array(groupings, { maxLength: 2 }),
      measures,
      zones,
      slice,
      (list, levels, measure, zone, cut) => check(list, levels, measure, zone, undefined, cut),
    ),
    { numRuns: RUNS / 2 },
  );
});
