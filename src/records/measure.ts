/**
 * What a cell says of its rows: a count, a sum, a median. Each takes all entries and gives one number for each
 * cell; NaN is 「値なし」, which is not 0: the mean of nothing is nothing, the count of nothing is 0.
 *
 * The loops run over a million rows; their indices are within the arrays by construction, which is why they say
 * `as number` where the compiler cannot know.
 */
import { amountsIn } from './amounts';
import type { Cells } from './cells';
import type { Rows } from './rows';
import { UNSET, type Column } from './table';

export type Measure =
  /** Records, each once in a cell however many rows of a subtable it has there. */
  | { kind: 'records' }
  /** Rows: those of the subtable when one is asked about, records else. */
  | { kind: 'rows' }
  | { kind: 'sum' | 'mean' | 'median' | 'min' | 'max'; amounts: Float64Array }
  /** `percent` of the values are at most this, between two values in proportion (Excel's PERCENTILE.INC). */
  | { kind: 'percentile'; amounts: Float64Array; percent: number }
  /** How many different values occur; unset is none. */
  | { kind: 'distinct'; column: Column };

/** One number for each cell. `amounts` and `column` of the measure are by row. */
export function measured(measure: Measure, cells: Cells, rows: Rows): Float64Array {
  switch (measure.kind) {
    case 'rows':
      return counted(cells);
    case 'records':
      return countedRecords(cells, rows);
    case 'sum':
      return summed(cells, measure.amounts);
    case 'mean':
      return means(cells, measure.amounts);
    case 'min':
      return extremes(cells, measure.amounts, (value, known) => value < known);
    case 'max':
      return extremes(cells, measure.amounts, (value, known) => value > known);
    case 'median':
      return percentiles(cells, measure.amounts, 50);
    case 'percentile':
      return percentiles(cells, measure.amounts, measure.percent);
    case 'distinct':
      return distinct(cells, measure.column);
  }
}

const counts = new WeakMap<Int32Array, Float64Array>();

/** Charts with a level in common ask for the same counts. */
function counted(cells: Cells): Float64Array {
  const { size, cellOf } = cells;
  const known = counts.get(cellOf);
  // The same codes count into more cells where a key was added to them.
  if (known?.length === size) return known;
  const anew = countedAnew(cells);
  counts.set(cellOf, anew);
  return anew;
}

function countedAnew({ size, cellOf }: Cells): Float64Array {
  const counts = new Float64Array(size);
  for (let entry = 0; entry < cellOf.length; entry += 1) {
    const cell = cellOf[entry] as number;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

/**
 * Rows of one record stand together, so that a record is new to a cell unless it was the last one there. A record
 * itself is in a cell once, as no choice is chosen twice.
 */
function countedRecords(cells: Cells, rows: Rows): Float64Array {
  if (rows.are === 'records') return counted(cells);
  const { size, cellOf, rowOf } = cells;
  const counts = new Float64Array(size);
  const last = new Int32Array(size).fill(UNSET);
  for (let entry = 0; entry < cellOf.length; entry += 1) {
    const cell = cellOf[entry] as number;
    const record = rows.recordOf(rowOf ? (rowOf[entry] as number) : entry);
    if (last[cell] === record) continue;
    last[cell] = record;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

/** 0 where nothing is there to add, as kintone's own total is. */
function summed(cells: Cells, amounts: Float64Array): Float64Array {
  return areWhole(amounts) ? summedWhole(cells, amounts) : summedExactly(cells, amounts);
}

const whole = new WeakMap<Float64Array, boolean>();

/** Sums of whole numbers below 2 ** 53 lose nothing: people, yen and minutes are added the plain, fast way. */
function areWhole(amounts: Float64Array): boolean {
  let known = whole.get(amounts);
  if (known === undefined) {
    known = true;
    let most = 0;
    for (let row = 0; known && row < amounts.length; row += 1) {
      const amount = amounts[row] as number;
      if (Number.isNaN(amount)) continue;
      most = Math.max(most, Math.abs(amount));
      known = Number.isInteger(amount);
    }
    known &&= most * amounts.length <= Number.MAX_SAFE_INTEGER;
    whole.set(amounts, known);
  }
  return known;
}

function summedWhole({ size, cellOf, rowOf }: Cells, amounts: Float64Array): Float64Array {
  const sums = new Float64Array(size);
  for (let entry = 0; entry < cellOf.length; entry += 1) {
    const amount = amounts[rowOf ? (rowOf[entry] as number) : entry] as number;
    // NaN is the only number that differs from itself.
    if (amount !== amount) continue;
    const cell = cellOf[entry] as number;
    sums[cell] = (sums[cell] as number) + amount;
  }
  return sums;
}

/** With what rounding loses kept beside the sum (Neumaier 1974): 0.1 ten times is 1. */
function summedExactly(cells: Cells, amounts: Float64Array): Float64Array {
  const { cellOf, rowOf } = cells;
  const sums = new Float64Array(cells.size);
  const lost = new Float64Array(cells.size);
  for (let entry = 0; entry < cellOf.length; entry += 1) {
    const cell = cellOf[entry] as number;
    const amount = amounts[rowOf ? (rowOf[entry] as number) : entry] as number;
    if (amount !== amount) continue;
    const sum = sums[cell] as number;
    const next = sum + amount;
    lost[cell] =
      (lost[cell] as number) +
      (Math.abs(sum) >= Math.abs(amount) ? sum - next + amount : amount - next + sum);
    sums[cell] = next;
  }
  return sums.map((sum, cell) => sum + (lost[cell] as number));
}

/** How many amounts each cell has. */
function valuesIn({ size, cellOf, rowOf }: Cells, amounts: Float64Array): Float64Array {
  const counts = new Float64Array(size);
  for (let entry = 0; entry < cellOf.length; entry += 1) {
    const cell = cellOf[entry] as number;
    const amount = amounts[rowOf ? (rowOf[entry] as number) : entry] as number;
    if (amount === amount) counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

function means(cells: Cells, amounts: Float64Array): Float64Array {
  const counts = valuesIn(cells, amounts);
  // 0 of 0 is NaN: no value.
  return summed(cells, amounts).map((sum, cell) => sum / (counts[cell] as number));
}

function extremes(
  { size, cellOf, rowOf }: Cells,
  amounts: Float64Array,
  better: (value: number, known: number) => boolean,
): Float64Array {
  const best = new Float64Array(size).fill(NaN);
  for (let entry = 0; entry < cellOf.length; entry += 1) {
    const cell = cellOf[entry] as number;
    const amount = amounts[rowOf ? (rowOf[entry] as number) : entry] as number;
    if (amount !== amount) continue;
    const known = best[cell] as number;
    if (known !== known || better(amount, known)) best[cell] = amount;
  }
  return best;
}

/** Up to so many numbers by cell and value are counted rather than sorted: days, minutes, points. */
const MOST_COUNTED = 1 << 16;

function percentiles(cells: Cells, amounts: Float64Array, percent: number): Float64Array {
  const { least, width } = spanOf(amounts);
  return cells.size * width <= MOST_COUNTED
    ? percentilesCounted(cells, amounts, percent, { least, width })
    : percentilesSorted(cells, amounts, percent);
}

interface Span {
  least: number;
  /** Whole numbers from the least up to and with the greatest; Infinity where an amount is not whole. */
  width: number;
}

const spans = new WeakMap<Float64Array, Span>();

function spanOf(amounts: Float64Array): Span {
  let span = spans.get(amounts);
  if (!span) spans.set(amounts, (span = spanAnew(amounts)));
  return span;
}

function spanAnew(amounts: Float64Array): Span {
  let least = Infinity;
  let greatest = -Infinity;
  for (let row = 0; row < amounts.length; row += 1) {
    const amount = amounts[row] as number;
    if (amount !== amount) continue;
    if (!Number.isInteger(amount)) return { least: 0, width: Infinity };
    if (amount < least) least = amount;
    if (amount > greatest) greatest = amount;
  }
  return { least, width: greatest < least ? 0 : greatest - least + 1 };
}

function percentilesCounted(
  { cellOf, rowOf, size }: Cells,
  amounts: Float64Array,
  percent: number,
  { least, width }: Span,
): Float64Array {
  const counts = new Uint32Array(size * width);
  for (let entry = 0; entry < cellOf.length; entry += 1) {
    const amount = amounts[rowOf ? (rowOf[entry] as number) : entry] as number;
    if (amount !== amount) continue;
    const at = (cellOf[entry] as number) * width + amount - least;
    counts[at] = (counts[at] as number) + 1;
  }
  return Float64Array.from({ length: size }, (_, cell) => {
    const ofCell = counts.subarray(cell * width, (cell + 1) * width);
    const number = ofCell.reduce((sum, count) => sum + count, 0);
    if (number === 0) return NaN;
    const at = ((number - 1) * percent) / 100;
    const low = least + valueAt(ofCell, Math.floor(at));
    const high = least + valueAt(ofCell, Math.ceil(at));
    return low + (high - low) * (at - Math.floor(at));
  });
}

/** The value at a place in the order of all, from how often each occurs. */
function valueAt(counts: Uint32Array, place: number): number {
  let value = 0;
  for (let before = counts[0] as number; before <= place; before += counts[value] as number) {
    value += 1;
  }
  return value;
}

function percentilesSorted(cells: Cells, amounts: Float64Array, percent: number): Float64Array {
  const { cellOf, rowOf, size } = cells;
  const counts = valuesIn(cells, amounts);
  const starts = new Float64Array(size + 1);
  for (let cell = 0; cell < size; cell += 1) {
    starts[cell + 1] = (starts[cell] as number) + (counts[cell] as number);
  }
  const next = starts.slice();
  const sorted = new Float64Array(starts[size] as number);
  for (let entry = 0; entry < cellOf.length; entry += 1) {
    const cell = cellOf[entry] as number;
    const amount = amounts[rowOf ? (rowOf[entry] as number) : entry] as number;
    if (amount !== amount) continue;
    sorted[next[cell] as number] = amount;
    next[cell] = (next[cell] as number) + 1;
  }
  return counts.map((count, cell) => {
    const from = starts[cell] as number;
    return percentileOf(sorted.subarray(from, from + count).sort(), percent);
  });
}

function percentileOf(sorted: Float64Array, percent: number): number {
  if (sorted.length === 0) return NaN;
  const at = ((sorted.length - 1) * percent) / 100;
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

function distinct(cells: Cells, column: Column): Float64Array {
  const counts = new Float64Array(cells.size);
  const met = new Set<number>();
  const { values, starts, width } = valueCodes(column);
  for (let entry = 0; entry < cells.cellOf.length; entry += 1) {
    const cell = cells.cellOf[entry] as number;
    const row = cells.rowOf ? (cells.rowOf[entry] as number) : entry;
    const from = starts ? (starts[row] as number) : row;
    const to = starts ? (starts[row + 1] as number) : row + 1;
    for (let at = from; at < to; at += 1) {
      const value = values[at] as number;
      if (value === UNSET || met.has(cell * width + value)) continue;
      met.add(cell * width + value);
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  return counts;
}

/** Values as codes from 0, UNSET where unset. */
function valueCodes(column: Column): { values: Int32Array; starts?: Int32Array; width: number } {
  if (column.kind === 'word') return { values: column.codes, width: column.words.length };
  if (column.kind === 'words') {
    return { values: column.codes, starts: column.starts, width: column.words.length };
  }
  const known = new Map<number, number>();
  const values = Int32Array.from(amountsIn(column), (value) => {
    if (Number.isNaN(value)) return UNSET;
    let code = known.get(value);
    if (code === undefined) known.set(value, (code = known.size));
    return code;
  });
  return { values, width: known.size };
}
