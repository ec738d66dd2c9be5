/** A newer reading laid over an older one, and parts of one reading joined. */
import { assembled, placeOf, type Stretch } from './assemble';
import { holds } from './holds';
import { UNSET_VALUE, type Column, type RecordTable } from './table';

/**
 * `table` with the rows of `changed` in the place of those of the same `$id` or added, and without those of
 * `removedIds`. What is in `changed` stays.
 *
 * `unreadable` counts values without saying where they are. While no row goes, both counts are added. A row that
 * goes takes none with it where its value is set; where it is unset, it may have been the unreadable one.
 * @param changed of the same fields
 * @returns `table` itself when nothing is new; undefined when a row went that may have held an unreadable value: the
 * records must be read afresh
 */
export function merged(
  table: RecordTable,
  changed: RecordTable,
  removedIds: Iterable<number>,
): RecordTable | undefined {
  const removed = Float64Array.from(removedIds).sort();
  if (removed.length === 0 && holds(table, changed)) return table;
  const stretches = stretchesOf(table.ids, changed.ids, removed);
  if (mayHaveHeldUnreadable(table, stretches)) return undefined;
  return assembled([table, changed], stretches, sum([table.unreadable, changed.unreadable]));
}

/**
 * One table of the rows of all.
 * @param parts at least one, all of the same fields; the `$id`s of each lie apart from those of the others
 */
export function joined(parts: readonly RecordTable[]): RecordTable {
  if (parts.length === 1 && parts[0]) return parts[0];
  const sorted = [...parts].sort((a, b) => (a.ids[0] ?? 0) - (b.ids[0] ?? 0));
  return assembled(
    sorted,
    sorted.map(({ ids }, source) => ({ source, start: 0, end: ids.length })),
    sum(sorted.map(({ unreadable }) => unreadable)),
  );
}

function stretchesOf(ids: Float64Array, changed: Float64Array, removed: Float64Array): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (source: number, start: number, end: number): void => {
    const last = stretches.at(-1);
    if (last?.source === source && last.end === start) last.end = end;
    else if (start < end) stretches.push({ source, start, end });
  };
  // Only the `$id`s that change something are looked up; what lies between is copied whole.
  let row = 0;
  let [change, removal] = [0, 0];
  for (;;) {
    const next = Math.min(changed[change] ?? Infinity, removed[removal] ?? Infinity);
    if (next === Infinity) break;
    const place = placeOf(ids, next);
    add(0, row, place);
    row = Math.max(row, ids[place] === next ? place + 1 : place);
    if (changed[change] === next) {
      add(1, change, change + 1);
      change += 1;
    }
    while (removed[removal] === next) removal += 1;
  }
  add(0, row, ids.length);
  return stretches;
}

function mayHaveHeldUnreadable(table: RecordTable, stretches: readonly Stretch[]): boolean {
  const codes = Object.keys(table.unreadable);
  if (codes.length === 0) return false;
  let row = 0;
  const gone: Stretch[] = [];
  for (const { source, start, end } of stretches) {
    if (source !== 0) continue;
    if (row < start) gone.push({ source, start: row, end: start });
    row = end;
  }
  if (row < table.ids.length) gone.push({ source: 0, start: row, end: table.ids.length });
  return codes.some((code) =>
    gone.some(({ start, end }) => {
      const own = table.columns[code];
      if (own) return hasUnset(own, start, end);
      return Object.values(table.subtables).some(({ parents, columns }) => {
        const inner = columns[code];
        return inner && hasUnset(inner, placeOf(parents, start), placeOf(parents, end));
      });
    }),
  );
}

function hasUnset(column: Column, start: number, end: number): boolean {
  if (column.kind === 'word' || column.kind === 'words') return false;
  return column.values.subarray(start, end).includes(UNSET_VALUE[column.kind]);
}

function sum(counts: readonly RecordTable['unreadable'][]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const [code, count] of counts.flatMap((each) => Object.entries(each))) {
    total[code] = (total[code] ?? 0) + count;
  }
  return total;
}
