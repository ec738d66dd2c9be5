/**
 * A date without a time: what is written on a form, the same day everywhere in the world.
 * Held as `YYYY-MM-DD`, kintone's own form, so two days compare with `<` and serve as keys.
 */
declare const dayBrand: unique symbol;
export type Day = string & { readonly [dayBrand]: true };

const millisecondsPerDay = 86_400_000;

/** @returns undefined when the three numbers name no day (31 April, month 13). */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (!isDate(year, month, date)) return undefined;
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}` as Day;
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar has this date, in a year of four digits. No `Date` is made: it is asked for each record. */
export function isDate(year: number, month: number, date: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
  const whole = Number.isInteger(year) && Number.isInteger(date);
  return whole && year >= 0 && year <= 9999 && date >= 1 && date <= days;
}

/** Reads kintone's form `YYYY-MM-DD` alone; people's ways of writing a date are for `readDay`. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** 1 to 12. */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

/** 1 to 31. */
export function dateOf(day: Day): number {
  return Number(day.slice(8, 10));
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsPerDay)
    .toISOString()
    .slice(0, 10) as Day;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay;
}
