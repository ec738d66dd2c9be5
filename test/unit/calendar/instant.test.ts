import type { Day } from '../../../src/calendar/day';
import {
  clockIn,
  dayIn,
  endOfDay,
  parseInstant,
  startOfDay,
  todayIn,
  toKintone,
} from '../../../src/calendar/instant';

test.each([
  ['2026-05-11T01:30:00Z', 'Asia/Tokyo', '2026-05-11', '10:30'],
  ['2026-05-10T15:00:00Z', 'Asia/Tokyo', '2026-05-11', '00:00'],
  ['2026-05-10T14:59:00Z', 'Asia/Tokyo', '2026-05-10', '23:59'],
  ['2026-05-11T01:30:00+09:00', 'Asia/Tokyo', '2026-05-11', '01:30'],
  ['2026-05-11T01:30:00Z', 'America/New_York', '2026-05-10', '21:30'],
])('%s は %s では %s の %s', (text, zone, expectedDay, clock) => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error('no instant');
  expect(dayIn(zone, instant)).toBe(expectedDay);
  expect(clockIn(zone, instant)).toBe(clock);
});

test.each(['2026-05-11', '', '10:30', '2026-05-11T25:00:00Z'])('「%s」は日時ではない', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

test('一日の初めと終わりは利用者のタイムゾーンによる', () => {
  expect(toKintone(startOfDay('Asia/Tokyo', '2026-05-11' as Day))).toBe('2026-05-10T15:00:00Z');
  expect(toKintone(endOfDay('Asia/Tokyo', '2026-05-11' as Day))).toBe('2026-05-11T15:00:00Z');
});

test('夏時間に入る日は23時間', () => {
  const zone = 'America/New_York';
  const day = '2026-03-08' as Day;
  expect(endOfDay(zone, day) - startOfDay(zone, day)).toBe(23 * 3_600_000);
});

test('今日は、世界の時刻ではなく利用者の暦で決まる', () => {
  const now = new Date('2026-03-31T20:00:00Z');
  expect(todayIn('Asia/Tokyo', now)).toBe('2026-04-01');
  expect(todayIn('UTC', now)).toBe('2026-03-31');
});
