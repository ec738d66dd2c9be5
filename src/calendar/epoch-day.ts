/**
 * Days as whole numbers since 1970-01-01, for counting over many records: no text is made for each row.
 * `Day` is the form for everything else.
 */
import { dayOf, isDate, type Day } from './day';
import { offsetIn, type Instant } from './instant';

const MILLISECONDS_PER_DAY = 86_400_000;
const MILLISECONDS_PER_MINUTE = 60_000;

export function epochDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY;
}

/** @throws RangeError for a number no calendar of four-digit years reaches */
export function dayAt(epoch: number): Day {
  const { year, month, date } = civil(epoch);
  const day = year >= 0 && year <= 9999 ? dayOf(year, month, date) : undefined;
  if (day === undefined) throw new RangeError(`no day ${epoch}`);
  return day;
}

/** Reads kintone's form `YYYY-MM-DD` as `parseDay` does, and makes no text of it. @returns undefined for anything else */
export function parseEpochDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const exists = isDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
  // A date alone is read as UTC.
  return exists ? Date.parse(text) / MILLISECONDS_PER_DAY : undefined;
}

export interface Civil {
  year: number;
  /** 1 to 12. */
  month: number;
  date: number;
}

/**
 * Year, month and date of an epoch day in the Gregorian calendar, reckoned in years that begin on 1 March so
 * that the leap day comes last (Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, civil_from_days).
 */
export function civil(epoch: number): Civil {
  const shifted = epoch + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(epoch: number): number {
  return (((epoch + 4) % 7) + 7) % 7;
}

/** The clocks of one zone, fast for many instants: `Intl` is asked twice for each day that occurs, not for each instant. */
export interface ZoneClock {
  /** The day of `instant` in the zone. */
  day(instant: number): number;
  /** 0 to 23. */
  hour(instant: number): number;
}

/** @param zone IANA name, e.g. `Asia/Tokyo` */
export function zoneClock(zone: string): ZoneClock {
  /** Offset of a UTC day on which it does not change, in milliseconds; NaN where it does. */
  const offsets = new Map<number, number>();
  const offsetOn = (utcDay: number): number => {
    let offset = offsets.get(utcDay);
    if (offset === undefined) {
      const first = offsetIn(zone, (utcDay * MILLISECONDS_PER_DAY) as Instant);
      const last = offsetIn(
        zone,
        ((utcDay + 1) * MILLISECONDS_PER_DAY - MILLISECONDS_PER_MINUTE) as Instant,
      );
      offset = first === last ? first : NaN;
      offsets.set(utcDay, offset);
    }
    return offset;
  };
  const local = (instant: number): number => {
    const offset = offsetOn(Math.floor(instant / MILLISECONDS_PER_DAY));
    return instant + (Number.isNaN(offset) ? offsetIn(zone, instant as Instant) : offset);
  };
  return {
    day: (instant) => Math.floor(local(instant) / MILLISECONDS_PER_DAY),
    hour: (instant) => Math.floor((local(instant) % MILLISECONDS_PER_DAY) / 3_600_000),
  };
}
