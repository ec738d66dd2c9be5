/** What a chart answers: its figure, the records behind each place of it, and what it rests on. */
import type { OfficeDays } from '../calendar/office-days';
import { ALL, type Figure, type LevelKey, type Place } from '../drawing/figure';
import type { KeyContext, Keyed } from '../records/grouping';
import { idsBehind, keyId, type Key } from '../records/key';
import { rate } from '../records/derived';
import type { Measure as EngineMeasure } from '../records/measure';
import type { Rows } from '../records/rows';
import { both, type Kept } from '../records/slice';
import { summarize, type Summary } from '../records/summary';
import { inUnit, numberWords } from '../ui/numbers';
import { basisOf, type Basis } from './basis-facts';
import { behind } from './behind';
import { binned } from './bins';
import type { Chart, Dashboard, Level, Measure, Take } from './definition';
import { derived } from './derive';
import { joinedSum } from './joined-sum';
import { keyWords } from './key-words';
import { arranged, type ArrangedLevel } from './levels';
import { text } from './messages';
import {
  filterOf,
  levelHeading,
  narrowed,
  toDateOf,
  type Filter,
  type Narrowing,
} from './narrowing';
import { comparedRows, compares, levelAlong, reckonedOf, type Reckoned } from './reckoned';
import { labelOf, rowsOf, type SourceData } from './source-data';
import {
  adds,
  amountLabel,
  amounts,
  amountUnit,
  inPercent,
  measureLabel,
  measureRule,
  measureUnit,
  taken,
} from './taking';

export type { Basis } from './basis-facts';

export interface Answer {
  figure: Figure;
  /**
   * Condition of exactly the records at a place, in kintone's query language; undefined where kintone cannot be
   * asked for them (a weekday, a choice that left the form, a field of a joined app).
   */
  condition(place: Place): string | undefined;
  /** How many records stand at a place, whatever is measured there. */
  records(place: Place): number;
  reckoned: Reckoned;
  basis: Basis;
}

/** What answers depend on beside chart and records. */
export interface Now {
  /** IANA zone of the signed-in user. */
  zone: string;
  /** Epoch day. */
  today: number;
  officeDays: OfficeDays;
  era: Dashboard['era'];
}

/** An answer, and what the screen needs to let its marks narrow other charts. */
export interface ChartAnswer extends Answer {
  /** The records at a place as filters of other charts; undefined where a level is no field (a histogram). */
  filters(place: Place): Filter[] | undefined;
  /** Filters that do not narrow this chart, because its records have no such field. */
  without: readonly Filter[];
}

/**
 * @param filters slicers and marks of other charts, in terms of this chart's source
 * @throws RangeError for a field that was not read, TypeError for one whose type does not fit
 */
export function answerOf(
  chart: Chart,
  data: SourceData,
  filters: readonly Filter[],
  now: Now,
): ChartAnswer {
  const { rows, joins } = rowsOf(data, chart.rows);
  const context: KeyContext = { zone: now.zone, fields: data.fields };
  const picks = chart.picks.map((pick) => filterOf(pick, pick.chosen, now.today));
  const narrowing = narrowed(data, rows, { filters, picks }, context, now.era);
  const kept = keptOf(chart, rows, narrowing, now);
  const measures = measuresOf(chart, data, rows, now);
  const taking: Taking = (take, levels, summary) =>
    take.of === 'joinedSum'
      ? joinedSum(take.amount.field, joins, levels, narrowing.filters, context)
      : summary;
  const levels = levelsOf({ chart, data, rows, kept, narrowing, now, taking });
  const summaryOf = (counting: Kept | undefined): Summary =>
    summarize({
      rows,
      levels: levels.map(({ counted }) => counted),
      measures: [...measures.flatMap(({ engine }) => engine), { kind: 'records' }],
      ...(counting && { kept: counting }),
    });
  const summary = summaryOf(kept);
  const beyond = comparedRows(chart, levels, narrowing);
  const compared = beyond && { kept: keptOf(chart, rows, beyond, now) };
  const wide = compared ? summaryOf(compared.kept) : summary;
  const shown = levels.map((level) => level.shown);
  /** A place of the figure as one of the summary: keys in another order, some left out. */
  const place = (of: Place): number[] =>
    of.map((key, level) => (key === ALL ? ALL : (shown[level]?.[key] ?? ALL)));
  return {
    figure: figureOf(chart, levels, measures, { summary, wide, place, taking }, now),
    records: (of) => summary.value(measures.length * 2, place(of)),
    reckoned: reckonedOf({
      rows,
      levels,
      measures: measures.map(({ definition }) => definition),
      place,
      kept,
      compared,
    }),
    condition: behind({ chart, data, rows, levels, narrowing, kept, now }, place),
    filters: (of) => filtersAt(levels, place(of)),
    without: narrowing.without,
    basis: basisOf({ chart, data, rows, joins, levels, narrowing, summary, kept, now }),
  };
}

function keptOf(
  chart: Chart,
  rows: Rows,
  { kept }: Pick<Narrowing, 'kept'>,
  now: Now,
): Kept | undefined {
  if (chart.toDate === '') return kept;
  const dated = toDateOf(rows, chart.toDate, now.today, now.zone);
  return kept ? both([kept, dated]) : dated;
}

/** A level of the chart as it is counted; a histogram's has no field of its own. */
export interface AnsweredLevel extends Pick<ArrangedLevel, 'counted' | 'shown'> {
  heading: string;
  unit: string;
  definition?: ArrangedLevel['definition'];
}

/** What is taken at a place of some levels; `summary` is what the engine says of it. */
type Taking = (
  take: Take,
  levels: readonly Pick<AnsweredLevel, 'counted' | 'definition'>[],
  summary: (place: Place) => number,
) => (place: Place) => number;

interface Arranging {
  chart: Chart;
  data: SourceData;
  rows: Rows;
  kept: Kept | undefined;
  narrowing: Narrowing;
  now: Now;
  taking: Taking;
}

function levelsOf({ chart, data, rows, kept, narrowing, now, taking }: Arranging): AnsweredLevel[] {
  const first = chart.measures[0];
  if (chart.look.type === 'histogram' && first && 'amount' in first.take) {
    const { amount } = first.take;
    const counted = binned(
      amounts(rows, amount, { zone: now.zone, days: now.officeDays }),
      chart.look.width,
    );
    const heading = amountLabel(amount, data.fields);
    return [{ counted, shown: indices(counted), heading, unit: amountUnit(amount, data.fields) }];
  }
  const office = { zone: now.zone, days: now.officeDays };
  /** A rate goes by itself; what is made along time, by what it is made of. */
  const by = (definition: Level, counted: Keyed): number[] => {
    const takes: Take[] = [first?.take ?? { of: 'records' }];
    if (first?.derive?.as === 'rate') takes.push(first.derive.against);
    const engine = takes.map((take) => taken(rows, take, office));
    const summary = summarize({ rows, levels: [counted], measures: engine, ...(kept && { kept }) });
    const [of, against] = takes.map((take, index) =>
      taking(take, [{ counted, definition }], (place) => summary.value(index, place)),
    );
    if (!of) return [];
    const amount = against ? rate(of, against) : of;
    return counted.keys.map((_, index) => amount([index]));
  };
  const context = { zone: now.zone, fields: data.fields };
  return arranged(chart, {
    rows,
    kept,
    context,
    by,
    filters: narrowing.filters,
    today: now.today,
  }).map((level) => ({
    ...level,
    heading: levelHeading(data, level.definition),
    unit: amountUnit({ field: level.definition.field }, data.fields),
  }));
}

function indices({ keys }: Keyed): number[] {
  return keys.map((_, index) => index);
}

/** A measure of the figure and what of the engine it is made from: itself, and for a rate the other. */
interface FigureMeasure {
  definition: Measure;
  label: string;
  unit: string;
  rule: string;
  engine: EngineMeasure[];
}

/** A box is drawn from five numbers of one amount. */
const FIVE_NUMBERS = [0, 25, 50, 75, 100];

function measuresOf(chart: Chart, data: SourceData, rows: Rows, now: Now): FigureMeasure[] {
  const office = { zone: now.zone, days: now.officeDays };
  const table = chart.rows === '' ? '' : labelOf(data, chart.rows);
  return measuresAsked(chart).map((definition) => ({
    definition,
    label: measureLabel(definition, data.fields),
    unit: measureUnit(definition, data.fields),
    rule: measureRule(definition, data.fields, table),
    engine: [
      taken(rows, definition.take, office),
      definition.derive?.as === 'rate'
        ? taken(rows, definition.derive.against, office)
        : { kind: 'records' },
    ],
  }));
}

/** The measures of the figure: of a histogram and a box others than those of the chart. */
export function measuresAsked({ look, measures, rows }: Chart): Measure[] {
  const [first] = measures;
  if (!first || !('amount' in first.take)) return measures;
  const { amount } = first.take;
  if (look.type === 'histogram') {
    const of = rows === '' ? 'records' : 'rows';
    return [{ ...first, label: '', unit: '', digits: 0, take: { of }, derive: null }];
  }
  if (look.type !== 'box') return measures;
  return FIVE_NUMBERS.map((percent, which) => ({
    ...first,
    label: text().quartile(which),
    take: { of: 'percentile', amount, percent },
    derive: null,
  }));
}

interface Counted {
  summary: Summary;
  /** The same without what narrows time, for comparing with other periods. */
  wide: Summary;
  /** A place of the figure as one of the summaries. */
  place: (of: Place) => number[];
  taking: Taking;
}

function told(definition: Measure, made: (place: Place) => number): (place: Place) => number {
  return inPercent(definition) ? (place) => made(place) * 100 : made;
}

function figureOf(
  chart: Chart,
  levels: readonly AnsweredLevel[],
  measures: readonly FigureMeasure[],
  { summary, wide, place: placeIn, taking }: Counted,
  now: Now,
): Figure {
  const along = levelAlong(levels);
  const at = measures.map(({ definition }, index) => {
    const of = taking(definition.take, levels, (place) => summary.value(index * 2, place));
    if (!definition.derive) return of;
    if (compares(definition)) {
      const anywhere = taking(definition.take, levels, (place) => wide.value(index * 2, place));
      // The whole is what was chosen; a period alone may be another one.
      const compared = (place: Place): number => (place[along] === ALL ? of : anywhere)(place);
      return told(definition, derived(definition.derive, compared, compared, summary.levels));
    }
    const other = definition.derive.as === 'rate' ? definition.derive.against : definition.take;
    const against = taking(other, levels, (place) => summary.value(index * 2 + 1, place));
    return told(definition, derived(definition.derive, of, against, summary.levels));
  });
  const value = (measure: number, place: Place): number => at[measure]?.(placeIn(place)) ?? NaN;
  return {
    title: chart.title,
    levels: levels.map((level) => ({
      heading: level.heading,
      keys: figureKeys(level, now.era),
    })),
    measures: measures.map(({ definition, label, unit }) => ({
      label,
      unit,
      digits: definition.digits,
      adds: adds(definition) && !summary.overlapping,
      drawnAs: definition.drawnAs,
      axis: definition.axis,
    })),
    value,
    words(measure, place) {
      const amount = value(measure, place);
      if (Number.isNaN(amount)) return text().noValue;
      const { definition, unit = '' } = measures[measure] ?? {};
      return inUnit(numberWords(amount, { digits: definition?.digits ?? 0, unit }), unit);
    },
    hidden: () => false,
  };
}

function figureKeys({ counted, shown, unit }: AnsweredLevel, era: Now['era']): LevelKey[] {
  const keys = shown.flatMap((index) => counted.keys[index] ?? []);
  return keys.map((key) => ({
    id: keyId(key),
    ...keyWords(key, era, keys, unit),
    unset: key.kind === 'unset',
    ...(key.kind === 'rest' && { rest: true }),
  }));
}

function filtersAt(levels: readonly AnsweredLevel[], place: Place): Filter[] | undefined {
  const filters: Filter[] = [];
  for (const [level, index] of place.entries()) {
    if (index === ALL) continue;
    const { definition, counted } = levels[level] ?? {};
    const key: Key | undefined = counted?.keys[index];
    if (!definition || !key) return undefined;
    filters.push({ field: definition.field, how: definition.how, keys: idsBehind(key) });
  }
  return filters;
}
