/**
 * The answer to a question: rows grouped at up to four levels, a number for every cell and for every total.
 * A total is measured anew over its rows, never added up from cells: so the mean of a year is that of its
 * records, and a record with two choices counts once in the whole.
 */
import type { Key } from './key';
import type { Keyed } from './grouping';
import { cellsOf, type Cells } from './cells';
import { measured, type Measure } from './measure';
import type { Rows } from './rows';
import { rowsKept, type Kept } from './slice';
import { UNSET } from './table';

/** As kintone's own graphs have three, and a pivot table wants one more. */
export const MOST_LEVELS = 4;

/** Index of a key by level; ALL takes the whole level. */
export type Place = readonly number[];
export const ALL = -1;

export interface Question {
  rows: Rows;
  /** Made by `keyed` from columns of `rows`; none asks for the whole. */
  levels: readonly Keyed[];
  measures: readonly Measure[];
  /** Which rows count; all do when it is not given. */
  kept?: Kept;
}

export interface Summary {
  /** Keys by level, in the order in which they are shown. */
  levels: readonly (readonly Key[])[];
  /** A measure (its index) at a place. NaN: no value. */
  value(measure: number, place: Place): number;
  /** What counted: records and rows within `kept`. */
  counted: { records: number; rows: number };
  /** Rows that a slice left out. */
  leftOut: number;
  /** Whether rows stand in several cells: the cells of a count then add up to more than the whole. */
  overlapping: boolean;
}

/** The cells of some levels, and what was measured in them so far, by measure. */
interface Rollup {
  cells: Cells;
  values: (Float64Array | undefined)[];
}

/** @throws RangeError for more than four levels */
export function summarize({ rows, levels, measures, kept }: Question): Summary {
  if (levels.length > MOST_LEVELS) throw new RangeError(`${levels.length} levels`);
  const counting = kept && rowsKept(kept);
  /** By the levels that are kept apart, as bits. */
  const rollups = new Map<number, Rollup>();

  function rollup(apart: number): Rollup {
    let known = rollups.get(apart);
    if (!known) {
      const held = levels.filter((_, level) => apart & (1 << level));
      known = { cells: cellsOf(rows.length, held, counting), values: [] };
      rollups.set(apart, known);
    }
    return known;
  }

  function value(measure: number, place: Place): number {
    let apart = 0;
    const at: number[] = [];
    // Asked for each number of each chart.
    for (let level = 0; level < place.length; level += 1) {
      const key = place[level] as number;
      if (key === ALL) continue;
      apart |= 1 << level;
      at.push(key);
    }
    const { cells, values } = rollup(apart);
    const cell = cells.find(at);
    const asked = measures[measure];
    if (!asked) throw new RangeError(`no measure ${measure}`);
    if (cell === UNSET) return COUNTS.has(asked.kind) ? 0 : NaN;
    const all = (values[measure] ??= measured(asked, cells, rows));
    return all[cell] ?? NaN;
  }

  const inside = counting?.length ?? rows.length;
  return {
    levels: levels.map(({ keys }) => keys),
    value,
    counted: { records: recordsIn(rows, counting), rows: inside },
    leftOut: rows.length - inside,
    overlapping: levels.some(({ starts }) => starts !== undefined),
  };
}

function recordsIn(rows: Rows, counting: Int32Array | undefined): number {
  if (rows.are === 'records') return counting?.length ?? rows.length;
  return measured({ kind: 'records' }, cellsOf(rows.length, [], counting), rows)[0] ?? 0;
}

/** What of nothing is 0; of the others nothing is no value. */
const COUNTS: ReadonlySet<Measure['kind']> = new Set(['records', 'rows', 'sum', 'distinct']);
