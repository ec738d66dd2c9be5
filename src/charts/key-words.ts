/** What a key is called: in full where there is room, short on an axis. 和暦 or 西暦 as the dashboard says. */
import { dateOf, monthOf, yearOf, type Day } from '../calendar/day';
import { dayAt } from '../calendar/epoch-day';
import { daysOf, inFiscalYear, type Period } from '../calendar/periods';
import {
  formatDay,
  formatDayShort,
  formatFiscalYear,
  formatFiscalYearShort,
} from '../calendar/wareki';
import type { Key } from '../records/key';
import { currentLanguage } from '../ui/messages';
import { numberWords } from '../ui/numbers';
import type { Dashboard } from './definition';
import { text } from './messages';

export interface KeyWords {
  label: string;
  short: string;
}

export type Era = Dashboard['era'];

/** The first day on which an era's name can be written (明治). */
const FIRST_OF_ERAS = '1868-10-23' as Day;

/**
 * @param others keys of the same level: months of one 年度 are called 4月, not R7.4
 * @param unit of the numbers that ranges are of
 */
export function keyWords(key: Key, era: Era, others: readonly Key[] = [], unit = ''): KeyWords {
  switch (key.kind) {
    case 'unset':
      return same(text().unset);
    case 'word':
      return key.gone ? { label: text().gone(key.label), short: key.label } : same(key.label);
    case 'number':
      return same(`${numberWords(key.value, { unit })}${unit}`);
    case 'weekday':
      return same(text().weekday(key.weekday));
    case 'hour':
      return same(text().hour(key.hour));
    case 'range':
      return rangeWords(key, unit);
    case 'rest':
      return { label: text().restOf(key.of.length), short: text().rest };
    case 'period':
      return periodWords(key.period, key.number, era, inOneFiscalYear(others));
  }
}

function same(label: string): KeyWords {
  return { label, short: label };
}

function rangeWords({ from, to }: { from?: number; to?: number }, unit: string): KeyWords {
  const start = from === undefined ? undefined : numberWords(from, { unit });
  const end = to === undefined ? undefined : numberWords(to, { unit });
  if (start === undefined) return { label: text().below(`${end ?? ''}${unit}`), short: `～${end}` };
  if (end === undefined) return { label: text().from(`${start}${unit}`), short: `${start}～` };
  return { label: text().range(`${start}`, `${end}${unit}`), short: `${start}～${end}` };
}

const oneYear = new WeakMap<readonly Key[], boolean>();

/** Each key of a level asks it of the others. */
function inOneFiscalYear(keys: readonly Key[]): boolean {
  const known = oneYear.get(keys) ?? areInOneFiscalYear(keys);
  oneYear.set(keys, known);
  return known;
}

function areInOneFiscalYear(keys: readonly Key[]): boolean {
  let year: number | undefined;
  for (const key of keys) {
    if (key.kind !== 'period') continue;
    if (key.period === 'week' || key.period === 'day') return false;
    const { fiscalYear } = inFiscalYear(key.period, key.number);
    if (year !== undefined && fiscalYear !== year) return false;
    year = fiscalYear;
  }
  return year !== undefined;
}

function periodWords(period: Period, number: number, era: Era, oneYear: boolean): KeyWords {
  const first = dayAt(daysOf(period, number).first);
  const japanese = currentLanguage() === 'ja';
  const named = japanese && era === 'wareki' && first >= FIRST_OF_ERAS;
  if (period === 'day') return dayWords(first, named);
  if (period === 'week') {
    const day = dayWords(first, named);
    return { label: text().week(day.label), short: `${day.short}～` };
  }
  if (period === 'month') return monthWords(first, named, oneYear);
  const { fiscalYear, part } = inFiscalYear(period, number);
  const year = fiscalYearWords(fiscalYear, named);
  if (period === 'fiscalYear') return year;
  const words = period === 'half' ? text().half : text().quarter;
  const short = (period === 'half' ? text().halfShort : text().quarterShort)(part);
  return {
    label: `${year.label} ${words(part)}`,
    short: oneYear ? short : `${year.short} ${short}`,
  };
}

function fiscalYearWords(fiscalYear: number, named: boolean): KeyWords {
  return named
    ? { label: formatFiscalYear(fiscalYear), short: formatFiscalYearShort(fiscalYear) }
    : same(text().fiscalYear(fiscalYear));
}

function monthWords(first: Day, named: boolean, oneYear: boolean): KeyWords {
  const month = monthOf(first);
  const label = named
    ? formatDay(first).replace(/\d+日$/, '')
    : text().month(yearOf(first), text().monthName(month));
  if (oneYear) return { label, short: text().monthName(month) };
  const short = named ? formatDayShort(first).replace(/\.\d+$/, '') : `${yearOf(first)}.${month}`;
  return { label, short };
}

export function dayWords(day: Day, named: boolean): KeyWords {
  if (named) return { label: formatDay(day), short: formatDayShort(day) };
  return {
    label: text().day(yearOf(day), monthOf(day), dateOf(day)),
    short: `${yearOf(day)}.${monthOf(day)}.${dateOf(day)}`,
  };
}
