import { addDays, dayOf, daysBetween, parseDay, type Day } from '../../../src/calendar/day';

const day = (text: string): Day => {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`${text} is no day`);
  return parsed;
};

test.each([
  ['2026-04-01', '2026-04-01'],
  ['2024-02-29', '2024-02-29'],
  ['2025-02-29', undefined],
  ['2026-04-31', undefined],
  ['2026-13-01', undefined],
  ['2026-4-1', undefined],
  ['', undefined],
])('kintoneの日付 %s は %s と読む', (text, expected) => {
  expect(parseDay(text)).toBe(expected);
});

test('年が100未満でも1900年代に化けない', () => {
  expect(dayOf(99, 1, 1)).toBe('0099-01-01');
});

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
])('%s の %d 日後は %s', (from, days, to) => {
  expect(addDays(day(from), days)).toBe(to);
  expect(daysBetween(day(from), day(to))).toBe(days);
});
