import {
  difference,
  moving,
  rate,
  ratio,
  running,
  share,
  type Along,
} from '../../../src/records/derived';
import { recordRows } from '../../../src/records/rows';
import { toDate, within } from '../../../src/records/slice';
import { ALL, summarize, type Summary } from '../../../src/records/summary';
import { keyed } from '../../../src/records/grouping';
import { tableOf } from '../../../src/records/columns';
import { amountsIn, unsetIn } from '../../../src/records/amounts';
import { daysOf } from '../../../src/records/grouping';
import { epochDay } from '../../../src/calendar/epoch-day';
import type { Day } from '../../../src/calendar/day';
import { fields, voice } from './sample';

const context = { zone: 'Asia/Tokyo', fields };

/** Counts and minutes by month and 分野. */
function byMonth(voices: [day: string, category: string, minutes: string][]): {
  summary: Summary;
  months: Along;
} {
  const records = voices.map(([受付日, 分野, 分]) => voice({ 受付日, 分野, 分 }));
  const rows = recordRows(tableOf(records, fields));
  const level = (field: string, by: 'month' | 'value') =>
    keyed(rows.column(field), { field, how: { by } }, context);
  const summary = summarize({
    rows,
    levels: [level('受付日', 'month'), level('分野', 'value')],
    measures: [{ kind: 'records' }, { kind: 'sum', amounts: amountsIn(rows.column('分')) }],
  });
  return { summary, months: { level: 0, keys: summary.levels[0] ?? [] } };
}

const { summary, months } = byMonth([
  ['2025-03-20', '道路', '5'],
  ['2025-04-01', '道路', '10'],
  ['2025-04-02', 'ごみ', '20'],
  ['2026-03-10', '道路', '30'],
  ['2026-04-10', '道路', '40'],
  ['2026-04-11', '道路', ''],
]);
const count = (place: readonly number[]): number => summary.value(0, place);
const minutes = (place: readonly number[]): number => summary.value(1, place);
/** Months since March 2025; 分野 in the order of the form: ごみ, 道路, 防犯. */
const MARCH = 0;
const APRIL = 1;
const NEXT_MARCH = 12;
const NEXT_APRIL = 13;
const WASTE = 0;
const ROADS = 1;
const CRIME = 2;

test('構成比は、どの範囲の中での割合かを選べる', () => {
  const ofAll = share(count, [0, 1]);
  expect(ofAll([APRIL, ROADS])).toBeCloseTo(1 / 6);
  expect(ofAll([ALL, ALL])).toBe(1);
  const ofMonth = share(count, [1]);
  expect(ofMonth([APRIL, ROADS])).toBe(0.5);
  expect(ofMonth([APRIL, CRIME])).toBe(0);
  expect(ofMonth([5, ROADS])).toBeNaN();
});

test('1件あたりは、合計でも合計どうしの割合になる', () => {
  const each = rate(minutes, count);
  expect(each([ALL, ROADS])).toBe(85 / 5);
  expect(each([APRIL, ALL])).toBe(15);
  expect(each([5, ALL])).toBeNaN();
});

test('累計。年度で区切ることもできる', () => {
  const ever = running(count, months);
  expect(ever([MARCH, ALL])).toBe(1);
  expect(ever([NEXT_MARCH, ALL])).toBe(4);
  expect(ever([NEXT_APRIL, ROADS])).toBe(5);
  expect(ever([ALL, ALL])).toBe(6);
  const inYear = running(count, months, 'fiscalYear');
  expect(inYear([APRIL, ALL])).toBe(2);
  expect(inYear([NEXT_MARCH, ALL])).toBe(3);
  expect(inYear([NEXT_APRIL, ALL])).toBe(2);
});

test('移動平均は、そろうまで値なし', () => {
  const three = moving(count, months, 3);
  expect(three([APRIL, ALL])).toBeNaN();
  expect(three([2, ALL])).toBe(1);
  expect(three([ALL, ALL])).toBeNaN();
});

test('前月と、前年度の同じ月と比べる。比べる月がなければ値なし、0 とは割らない', () => {
  expect(difference(count, months, 'previous')([APRIL, ALL])).toBe(1);
  expect(difference(count, months, 'previous')([MARCH, ALL])).toBeNaN();
  expect(difference(count, months, 'lastFiscalYear')([NEXT_APRIL, ROADS])).toBe(1);
  expect(ratio(count, months, 'lastFiscalYear')([NEXT_APRIL, ROADS])).toBe(2);
  expect(ratio(count, months, 'previous')([NEXT_APRIL, WASTE])).toBeNaN();
  expect(difference(count, months, 'previous')([ALL, ALL])).toBeNaN();
});

test('日付の未入力は、累計にも前月との比較にも入らない', () => {
  const blank = byMonth([
    ['2026-04-01', '道路', ''],
    ['', '道路', ''],
  ]);
  const of = (place: readonly number[]) => blank.summary.value(0, place);
  expect(running(of, blank.months)([1, ALL])).toBeNaN();
  expect(difference(of, blank.months, 'previous')([1, ALL])).toBeNaN();
  expect(of([1, ALL])).toBe(1);
});

test('年度累計は、今日と同じ月日までを、どの年度でも数える', () => {
  const days = ['2024-04-01', '2025-02-28', '2024-02-29', '2025-03-01', '2025-05-12', ''];
  const rows = recordRows(
    tableOf(
      days.map((受付日) => voice({ 受付日 })),
      fields,
    ),
  );
  const column = daysOf(rows.column('受付日'), '受付日', 'Asia/Tokyo');
  const until = (day: string) => [...toDate(column, epochDay(day as Day))];
  expect(until('2026-02-28')).toEqual([1, 1, 1, 0, 1, 0]);
  expect(until('2026-05-11')).toEqual([1, 0, 0, 0, 0, 0]);
  expect(until('2026-03-31')).toEqual([1, 1, 1, 1, 1, 0]);
});

test('値なしと 0 は違う。小数の合計に端数は出ない', () => {
  const records = [voice({ 分: '' }), ...Array.from({ length: 10 }, () => voice({ 分: '0.1' }))];
  const rows = recordRows(tableOf(records, fields));
  const amounts = amountsIn(rows.column('分'));
  const kinds = ['sum', 'mean', 'min'] as const;
  const none = summarize({
    rows,
    levels: [],
    measures: kinds.map((kind) => ({ kind, amounts })),
    kept: within(amounts, 5),
  });
  expect(kinds.map((_, index) => none.value(index, []))).toEqual([0, NaN, NaN]);
  const all = summarize({ rows, levels: [], measures: [{ kind: 'sum', amounts }] });
  expect(all.value(0, [])).toBe(1);
  expect(unsetIn(amounts)).toBe(1);
  expect(all.counted).toEqual({ records: 11, rows: 11 });
});

test('五つめの段は断る', () => {
  const rows = recordRows(tableOf([], fields));
  const level = keyed(rows.column('分野'), { field: '分野', how: { by: 'value' } }, context);
  const ask = () => summarize({ rows, levels: Array(5).fill(level), measures: [] });
  expect(ask).toThrow(RangeError);
});

test('四段にわたる多くの組み合わせも、あるものだけを持つ', () => {
  const records = Array.from({ length: 300 }, (_, index) => voice({ 件名: `件名${index}` }));
  const rows = recordRows(tableOf(records, fields));
  const level = keyed(rows.column('件名'), { field: '件名', how: { by: 'value' } }, context);
  const summary = summarize({
    rows,
    levels: [level, level, level, level],
    measures: [{ kind: 'records' }],
  });
  expect(summary.value(0, [7, 7, 7, 7])).toBe(1);
  expect(summary.value(0, [7, 7, 7, 8])).toBe(0);
  expect(summary.value(0, [7, ALL, ALL, ALL])).toBe(1);
  expect(summary.value(0, [ALL, ALL, ALL, ALL])).toBe(300);
});
