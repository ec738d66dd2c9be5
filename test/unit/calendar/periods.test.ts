import { isDate, type Day } from '../../../src/calendar/day';
import {
  civil,
  dayAt,
  epochDay,
  parseEpochDay,
  weekdayOf,
  zoneClock,
} from '../../../src/calendar/epoch-day';
import {
  calendarMonth,
  daysOf,
  inFiscalYear,
  lastFiscalYear,
  periodOf,
  type Period,
} from '../../../src/calendar/periods';

const at = (day: string): number => epochDay(day as Day);

test('通し日の年月日は、暦のとおり（紀元1年から9999年まで）', () => {
  for (let day = at('0001-01-01'); day <= at('9999-12-31'); day += 97) {
    const { year, month, date } = civil(day);
    const utc = new Date(day * 86_400_000);
    expect([year, month, date, weekdayOf(day)]).toEqual([
      utc.getUTCFullYear(),
      utc.getUTCMonth() + 1,
      utc.getUTCDate(),
      utc.getUTCDay(),
    ]);
  }
  expect(dayAt(at('2024-02-29'))).toBe('2024-02-29');
  expect(() => dayAt(1e9)).toThrow(RangeError);
});

test.each<[Period, string, string, string]>([
  ['fiscalYear', '2026-03-31', '2025-04-01', '2026-03-31'],
  ['fiscalYear', '2026-04-01', '2026-04-01', '2027-03-31'],
  ['half', '2026-10-01', '2026-10-01', '2027-03-31'],
  ['half', '2026-09-30', '2026-04-01', '2026-09-30'],
  ['quarter', '2027-01-15', '2027-01-01', '2027-03-31'],
  ['month', '2024-02-10', '2024-02-01', '2024-02-29'],
  ['week', '2026-05-17', '2026-05-11', '2026-05-17'],
  ['week', '2026-05-11', '2026-05-11', '2026-05-17'],
  ['day', '2026-05-11', '2026-05-11', '2026-05-11'],
])('%s: %s は %s から %s まで', (period, day, first, last) => {
  const days = daysOf(period, periodOf(period, at(day)));
  expect([dayAt(days.first), dayAt(days.last)]).toEqual([first, last]);
});

test('期間は、すきまなく続く', () => {
  for (const period of ['fiscalYear', 'half', 'quarter', 'month', 'week', 'day'] as const) {
    const start = periodOf(period, at('1999-01-01'));
    for (let number = start; number < start + 60; number += 1) {
      expect(daysOf(period, number + 1).first).toBe(daysOf(period, number).last + 1);
      expect(periodOf(period, daysOf(period, number).last)).toBe(number);
    }
  }
});

test('年度の中の位置: 2027年1月は、2026年度の10か月め・第4四半期・下半期', () => {
  const day = at('2027-01-15');
  const place = (period: 'month' | 'quarter' | 'half' | 'fiscalYear') =>
    inFiscalYear(period, periodOf(period, day));
  expect(place('month')).toEqual({ fiscalYear: 2026, part: 9 });
  expect(place('quarter')).toEqual({ fiscalYear: 2026, part: 3 });
  expect(place('half')).toEqual({ fiscalYear: 2026, part: 1 });
  expect(place('fiscalYear')).toEqual({ fiscalYear: 2026, part: 0 });
  expect(calendarMonth(periodOf('month', day))).toBe(1);
});

test.each<[Period, string, string | undefined]>([
  ['month', '2026-05-20', '2025-05-01'],
  ['quarter', '2026-02-01', '2025-01-01'],
  ['day', '2024-02-29', '2023-02-28'],
  ['day', '2026-05-11', '2025-05-11'],
  ['week', '2026-05-11', undefined],
])('%s: %s の前年度同期は %s から', (period, day, first) => {
  const number = lastFiscalYear(period, periodOf(period, at(day)));
  expect(number === undefined ? undefined : dayAt(daysOf(period, number).first)).toBe(first);
});

test('地域の時計は、時差の変わる日も正しい', () => {
  const clock = zoneClock('America/New_York');
  const local = (iso: string) => {
    const instant = Date.parse(iso);
    return `${dayAt(clock.day(instant))} ${clock.hour(instant)}`;
  };
  expect(local('2026-03-08T06:59:00Z')).toBe('2026-03-08 1');
  expect(local('2026-03-08T07:00:00Z')).toBe('2026-03-08 3');
  expect(local('2026-11-01T05:59:00Z')).toBe('2026-11-01 1');
  expect(local('2026-11-01T06:00:00Z')).toBe('2026-11-01 1');
  const tokyo = zoneClock('Asia/Tokyo');
  expect(dayAt(tokyo.day(Date.parse('2026-03-31T15:00:00Z')))).toBe('2026-04-01');
  expect(tokyo.hour(Date.parse('1969-12-31T15:30:00Z'))).toBe(0);
});

test.each([
  ['2026-11-26', 20_783],
  ['1970-01-01', 0],
  ['2024-02-29', 19_782],
  ['0099-01-01', -683_368],
  ['2026-02-29', undefined],
  ['1900-02-29', undefined],
  ['2026-04-31', undefined],
  ['2026-13-01', undefined],
  ['2026-00-10', undefined],
  ['2026-10-00', undefined],
  ['2026-1-1', undefined],
  ['2026/11/26', undefined],
  ['2026-11-26T00:00:00Z', undefined],
])('the epoch day of %s is %s', (text, day) => {
  expect(parseEpochDay(text)).toBe(day);
});

test('every date of 400 years, and no other, is a day', () => {
  for (let year = 1800; year < 2200; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
      expect([isDate(year, month, 0), isDate(year, month, last)]).toEqual([false, true]);
      expect(isDate(year, month, last + 1)).toBe(false);
    }
  }
});
