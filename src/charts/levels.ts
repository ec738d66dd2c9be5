/**
 * The levels of a chart: keys in the order asked for, the others counted together, empty ones left out when the
 * chart says so. No record is dropped: what is not shown by itself stands in 「その他」.
 */
import { periodOf } from '../calendar/periods';
import { keyed, type KeyContext, type Keyed } from '../records/grouping';
import type { Key } from '../records/key';
import type { Measure as EngineMeasure } from '../records/measure';
import { withRest } from '../records/rest';
import type { Rows } from '../records/rows';
import type { Kept } from '../records/slice';
import { summarize } from '../records/summary';
import type { Chart, Level } from './definition';
import { isPeriod } from './narrowing';

/**
 * As many keys of a level are told apart; a text field may have as many as there are records. kintone's own graphs
 * draw the first 500 and drop the rest.
 */
export const MOST_KEYS = 500;

/** A level as it is counted, and which of its keys are shown in which order. */
export interface ArrangedLevel {
  definition: Level;
  counted: Keyed;
  /** Indices of `counted.keys`. */
  shown: readonly number[];
}

interface Arranging {
  rows: Rows;
  kept: Kept | undefined;
  context: KeyContext;
  /** What an order by amount goes by. */
  by: EngineMeasure;
  /** Epoch day. */
  today: number;
}

export function arranged(chart: Chart, arranging: Arranging): ArrangedLevel[] {
  return chart.levels.map((level, index) => {
    const all = keyed(arranging.rows.column(level.field), level, arranging.context);
    if (chart.look.type === 'kpi' && chart.look.number === 'latest' && index === 0) {
      return upToNow(level, all, arranging.today);
    }
    return withTop(level, all, arranging, orderOf(chart, level, index));
  });
}

/** A ranking and a Pareto chart have their order in themselves. */
function orderOf({ look }: Chart, { order }: Level, index: number): Level['order'] {
  const greatestFirst = index === 0 && (look.type === 'pareto' || look.type === 'ranking');
  return greatestFirst && order === 'form' ? 'descending' : order;
}

function withTop(
  definition: Level,
  all: Keyed,
  { rows, kept, by }: Arranging,
  order: Level['order'],
): ArrangedLevel {
  // A slicer waits for this: what no order and no limit asks for is not counted.
  let reckoned: readonly number[] | undefined;
  const totals = (): readonly number[] => (reckoned ??= amountsOf(all, rows, kept, by));
  const indices = all.keys.map((_, index) => index);
  const present = definition.zeros === 'shown' ? indices : withRows(indices, all, rows, kept);
  const inOrder = order === 'form' ? present : ordered(present, all, totals(), order);
  const most = Math.min(definition.top ?? MOST_KEYS, MOST_KEYS);
  if (isPeriod(definition.how.by) || inOrder.length <= most) {
    return { definition, counted: all, shown: inOrder };
  }
  // Of too many without an order of their own, the greatest stay.
  const greatest =
    order === 'form' && definition.top === null
      ? new Set(ordered(present, all, totals(), 'descending').slice(0, most))
      : new Set(inOrder.slice(0, most));
  // What is unset is told apart always: it is not one of the others.
  const stay = inOrder.filter((index) => greatest.has(index) || isUnset(all.keys[index]));
  const withOthers = withRest(all, stay);
  const { keys } = withOthers;
  const shown = keys.map((_, index) => index);
  return {
    definition,
    counted: withOthers,
    shown: unsetLast(shown, keys, keys.length - stay.length),
  };
}

/** Keys that some row has. */
function withRows(
  indices: readonly number[],
  all: Keyed,
  rows: Rows,
  kept: Kept | undefined,
): number[] {
  const counts = amountsOf(all, rows, kept, { kind: 'rows' });
  return indices.filter((index) => (counts[index] ?? 0) > 0);
}

/** 未入力 stands behind 「その他」, at the very end. */
function unsetLast(shown: number[], keys: readonly Key[], rest: number): number[] {
  if (rest === 0) return shown;
  return [
    ...shown.filter((index) => !isUnset(keys[index])),
    ...shown.filter((index) => isUnset(keys[index])),
  ];
}

function isUnset(key: Key | undefined): boolean {
  return key?.kind === 'unset';
}

function amountsOf(
  all: Keyed,
  rows: Rows,
  kept: Kept | undefined,
  measure: EngineMeasure,
): number[] {
  const summary = summarize({ rows, levels: [all], measures: [measure], ...(kept && { kept }) });
  return all.keys.map((_, index) => summary.value(0, [index]));
}

/** By amount; equal ones as the form has them, those without a value and 未入力 last. */
function ordered(
  indices: readonly number[],
  { keys }: Keyed,
  totals: readonly number[],
  order: 'descending' | 'ascending',
): number[] {
  const sign = order === 'descending' ? -1 : 1;
  const amount = (index: number): number => {
    const total = totals[index] ?? NaN;
    return Number.isNaN(total) ? Infinity : sign * total;
  };
  return [...indices].sort(
    (a, b) => Number(isUnset(keys[a])) - Number(isUnset(keys[b])) || amount(a) - amount(b) || a - b,
  );
}

/** Periods up to the present one, which is there though nothing fell into it yet: the number of now. */
function upToNow(definition: Level, all: Keyed, today: number): ArrangedLevel {
  const { by } = definition.how;
  if (!isPeriod(by)) return { definition, counted: all, shown: all.keys.map((_, index) => index) };
  const now = periodOf(by, today);
  const numbers = all.keys.map((key) => (key.kind === 'period' ? key.number : Infinity));
  const shown = numbers.flatMap((number, index) => (number <= now ? [index] : []));
  if (numbers.includes(now)) return { definition, counted: all, shown };
  const counted = {
    ...all,
    keys: [...all.keys, { kind: 'period' as const, period: by, number: now }],
  };
  return { definition, counted, shown: [...shown, all.keys.length] };
}
