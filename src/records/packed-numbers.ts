/**
 * A row of numbers as the narrowest whole numbers that hold it exactly: choices fit one byte, minutes
 * and days two or four. What does not fit stays as it is, in doubles. The loops see one type of array
 * each and leave widening and narrowing to the browser: many times faster than one loop over all types.
 */
import * as v from 'valibot';
import { Unreadable, type ByteReader, type ByteWriter } from '../keep/bytes';

/** How packed numbers are to be read; the numbers themselves stand in the bytes. */
export type Packing = v.InferOutput<typeof packing>;

const DOUBLES = 8;

export const packing = v.object({
  length: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Bytes of each number. */
  width: v.picklist([1, 2, 4, DOUBLES]),
  /** Number that code 1 stands for; code 0 is unset. Doubles do not need it. */
  least: v.number(),
  /** What two neighbouring codes differ by: 60,000 where all instants are whole minutes. */
  step: v.number(),
});

/** @returns what reading needs beside the bytes written. NaN is what stands for nothing. */
export function pack(values: Float64Array, writer: ByteWriter): Packing {
  const { length } = values;
  const grid = gridOf(values);
  if (!grid) {
    writer.write(values);
    return { length, width: DOUBLES, least: 0, step: 1 };
  }
  const { least, step } = grid;
  const codes = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) {
    const value = values[row] ?? NaN;
    codes[row] = Number.isNaN(value) ? 0 : (value - least) / step + 1;
  }
  const narrow = narrowed(codes, grid.greatest);
  writer.write(narrow);
  return { length, width: narrow.BYTES_PER_ELEMENT as 1 | 2 | 4, least, step };
}

/** @param unset what stands for nothing in `values`: it may lie far from the others and costs no width */
export function packInts(values: Int32Array, unset: number, writer: ByteWriter): Packing {
  const doubles = new Float64Array(values);
  for (let row = 0; row < doubles.length; row += 1) if (doubles[row] === unset) doubles[row] = NaN;
  return pack(doubles, writer);
}

/** For ascending numbers: they lie closer together than they are great. */
export function packRising(values: Float64Array | Int32Array, writer: ByteWriter): Packing {
  const differences = new Float64Array(values);
  for (let row = differences.length - 1; row > 0; row -= 1) {
    differences[row] = (differences[row] ?? 0) - (differences[row - 1] ?? 0);
  }
  return pack(differences, writer);
}

/** What `pack` was given. @throws Unreadable */
export function unpack({ width, length, least, step }: Packing, reader: ByteReader): Float64Array {
  const values = new Float64Array(reader.read(width, length));
  if (width === DOUBLES) return values;
  for (let row = 0; row < length; row += 1) {
    const code = values[row] ?? 0;
    values[row] = code === 0 ? NaN : least + (code - 1) * step;
  }
  return values;
}

/** What `packInts` was given. @throws Unreadable */
export function unpackInts(
  { width, length, least, step }: Packing,
  unset: number,
  reader: ByteReader,
): Int32Array {
  // Whole numbers of 32 bits lie on a grid that 32 bits can number.
  if (width === DOUBLES) throw new Unreadable('doubles in place of whole numbers');
  const codes = new Uint32Array(reader.read(width, length));
  const values = new Int32Array(length);
  for (let row = 0; row < length; row += 1) {
    const code = codes[row] ?? 0;
    values[row] = code === 0 ? unset : least + (code - 1) * step;
  }
  return values;
}

/** What `packRising` was given. @throws Unreadable */
export function unpackRising(given: Packing, reader: ByteReader): Float64Array {
  const values = unpack(given, reader);
  for (let row = 1; row < values.length; row += 1) {
    values[row] = (values[row] ?? 0) + (values[row - 1] ?? 0);
  }
  return values;
}

/** Evenly spaced whole numbers among which all values are. */
interface Grid {
  least: number;
  step: number;
  /** The greatest code. */
  greatest: number;
}

/** @returns undefined where the values lie on no grid that 32 bits can number */
function gridOf(values: Float64Array): Grid | undefined {
  let least = Infinity;
  let most = -Infinity;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? NaN;
    if (Number.isNaN(value)) continue;
    // Minus zero would come back as zero.
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return undefined;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least > most) return { least: 0, step: 1, greatest: 0 };
  if (!Number.isSafeInteger(most - least)) return undefined;
  const step = stepOf(values, least);
  const greatest = (most - least) / step + 1;
  return greatest <= 0xffffffff ? { least, step, greatest } : undefined;
}

/** The greatest number that divides each value's distance from the least. */
function stepOf(values: Float64Array, least: number): number {
  let step = 0;
  for (let row = 0; row < values.length && step !== 1; row += 1) {
    const value = values[row] ?? NaN;
    if (!Number.isNaN(value)) step = greatestDivisor(step, value - least);
  }
  return step || 1;
}

function greatestDivisor(a: number, b: number): number {
  while (a !== 0) [a, b] = [b % a, a];
  return b;
}

function narrowed(codes: Uint32Array, greatest: number): Uint8Array | Uint16Array | Uint32Array {
  if (greatest <= 0xff) return new Uint8Array(codes);
  return greatest <= 0xffff ? new Uint16Array(codes) : codes;
}
