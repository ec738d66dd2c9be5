/**
 * The answers of all charts of a dashboard under what is chosen at the moment. A chart that cannot be answered is a
 * fault of its own: what is missing, and the others stay.
 */
import { ALL, type Place } from '../drawing/figure';
import type { Keyed } from '../records/grouping';
import { keyId } from '../records/key';
import { answerOf, type ChartAnswer, type Now } from './answer';
import type { Loaded, SourceFault } from './data';
import type { Chart, Dashboard, Join, Slicer } from './definition';
import { codesOf } from './fields-used';
import { keyWords } from './key-words';
import { filterOf, hasField, keyedIn, type Filter } from './narrowing';
import { isOf, labelOf, rowsOf, type SourceData } from './source-data';
import type { Mark, State } from './state';

export type Answered =
  | { chart: Chart; answer: ChartAnswer }
  /** Its source is not there yet. */
  | { chart: Chart; waiting: true }
  | { chart: Chart; fault: Fault };

export type Fault =
  | { kind: 'source'; fault: SourceFault }
  /** Fields that the form has not, or that the user may not see. */
  | { kind: 'fields'; codes: string[] }
  /** A field by which another app is joined is gone, or holds no single word any more. */
  | { kind: 'join'; join: Join; field: string }
  /** A field is of another type than the chart needs. */
  | { kind: 'type'; error: unknown };

/** Answers by chart id, with what they were asked under: a chart that nothing changed for is not drawn anew. */
export type KnownAnswers = Map<string, { asked: string; data: SourceData; answered: Answered }>;

/** Id of the key 「その他」. */
const REST = keyId({ kind: 'rest', of: [] });

/** Charts in the order of the dashboard. */
export function answersOf(
  dashboard: Dashboard,
  charts: readonly Chart[],
  loaded: Loaded,
  state: State,
  now: Now,
  known: KnownAnswers = new Map(),
): Answered[] {
  // What a mark stands for is asked of its own chart, which other charts' marks narrow as well.
  const marked = new Map<string, Filter[]>();
  for (const mark of state.marks) {
    const chart = charts.find(({ id }) => id === mark.chart);
    const data = chart && loaded.data.get(chart.source);
    const slicers = chart ? slicerFilters(dashboard, chart.source, state, now) : [];
    const filters = data && markFilters(chart, data, mark, slicers, now);
    if (filters) marked.set(mark.chart, filters);
  }
  return charts.map((chart): Answered => {
    const fault = loaded.faults.get(chart.source);
    if (fault) return { chart, fault: { kind: 'source', fault } };
    const data = loaded.data.get(chart.source);
    if (!data) return { chart, waiting: true };
    const lacks = faultOf(chart, data);
    if (lacks) return { chart, fault: lacks };
    const filters = [
      ...slicerFilters(dashboard, chart.source, state, now),
      ...[...marked].flatMap(([id, of]) =>
        id === chart.id ? [] : translated(dashboard, charts, id, of, chart, loaded),
      ),
    ];
    const asked = JSON.stringify([chart, filters, now.today, now.era]);
    const before = known.get(chart.id);
    if (before?.data === data && before.asked === asked) return before.answered;
    const answered = answeredAnew(chart, data, filters, now);
    known.set(chart.id, { asked, data, answered });
    return answered;
  });
}

function answeredAnew(
  chart: Chart,
  data: SourceData,
  filters: readonly Filter[],
  now: Now,
): Answered {
  try {
    return { chart, answer: answerOf(chart, data, filters, now) };
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return { chart, fault: { kind: 'type', error } };
  }
}

function faultOf(chart: Chart, data: SourceData): Fault | undefined {
  if (chart.rows !== '' && !data.table.subtables[chart.rows]) {
    return { kind: 'fields', codes: [chart.rows] };
  }
  const { rows, broken } = rowsOf(data, chart.rows);
  const missing = [...new Set(codesOf(chart))].filter((code) => !hasField(rows, code));
  if (missing.length === 0) return undefined;
  const unjoined = data.unjoined.find(({ join }) => missing.some((code) => isOf(join, code)));
  if (unjoined) {
    const source = { ...data.source, name: '', app: unjoined.join.app };
    return { kind: 'source', fault: { source, error: unjoined.error } };
  }
  const join = broken.find((each) => missing.some((code) => isOf(each, code)));
  if (join) return { kind: 'join', join, field: labelOf(data, join.field) };
  return { kind: 'fields', codes: missing };
}

/**
 * Keys of a mark as filters. 「その他」 are those of the chart as it is shown, under the slicers; another key is
 * itself, though the chart shows it no more under them.
 */
function markFilters(
  chart: Chart,
  data: SourceData,
  mark: Mark,
  slicers: readonly Filter[],
  now: Now,
): Filter[] | undefined {
  if (faultOf(chart, data)) return undefined;
  try {
    const answer = answerOf(chart, data, mark.keys.includes(REST) ? slicers : [], now);
    const place = placeOf(answer, mark);
    return place && answer.filters(place);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where a mark stands in an answer; undefined when one of its keys is not there now. */
export function placeOf({ figure }: ChartAnswer, { keys }: Mark): Place | undefined {
  if (keys.length !== figure.levels.length) return undefined;
  const place = keys.map((id, level) =>
    id === null ? ALL : (figure.levels[level]?.keys.findIndex((key) => key.id === id) ?? -2),
  );
  // findIndex gives -1 for none, which is ALL as a place.
  return place.every((at, level) => at !== ALL || keys[level] === null) ? place : undefined;
}

export function markAt(chart: Chart, { figure }: ChartAnswer, place: Place): Mark {
  return {
    chart: chart.id,
    keys: place.map((at, level) => figure.levels[level]?.keys[at]?.id ?? null),
  };
}

/** What is chosen in a slicer: by the person, or as it was made. null is everything. */
export function chosenIn(slicer: Slicer, source: string, state: State, now: Now): string[] | null {
  const chosen = state.chosen[slicer.id];
  if (chosen !== undefined) return chosen;
  const field = slicer.fields[source];
  if (slicer.initial === null || field === undefined) return null;
  return [...filterOf({ field, how: slicer.how }, slicer.initial, now.today).keys];
}

/** What the slicers narrow in charts of a source. */
export function slicerFilters(
  { slicers }: Dashboard,
  source: string,
  state: State,
  now: Now,
): Filter[] {
  return slicers.flatMap((slicer) => {
    const field = slicer.fields[source];
    const keys = chosenIn(slicer, source, state, now);
    return field === undefined || keys === null ? [] : [{ field, how: slicer.how, keys }];
  });
}

/**
 * Filters of one chart in terms of another's source: fields of the same app are the same; of another app, those that
 * a slicer names beside each other.
 */
function translated(
  { slicers }: Dashboard,
  charts: readonly Chart[],
  from: string,
  filters: readonly Filter[],
  to: Chart,
  { data }: Loaded,
): Filter[] {
  const source = charts.find(({ id }) => id === from)?.source ?? '';
  const own = data.get(source);
  if (!own || own.app === data.get(to.source)?.app) return [...filters];
  return filters.map((filter) => {
    const slicer = slicers.find(
      ({ fields, how }) =>
        fields[source] === filter.field &&
        fields[to.source] !== undefined &&
        JSON.stringify(how) === JSON.stringify(filter.how),
    );
    // A field that the other app has not narrows nothing there, and is told so; one of the same code is another field.
    return slicer
      ? { ...filter, field: slicer.fields[to.source] ?? filter.field }
      : { ...filter, elsewhere: labelOf(own, filter.field) };
  });
}

export interface SlicerChoice {
  id: string;
  label: string;
  /** Records with it, whatever else is chosen. */
  count: number;
}

/** The values that a slicer offers: those of all sources that have a field for it, in the order of the first. */
export function slicerChoices(
  slicer: Slicer,
  loaded: Loaded,
  now: Now,
): { label: string; choices: SlicerChoice[] } | undefined {
  const found = new Map<string, SlicerChoice>();
  let label = slicer.label;
  for (const [source, field] of Object.entries(slicer.fields)) {
    const data = loaded.data.get(source);
    const context = { zone: now.zone, fields: data?.fields ?? {} };
    const choices = data && keyedIn(rowsOf(data, '').rows, { field, how: slicer.how }, context);
    if (!choices) continue;
    label ||= labelOf(data, field);
    const { keys } = choices;
    const counts = countsOf(choices);
    keys.forEach((key, index) => {
      const id = keyId(key);
      const known = found.get(id);
      const count = (known?.count ?? 0) + (counts[index] ?? 0);
      found.set(id, { id, label: keyWords(key, now.era, keys).label, count });
    });
  }
  return found.size === 0 ? undefined : { label, choices: [...found.values()] };
}

const counted = new WeakMap<Keyed, Float64Array>();

/** Entries by key. Whatever is chosen they are the same, and each drawing asks for them. */
function countsOf(byField: Keyed): Float64Array {
  let counts = counted.get(byField);
  if (!counts) {
    counts = new Float64Array(byField.keys.length);
    for (const code of byField.codes) counts[code] = (counts[code] ?? 0) + 1;
    counted.set(byField, counts);
  }
  return counts;
}
