/**
 * What of the rows counts at the moment: slicers and marks that were clicked. What is read at all is decided
 * by kintone's own conditions, long before.
 */
import { civil } from '../calendar/epoch-day';
import { monthIndex } from '../calendar/fiscal';
import type { Keyed } from './grouping';
import { keyId } from './key';
import { NO_DAY } from './table';

/** A mask: 1 for each row that counts. Masks of several slices are laid over each other with `both`. */
export type Kept = Uint8Array;

/** Rows with at least one of these keys (`keyId`). */
export function withKeys({ keys, codes, starts }: Keyed, chosen: ReadonlySet<string>): Kept {
  const wanted = Uint8Array.from(keys, (key) => (chosen.has(keyId(key)) ? 1 : 0));
  const kept = new Uint8Array(starts ? starts.length - 1 : codes.length);
  for (let row = 0; row < kept.length; row += 1) {
    const from = starts?.[row] ?? row;
    const to = starts?.[row + 1] ?? row + 1;
    for (let at = from; at < to; at += 1) {
      if (wanted[codes[at] ?? 0] === 1) kept[row] = 1;
    }
  }
  return kept;
}

/** Rows whose amount lies from `from` up to and with `to`; one that is unset does not. */
export function within(amounts: Float64Array, from = -Infinity, to = Infinity): Kept {
  const kept = new Uint8Array(amounts.length);
  for (let row = 0; row < kept.length; row += 1) {
    const amount = amounts[row] ?? NaN;
    if (amount >= from && amount <= to) kept[row] = 1;
  }
  return kept;
}

/**
 * Rows whose day lies no later in its 年度 than `today` does in its own: 年度 to date, the same days of each year
 * (年度累計の前年同日比較). 29 February counts with 28 February.
 */
export function toDate(days: Int32Array, today: number): Kept {
  const last = placeInFiscalYear(today);
  return Uint8Array.from(days, (day) => (day !== NO_DAY && placeInFiscalYear(day) <= last ? 1 : 0));
}

/** Ascends from 1 April to 31 March, the same number for the same date of every year. */
function placeInFiscalYear(day: number): number {
  const { month, date } = civil(day);
  return monthIndex(month) * 31 + (month === 2 && date === 29 ? 28 : date);
}

/** @param masks of the same rows; undefined when there is none, so that every row counts */
export function both(masks: readonly Kept[]): Kept | undefined {
  const [first, ...others] = masks;
  return first && others.reduce(laidOver, first);
}

const laid = new WeakMap<Kept, WeakMap<Kept, Kept>>();

/** Each chart under the same slicers asks for the same two: they are one mask then, and its rows are found once. */
function laidOver(one: Kept, other: Kept): Kept {
  let onOne = laid.get(one);
  if (!onOne) laid.set(one, (onOne = new WeakMap()));
  let kept = onOne.get(other);
  if (!kept) {
    kept = new Uint8Array(one.length);
    for (let row = 0; row < kept.length; row += 1) {
      kept[row] = (one[row] as number) & (other[row] as number);
    }
    onOne.set(other, kept);
  }
  return kept;
}

/** Rows of one mask that another leaves out; undefined has every row. */
export function without(all: Kept | undefined, kept: Kept): Kept {
  return kept.map((keeps, row) => (keeps === 1 ? 0 : (all?.[row] ?? 1)));
}

const found = new WeakMap<Kept, Int32Array>();

/** The rows of a mask, ascending. Found once, for all charts under the same slicers. */
export function rowsKept(kept: Kept): Int32Array {
  let rows = found.get(kept);
  if (!rows) {
    let count = 0;
    for (let row = 0; row < kept.length; row += 1) count += kept[row] ?? 0;
    rows = new Int32Array(count);
    for (let row = 0, at = 0; row < kept.length; row += 1) if (kept[row] === 1) rows[at++] = row;
    found.set(kept, rows);
  }
  return rows;
}
