/**
 * Steps of editing dashboards: each takes the dashboards as they are and gives them as they will be, and changes
 * nothing that it was given. Ids are never changed; a copy gets its own.
 */
import type { Chart, Dashboard, Source } from '../definition';
import { freshId } from './ids';

export type Dashboards = readonly Dashboard[];
export type Way = 'up' | 'down';
type Random = () => number;

export function changedDashboard(
  all: Dashboards,
  id: string,
  change: (dashboard: Dashboard) => Dashboard,
): Dashboards {
  return all.map((dashboard) => (dashboard.id === id ? { ...change(dashboard), id } : dashboard));
}

export function changedChart(
  all: Dashboards,
  dashboardId: string,
  chartId: string,
  change: (chart: Chart) => Chart,
): Dashboards {
  return changedDashboard(all, dashboardId, (dashboard) => ({
    ...dashboard,
    charts: dashboard.charts.map((chart) =>
      chart.id === chartId ? { ...change(chart), id: chartId } : chart,
    ),
  }));
}

/** The dashboards with these at the end, each with an id of its own. */
export function addedDashboards(
  all: Dashboards,
  added: Dashboards,
  random?: Random,
): { all: Dashboards; ids: string[] } {
  let result = all;
  const ids: string[] = [];
  for (const dashboard of added) {
    const taken = result.map(({ id }) => id);
    const id =
      dashboard.id !== '' && !taken.includes(dashboard.id) ? dashboard.id : freshId(taken, random);
    result = [...result, withOwnIds({ ...dashboard, id }, random)];
    ids.push(id);
  }
  return { all: result, ids };
}

/** A chart at the end, with an id of its own. */
export function addedChart(
  dashboard: Dashboard,
  chart: Chart,
  random?: Random,
): { dashboard: Dashboard; id: string } {
  const id = freshId(chartIds(dashboard), random);
  return { dashboard: { ...dashboard, charts: [...dashboard.charts, { ...chart, id }] }, id };
}

/** A copy stands right after what it was made of. */
export function duplicatedDashboard(
  all: Dashboards,
  id: string,
  title: (title: string) => string,
  random?: Random,
): { all: Dashboards; id: string } {
  const copyId = freshId(
    all.map((dashboard) => dashboard.id),
    random,
  );
  return {
    id: copyId,
    all: all.flatMap((dashboard) =>
      dashboard.id === id
        ? [dashboard, { ...structuredClone(dashboard), id: copyId, title: title(dashboard.title) }]
        : [dashboard],
    ),
  };
}

export function duplicatedChart(
  dashboard: Dashboard,
  chartId: string,
  title: (title: string) => string,
  random?: Random,
): { dashboard: Dashboard; id: string } {
  const id = freshId(chartIds(dashboard), random);
  const charts = dashboard.charts.flatMap((chart) =>
    chart.id === chartId
      ? [chart, { ...structuredClone(chart), id, title: chart.title && title(chart.title) }]
      : [chart],
  );
  return { dashboard: { ...dashboard, charts }, id };
}

export function removed<Item extends { id: string }>(items: readonly Item[], id: string): Item[] {
  return items.filter((item) => item.id !== id);
}

/** One place towards the front or the end; at the edge nothing moves. */
export function reordered<Item extends { id: string }>(
  items: readonly Item[],
  id: string,
  way: Way,
): Item[] {
  const result = [...items];
  const from = result.findIndex((item) => item.id === id);
  const to = way === 'up' ? from - 1 : from + 1;
  const [item, other] = [result[from], result[to]];
  if (item && other) [result[from], result[to]] = [other, item];
  return result;
}

/**
 * A chart goes to the end of another dashboard. It goes on counting the same records: where the other has no
 * such source yet, its own goes along.
 */
export function movedChart(
  all: Dashboards,
  from: string,
  chartId: string,
  to: string,
  random?: Random,
): Dashboards {
  const chart = all.find(({ id }) => id === from)?.charts.find(({ id }) => id === chartId);
  const source = all.find(({ id }) => id === from)?.sources.find(({ id }) => id === chart?.source);
  if (!chart || !source || from === to) return all;
  return all.map((dashboard) => {
    if (dashboard.id === from) {
      return { ...dashboard, charts: removed(dashboard.charts, chartId) };
    }
    if (dashboard.id !== to) return dashboard;
    const { sources, id } = withSource(dashboard.sources, source, random);
    const taken = chartIds(dashboard);
    const own = taken.includes(chartId) ? freshId(taken, random) : chartId;
    return {
      ...dashboard,
      sources,
      charts: [...dashboard.charts, { ...chart, id: own, source: id }],
    };
  });
}

/** Ids of charts and slicers that are missing or stand twice are given anew. */
export function withOwnIds(dashboard: Dashboard, random?: Random): Dashboard {
  return {
    ...dashboard,
    charts: unique(dashboard.charts, random),
    slicers: unique(dashboard.slicers, random),
  };
}

function unique<Item extends { id: string }>(items: readonly Item[], random?: Random): Item[] {
  const taken = new Set(items.map(({ id }) => id));
  const met = new Set<string>();
  return items.map((item) => {
    if (item.id !== '' && !met.has(item.id)) {
      met.add(item.id);
      return item;
    }
    const id = freshId(taken, random);
    taken.add(id);
    met.add(id);
    return { ...item, id };
  });
}

function withSource(
  sources: readonly Source[],
  wanted: Source,
  random?: Random,
): { sources: Source[]; id: string } {
  const meaning = ({ app, condition, list, joins }: Source): string =>
    JSON.stringify([app, condition, list, joins]);
  const same = sources.find((source) => meaning(source) === meaning(wanted));
  if (same) return { sources: [...sources], id: same.id };
  const taken = sources.map(({ id }) => id);
  const id = taken.includes(wanted.id) ? freshId(taken, random) : wanted.id;
  return { sources: [...sources, { ...wanted, id }], id };
}

function chartIds({ charts }: Dashboard): string[] {
  return charts.map(({ id }) => id);
}
