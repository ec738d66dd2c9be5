/** What the views of dashboards work on: the dashboards as they are now, and the ways to change them. */
import type { Dashboard } from '../definition';
import type { Around } from './dashboard-problems';
import { dashboardProblems, type DashboardProblem } from './dashboard-problems';
import type { Dashboards } from './draft';
import type { SourceFields } from './fields';
import type { Preview } from './preview';
import { problemsOf } from './problems';
import type { Surroundings } from './surroundings';

/** What is open: the list, one dashboard, or one chart of it. */
export type Open =
  | { what: 'list' }
  | { what: 'dashboard'; dashboard: string; proposals?: boolean }
  | { what: 'chart'; dashboard: string; chart: string };

export interface EditorDesk {
  dashboards(): Dashboards;
  around: Surroundings;
  preview: Preview;
  /** A step that can be undone, in words; what is open is drawn anew. */
  choose(next: Dashboards, what: string): void;
  /** A letter typed in `place`: what is open stays as it is. */
  type(next: Dashboards, what: string, place: string): void;
  open(what: Open): void;
  /** @param how `undo`: with the button that undoes it; `wrong`: nothing was done */
  say(words: string, how?: 'undo' | 'wrong'): void;
  /** Draws what is open anew, without a step. */
  draw(): void;
}

export function problemsAround(
  dashboard: Dashboard,
  all: Dashboards,
  around: Surroundings,
): DashboardProblem[] {
  return dashboardProblems(dashboard, aroundOf(dashboard, all, around));
}

function aroundOf(dashboard: Dashboard, all: Dashboards, around: Surroundings): Around {
  const sources: Record<string, SourceFields | undefined> = {};
  for (const source of dashboard.sources) {
    const fields = around.fieldsOf(source);
    if (fields !== 'reading') sources[source.id] = fields;
  }
  return {
    sources,
    own: around.own,
    others: all.filter(({ id }) => id !== dashboard.id),
    lists: around.lists,
    spaces: around.spaces,
  };
}

/** How many of a dashboard's problems stop something: its own and those of its charts. */
export function countTroubles(dashboard: Dashboard, all: Dashboards, around: Surroundings): number {
  const ofCharts = dashboard.charts.flatMap((chart) => {
    const source = dashboard.sources.find(({ id }) => id === chart.source);
    const fields = source && around.fieldsOf(source);
    return fields === 'reading' ? [] : problemsOf(chart, fields);
  });
  return [...problemsAround(dashboard, all, around), ...ofCharts].filter(
    ({ weight }) => weight === 'stops',
  ).length;
}
