/** Stretches of days that topics are looked at in: the office's 年度 and quarters, and the same stretch a year before. */
import { addDays, dateOf, dayOf, monthOf, yearOf, type Day } from '../../calendar/day';
import { dayAt, epochDay } from '../../calendar/epoch-day';
import {
  firstDay,
  fiscalYear,
  fiscalYearOf,
  lastDay,
  type FiscalPeriod,
} from '../../calendar/fiscal';
import { daysOf, periodOf } from '../../calendar/periods';

/** Both days belong to it. */
export interface Days {
  from: Day;
  to: Day;
}

export type Span = Days & {
  /** The same text for the same choice. */
  key: string;
  period: FiscalPeriod | 'twelve months' | 'all';
};

/** How many 年度 back are offered. */
const YEARS_BACK = 3;

/** @param first day of the earliest voice */
export function spansAt(today: Day, first: Day): Span[] {
  const now = fiscalYearOf(today);
  const years = Array.from({ length: YEARS_BACK }, (_, back) => now - back).filter(
    (year) => lastDay(fiscalYear(year)) >= first,
  );
  const fiscal = years.flatMap((year) => [
    spanOf(fiscalYear(year), today),
    ...quartersOf(year)
      .filter((period) => firstDay(period) <= today && lastDay(period) >= first)
      .map((period) => spanOf(period, today)),
  ]);
  const twelve: Span = {
    key: 'twelve',
    period: 'twelve months',
    from: addDays(yearBefore(today), 1),
    to: today,
  };
  const all: Span = { key: 'all', period: 'all', from: first <= today ? first : today, to: today };
  return [...fiscal, twelve, all];
}

function quartersOf(year: number): (FiscalPeriod & { kind: 'quarter' })[] {
  return ([1, 2, 3, 4] as const).map((quarter) => ({ kind: 'quarter', fiscalYear: year, quarter }));
}

/** What has not come yet is no part of it: this 年度 is compared with last 年度 up to the same day. */
function spanOf(period: FiscalPeriod, today: Day): Span {
  const last = lastDay(period);
  const part = period.kind === 'quarter' ? `q${period.quarter}` : '';
  return {
    key: `${period.fiscalYear}${part}`,
    period,
    from: firstDay(period),
    to: last < today ? last : today,
  };
}

export function within(day: Day | undefined, { from, to }: Days): boolean {
  return day !== undefined && day >= from && day <= to;
}

/** The same days of the year before (前年度同期). */
export function aYearBefore({ from, to }: Days): Days {
  return { from: yearBefore(from), to: yearBefore(to) };
}

/** The same date; 28 February for the 29th. */
function yearBefore(day: Day): Day {
  const [year, month, date] = [yearOf(day) - 1, monthOf(day), dateOf(day)];
  const same = dayOf(year, month, date) ?? dayOf(year, month, date - 1);
  if (same === undefined) throw new RangeError(`no day a year before ${day}`);
  return same;
}

/** Number of a day's month; months that follow each other follow in number. */
export function monthNumber(day: Day): number {
  return periodOf('month', epochDay(day));
}

export function weekNumber(day: Day): number {
  return periodOf('week', epochDay(day));
}

export function firstOfMonth(number: number): Day {
  return dayAt(daysOf('month', number).first);
}

export function lastOfMonth(number: number): Day {
  return dayAt(daysOf('month', number).last);
}

export function firstOfWeek(number: number): Day {
  return dayAt(daysOf('week', number).first);
}

/** Counts by month, the oldest first. */
export function monthlyCounts(
  days: readonly (Day | undefined)[],
  first: number,
  months: number,
): number[] {
  const counts = Array.from({ length: months }, () => 0);
  for (const day of days) {
    if (day === undefined) continue;
    const at = monthNumber(day) - first;
    if (at >= 0 && at < months) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

export function firstDayOf(voices: readonly { day: Day | undefined }[]): Day | undefined {
  return voices.reduce<Day | undefined>(
    (first, { day }) => (day !== undefined && (first === undefined || day < first) ? day : first),
    undefined,
  );
}
