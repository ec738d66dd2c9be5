/**
 * The levels of a chart: keys in the order asked for, the others counted together, empty ones left out when the
 * chart says so. No record is dropped: what is not shown by itself stands in 「その他」.
 */
import { daysOf, periodOf } from '../calendar/periods';
import { keyed, type KeyContext, type Keyed } from '../records/grouping';
import type { Key } from '../records/key';
import { withRest } from '../records/rest';
import type { Rows } from '../records/rows';
import type { Kept } from '../records/slice';
import { summarize } from '../records/summary';
import type { Chart, Level } from './definition';
import { isPeriod, mayRemain, type Filter } from './narrowing';

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
  /** What an order by amount goes by, for each key of a level. */
  by(level: Level, all: Keyed): number[];
  /** What narrows the rows. */
  filters: readonly Filter[];
  /** Epoch day. */
  today: number;
}

export function arranged(chart: Chart, arranging: Arranging): ArrangedLevel[] {
  const all = chart.levels.map((level) =>
    keyed(arranging.rows.column(level.field), level, arranging.context),
  );
  const [first, ...others] = chart.levels.map((level, index) => ({
    level,
    all: all[index] as Keyed,
  }));
  if (first && chart.look.type === 'kpi' && chart.look.number === 'latest') {
    const number = upToNow(first.level, first.all, arranging);
    const last = number.counted.keys[number.shown.at(-1) ?? -1];
    return [number, ...others.map((each) => partsOf(each.level, each.all, last, arranging.today))];
  }
  return chart.levels.map((level, index) =>
    withTop(level, all[index] as Keyed, arranging, orderOf(chart, level, index)),
  );
}

/** A ranking and a Pareto chart have their order in themselves. */
function orderOf({ look }: Chart, { order }: Level, index: number): Level['order'] {
  const greatestFirst = index === 0 && (look.type === 'pareto' || look.type === 'ranking');
  return greatestFirst && order === 'form' ? 'descending' : order;
}

function withTop(
  definition: Level,
  all: Keyed,
  { rows, kept, by, filters }: Arranging,
  order: Level['order'],
): ArrangedLevel {
  // A slicer waits for this: what no order and no limit asks for is not counted.
  let reckoned: readonly number[] | undefined;
  const totals = (): readonly number[] => (reckoned ??= by(definition, all));
  const remains = all.keys.map((key) =>
    filters.every((filter) => mayRemain(key, definition, filter)),
  );
  const indices = all.keys.map((_, index) => index);
  const present =
    definition.zeros === 'shown' && !remains.includes(false)
      ? indices
      : withRows(indices, all, rows, kept, (index) =>
          definition.zeros === 'shown' ? (remains[index] ?? false) : false,
        );
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

/** Keys that some row has, and those that stay without one. */
function withRows(
  indices: readonly number[],
  all: Keyed,
  rows: Rows,
  kept: Kept | undefined,
  stays: (index: number) => boolean,
): number[] {
  const counts = countsOf(all, rows, kept);
  return indices.filter((index) => (counts[index] ?? 0) > 0 || stays(index));
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

function countsOf(all: Keyed, rows: Rows, kept: Kept | undefined): number[] {
  const measures = [{ kind: 'rows' as const }];
  const summary = summarize({ rows, levels: [all], measures, ...(kept && { kept }) });
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

/**
 * Periods up to the present one, which is there though nothing fell into it yet: the number of now. Where another one
 * was chosen, the latest of those.
 */
function upToNow(definition: Level, all: Keyed, { today, filters }: Arranging): ArrangedLevel {
  const { by } = definition.how;
  if (!isPeriod(by)) return { definition, counted: all, shown: all.keys.map((_, index) => index) };
  const remains = (key: Key): boolean =>
    filters.every((filter) => mayRemain(key, definition, filter));
  const now: Key = { kind: 'period', period: by, number: periodOf(by, today) };
  const shown = all.keys.flatMap((key, index) =>
    key.kind === 'period' && key.number <= now.number && remains(key) ? [index] : [],
  );
  const known = all.keys.some((key) => key.kind === 'period' && key.number === now.number);
  if (known || !remains(now)) return { definition, counted: all, shown };
  const counted = { ...all, keys: [...all.keys, now] };
  return { definition, counted, shown: [...shown, all.keys.length] };
}

/** The parts of the period that the number is of, up to today: of a 年度 its months, and no others. */
function partsOf(
  definition: Level,
  all: Keyed,
  whole: Key | undefined,
  today: number,
): ArrangedLevel {
  const days = whole?.kind === 'period' ? daysOf(whole.period, whole.number) : undefined;
  const shown = all.keys.flatMap((key, index) => {
    if (key.kind !== 'period' || !days) return [index];
    const { first } = daysOf(key.period, key.number);
    return first >= days.first && first <= Math.min(days.last, today) ? [index] : [];
  });
  return { definition, counted: all, shown };
}
