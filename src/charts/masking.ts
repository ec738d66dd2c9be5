/**
 * Small-number masking (少数の秘匿) of what is shared or leaves a dashboard: a place with fewer records than `below`
 * is not told, in any measure, nor is what it could be reckoned from. 0 stays 0. All that is hidden bears one sign:
 * a second one for those hidden only because of others would tell which are the small ones.
 */
import { ALL, type Figure, type Place } from '../drawing/figure';
import type { Answer, Basis } from './answer';
import type { Chart, Measure } from './definition';
import { HIDDEN } from './out/messages';
import type { Beyond, Reckoned } from './reckoned';
import { suppressed, type Sum } from './suppression';

/** Which places of a figure can be seen, and what its numbers tell of others. */
export interface Shown {
  /** Levels kept apart, for each kind of place: `[[0, 1], [0], [1], []]` is a table with all its totals. */
  margins: readonly (readonly number[])[];
  /**
   * By measure. The greatest and the smallest of a total are those of one of its parts; a sum is not, nor is a mean, as
   * it is one when the count is beside it.
   */
  tells: readonly ('total' | 'parts')[];
  /** The total by which a share was divided, last 年度 with which this one is compared. */
  reckoned: Reckoned;
}

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
  const { tells, reckoned, margins } = shown;
  const lengths = lengthsOf(figure);
  const isHidden = hiddenPlaces(lengths, counts, below, margins);
  const at = (place: Place): boolean => figure.hidden(place) || isHidden(place);
  const { beyond } = reckoned;
  const sources = [
    { ...reckoned, lengths, hidden: at },
    ...(beyond ? [{ ...beyond, hidden: hiddenBeyond(beyond, below, margins) }] : []),
  ];
  const untold = (measure: number, place: Place): boolean =>
    at(place) ||
    sources.some((source) => {
      const parts = tells[measure] === 'total' ? [] : source.lengths;
      return source.from(measure, place).some((each) => tellsHidden(each, parts, source.hidden));
    });
  return {
    ...figure,
    value: (measure, place) => (untold(measure, place) ? NaN : figure.value(measure, place)),
    words: (measure, place) => (untold(measure, place) ? HIDDEN : figure.words(measure, place)),
    hidden: at,
  };
}

/**
 * The 根拠票 of a masked figure, NaN where a count is not told: those that are small, the whole where the figure hides
 * it, what is unset as soon as anything is hidden, as that is the total of a key that may be hidden, too, and what was
 * left out where numbers are reckoned from it: it is a total of them.
 */
export function maskedBasis(
  basis: Basis,
  { figure, reckoned }: Pick<Answer, 'figure' | 'reckoned'>,
  below: number,
): Basis {
  if (below <= 1) return basis;
  const every = figure.levels.map((_, level) => level);
  const hides = placesOf(lengthsOf(figure), every).some((place) => figure.hidden(place));
  const whole = figure.hidden(figure.levels.map(() => ALL));
  const told = (count: number, isHidden: boolean): number =>
    count >= 1 && (isHidden || count < below) ? NaN : count;
  const each = (all: Basis['unset']): Basis['unset'] =>
    all.map(({ label, count }) => ({ label, count: told(count, hides) }));
  const { counted } = basis;
  return {
    ...basis,
    counted: { records: told(counted.records, whole), rows: told(counted.rows, whole) },
    leftOut: told(basis.leftOut, reckoned.beyond !== undefined),
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
export function shownBy(
  { figure, reckoned }: Pick<Answer, 'figure' | 'reckoned'>,
  chart: Chart,
): Shown {
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
      look.type === 'box' ? 'parts' : tellsBy(chart.measures[index]),
    ),
    reckoned,
  };
}

function tellsBy(measure: Measure | undefined): Shown['tells'][number] {
  if (!measure) return 'parts';
  const { derive, take } = measure;
  const takes = derive?.as === 'rate' ? [take, derive.against] : [take];
  return takes.some(({ of }) => of === 'min' || of === 'max' || of === 'percentile')
    ? 'parts'
    : 'total';
}

/** @param lengths of the levels whose parts a total tells of; none where it tells of itself alone */
function tellsHidden(
  place: Place,
  lengths: readonly number[],
  hidden: (place: Place) => boolean,
): boolean {
  if (hidden(place)) return true;
  return lengths.some(
    (length, level) =>
      place[level] === ALL &&
      Array.from({ length }, (_, part) => moved(place, level, part)).some((part) =>
        tellsHidden(part, lengths, hidden),
      ),
  );
}

/**
 * What was not chosen is hidden as it would be if its 年度 were: with the totals of that year, which other charts, the
 * quarterly report or the same chart of another day tell.
 */
function hiddenBeyond(
  { along, lengths, ofYear, records }: Beyond,
  below: number,
  margins: Shown['margins'],
): (place: Place) => boolean {
  const known = new Map<number, (place: Place) => boolean>();
  return (place) => {
    const periods = ofYear(place[along] ?? ALL);
    const [first = ALL] = periods;
    let hidden = known.get(first);
    if (!hidden) {
      const counts = (of: Place): number =>
        periods
          .filter((_, period) => of[along] === ALL || of[along] === period)
          .reduce((sum, period) => sum + records(moved(of, along, period)), 0);
      const inYear = lengths.map((length, level) => (level === along ? periods.length : length));
      known.set(first, (hidden = hiddenPlaces(inYear, counts, below, margins)));
    }
    return hidden(moved(place, along, periods.indexOf(place[along] ?? ALL)));
  };
}

function hiddenPlaces(
  lengths: readonly number[],
  counts: (place: Place) => number,
  below: number,
  margins: Shown['margins'],
): (place: Place) => boolean {
  const places: Place[] = [];
  const at = new Map<string, number>();
  for (const margin of margins) {
    for (const place of placesOf(lengths, margin)) {
      at.set(place.join(), places.length);
      places.push(place);
    }
  }
  const numbers = places.map(counts);
  const sums: Sum[] = [];
  const loose: Sum[] = [];
  for (const [total, part] of pairs(margins)) {
    const met = sumsBetween(lengths, total, part, (place) => at.get(place.join()) ?? 0);
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
  lengths: readonly number[],
  total: readonly number[],
  part: readonly number[],
  at: (place: Place) => number,
): Sum[] {
  const apart = part.filter((level) => !total.includes(level));
  return placesOf(lengths, total).map((place) => ({
    over: apart.length,
    total: at(place),
    parts: apart
      .reduce<Place[]>(
        (known, level) =>
          known.flatMap((each) =>
            Array.from({ length: lengths[level] ?? 0 }, (_, key) => moved(each, level, key)),
          ),
        [place],
      )
      .map(at),
  }));
}

function lengthsOf({ levels }: Figure): number[] {
  return levels.map(({ keys }) => keys.length);
}

function placesOf(lengths: readonly number[], margin: readonly number[]): Place[] {
  return lengths.reduce<Place[]>(
    (known, length, level) =>
      known.flatMap((place) =>
        margin.includes(level)
          ? Array.from({ length }, (_, key) => [...place, key])
          : [[...place, ALL]],
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
