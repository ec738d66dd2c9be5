/** Days and wall clocks in a time zone. A date is `YYYY-MM-DD` and has no zone; an instant is a Date. */
import { partsIn } from '../calc/date-format';

const two = (value: number): string => String(value).padStart(2, '0');

/** The date on a calendar in that zone at that instant. */
export function dateIn(instant: Date, timezone: string): string {
  const { year, month, day } = partsIn(instant.getTime(), timezone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `HH:mm` on a clock in that zone. */
export function timeIn(instant: Date, timezone: string): string {
  const { hour, minute } = partsIn(instant.getTime(), timezone);
  return `${two(hour)}:${two(minute)}`;
}

/** The first instant of a date in a zone (after a spring-forward at midnight: the first there is). */
export function startOfDay(date: string, timezone: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const first = utc - offsetAt(utc, timezone);
  // The offset may differ at the instant found: reckon once more from there.
  return new Date(utc - offsetAt(first, timezone));
}

/** Milliseconds the zone's clock is ahead of UTC at an instant. */
function offsetAt(instant: number, timezone: string): number {
  const { year, month, day, hour, minute, second } = partsIn(instant, timezone);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(instant / 1000) * 1000;
}

/** UTC to the minute, with seconds 00: how kintone keeps a date and time. */
export function toMinute(instant: Date): string {
  return `${instant.toISOString().slice(0, 16)}:00Z`;
}

export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
