/**
 * Plugins of the service and of apps. The endpoints below `/k/internal/` do what kintone's own pages
 * do and its REST API does not:
 *   POST /k/internal/plugin/inspect.json  { fileKey }         what an uploaded zip holds, installing nothing
 *   GET  /k/internal/plugin/config.json   app, id             settings, not yet deployed
 *   PUT  /k/internal/plugin/config.json   { app, id, config }
 *   PUT  /k/internal/plugin/proxy.json    { app, id, url, method, headers, data }
 */
import type { AppDefinition } from '../../apps/definition';
import { editPreview, liveForAdmin, previewFor } from '../../apps/store';
import type { Context } from '../../context';
import { type Bilingual, invalidParameter } from '../../errors';
import {
  appsWithPlugin,
  inspectPlugin,
  installPlugin,
  pluginNotFound,
  removePlugin,
  updatePlugin,
} from '../../plugins/administration';
import { addPlugins, pluginOf, pluginsOf, setPluginConfig } from '../../plugins/of-app';
import { setProxySetting } from '../../proxy/settings';
import { findPlugin, type InstalledPlugin } from '../../plugins/store';
import { requireSystemAdmin } from '../../users/entries';
import { offsetParam, type Params, rangeParam, textListParam, textParam } from '../params';
import type { Method, Route } from '../route';

const PAGE_SIZE = 100;
/** Apps of a plugin that one request may ask for (get-plugin-apps). */
const MOST_APPS = 500;
const TOO_MANY_IDS: Bilingual = {
  ja: '100個以下で指定しなければなりません。',
  en: 'Up to 100 ids can be specified.',
};

export const pluginRoutes: Route[] = [
  { method: 'GET', path: 'plugins.json', handle: getPlugins },
  { method: 'GET', path: 'plugins/required.json', handle: getRequired },
  { method: 'GET', path: 'plugin/apps.json', handle: getApps },
  {
    method: 'POST',
    path: 'plugin.json',
    handle: (context, params) => installPlugin(context, textParam(params, 'fileKey')),
  },
  {
    method: 'PUT',
    path: 'plugin.json',
    handle: (context, params) =>
      updatePlugin(context, textParam(params, 'id'), textParam(params, 'fileKey')),
  },
  {
    method: 'DELETE',
    path: 'plugin.json',
    handle: (context, params) => {
      removePlugin(context, textParam(params, 'id'));
      return {};
    },
  },
  ...[
    { path: 'app/plugins.json', find: liveForAdmin },
    { path: 'preview/app/plugins.json', find: previewFor },
  ].map(({ path, find }): Route => ({
    method: 'GET',
    path,
    handle: (context, params) => {
      const app = find(context, params);
      return { plugins: pluginsOf(context, app), revision: String(app.revision) };
    },
  })),
  change('POST', 'preview/app/plugins.json', addPlugins),
  change('PUT', '/k/internal/plugin/config.json', setPluginConfig),
  change('PUT', '/k/internal/plugin/proxy.json', setProxySetting),
  {
    method: 'GET',
    path: '/k/internal/plugin/config.json',
    handle: (context, params) => ({ config: pluginOf(previewFor(context, params), params).config }),
  },
  { method: 'POST', path: '/k/internal/plugin/inspect.json', handle: inspect },
];

function change(
  method: Method,
  path: string,
  write: (context: Context, app: AppDefinition, params: Params) => void,
): Route {
  return {
    method,
    path,
    handle: (context, params) => {
      const app = editPreview(context, params, (preview) => write(context, preview, params));
      return { revision: String(app.revision) };
    },
  };
}

/** Newest first; an empty `ids` asks for all (get-plugins). */
function getPlugins(context: Context, params: Params) {
  requireSystemAdmin(context);
  const wanted = textListParam(params, 'ids') ?? [];
  if (wanted.length > PAGE_SIZE) throw invalidParameter('ids', TOO_MANY_IDS);
  const plugins = context.db
    .all<{ id: string }>('SELECT id FROM plugins ORDER BY installed DESC, rowid DESC')
    .flatMap(({ id }) => findPlugin(context.db, id) ?? [])
    .filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  return {
    plugins: page(params, plugins).map((plugin) => ({
      id: plugin.id,
      name: worded(context, plugin, 'name'),
      description: worded(context, plugin, 'description'),
      isMarketPlugin: false,
      version: plugin.version,
    })),
  };
}

function inspect(context: Context, params: Params) {
  const { id, manifest } = inspectPlugin(context, textParam(params, 'fileKey'));
  const installed = findPlugin(context.db, id);
  const version = String(manifest.version);
  return {
    id,
    name: manifest.name[context.language] ?? manifest.name['en'] ?? '',
    version,
    installedVersion: installed?.version ?? null,
    older: installed !== undefined && isOlder(version, installed.version),
  };
}

/** Versions are a number or `n.n.n`; a missing part counts as 0. */
function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Plugins that apps have but nobody installed. Their names went with them. */
function getRequired(context: Context, params: Params) {
  requireSystemAdmin(context);
  const ids = context.db
    .all<{ id: string }>(
      `SELECT DISTINCT json_extract(entry.value, '$.id') AS id
       FROM apps, json_each(apps.live, '$.plugins') AS entry
       WHERE apps.live IS NOT NULL ORDER BY id`,
    )
    .map(({ id }) => id)
    .filter((id) => !findPlugin(context.db, id));
  return { plugins: page(params, ids).map((id) => ({ id, name: '', isMarketPlugin: false })) };
}

function getApps(context: Context, params: Params) {
  requireSystemAdmin(context);
  const id = textParam(params, 'id');
  const apps = appsWithPlugin(context, id);
  if (apps.length === 0 && !findPlugin(context.db, id)) throw pluginNotFound(id);
  return {
    apps: page(params, apps, MOST_APPS).map((app) => ({
      id: String(app.id),
      name: app.settings.name,
    })),
  };
}

function worded(
  context: Context,
  { manifest }: InstalledPlugin,
  key: 'name' | 'description',
): string {
  const words = manifest[key];
  return words?.[context.language] ?? words?.['en'] ?? '';
}

function page<T>(params: Params, list: T[], most = PAGE_SIZE): T[] {
  const offset = offsetParam(params);
  const limit = rangeParam(params, 'limit', { from: 1, to: most, fallback: PAGE_SIZE });
  return list.slice(offset, offset + limit);
}
