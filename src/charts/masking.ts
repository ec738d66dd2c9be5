/**
 * Small-number masking (少数の秘匿) of what is shared or leaves a dashboard: a place with fewer records than `below`
 * is not told, in any measure, nor is what it could be reckoned from. 0 stays 0. All that is hidden bears one sign:
 * a second one for those hidden only because of others would tell which are the small ones.
 */
import { ALL, type Figure, type Place } from '../drawing/figure';
import type { Basis } from './answer';
import type { Chart, Measure } from './definition';
import { HIDDEN } from './out/messages';
import { isPeriod } from './narrowing';
import { suppressed, type Sum } from './suppression';

/** Which places of a figure can be seen, and what each measure tells of other places than its own. */
export interface Shown {
  /** Levels kept apart, for each kind of place: `[[0, 1], [0], [1], []]` is a table with all its totals. */
  margins: readonly (readonly number[])[];
  /** By measure. */
  tells: readonly Tells[];
}

export type Tells =
  /** Of its own place. Also of sums: a mean is one when the count is beside it. */
  | { of: 'own' }
  /** A share tells the total by which it was divided. */
  | { of: 'total'; over: readonly number[] }
  /** The greatest and the smallest of a total are those of one of its parts. */
  | { of: 'parts' }
  /** Also of as many keys before its own, on this level. */
  | { of: 'before'; level: number; keys: number };

/**
 * The figure without what is small. Places that are no place of `shown` are hidden altogether.
 * @param counts records at a place
 * @param below 0 and 1 hide nothing
 */
export function masked(
  figure: Figure,
  counts: (place: Place) => number,
  below: number,
  shown: Shown,
): Figure {
  if (below <= 1) return figure;
  const isHidden = hiddenPlaces(figure, counts, below, shown.margins);
  const at = (place: Place): boolean => figure.hidden(place) || isHidden(place);
  const untold = (measure: number, place: Place): boolean =>
    at(place) || tellsOf(shown.tells[measure] ?? { of: 'parts' }, place, figure, at);
  return {
    ...figure,
    value: (measure, place) => (untold(measure, place) ? NaN : figure.value(measure, place)),
    words: (measure, place) => (untold(measure, place) ? HIDDEN : figure.words(measure, place)),
    hidden: at,
  };
}

/**
 * The 根拠票 of a masked figure, NaN where a count is not told: those that are small, the whole where the figure hides
 * it, and what is unset as soon as anything is hidden, as that is the total of a key that may be hidden, too.
 */
export function maskedBasis(basis: Basis, figure: Figure, below: number): Basis {
  if (below <= 1) return basis;
  const every = figure.levels.map((_, level) => level);
  const hides = placesOf(figure, every).some((place) => figure.hidden(place));
  const whole = figure.hidden(figure.levels.map(() => ALL));
  const told = (count: number, isHidden: boolean): number =>
    count >= 1 && (isHidden || count < below) ? NaN : count;
  const each = (all: Basis['unset']): Basis['unset'] =>
    all.map(({ label, count }) => ({ label, count: told(count, hides) }));
  const { counted } = basis;
  return {
    ...basis,
    counted: { records: told(counted.records, whole), rows: told(counted.rows, whole) },
    leftOut: told(basis.leftOut, false),
    unset: each(basis.unset),
    unreadable: each(basis.unreadable),
    // A word of one record may be a person's.
    joins: basis.joins.map((join) => ({
      ...join,
      unmatched: { ...join.unmatched, named: [] },
      ambiguous: { ...join.ambiguous, named: [] },
    })),
  };
}

/** What can be seen of a chart: in it, in the table behind it and in what is said of its marks. */
export function shownBy(figure: Figure, chart: Chart): Shown {
  const levels = figure.levels.map((_, level) => level);
  const { look } = chart;
  const split = look.type === 'pivot' ? Math.max(0, levels.length - look.columns) : undefined;
  return {
    margins:
      split === undefined
        ? subsets(levels)
        : prefixes(levels.slice(0, split)).flatMap((rows) =>
            prefixes(levels.slice(split)).map((columns) => [...rows, ...columns]),
          ),
    tells: figure.measures.map((_, index) =>
      // The five of a box are made of one measure.
      look.type === 'box' ? { of: 'parts' } : tellsBy(chart.measures[index], chart),
    ),
  };
}

function tellsBy(measure: Measure | undefined, { levels }: Chart): Tells {
  if (!measure) return { of: 'parts' };
  const { derive, take } = measure;
  // As the measures along time do, see derived.ts.
  const level = levels.findIndex(({ how }) => isPeriod(how.by));
  switch (derive?.as) {
    case 'share': {
      const over = { whole: levels.map((_, index) => index), level1: [0], level2: [1] };
      return { of: 'total', over: over[derive.over] };
    }
    case 'running':
      return { of: 'before', level, keys: Infinity };
    case 'moving':
      return { of: 'before', level, keys: derive.length - 1 };
    case 'difference':
    case 'ratio':
      // A 年度 is some keys back, as many as it has periods: any of them.
      return { of: 'before', level, keys: derive.against === 'previous' ? 1 : Infinity };
  }
  const extreme = take.of === 'min' || take.of === 'max' || take.of === 'percentile';
  return { of: extreme ? 'parts' : 'own' };
}

function tellsOf(
  tells: Tells,
  place: Place,
  figure: Figure,
  hidden: (place: Place) => boolean,
): boolean {
  switch (tells.of) {
    case 'own':
      return false;
    case 'total':
      return hidden(place.map((key, level) => (tells.over.includes(level) ? ALL : key)));
    case 'parts':
      return place.some(
        (key, level) =>
          key === ALL &&
          figure.levels[level]?.keys.some((_, part) => {
            const under = moved(place, level, part);
            return hidden(under) || tellsOf(tells, under, figure, hidden);
          }),
      );
    case 'before': {
      const last = place[tells.level] ?? ALL;
      for (let key = Math.max(0, last - tells.keys); key < last; key += 1) {
        if (hidden(moved(place, tells.level, key))) return true;
      }
      return false;
    }
  }
}

function hiddenPlaces(
  figure: Figure,
  counts: (place: Place) => number,
  below: number,
  margins: Shown['margins'],
): (place: Place) => boolean {
  const places: Place[] = [];
  const at = new Map<string, number>();
  for (const margin of margins) {
    for (const place of placesOf(figure, margin)) {
      at.set(place.join(), places.length);
      places.push(place);
    }
  }
  const numbers = places.map(counts);
  const sums: Sum[] = [];
  const loose: Sum[] = [];
  for (const [total, part] of pairs(margins)) {
    const met = sumsBetween(figure, total, part, (place) => at.get(place.join()) ?? 0);
    // Where records stand in several places the parts add up to more, and nothing can be subtracted.
    (met.every((sum) => adds(sum, numbers)) ? sums : loose).push(...met);
  }
  const hidden = withLoose(numbers, sums, loose, below);
  return (place) => {
    const index = at.get(place.join());
    return index === undefined || hidden[index] === 1;
  };
}

/**
 * Records that stand in several places: a total is no more than its parts together. What is left of it when the
 * shown parts are taken away is the least that the hidden ones are; the total goes when that tells anything.
 */
function withLoose(
  numbers: readonly number[],
  sums: readonly Sum[],
  loose: readonly Sum[],
  below: number,
): Uint8Array {
  const also = new Set<number>();
  for (;;) {
    const hidden = suppressed({ counts: numbers, sums }, below, also);
    const telling = loose.filter(({ total, parts }) => {
      if (hidden[total] === 1) return false;
      const covered = parts.filter((part) => hidden[part] === 1);
      const rest = parts.reduce(
        (left, part) => left - (hidden[part] === 1 ? 0 : (numbers[part] ?? 0)),
        numbers[total] ?? 0,
      );
      return covered.length > 0 && rest > covered.length;
    });
    if (telling.length === 0) return hidden;
    for (const { total } of telling) also.add(total);
  }
}

function adds({ total, parts }: Sum, numbers: readonly number[]): boolean {
  return parts.reduce((sum, part) => sum + (numbers[part] ?? 0), 0) === numbers[total];
}

/**
 * All pairs: sums over two levels follow from those over one, but what is hidden in them must reach the limit, too.
 */
function pairs(margins: Shown['margins']): [total: readonly number[], part: readonly number[]][] {
  return margins.flatMap((total) =>
    margins
      .filter((part) => total.length < part.length && total.every((level) => part.includes(level)))
      .map((part): [readonly number[], readonly number[]] => [total, part]),
  );
}

function sumsBetween(
  figure: Figure,
  total: readonly number[],
  part: readonly number[],
  at: (place: Place) => number,
): Sum[] {
  const apart = part.filter((level) => !total.includes(level));
  return placesOf(figure, total).map((place) => ({
    over: apart.length,
    total: at(place),
    parts: apart
      .reduce<Place[]>(
        (known, level) =>
          known.flatMap((each) =>
            (figure.levels[level]?.keys ?? []).map((_, key) => moved(each, level, key)),
          ),
        [place],
      )
      .map(at),
  }));
}

function placesOf(figure: Figure, margin: readonly number[]): Place[] {
  return figure.levels.reduce<Place[]>(
    (known, { keys }, level) =>
      known.flatMap((place) =>
        margin.includes(level) ? keys.map((_, key) => [...place, key]) : [[...place, ALL]],
      ),
    [[]],
  );
}

function moved(place: Place, level: number, key: number): Place {
  return place.map((each, index) => (index === level ? key : each));
}

function subsets(levels: readonly number[]): number[][] {
  return levels.reduce<number[][]>(
    (known, level) => [...known.map((each) => [...each, level]), ...known],
    [[]],
  );
}

function prefixes(levels: readonly number[]): number[][] {
  return [...levels.map((_, index) => levels.slice(0, levels.length - index)), []];
}
