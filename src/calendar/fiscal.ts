/**
 * Fiscal periods (年度, 四半期, 年度月) as a Japanese office counts them: a 年度 begins on 1 April and is
 * named after the year it begins in; its quarters are 4–6, 7–9, 10–12 and 1–3.
 */
import { addDays, dayOf, monthOf, yearOf, type Day } from './day';

/** Month that a 年度 begins with (地方自治法 第208条: 4月1日から翌年3月31日まで). */
export const firstMonth = 4;

export type FiscalPeriod =
  | { readonly kind: 'year'; readonly fiscalYear: number }
  | { readonly kind: 'quarter'; readonly fiscalYear: number; readonly quarter: 1 | 2 | 3 | 4 }
  /** `month` is the calendar month, 1 to 12: January 2027 is month 1 of 年度 2026. */
  | { readonly kind: 'month'; readonly fiscalYear: number; readonly month: number };

export function fiscalYear(year: number): FiscalPeriod & { kind: 'year' } {
  return { kind: 'year', fiscalYear: year };
}

export function quarterOf(day: Day): FiscalPeriod & { kind: 'quarter' } {
  const quarter = (Math.floor(monthIndex(monthOf(day)) / 3) + 1) as 1 | 2 | 3 | 4;
  return { kind: 'quarter', fiscalYear: fiscalYearOf(day), quarter };
}

export function fiscalYearOf(day: Day): number {
  return monthOf(day) >= firstMonth ? yearOf(day) : yearOf(day) - 1;
}

/** The twelve months of a 年度, April first: the axis of most of the office's charts. */
export function monthsOf(year: number): (FiscalPeriod & { kind: 'month' })[] {
  return Array.from({ length: 12 }, (_, index) => ({
    kind: 'month',
    fiscalYear: year,
    month: ((firstMonth - 1 + index) % 12) + 1,
  }));
}

export function firstDay(period: FiscalPeriod): Day {
  const month = startMonth(period);
  const year = month >= firstMonth ? period.fiscalYear : period.fiscalYear + 1;
  return known(dayOf(year, month, 1));
}

/** The last day belongs to the period. */
export function lastDay(period: FiscalPeriod): Day {
  const next = startMonth(period) + lengthInMonths[period.kind];
  const startYear = yearOf(firstDay(period));
  return addDays(known(dayOf(next > 12 ? startYear + 1 : startYear, ((next - 1) % 12) + 1, 1)), -1);
}

const lengthInMonths = { year: 12, quarter: 3, month: 1 } as const;

function startMonth(period: FiscalPeriod): number {
  if (period.kind === 'month') return period.month;
  if (period.kind === 'year') return firstMonth;
  return ((firstMonth - 1 + (period.quarter - 1) * 3) % 12) + 1;
}

/** Position on the fiscal axis: April is 0, March is 11. */
export function monthIndex(month: number): number {
  return (month - firstMonth + 12) % 12;
}

function known(day: Day | undefined): Day {
  if (day === undefined) throw new RangeError('A fiscal period outside the calendar.');
  return day;
}
