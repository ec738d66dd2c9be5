/**
 * Periods of an office as numbers that follow each other without a gap, so that a month is found beside the
 * month before it by subtracting one, whatever 年度 they lie in. Days are epoch days.
 */
import { dayOf } from './day';
import { civil, epochDay } from './epoch-day';
import { firstMonth } from './fiscal';

/** 年度 and the parts of it begin with April (地方自治法 第208条); a week begins on Monday. */
export type Period = 'fiscalYear' | 'half' | 'quarter' | 'month' | 'week' | 'day';

/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4;

/** How many of them make a 年度; weeks and days do not fit it. */
const PER_FISCAL_YEAR = { fiscalYear: 1, half: 2, quarter: 4, month: 12 } as const;

/** Number of the period that holds `day`. */
export function periodOf(period: Period, day: number): number {
  if (period === 'day') return day;
  if (period === 'week') return Math.floor((day - FIRST_MONDAY) / 7);
  const { year, month } = civil(day);
  const months = year * 12 + (month - firstMonth);
  return Math.floor(months / (12 / PER_FISCAL_YEAR[period]));
}

/** First and last day of a period, both within it. */
export function daysOf(period: Period, number: number): { first: number; last: number } {
  if (period === 'day') return { first: number, last: number };
  if (period === 'week') {
    const first = number * 7 + FIRST_MONDAY;
    return { first, last: first + 6 };
  }
  const length = 12 / PER_FISCAL_YEAR[period];
  return { first: firstOfMonth(number * length), last: firstOfMonth((number + 1) * length) - 1 };
}

/** Where a period lies in its 年度: `{ fiscalYear: 2026, part: 0 }` is its first half, quarter or month. */
export function inFiscalYear(
  period: Exclude<Period, 'week' | 'day'>,
  number: number,
): { fiscalYear: number; part: number } {
  const parts = PER_FISCAL_YEAR[period];
  const fiscalYear = Math.floor(number / parts);
  return { fiscalYear, part: number - fiscalYear * parts };
}

/**
 * The period of last 年度 that this one is compared with (前年度同期). A day's is the same date, 28 February for
 * the 29th. @returns undefined for a week: no week of last year is the same one
 */
export function lastFiscalYear(period: Period, number: number): number | undefined {
  if (period === 'week') return undefined;
  if (period !== 'day') return number - PER_FISCAL_YEAR[period];
  const { year, month, date } = civil(number);
  const same = dayOf(year - 1, month, date) ?? dayOf(year - 1, month, date - 1);
  return same === undefined ? undefined : epochDay(same);
}

/** Calendar month, 1 to 12, of a month's number. */
export function calendarMonth(number: number): number {
  return ((((number + firstMonth - 1) % 12) + 12) % 12) + 1;
}

/** @param months since April of the year 0 */
function firstOfMonth(months: number): number {
  const since = months + firstMonth - 1;
  const year = Math.floor(since / 12);
  // Date.UTC takes the years below 100 for those of the last century.
  return new Date(0).setUTCFullYear(year, since - year * 12, 1) / 86_400_000;
}
