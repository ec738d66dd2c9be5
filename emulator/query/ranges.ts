/**
 * Date functions as spans of days: `[from, to)`, both `YYYY-MM-DD`. A day begins at midnight in the
 * user's zone; a week on Sunday (the week names of kintone's own filter screen).
 */
import { KintoneError } from '../errors';
import { addDays } from '../fields/zone';
import { wrongQuery } from './errors';

export interface DaySpan {
  from: string;
  /** First day after it. */
  to: string;
}

const UNITS = ['DAYS', 'WEEKS', 'MONTHS', 'YEARS'];
const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

export const DATE_FUNCTIONS = new Set([
  ...['TODAY', 'YESTERDAY', 'TOMORROW', 'FROM_TODAY'],
  ...['THIS', 'LAST', 'NEXT'].flatMap((which) => [
    `${which}_WEEK`,
    `${which}_MONTH`,
    `${which}_YEAR`,
  ]),
]);

/**
 * @param today the user's date now
 * @throws KintoneError GAIA_IQ23 (day of the month), GAIA_IQ25 (unit) or GAIA_IL08 (other arguments)
 */
export function daySpan(name: string, args: string[], today: string): DaySpan {
  switch (name) {
    case 'TODAY':
      return needNoArguments(args, days(today, 1));
    case 'YESTERDAY':
      return needNoArguments(args, days(addDays(today, -1), 1));
    case 'TOMORROW':
      return needNoArguments(args, days(addDays(today, 1), 1));
    case 'FROM_TODAY':
      return fromToday(args, today);
    default: {
      const [which = '', period] = name.split('_');
      const shift = { LAST: -1, THIS: 0, NEXT: 1 }[which] ?? 0;
      if (period === 'WEEK') return week(args, today, shift);
      if (period === 'MONTH') return month(args, today, shift);
      return needNoArguments(args, year(today, shift));
    }
  }
}

const days = (from: string, count: number): DaySpan => ({ from, to: addDays(from, count) });

function fromToday(args: string[], today: string): DaySpan {
  const [amount = '', unit = ''] = args;
  const steps = Number(amount);
  if (args.length !== 2 || !/^[+-]?\d{1,6}$/.test(amount)) throw wrongQuery();
  if (!UNITS.includes(unit.toUpperCase())) throw wrongUnit();
  if (unit.toUpperCase() === 'DAYS') return checkRange(() => days(addDays(today, steps), 1));
  if (unit.toUpperCase() === 'WEEKS') return checkRange(() => days(addDays(today, steps * 7), 1));
  const months = unit.toUpperCase() === 'MONTHS' ? steps : steps * 12;
  return checkRange(() => days(addMonths(today, months), 1));
}

function checkRange(span: () => DaySpan): DaySpan {
  try {
    return span();
  } catch (error) {
    // Date refuses years it cannot hold.
    if (error instanceof RangeError) throw wrongQuery();
    throw error;
  }
}

/** A month later the same day, or that month's last day when it has no such day. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

function week(args: string[], today: string, shift: number): DaySpan {
  const sunday = addDays(today, shift * 7 - new Date(`${today}T00:00:00Z`).getUTCDay());
  if (args.length === 0) return days(sunday, 7);
  const index = WEEKDAYS.indexOf((args[0] ?? '').toUpperCase());
  if (args.length !== 1 || index < 0) throw wrongQuery();
  return days(addDays(sunday, index), 1);
}

function month(args: string[], today: string, shift: number): DaySpan {
  const first = addMonths(`${today.slice(0, 7)}-01`, shift);
  const next = addMonths(first, 1);
  if (args.length === 0) return { from: first, to: next };
  const [day = ''] = args;
  const last = addDays(next, -1);
  if (args.length !== 1) throw wrongQuery();
  if (day.toUpperCase() === 'LAST') return days(last, 1);
  if (!/^\d{1,2}$/.test(day) || Number(day) < 1 || Number(day) > 31) {
    throw wrongDay(day);
  }
  const wanted = `${first.slice(0, 8)}${day.padStart(2, '0')}`;
  // A day the month has not: the first of the next.
  return days(wanted > last ? next : wanted, 1);
}

function year(today: string, shift: number): DaySpan {
  const number = Number(today.slice(0, 4)) + shift;
  return { from: `${number}-01-01`, to: `${number + 1}-01-01` };
}

function needNoArguments(args: string[], span: DaySpan): DaySpan {
  if (args.length > 0) throw wrongQuery();
  return span;
}

const wrongDay = (day: string): KintoneError =>
  new KintoneError(400, 'GAIA_IQ23', {
    ja: `指定した日にち（${day}）は無効です。1から31までの整数で指定します。`,
    en: `The specified day (${day}) is invalid. Specify an integer from 1 to 31.`,
  });

const wrongUnit = (): KintoneError =>
  new KintoneError(400, 'GAIA_IQ25', {
    ja: 'FROM_TODAY()の第2引数には、「DAYS」「WEEKS」「MONTHS」「YEARS」のいずれかを指定します。',
    en: 'The second argument of FROM_TODAY() must be DAYS, WEEKS, MONTHS or YEARS.',
  });
