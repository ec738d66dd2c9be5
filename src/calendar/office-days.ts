/**
 * 開庁日: the days on which the office is open. Closed are Saturday, Sunday, the national holidays
 * (国民の祝日に関する法律; as reckoned by the package, whose days a test holds against the Cabinet Office's list)
 * and 29 December to 3 January (行政機関の休日に関する法律 第1条; 北九州市 does likewise). Days are epoch days.
 */
import holidays from 'japanese-holidays';
import { dayOf, type Day } from './day';
import { civil, epochDay, weekdayOf } from './epoch-day';

export interface OfficeDays {
  isOpen(day: number): boolean;
  /** Open days after `from` up to and with `to`; as many, but negative, when `to` is earlier. */
  between(from: number, to: number): number;
  /** The first open day from `day` on, itself included. */
  onOrAfter(day: number): number;
  /** The `count`th open day after `day`, which does not count itself; `day` where count is 0. */
  after(day: number, count: number): number;
}

/** What an office decides for itself, beside the rule. */
export interface OwnDays {
  closed: readonly Day[];
  open: readonly Day[];
}

/** Month and date of the days closed at the turn of the year. */
const TURN_OF_YEAR = new Set(['12-29', '12-30', '12-31', '1-1', '1-2', '1-3']);

export function officeDays(own: OwnDays = { closed: [], open: [] }): OfficeDays {
  const closed = new Set(own.closed.map(epochDay));
  const open = new Set(own.open.map(epochDay));
  const holidaysOf = byYear((year) => {
    const days = holidays.getHolidaysOf(year, true);
    return new Set(days.map(({ month, date }) => `${month}-${date}`));
  });

  function isOpen(day: number): boolean {
    if (open.has(day)) return true;
    if (closed.has(day)) return false;
    const weekday = weekdayOf(day);
    if (weekday === 0 || weekday === 6) return false;
    const { year, month, date } = civil(day);
    const name = `${month}-${date}`;
    return !TURN_OF_YEAR.has(name) && !holidaysOf(year).has(name);
  }

  /** For each day of a year, how many open days there are from its first up to and with that day. */
  const openIn = byYear((year) => {
    const first = firstOf(year);
    const counts = new Int16Array(firstOf(year + 1) - first);
    let count = 0;
    for (let day = 0; day < counts.length; day += 1) {
      if (isOpen(first + day)) count += 1;
      counts[day] = count;
    }
    return counts;
  });

  function forward(from: number, to: number): number {
    const first = civil(from).year;
    const last = civil(to).year;
    const before = openIn(first)[from - firstOf(first)] ?? 0;
    const after = openIn(last)[to - firstOf(last)] ?? 0;
    let whole = 0;
    for (let year = first; year < last; year += 1) whole += openIn(year).at(-1) ?? 0;
    return whole + after - before;
  }

  function onOrAfter(day: number): number {
    let open = day;
    while (!isOpen(open)) open += 1;
    return open;
  }

  function after(day: number, count: number): number {
    let reached = day;
    for (let counted = 0; counted < count; counted += 1) reached = onOrAfter(reached + 1);
    return reached;
  }

  return {
    isOpen,
    between: (from, to) => (from <= to ? forward(from, to) : 0 - forward(to, from)),
    onOrAfter,
    after,
  };
}

function byYear<Value>(of: (year: number) => Value): (year: number) => Value {
  const known = new Map<number, Value>();
  return (year) => {
    let value = known.get(year);
    if (value === undefined) known.set(year, (value = of(year)));
    return value;
  };
}

function firstOf(year: number): number {
  const day = dayOf(year, 1, 1);
  // Beyond the four digits of a kintone date, as the year after 9999.
  return day === undefined ? new Date(0).setUTCFullYear(year, 0, 1) / 86_400_000 : epochDay(day);
}
