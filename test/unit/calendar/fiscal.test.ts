import type { Day } from '../../../src/calendar/day';
import {
  firstDay,
  fiscalYear,
  fiscalYearOf,
  lastDay,
  monthsOf,
  quarterOf,
} from '../../../src/calendar/fiscal';

test.each([
  ['2026-03-31', 2025],
  ['2026-04-01', 2026],
  ['2026-12-31', 2026],
  ['2027-01-01', 2026],
])('%s は %d年度', (text, year) => {
  expect(fiscalYearOf(text as Day)).toBe(year);
});

test.each([
  ['2026-03-31', 2025, 4],
  ['2026-04-01', 2026, 1],
  ['2026-06-30', 2026, 1],
  ['2026-07-01', 2026, 2],
  ['2026-10-01', 2026, 3],
  ['2027-01-01', 2026, 4],
])('%s は %d年度の第%d四半期', (text, year, quarter) => {
  expect(quarterOf(text as Day)).toEqual({ kind: 'quarter', fiscalYear: year, quarter });
});

test('年度は4月1日から翌年3月31日まで', () => {
  expect(firstDay(fiscalYear(2026))).toBe('2026-04-01');
  expect(lastDay(fiscalYear(2026))).toBe('2027-03-31');
});

test('四半期は4–6月、7–9月、10–12月、1–3月', () => {
  const spans = ([1, 2, 3, 4] as const).map((quarter) => {
    const period = { kind: 'quarter', fiscalYear: 2026, quarter } as const;
    return [firstDay(period), lastDay(period)];
  });
  expect(spans).toEqual([
    ['2026-04-01', '2026-06-30'],
    ['2026-07-01', '2026-09-30'],
    ['2026-10-01', '2026-12-31'],
    ['2027-01-01', '2027-03-31'],
  ]);
});

test('年度月は4月に始まり3月に終わり、すきまなく続く', () => {
  const months = monthsOf(2027);
  expect(months.map(({ month }) => month)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]);
  expect(lastDay(months[10]!)).toBe('2028-02-29');
  expect(firstDay(months[11]!)).toBe('2028-03-01');
});
