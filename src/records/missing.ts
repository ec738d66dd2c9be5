/**
 * Finds which of the `$id`s kept the server no longer gives: deleted, or not to be viewed any more. kintone tells
 * neither, but counts in one request: a stretch of `$id` whose count is as kept lost none. Where one lost some,
 * its first half is looked at, and what that lost not, the second half lost. A look at 500 records or fewer
 * names them. So a record costs about log2(n / 500) looks; and where so many are gone that this would cost
 * more than reading all `$id`s of a stretch, those are read.
 */
import { allOf } from './condition';
import { PAGE_SIZE } from './paging';

export interface Look {
  /** Records in the stretch. */
  count: number;
  /** `$id`s of the first 500, ascending. */
  ids: Float64Array;
}

/** Asks for what a condition of `$id` gives; one request. */
export type LookAt = (range: string) => Promise<Look>;

/** There are records that were not kept, though they did not change. */
export const GREW = 'grew';

/**
 * @param ids kept, ascending
 * @param count how many the server has up to the last of them
 * @throws whatever `lookAt` throws
 */
export async function missingIds(
  lookAt: LookAt,
  ids: Float64Array,
  count: number,
): Promise<number[] | typeof GREW> {
  const missing: number[] = [];

  /** The stretch of `$id` of rows `start` up to `end`; those before `start` end with the row before. */
  const rangeOf = (start: number, end: number): string =>
    allOf(start === 0 ? '' : `$id > ${ids[start - 1]}`, `$id <= ${ids[end - 1]}`);

  /** Compares rows with all that the server has in their stretch. @returns whether it has none beside */
  function compare(start: number, end: number, given: Float64Array): boolean {
    let place = 0;
    for (let row = start; row < end; row += 1) {
      const id = ids[row] ?? NaN;
      if (given[place] === id) place += 1;
      else missing.push(id);
    }
    return place === given.length;
  }

  /** Reads all `$id`s of the stretch. */
  async function list(start: number, end: number): Promise<boolean> {
    for (let row = start; row < end;) {
      const look = await lookAt(rangeOf(row, end));
      const whole = look.count <= look.ids.length;
      const last = look.ids.at(-1);
      let upTo = end;
      if (!whole && last !== undefined) {
        upTo = row;
        while (upTo < end && (ids[upTo] ?? Infinity) <= last) upTo += 1;
      }
      if (!compare(row, upTo, look.ids)) return false;
      row = upTo;
    }
    return true;
  }

  /** @param left how many the server has in the stretch of these rows */
  async function narrow(start: number, end: number, left: number): Promise<boolean> {
    const kept = end - start;
    if (left > kept) return false;
    if (left === kept) return true;
    if (left <= 0) return compare(start, end, new Float64Array(0));
    const looks = (kept - left) * Math.ceil(Math.log2(kept / PAGE_SIZE));
    if (left <= PAGE_SIZE || kept <= PAGE_SIZE || left / PAGE_SIZE <= looks) {
      return list(start, end);
    }
    const middle = (start + end) >>> 1;
    const first = await lookAt(rangeOf(start, middle));
    const isFirstRight =
      first.count <= first.ids.length
        ? compare(start, middle, first.ids)
        : await narrow(start, middle, first.count);
    return isFirstRight && narrow(middle, end, left - first.count);
  }

  return (await narrow(0, ids.length, count)) ? missing : GREW;
}
