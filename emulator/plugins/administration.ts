/** Installing, updating and removing plugins: for system administrators. */
import { randomUUID } from 'node:crypto';
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import { type Bilingual, fileNotFound, invalidParameter, KintoneError } from '../errors';
import { readFile } from '../files/files';
import { requireSystemAdmin } from '../users/entries';
import { openPackage, type PluginPackage } from './package';
import { findPlugin } from './store';

/** Plugin files belong to no app, and are no leftovers of an upload either. */
const NO_APP = 0;

/** @throws KintoneError CB_NO02, GAIA_BL01, CB_VA01 for a zip that is none, is tampered with or is installed already */
export function installPlugin(context: Context, fileKey: string): { id: string; version: string } {
  requireSystemAdmin(context);
  const plugin = openUpload(context, fileKey);
  if (findPlugin(context.db, plugin.id)) throw invalidParameter('fileKey', INSTALLED);
  const now = context.now().toISOString();
  context.db.run(
    'INSERT INTO plugins (id, manifest, files, version, installed, modified) VALUES (?, ?, ?, ?, ?, ?)',
    plugin.id,
    JSON.stringify(plugin.manifest),
    JSON.stringify(storeFiles(context, plugin)),
    String(plugin.manifest.version),
    now,
    now,
  );
  return { id: plugin.id, version: String(plugin.manifest.version) };
}

/** The package must have been signed with the same key: its id is the one installed. */
export function updatePlugin(
  context: Context,
  id: string,
  fileKey: string,
): { id: string; version: string } {
  requireSystemAdmin(context);
  const before = findPlugin(context.db, id);
  if (!before) throw pluginNotFound(id);
  const plugin = openUpload(context, fileKey);
  if (plugin.id !== id) throw invalidParameter('fileKey', OTHER_PLUGIN);
  forgetFiles(context, before.files);
  context.db.run(
    'UPDATE plugins SET manifest = ?, files = ?, version = ?, modified = ? WHERE id = ?',
    JSON.stringify(plugin.manifest),
    JSON.stringify(storeFiles(context, plugin)),
    String(plugin.manifest.version),
    context.now().toISOString(),
    id,
  );
  return { id, version: String(plugin.manifest.version) };
}

/** Opens and verifies an upload without installing it. */
export function inspectPlugin(context: Context, fileKey: string): PluginPackage {
  requireSystemAdmin(context);
  return openUpload(context, fileKey);
}

/** Apps that had the plugin keep its entry and settings, so that installing it again restores them. */
export function removePlugin(context: Context, id: string): void {
  requireSystemAdmin(context);
  const plugin = findPlugin(context.db, id);
  if (!plugin) throw pluginNotFound(id);
  forgetFiles(context, plugin.files);
  context.db.run('DELETE FROM plugins WHERE id = ?', id);
}

/** Live apps that have the plugin. */
export function appsWithPlugin(context: Context, id: string): AppDefinition[] {
  return context.db
    .all<{ live: string }>('SELECT live FROM apps WHERE live IS NOT NULL ORDER BY id')
    .map(({ live }) => JSON.parse(live) as AppDefinition)
    .filter((app) => app.plugins.some((plugin) => plugin.id === id));
}

function openUpload(context: Context, fileKey: string): PluginPackage {
  const file = readFile(context.db, fileKey);
  if (!file || file.appId !== null || file.uploadedBy !== context.actor.code) {
    throw fileNotFound(fileKey);
  }
  return openPackage(file.body, 'fileKey');
}

function storeFiles(context: Context, { files }: PluginPackage): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const [path, body] of files) {
    const key = randomUUID();
    keys[path] = key;
    context.db.run(
      `INSERT INTO files (key, name, content_type, size, body, app_id, uploaded_by, uploaded)
       VALUES (?, ?, 'application/octet-stream', ?, ?, ?, ?, ?)`,
      key,
      path,
      body.byteLength,
      body,
      NO_APP,
      context.actor.code,
      context.now().toISOString(),
    );
  }
  return keys;
}

function forgetFiles(context: Context, files: Record<string, string>): void {
  for (const key of Object.values(files)) context.db.run('DELETE FROM files WHERE key = ?', key);
}

export function pluginNotFound(id: string): KintoneError {
  return new KintoneError(404, 'GAIA_PL18', {
    ja: `指定したプラグイン（id: ${id}）が見つかりません。`,
    en: `The specified plug-in (ID: ${id}) is not found.`,
  });
}

const INSTALLED: Bilingual = {
  ja: 'このプラグインはすでに読み込まれています。',
  en: 'This plug-in is already installed.',
};
const OTHER_PLUGIN: Bilingual = {
  ja: '別のプラグインのファイルです。更新するプラグインと同じ鍵で署名されたファイルを指定してください。',
  en: 'The file is of another plug-in. Specify a file signed with the same key.',
};
