/** Dashboards made for a test: the settings of 集計 in an app, as its config screen would save them. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { deployAndWait } from '../../scripts/provision/deploy';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { chartSchema, dashboardSchema } from '../../src/charts/schema';
import { defaults, type ChartsSettings } from '../../src/charts/settings';
import type { Chart, Dashboard } from '../../src/charts/definition';
import { SETTINGS_VERSION, writeSettings } from '../../src/settings/document';
import { toConfig } from '../../src/settings/storage';
import * as v from 'valibot';

/** A dashboard above every list, but for what is said otherwise; of charts likewise. */
export function dashboardOf(charts: readonly object[], over: object = {}): Dashboard {
  return v.parse(dashboardSchema, {
    ...{ id: 'd', title: '試験の集計', places: { lists: 'all' } },
    sources: [{ id: 'own', app: null }],
    charts: charts.map((chart, index) => chartOf({ id: `c${index}`, ...chart })),
    ...over,
  });
}

function chartOf(chart: object): Chart {
  return v.parse(chartSchema, {
    ...{
      title: '図',
      source: 'own',
      look: { type: 'bar' },
      measures: [{ take: { of: 'records' } }],
    },
    ...chart,
  });
}

interface Target {
  url: string;
  client: KintoneRestAPIClient;
  app: number;
}

/** Adds the plugin where the app has none yet. */
export async function saveCharts(
  { url, client, app }: Target,
  dashboards: Dashboard[],
  over: Partial<ChartsSettings> = {},
): Promise<void> {
  const { plugins } = await client.plugin.getPlugins({});
  const id = plugins[0]?.id ?? '';
  const { plugins: added } = await client.app.getPlugins({ app });
  if (!added.some((plugin) => plugin.id === id)) await client.app.addPlugins({ app, ids: [id] });
  const charts: ChartsSettings = { ...defaults(), dashboards, ...over };
  const config = toConfig(writeSettings({ version: SETTINGS_VERSION, features: { charts } }));
  const { username, password } = ADMINISTRATOR;
  const response = await fetch(`${url}/k/internal/plugin/config.json`, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/json',
      'X-Cybozu-Authorization': Buffer.from(`${username}:${password}`).toString('base64'),
    },
    body: JSON.stringify({ app, id, config }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const status = await deployAndWait(client, app);
  if (status !== 'SUCCESS') throw new Error(status);
}
