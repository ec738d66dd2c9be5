/**
 * Dates and times put together by year, quarter, month, week, day, hour or minute. A period is named
 * by its first day (`2026-04-01`), its first minute (`2026-04-01T09:00`) or, of a time alone, `09:00`.
 * Instants are reckoned in the user's zone, weeks begin on Sunday, quarters with the app's
 * 第一四半期の開始月 (`firstMonthOfFiscalYear`).
 */
import { addDays, dateIn, startOfDay, timeIn } from '../fields/zone';
import type { Language } from '../errors';
import type { Database } from '../store/database';
import type { Period } from './types';

export interface Calendar {
  timezone: string;
  /** 1 (January) to 12. */
  firstMonth: number;
}

/** @param value as stored: `YYYY-MM-DD`, `HH:mm` or an instant in UTC */
export function periodOf(value: string, per: Period, calendar: Calendar): string {
  if (/^\d\d:\d\d$/.test(value)) return per === 'HOUR' ? `${value.slice(0, 2)}:00` : value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return firstDay(value, per, calendar);
  const instant = new Date(value);
  const date = dateIn(instant, calendar.timezone);
  if (per !== 'HOUR' && per !== 'MINUTE') return firstDay(date, per, calendar);
  const time = timeIn(instant, calendar.timezone);
  return `${date}T${per === 'HOUR' ? `${time.slice(0, 2)}:00` : time}`;
}

function firstDay(date: string, per: Period, calendar: Calendar): string {
  switch (per) {
    case 'YEAR':
      return `${date.slice(0, 4)}-01-01`;
    case 'QUARTER':
      return addMonths(`${date.slice(0, 7)}-01`, -(monthsIntoYear(date, calendar) % 3));
    case 'MONTH':
      return `${date.slice(0, 7)}-01`;
    case 'WEEK':
      return addDays(date, -new Date(`${date}T00:00:00Z`).getUTCDay());
    default:
      return date;
  }
}

function monthsIntoYear(date: string, { firstMonth }: Calendar): number {
  return (Number(date.slice(5, 7)) - firstMonth + 12) % 12;
}

/** @param date the first of a month */
function addMonths(date: string, months: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  return moved.toISOString().slice(0, 10);
}

/** A period as the literals of a query: from `from` on, and before `to` (or, at a day's end, `last`). */
export type PeriodSpan = { from: string; to: string } | { from: string; last: string };

/** @param type of the field: a time has no day, a date no zone */
export function spanOf(key: string, per: Period, type: string, calendar: Calendar): PeriodSpan {
  if (type === 'TIME') {
    const minutes = Number(key.slice(0, 2)) * 60 + Number(key.slice(3)) + (per === 'HOUR' ? 60 : 1);
    if (minutes >= 24 * 60) return { from: key, last: '23:59' };
    const clock = (value: number): string => String(value).padStart(2, '0');
    return { from: key, to: `${clock(Math.floor(minutes / 60))}:${clock(minutes % 60)}` };
  }
  if (key.length > 10) {
    const from = instantOf(key, calendar.timezone);
    const length = per === 'HOUR' ? 3_600_000 : 60_000;
    return { from: iso(from), to: iso(new Date(from.getTime() + length)) };
  }
  const to = nextDay(key, per);
  if (type === 'DATE') return { from: key, to };
  return {
    from: iso(startOfDay(key, calendar.timezone)),
    to: iso(startOfDay(to, calendar.timezone)),
  };
}

const iso = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

function nextDay(key: string, per: Period): string {
  const months = { YEAR: 12, QUARTER: 3, MONTH: 1 }[per as 'YEAR' | 'QUARTER' | 'MONTH'];
  return months ? addMonths(key, months) : addDays(key, per === 'WEEK' ? 7 : 1);
}

/** The first instant that a clock in the zone shows `YYYY-MM-DDTHH:mm`. */
function instantOf(local: string, timezone: string): Date {
  const [date = '', time = ''] = local.split('T');
  const wall = (clock: string): number =>
    Number(clock.slice(0, 2)) * 3_600_000 + Number(clock.slice(3)) * 60_000;
  const reckoned = new Date(startOfDay(date, timezone).getTime() + wall(time));
  // On the day clocks are changed the wall is off by the change.
  return new Date(reckoned.getTime() + wall(time) - wall(timeIn(reckoned, timezone)));
}

/** A period in words. */
export function periodLabel(
  key: string,
  per: Period,
  calendar: Calendar,
  language: Language,
): string {
  const year = Number(key.slice(0, 4));
  const month = Number(key.slice(5, 7));
  const ja = language === 'ja';
  switch (per) {
    case 'YEAR':
      return ja ? `${year}年` : String(year);
    case 'QUARTER': {
      const into = monthsIntoYear(key, calendar);
      const fiscal = Number(addMonths(key, -into).slice(0, 4));
      const quarter = Math.floor(into / 3) + 1;
      return ja ? `${fiscal}年 第${quarter}四半期` : `${fiscal} Q${quarter}`;
    }
    case 'MONTH':
      return ja ? `${year}年${month}月` : key.slice(0, 7);
    case 'WEEK':
      return ja ? `${key} の週` : `Week of ${key}`;
    default:
      return key.replace('T', ' ');
  }
}

/** Values of one graph repeat by the minute; so many are remembered before starting anew. */
const REMEMBERED = 50_000;

const registered = new WeakSet<Database>();

/** `kintone_period(value, per, timezone, firstMonth)` in SQL; '' for an empty value. */
export function registerPeriod(db: Database): void {
  if (registered.has(db)) return;
  registered.add(db);
  const known = new Map<string, string>();
  const period = (value: unknown, per: unknown, timezone: unknown, firstMonth: unknown): string => {
    if (typeof value !== 'string' || value === '') return '';
    const question = [value, per, timezone, firstMonth].join(' ');
    const answer = known.get(question);
    if (answer !== undefined) return answer;
    const calendar = { timezone: String(timezone), firstMonth: Number(firstMonth) };
    const key = periodOf(value, per as Period, calendar);
    if (known.size >= REMEMBERED) known.clear();
    known.set(question, key);
    return key;
  };
  db.sqlite.function('kintone_period', { deterministic: true }, period);
}
