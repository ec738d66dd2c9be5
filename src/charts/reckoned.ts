/**
 * What the numbers of a chart are reckoned from: for the masking, as a number tells of all of it. One that compares
 * with other periods looks beyond those that were chosen.
 */
import { ALL, type Place } from '../drawing/figure';
import { daysOf, periodOf } from '../calendar/periods';
import type { Key } from '../records/key';
import { withRest } from '../records/rest';
import type { Rows } from '../records/rows';
import { without, type Kept } from '../records/slice';
import { summarize, type Summary } from '../records/summary';
import type { AnsweredLevel } from './answer';
import type { Chart, Measure } from './definition';
import { alongTime, reckonedFrom } from './derive';
import { isPeriod, type Narrowing } from './narrowing';

export interface Reckoned {
  /** Places of the figure that a measure at a place is reckoned from, its own among them. */
  from(measure: number, place: Place): readonly Place[];
  /** Records that were not chosen and that numbers are reckoned from all the same; undefined where there are none. */
  beyond?: Beyond;
}

/**
 * Records of periods that were not chosen, at places of their own: on the level `along` any period, on the others the
 * keys of the figure and, after them, one for all that it does not show, if any.
 */
export interface Beyond {
  along: number;
  /** How many keys there are, by level. */
  lengths: readonly number[];
  /** The periods of the 年度 of one, itself among them. */
  ofYear(period: number): readonly number[];
  /** Places here that a measure at a place of the figure is reckoned from. */
  from(measure: number, place: Place): readonly Place[];
  records(place: Place): number;
}

const COMPARING: ReadonlySet<string> = new Set(['difference', 'ratio', 'moving']);

export function compares({ derive }: Measure): boolean {
  return derive !== null && COMPARING.has(derive.as);
}

/** The level along which a chart compares with other periods; -1 where there is none. */
export function levelAlong(levels: readonly Pick<AnsweredLevel, 'counted'>[]): number {
  return alongTime(levels.map(({ counted }) => counted.keys))?.level ?? -1;
}

/**
 * Rows that count where a chart compares with periods that a choice of this one takes away: last 年度 is not 0 because
 * this one is looked at.
 * @returns undefined where it compares with no others than are chosen
 */
export function comparedRows(
  { measures }: Chart,
  levels: readonly AnsweredLevel[],
  { filters, keptWithout }: Narrowing,
): { kept: Kept | undefined } | undefined {
  const field = levels[levelAlong(levels)]?.definition?.field;
  const isAlong = (filter: Narrowing['filters'][number]): boolean =>
    isPeriod(filter.how.by) && filter.field === field;
  return measures.some(compares) && filters.some(isAlong)
    ? { kept: keptWithout(isAlong) }
    : undefined;
}

interface Reckoning {
  rows: Rows;
  levels: readonly AnsweredLevel[];
  /** Those of the figure. */
  measures: readonly Measure[];
  /** A place of the figure as one of the levels' counted keys. */
  place: (of: Place) => Place;
  /** Rows of the figure, and all that it is compared with. */
  kept: Kept | undefined;
  compared: { kept: Kept | undefined } | undefined;
}

export function reckonedOf({ rows, levels, measures, place, kept, compared }: Reckoning): Reckoned {
  const keys = levels.map(({ counted }) => counted.keys);
  const asks = measures.map(({ derive }) => derive && reckonedFrom(derive, keys));
  const asked = (measure: number, of: Place): readonly Place[] =>
    asks[measure]?.(place(of)) ?? [place(of)];
  const shown = levels.map((level) => new Map(level.shown.map((key, index) => [key, index])));
  /** @returns none for a key that is not shown: no record of the figure has it */
  const inFigure = (of: Place): Place[] => {
    const at = of.map((key, level) => (key === ALL ? ALL : shown[level]?.get(key)));
    return at.every((key) => key !== undefined) ? [at] : [];
  };
  const from = (measure: number, of: Place): Place[] => asked(measure, of).flatMap(inFigure);
  if (!compared || !kept) return { from };
  const along = levelAlong(levels);
  const years = keys[along]?.map(fiscalYearOf) ?? [];
  let summary: Summary | undefined;
  // Asked for only where something is masked; a slicer does not wait for it.
  const counts = (): Summary =>
    (summary ??= summarize({
      rows,
      levels: levels.map(({ counted, shown }, level) =>
        level === along ? counted : withRest(counted, shown),
      ),
      measures: [{ kind: 'records' }],
      kept: without(compared.kept, kept),
    }));
  return {
    from,
    beyond: {
      along,
      lengths: levels.map(({ counted, shown }, level) =>
        level === along ? counted.keys.length : Math.min(counted.keys.length, shown.length + 1),
      ),
      ofYear: (period) => years.flatMap((year, index) => (year === years[period] ? [index] : [])),
      from: (measure, of) =>
        measures[measure] && compares(measures[measure])
          ? asked(measure, of).flatMap((each) => {
              const period = each[along] ?? ALL;
              // Without a period it is of those that were chosen.
              return period === ALL
                ? []
                : [of.map((key, level) => (level === along ? period : key))];
            })
          : [],
      records: (of) => counts().value(0, of),
    },
  };
}

/** That in which a period begins, as a week may lie in two. */
function fiscalYearOf(key: Key): number | undefined {
  return key.kind === 'period'
    ? periodOf('fiscalYear', daysOf(key.period, key.number).first)
    : undefined;
}
