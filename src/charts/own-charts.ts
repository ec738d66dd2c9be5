/**
 * Charts that a person made for the moment: on this computer alone, for this user and this dashboard. No settings are
 * changed, so nobody else sees them.
 */
import * as v from 'valibot';
import type { Chart, Dashboard } from './definition';
import { freshId } from './editor/ids';
import { chartSchema } from './schema';

export interface OwnCharts {
  read(): Chart[];
  write(charts: readonly Chart[]): void;
}

/** Ids of one's own charts begin so: those of the dashboard have none of it. */
export const OWN_CHART = 'own-';

/** An id that none of one's own charts has. */
export function ownId(others: readonly Chart[]): string {
  return `${OWN_CHART}${freshId(others.map(({ id }) => id.slice(OWN_CHART.length)))}`;
}

/** @param storage null where the browser gives none: then they last as long as the page */
export function ownCharts(
  storage: Storage | null,
  { app, user, dashboard }: { app: number; user: string; dashboard: Dashboard },
): OwnCharts {
  const key = `kumin.charts.own.${app}.${user}.${dashboard.id}`;
  let now: Chart[] = readable(storage?.getItem(key) ?? '', dashboard);
  return {
    read: () => now,
    write(charts) {
      now = [...charts];
      try {
        if (now.length === 0) storage?.removeItem(key);
        else storage?.setItem(key, JSON.stringify(now));
      } catch (error) {
        // No room left: they last as long as the page.
        console.warn('kumin: charts of one’s own could not be stored', error);
      }
    },
  };
}

const stored = v.array(v.unknown());

/** One that cannot be read any more is forgotten; the others stay. */
function readable(text: string, { sources }: Dashboard): Chart[] {
  if (text === '') return [];
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  const list = v.safeParse(stored, written);
  return (list.success ? list.output : []).flatMap((each) => {
    const chart = v.safeParse(chartSchema, each);
    const known = chart.success && sources.some(({ id }) => id === chart.output.source);
    return known ? [chart.output] : [];
  });
}
