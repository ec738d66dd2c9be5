/**
 * A point in time, the same for everyone, shown in the zone of whoever looks. Held as milliseconds
 * since 1970 UTC. A zone is an IANA name such as `Asia/Tokyo`.
 */
import { addDays, type Day } from './day';

declare const instantBrand: unique symbol;
export type Instant = number & { readonly [instantBrand]: true };

/** Reads kintone's date and time (`2026-05-11T01:30:00Z`). @returns undefined for anything else */
export function parseInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : (time as Instant);
}

export function instantOf(date: Date): Instant {
  return date.getTime() as Instant;
}

/** kintone's form, to the minute as kintone keeps it: `2026-05-11T01:30:00Z`. */
export function toKintone(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 16)}:00Z`;
}

/** The day on the calendar of `zone` at that instant. */
export function dayIn(zone: string, instant: Instant): Day {
  const { year, month, day } = partsIn(zone, instant);
  return `${year}-${month}-${day}` as Day;
}

/** `10:32` on the clock of `zone`. */
export function clockIn(zone: string, instant: Instant): string {
  const { hour, minute } = partsIn(zone, instant);
  return `${hour}:${minute}`;
}

/** The instant at which `day` begins in `zone`. */
export function startOfDay(zone: string, day: Day): Instant {
  // A first guess by the offset at UTC midnight, corrected once: an offset may change within the day.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let guess = midnight - offsetIn(zone, midnight as Instant);
  guess = midnight - offsetIn(zone, guess as Instant);
  return guess as Instant;
}

/** First instant of the day after `day`: an exclusive end. */
export function endOfDay(zone: string, day: Day): Instant {
  return startOfDay(zone, addDays(day, 1));
}

export function todayIn(zone: string, now: Date): Day {
  return dayIn(zone, instantOf(now));
}

/** Milliseconds by which the clock of `zone` is ahead of UTC. */
export function offsetIn(zone: string, instant: Instant): number {
  const { year, month, day, hour, minute } = partsIn(zone, instant);
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return local - Math.floor(instant / 60_000) * 60_000;
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute';

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string, instant: Instant): Record<Part, string> {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts: Record<Part, string> = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of format.formatToParts(instant)) {
    if (type in parts) parts[type as Part] = value;
  }
  return { ...parts, year: parts.year.padStart(4, '0') };
}
