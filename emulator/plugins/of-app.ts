/** Plugins of one app and their settings: edited in preview, effective when the app is deployed. */
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import { type Bilingual, invalidParameter } from '../errors';
import { objectOf, type Params, requiredList, textParam } from '../server/params';
import { pluginNotFound } from './administration';
import { findPlugin } from './store';

const MAX_PLUGINS = 20;
/** Settings of one plugin in one app, bytes of its JSON. */
const MAX_CONFIG_BYTES = 256 * 1024;

export interface AppPlugin {
  id: string;
  name: string;
  enabled: boolean;
}

/** In the order they run; a plugin that was removed from the service keeps its place without a name. */
export function pluginsOf(context: Context, app: AppDefinition): AppPlugin[] {
  return app.plugins.map(({ id, enabled }) => {
    const manifest = findPlugin(context.db, id)?.manifest;
    return {
      id,
      name: manifest?.name[context.language] ?? manifest?.name['en'] ?? '',
      enabled: enabled && manifest !== undefined,
    };
  });
}

/** Adds plugins by `ids` at the end; those the app has are left as they are. */
export function addPlugins(context: Context, app: AppDefinition, params: Params): void {
  requiredList(params, 'ids').forEach((value, index) => {
    const id = textParam({ id: value }, 'id', `ids[${index}]`);
    if (!findPlugin(context.db, id)) throw pluginNotFound(id);
    if (app.plugins.some((plugin) => plugin.id === id)) return;
    app.plugins.push({ id, enabled: true, config: {} });
  });
  if (app.plugins.length > MAX_PLUGINS) throw invalidParameter('ids', TOO_MANY);
}

/** @throws KintoneError CB_VA01 when a value is no text or the whole is over 256 KB */
export function setPluginConfig(_context: Context, app: AppDefinition, params: Params): void {
  const plugin = pluginOf(app, params);
  const config: Record<string, string> = {};
  for (const [key, value] of Object.entries(objectOf(params['config'], 'config'))) {
    if (typeof value !== 'string') throw invalidParameter(`config.${key}`, NOT_TEXT);
    config[key] = value;
  }
  if (Buffer.byteLength(JSON.stringify(config)) > MAX_CONFIG_BYTES) {
    throw invalidParameter('config', TOO_BIG);
  }
  plugin.config = config;
}

export function pluginOf(app: AppDefinition, params: Params): AppDefinition['plugins'][number] {
  const id = textParam(params, 'id');
  const plugin = app.plugins.find((candidate) => candidate.id === id);
  if (!plugin) throw pluginNotFound(id);
  return plugin;
}

const TOO_MANY: Bilingual = {
  ja: `1つのアプリに追加できるプラグインは${MAX_PLUGINS}個までです。`,
  en: `Up to ${MAX_PLUGINS} plug-ins can be added to an app.`,
};
const NOT_TEXT: Bilingual = {
  ja: 'プラグインの設定の値は文字列でなければなりません。',
  en: 'A value of a plug-in setting must be a string.',
};
const TOO_BIG: Bilingual = {
  ja: 'プラグインの設定は256KBまでです。',
  en: 'The settings of a plug-in can be up to 256 KB.',
};
