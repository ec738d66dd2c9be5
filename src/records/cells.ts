/**
 * The cells that several groups make together, and in which of them each row falls. The loops run over a million
 * rows; their indices are within the arrays by construction, hence `as number`.
 */
import type { Keyed } from './grouping';
import { UNSET } from './table';

/** An entry is a row in one cell: a row with two choices of a group is two entries, one that does not count is none. */
export interface Cells {
  size: number;
  cellOf: Int32Array;
  /** The row of each entry, ascending; absent where entry i is row i. */
  rowOf?: Int32Array;
  /** Where the cell at these keys (index by level) lies; UNSET when no record met them. */
  find(place: readonly number[]): number;
}

/** Above so many cells only those that occur are held: four levels of 33 areas make a million. */
const MOST_DENSE_CELLS = 1 << 20;

/** @param rows those that count, ascending; all do when it is not given */
export function cellsOf(length: number, levels: readonly Keyed[], rows?: Int32Array): Cells {
  const { rowOf, codes } = entriesOf(length, levels, rows);
  const entries = rowOf?.length ?? length;
  const sizes = levels.map(({ keys }) => keys.length);
  const size = sizes.reduce((product, each) => product * each, 1);
  const shared = rowOf ? { rowOf } : {};
  const number = (at: readonly number[]): number => {
    let cell = 0;
    for (let level = 0; level < at.length; level += 1) {
      cell = cell * (sizes[level] as number) + (at[level] as number);
    }
    return cell;
  };
  if (size <= MOST_DENSE_CELLS) {
    return { size, cellOf: placesDense(entries, codes, sizes), find: number, ...shared };
  }
  const { cellOf, known } = onlyMet(placesWide(entries, codes, sizes));
  return { size: known.size, cellOf, find: (at) => known.get(number(at)) ?? UNSET, ...shared };
}

/** One level's codes are the cells themselves. */
function placesDense(
  entries: number,
  codes: readonly Int32Array[],
  sizes: readonly number[],
): Int32Array {
  let [places = new Int32Array(entries)] = codes;
  for (let level = 1; level < codes.length; level += 1) {
    places = nextLevel(places, codes[level] as Int32Array, sizes[level] as number);
  }
  return places;
}

function nextLevel(places: Int32Array, codes: Int32Array, width: number): Int32Array {
  const next = new Int32Array(places.length);
  for (let entry = 0; entry < next.length; entry += 1) {
    next[entry] = (places[entry] as number) * width + (codes[entry] as number);
  }
  return next;
}

/** The same beyond 32 bits. */
function placesWide(
  entries: number,
  codes: readonly Int32Array[],
  sizes: readonly number[],
): Float64Array {
  const places = new Float64Array(entries);
  codes.forEach((code, level) => {
    const width = sizes[level] as number;
    for (let entry = 0; entry < entries; entry += 1) {
      places[entry] = (places[entry] as number) * width + (code[entry] as number);
    }
  });
  return places;
}

function onlyMet(places: Float64Array): { cellOf: Int32Array; known: Map<number, number> } {
  const known = new Map<number, number>();
  const cellOf = new Int32Array(places.length);
  for (let entry = 0; entry < places.length; entry += 1) {
    const place = places[entry] as number;
    let cell = known.get(place);
    if (cell === undefined) known.set(place, (cell = known.size));
    cellOf[entry] = cell;
  }
  return { cellOf, known };
}

/** The key of each entry by level. */
function entriesOf(
  length: number,
  levels: readonly Keyed[],
  rows: Int32Array | undefined,
): { rowOf?: Int32Array; codes: readonly Int32Array[] } {
  if (levels.some(({ starts }) => starts !== undefined)) return spreadOut(length, levels, rows);
  if (!rows) return { codes: levels.map(({ codes }) => codes) };
  return { rowOf: rows, codes: levels.map(({ codes }) => codesAt(codes, rows)) };
}

let gathered: { rows: Int32Array; known: Map<Int32Array, Int32Array> } | undefined;

/**
 * Each chart under the same slicers asks for the codes of its levels at the same rows, and each of its totals again:
 * those of the rows asked for last stay.
 */
function codesAt(codes: Int32Array, rows: Int32Array): Int32Array {
  if (gathered?.rows !== rows) gathered = { rows, known: new Map() };
  const { known } = gathered;
  const at = known.get(codes) ?? gather(codes, rows);
  known.set(codes, at);
  return at;
}

function gather(codes: Int32Array, rows: Int32Array): Int32Array {
  const at = new Int32Array(rows.length);
  for (let entry = 0; entry < at.length; entry += 1) {
    at[entry] = codes[rows[entry] as number] as number;
  }
  return at;
}

/** A row becomes as many entries as its keys at all levels can be combined. */
function spreadOut(
  length: number,
  levels: readonly Keyed[],
  rows: Int32Array | undefined,
): { rowOf: Int32Array; codes: Int32Array[] } {
  const rowOf: number[] = [];
  const codes: number[][] = levels.map(() => []);
  const spread = (row: number, level: number, met: number[]): void => {
    const keyed = levels[level];
    if (!keyed) {
      rowOf.push(row);
      met.forEach((code, index) => codes[index]?.push(code));
      return;
    }
    const from = keyed.starts ? (keyed.starts[row] as number) : row;
    const to = keyed.starts ? (keyed.starts[row + 1] as number) : row + 1;
    for (let at = from; at < to; at += 1) {
      spread(row, level + 1, [...met, keyed.codes[at] as number]);
    }
  };
  const count = rows?.length ?? length;
  for (let entry = 0; entry < count; entry += 1)
    spread(rows ? (rows[entry] as number) : entry, 0, []);
  return { rowOf: Int32Array.from(rowOf), codes: codes.map((each) => Int32Array.from(each)) };
}
