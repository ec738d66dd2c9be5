/**
 * What a person has chosen on a dashboard: values of slicers and marks clicked. It stands in the page's address, so
 * that going back finds it again and a colleague who is given the address sees the same. Pure.
 */
import * as v from 'valibot';
import type { Dashboard } from './definition';

export interface Mark {
  chart: string;
  /** Ids of the keys by level; null takes the whole level. */
  keys: (string | null)[];
}

export interface State {
  dashboard: string;
  /** Ids of keys by slicer id; null is everything. A slicer that is not here is as it was made. */
  chosen: Record<string, string[] | null>;
  /** At most one of each chart. */
  marks: Mark[];
}

/** Name of the parameter in the address. kintone leaves parameters that it does not know alone. */
export const ADDRESS_PARAMETER = 'kumin';

/** kintone answers 414 to addresses of more than 8 KB; the list's own condition stands there, too. */
const LONGEST = 3000;

const schema = v.object({
  d: v.string(),
  c: v.optional(v.record(v.string(), v.nullable(v.array(v.string()))), {}),
  m: v.optional(v.array(v.tuple([v.string(), v.array(v.nullable(v.string()))])), []),
});

export function initialState(dashboard: Dashboard): State {
  return { dashboard: dashboard.id, chosen: {}, marks: [] };
}

/** '' when nothing is chosen, or so much that no address holds it. */
export function stateText({ dashboard, chosen, marks }: State): string {
  if (Object.keys(chosen).length === 0 && marks.length === 0) return '';
  const written = JSON.stringify({
    d: dashboard,
    ...(Object.keys(chosen).length > 0 && { c: chosen }),
    ...(marks.length > 0 && { m: marks.map(({ chart, keys }) => [chart, keys]) }),
  });
  return encodeURIComponent(written).length > LONGEST ? '' : written;
}

/** The same for one of several dashboards: that another than the first is shown is told, whatever is chosen in it. */
export function stateTextAmong(state: State, dashboards: readonly Dashboard[]): string {
  const written = stateText(state);
  if (written !== '' || state.dashboard === dashboards[0]?.id) return written;
  return JSON.stringify({ d: state.dashboard });
}

/** What an address says of these dashboards; undefined when it says nothing, or nothing that can be read. */
export function readState(
  text: string | null,
  dashboards: readonly Dashboard[],
): State | undefined {
  if (!text) return undefined;
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const read = v.safeParse(schema, written);
  if (!read.success) return undefined;
  const { d, c, m } = read.output;
  const dashboard = dashboards.find(({ id }) => id === d);
  if (!dashboard) return undefined;
  const slicers = new Set(dashboard.slicers.map(({ id }) => id));
  return {
    dashboard: d,
    chosen: Object.fromEntries(Object.entries(c).filter(([id]) => slicers.has(id))),
    marks: m.map(([chart, keys]) => ({ chart, keys })),
  };
}

export function withChosen(state: State, slicer: string, keys: string[] | null): State {
  return { ...state, chosen: { ...state.chosen, [slicer]: keys } };
}

/** A mark takes the place of the chart's former one; the whole of a chart is no mark. */
export function withMark(state: State, mark: Mark): State {
  const others = state.marks.filter(({ chart }) => chart !== mark.chart);
  const whole = mark.keys.every((key) => key === null);
  return { ...state, marks: whole ? others : [...others, mark] };
}

export function withoutMark(state: State, chart: string): State {
  return { ...state, marks: state.marks.filter((mark) => mark.chart !== chart) };
}

export function sameMark(a: Mark, b: Mark): boolean {
  return a.chart === b.chart && JSON.stringify(a.keys) === JSON.stringify(b.keys);
}
