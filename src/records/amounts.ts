/** Numbers of rows, as measures take them: NaN where there is none. */
import type { OfficeDays } from '../calendar/office-days';
import { daysOf } from './grouping';
import { NO_DAY, UNSET_VALUE, type Column } from './table';

const converted = new WeakMap<Column, Float64Array>();

/**
 * The values of a field: numbers as they are, days since 1970, instants in milliseconds, times in minutes.
 * @throws TypeError for words
 */
export function amountsIn(column: Column): Float64Array {
  if (column.kind === 'number' || column.kind === 'instant') return column.values;
  if (column.kind === 'word' || column.kind === 'words')
    throw new TypeError('words are no numbers');
  let amounts = converted.get(column);
  if (!amounts) {
    const unset = UNSET_VALUE[column.kind];
    amounts = Float64Array.from(column.values, (value) => (value === unset ? NaN : value));
    converted.set(column, amounts);
  }
  return amounts;
}

/**
 * Days from one field to another, negative when it is earlier; the first day is not counted (初日不算入, 民法 第140条).
 * @param office counts 開庁日 alone; without it every day counts
 * @throws TypeError for a field without days
 */
export function daysBetween(
  from: { column: Column; field: string },
  to: { column: Column; field: string },
  zone: string,
  office?: OfficeDays,
): Float64Array {
  const starts = daysOf(from.column, from.field, zone);
  const ends = daysOf(to.column, to.field, zone);
  const unsetDay = NO_DAY;
  const between = new Float64Array(starts.length);
  for (let row = 0; row < between.length; row += 1) {
    const start = starts[row] as number;
    const end = ends[row] as number;
    if (start === unsetDay || end === unsetDay) between[row] = NaN;
    else between[row] = office ? office.between(start, end) : end - start;
  }
  return between;
}

/** How many rows have no amount. */
export function unsetIn(amounts: Float64Array, kept?: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < amounts.length; row += 1) {
    if (Number.isNaN(amounts[row]) && kept?.[row] !== 0) count += 1;
  }
  return count;
}
