/** The dashboards of the standard apps, as they lie in apps/<app>/dashboards.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Dashboard } from '../../src/charts/definition';
import { dashboardSchema } from '../../src/charts/schema';
import { root } from '../paths';

/** Standard apps in which people look at dashboards. */
export const CHARTED_APPS = ['voice', 'traffic', 'parks'] as const;
export type ChartedApp = (typeof CHARTED_APPS)[number];

/** @throws ValiError for what is no dashboard */
export function readDashboards(app: ChartedApp): Dashboard[] {
  const text = readFileSync(join(root, 'apps', app, 'dashboards.json'), 'utf8');
  return v.parse(v.array(dashboardSchema), JSON.parse(text));
}
