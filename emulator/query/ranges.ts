/**
 * Date functions as spans of days: `[from, to)`, both `YYYY-MM-DD`. A day begins at midnight in the
 * user's zone; a week on Sunday (the week names of kintone's own filter screen).
 */
import { KintoneError } from '../errors';
import { addDays } from '../fields/zone';

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
 * @throws KintoneError GAIA_IQ23, GAIA_IQ25 or GAIA_IL08 for wrong arguments
 */
export function daySpan(name: string, args: string[], today: string): DaySpan {
  switch (name) {
    case 'TODAY':
      return needNoArguments(name, args, days(today, 1));
    case 'YESTERDAY':
      return needNoArguments(name, args, days(addDays(today, -1), 1));
    case 'TOMORROW':
      return needNoArguments(name, args, days(addDays(today, 1), 1));
    case 'FROM_TODAY':
      return fromToday(args, today);
    default: {
      const [which = '', period] = name.split('_');
      const shift = { LAST: -1, THIS: 0, NEXT: 1 }[which] ?? 0;
      if (period === 'WEEK') return week(name, args, today, shift);
      if (period === 'MONTH') return month(name, args, today, shift);
      return needNoArguments(name, args, year(today, shift));
    }
  }
}

const days = (from: string, count: number): DaySpan => ({ from, to: addDays(from, count) });

function fromToday(args: string[], today: string): DaySpan {
  const [amount = '', unit = ''] = args;
  const steps = Number(amount);
  if (args.length !== 2 || !/^[+-]?\d{1,6}$/.test(amount) || !UNITS.includes(unit.toUpperCase())) {
    throw wrongArguments('FROM_TODAY', 'GAIA_IQ23');
  }
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
    if (error instanceof RangeError) throw wrongArguments('FROM_TODAY', 'GAIA_IQ23');
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

function week(name: string, args: string[], today: string, shift: number): DaySpan {
  const sunday = addDays(today, shift * 7 - new Date(`${today}T00:00:00Z`).getUTCDay());
  if (args.length === 0) return days(sunday, 7);
  const index = WEEKDAYS.indexOf((args[0] ?? '').toUpperCase());
  if (args.length !== 1 || index < 0) throw wrongArguments(name, 'GAIA_IQ25');
  return days(addDays(sunday, index), 1);
}

function month(name: string, args: string[], today: string, shift: number): DaySpan {
  const first = addMonths(`${today.slice(0, 7)}-01`, shift);
  const next = addMonths(first, 1);
  if (args.length === 0) return { from: first, to: next };
  const [day = ''] = args;
  const last = addDays(next, -1);
  if (args.length !== 1) throw wrongArguments(name, 'GAIA_IL08');
  if (day.toUpperCase() === 'LAST') return days(last, 1);
  if (!/^\d{1,2}$/.test(day) || Number(day) < 1 || Number(day) > 31) {
    throw wrongArguments(name, 'GAIA_IL08');
  }
  const wanted = `${first.slice(0, 8)}${day.padStart(2, '0')}`;
  // A day the month has not: its last one.
  return days(wanted > last ? last : wanted, 1);
}

function year(today: string, shift: number): DaySpan {
  const number = Number(today.slice(0, 4)) + shift;
  return { from: `${number}-01-01`, to: `${number + 1}-01-01` };
}

function needNoArguments(name: string, args: string[], span: DaySpan): DaySpan {
  if (args.length > 0) throw wrongArguments(name, 'GAIA_IQ23');
  return span;
}

function wrongArguments(name: string, code: string): KintoneError {
  return new KintoneError(400, code, {
    ja: `クエリで使用した関数「${name}」の引数が正しくありません。`,
    en: `The argument of the function ${name} in the query is not correct.`,
  });
}
