/**
 * What the administration pages need of plugins and of an app's state beyond REST. Pages only.
 *
 *   GET /k/internal/plugins.json → { plugins: [PluginCard with apps] }          system administrators
 *   GET /k/internal/app/plugins.json { app } → { plugins: [PluginCard with enabled], available: [PluginCard] }
 *   PUT /k/internal/app/plugins.json { app, plugins: [{ id, enabled }] } → {}    order, switch, removal
 *   GET /k/internal/app/state.json { app } → { name, live, changed }
 */
import { type AppDefinition, liveApp } from '../apps/definition';
import { editPreview, previewFor } from '../apps/store';
import type { Context } from '../context';
import { invalidParameter, noPrivilege } from '../errors';
import { findPlugin } from '../plugins/store';
import type { Database } from '../store/database';
import { resourceUrl } from './page-resources';
import { booleanParam, objectOf, type Params, requiredList, textParam } from './params';
import type { Route } from './route';

/** A plugin as a row of a list. */
export interface PluginCard {
  id: string;
  name: string;
  description: string;
  version: string;
  /** Address of its picture, null when the package has none. */
  icon: string | null;
  homepage: string | null;
  hasConfig: boolean;
  /** False when an app still names a plugin that was deleted. */
  installed: boolean;
}

export const pagePluginRoutes: Route[] = [
  { method: 'GET', path: '/k/internal/plugins.json', handle: installedPlugins },
  { method: 'GET', path: '/k/internal/app/plugins.json', handle: pluginsOfApp },
  { method: 'PUT', path: '/k/internal/app/plugins.json', handle: arrangePlugins },
  { method: 'GET', path: '/k/internal/app/state.json', handle: appState },
];

function installedPlugins(context: Context): unknown {
  if (context.actor.kind !== 'user' || !context.actor.isSystemAdmin) throw noPrivilege();
  const apps = context.db.all<{ id: number; live: string | null; preview: string }>(
    'SELECT id, live, preview FROM apps ORDER BY id',
  );
  const uses = apps.map(({ id, live, preview }) => {
    const sides = [live, preview].flatMap((json) =>
      json === null ? [] : [JSON.parse(json) as AppDefinition],
    );
    return {
      app: { id: String(id), name: sides[0]?.settings.name ?? '' },
      plugins: new Set(sides.flatMap((side) => side.plugins.map((plugin) => plugin.id))),
    };
  });
  return {
    plugins: installedIds(context.db).map((id) => ({
      ...pluginCard(context, id),
      apps: uses.filter(({ plugins }) => plugins.has(id)).map(({ app }) => app),
    })),
  };
}

function pluginsOfApp(context: Context, params: Params): unknown {
  const app = previewFor(context, params);
  const added = new Set(app.plugins.map((plugin) => plugin.id));
  return {
    plugins: app.plugins.map(({ id, enabled }) => ({ ...pluginCard(context, id), enabled })),
    available: installedIds(context.db)
      .filter((id) => !added.has(id))
      .map((id) => pluginCard(context, id)),
  };
}

/** The request names the plugins that stay, in their new order; adding is REST's (preview/app/plugins). */
function arrangePlugins(context: Context, params: Params): unknown {
  editPreview(context, params, (app) => {
    app.plugins = requiredList(params, 'plugins').map((value, index) => {
      const path = `plugins[${index}]`;
      const wanted = objectOf(value, path);
      const id = textParam(wanted, 'id', `${path}.id`);
      const plugin = app.plugins.find((candidate) => candidate.id === id);
      if (!plugin) throw invalidParameter(`${path}.id`, NOT_ADDED);
      return { ...plugin, enabled: booleanParam(wanted, 'enabled', `${path}.enabled`) ?? true };
    });
  });
  return {};
}

const NOT_ADDED = {
  ja: 'このアプリに追加されていないプラグインです。画面を再読み込みしてください。',
  en: 'The plug-in is not added to this app. Reload the page.',
};

function appState(context: Context, params: Params): unknown {
  const preview = previewFor(context, params);
  const isLive = context.db.get('SELECT 1 FROM apps WHERE id = ? AND live IS NOT NULL', preview.id);
  const changed = !isLive || isChanged(liveApp(context.db, preview.id), preview);
  return { name: preview.settings.name, live: isLive !== undefined, changed };
}

/** Whether deploying would change anything; revisions count edits and say nothing about content. */
export function isChanged(live: AppDefinition, preview: AppDefinition): boolean {
  return JSON.stringify({ ...live, revision: 0 }) !== JSON.stringify({ ...preview, revision: 0 });
}

function installedIds(db: Database): string[] {
  return db
    .all<{ id: string }>('SELECT id FROM plugins ORDER BY modified DESC, id')
    .map(({ id }) => id);
}

function pluginCard({ db, language }: Context, id: string): PluginCard {
  const plugin = findPlugin(db, id);
  if (!plugin) {
    const nothing = { description: '', version: '', icon: null, homepage: null };
    return { id, name: id, ...nothing, hasConfig: false, installed: false };
  }
  const { manifest, files, version } = plugin;
  const icon = files[manifest.icon];
  const inLanguage = (words: Record<string, string> = {}) => words[language] ?? words['en'];
  return {
    id,
    name: inLanguage(manifest.name) ?? id,
    description: inLanguage(manifest.description) ?? '',
    version,
    icon: icon === undefined ? null : resourceUrl(icon, manifest.icon),
    homepage: inLanguage(manifest.homepage_url) ?? null,
    hasConfig: manifest.config?.html !== undefined,
    installed: true,
  };
}
