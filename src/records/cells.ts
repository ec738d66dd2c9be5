/** The cells that several groups make together, and in which of them each row falls. */
import type { Keyed } from './grouping';
import { UNSET } from './table';

/**
 * An entry is a row in one cell. A row with two choices of a group is two entries; a row that a slice
 * leaves out has the cell UNSET, or no entry.
 */
export interface Cells {
  size: number;
  cellOf: Int32Array;
  /** The row of each entry; absent where entry i is row i. */
  rowOf?: Int32Array;
  /** Where the cell at these keys (index by level) lies; UNSET when no record met them. */
  find(place: readonly number[]): number;
  /** Whether a row may stand in several cells, so that the cells add up to more than there is. */
  overlapping: boolean;
}

/** Above so many cells only those that occur are held: four levels of 33 areas make a million. */
const MOST_DENSE_CELLS = 1 << 20;

/** @param kept 1 for each row that counts; all do when it is not given */
export function cellsOf(length: number, levels: readonly Keyed[], kept?: Uint8Array): Cells {
  const { rowOf, codes } = entriesOf(length, levels);
  const entries = rowOf?.length ?? length;
  const sizes = levels.map(({ keys }) => keys.length);
  const size = sizes.reduce((product, each) => product * each, 1);
  const place = size <= MOST_DENSE_CELLS ? new Int32Array(entries) : new Float64Array(entries);
  codes.forEach((code, level) => {
    const width = sizes[level] ?? 1;
    for (let entry = 0; entry < entries; entry += 1) {
      place[entry] = (place[entry] ?? 0) * width + (code[entry] ?? 0);
    }
  });
  if (kept) leaveOut(place, kept, rowOf);
  const overlapping = levels.some(({ starts }) => starts !== undefined);
  const shared = { overlapping, ...(rowOf && { rowOf }) };
  const number = (at: readonly number[]): number =>
    at.reduce((cell, key, level) => cell * (sizes[level] ?? 1) + key, 0);
  if (place instanceof Int32Array) return { size, cellOf: place, find: number, ...shared };
  const { cellOf, known } = onlyMet(place);
  return { size: known.size, cellOf, find: (at) => known.get(number(at)) ?? UNSET, ...shared };
}

function leaveOut(
  place: Int32Array | Float64Array,
  kept: Uint8Array,
  rowOf: Int32Array | undefined,
): void {
  for (let entry = 0; entry < place.length; entry += 1) {
    if (kept[rowOf ? (rowOf[entry] ?? 0) : entry] === 0) place[entry] = UNSET;
  }
}

function onlyMet(place: Float64Array): { cellOf: Int32Array; known: Map<number, number> } {
  const known = new Map<number, number>();
  const cellOf = Int32Array.from(place, (number) => {
    if (number === UNSET) return UNSET;
    let cell = known.get(number);
    if (cell === undefined) known.set(number, (cell = known.size));
    return cell;
  });
  return { cellOf, known };
}

/** The key of each entry by level; entries are rows unless a level holds several keys for a row. */
function entriesOf(
  length: number,
  levels: readonly Keyed[],
): { rowOf?: Int32Array; codes: Int32Array[] } {
  if (levels.every(({ starts }) => starts === undefined)) {
    return { codes: levels.map(({ codes }) => codes) };
  }
  const rowOf: number[] = [];
  const codes: number[][] = levels.map(() => []);
  const spread = (row: number, level: number, met: number[]): void => {
    const keyed = levels[level];
    if (!keyed) {
      rowOf.push(row);
      met.forEach((code, index) => codes[index]?.push(code));
      return;
    }
    const { starts } = keyed;
    const from = starts ? (starts[row] ?? 0) : row;
    const to = starts ? (starts[row + 1] ?? 0) : row + 1;
    for (let at = from; at < to; at += 1) spread(row, level + 1, [...met, keyed.codes[at] ?? 0]);
  };
  for (let row = 0; row < length; row += 1) spread(row, 0, []);
  return { rowOf: Int32Array.from(rowOf), codes: codes.map((each) => Int32Array.from(each)) };
}
