/**
 * What each page is told when it opens: the user, the app, and in load order the customization and
 * plugins that run on it. Throws nothing: what cannot be shown is a PageProblem.
 */
import type { Context } from '../context';
import type { Language } from '../errors';
import type { AppDefinition, Customization, CustomizeResource } from '../apps/definition';
import { isGuestUser } from '../spaces/store';
import { hasAppRight } from '../apps/rights';
import { readFile } from '../files/files';
import type { Boot, BootResources, BootUser, Device } from '../pages/boot';
import { siteCustomization } from '../site/customization';
import type { Database } from '../store/database';
import { resourceUrl } from './page-resources';

/** The part of a plugin's manifest that pages need. */
interface PluginManifest {
  name: { en: string; ja?: string };
  desktop?: { js?: string[]; css?: string[] };
  mobile?: { js?: string[]; css?: string[] };
  config?: { html?: string; js?: string[]; css?: string[] };
}

interface InstalledPlugin {
  id: string;
  name: string;
  manifest: PluginManifest;
  /** Path in the package -> key of the file store. */
  files: Record<string, string>;
}

export function bootUser(db: Database, code: string, language: Language): Boot['user'] {
  const row = db.get<{
    id: number;
    code: string;
    name: string;
    email: string;
    timezone: string;
    profile: string;
    is_system_admin: number;
  }>(
    'SELECT id, code, name, email, timezone, profile, is_system_admin FROM users WHERE code = ?',
    code,
  );
  if (!row) return undefined;
  const profile = JSON.parse(row.profile) as Partial<BootUser>;
  return {
    id: String(row.id),
    code: row.code,
    name: row.name,
    email: row.email,
    url: profile.url ?? '',
    employeeNumber: profile.employeeNumber ?? '',
    phone: profile.phone ?? '',
    mobilePhone: profile.mobilePhone ?? '',
    extensionNumber: profile.extensionNumber ?? '',
    timezone: row.timezone,
    isGuest: isGuestUser(row.code),
    language,
    isSystemAdmin: row.is_system_admin === 1,
  };
}

/** Customization (as its scope allows) and enabled plugins of the live app: the files for this device. */
export function appResources(
  context: Context,
  app: AppDefinition,
  device: Device,
): Pick<Boot, 'resources' | 'pluginConfigs'> {
  const side = device === 'MOBILE' ? 'mobile' : 'desktop';
  const resources = customizationFiles(app.customization, device, () =>
    hasAppRight(context, app, 'appEditable'),
  );
  const pluginConfigs: Boot['pluginConfigs'] = {};
  for (const { id, enabled, config } of app.plugins) {
    const plugin = enabled ? installedPlugin(context.db, id, context.language) : undefined;
    if (!plugin) continue;
    pluginConfigs[id] = config;
    const { js = [], css = [] } = plugin.manifest[side] ?? {};
    if (js.length + css.length === 0) continue;
    resources.push(pluginResources(plugin, js, css));
  }
  return { resources, pluginConfigs };
}

/** With the whole site's customization, which runs everywhere but in the administration, before all else of a page. */
export function withSite(context: Context, boot: Boot, path: string): Boot {
  if (path.startsWith('/k/admin/')) return boot;
  const { actor } = context;
  const site = customizationFiles(
    siteCustomization(context.db),
    boot.device,
    () => actor.kind === 'user' && actor.isSystemAdmin,
  );
  return { ...boot, resources: [...site, ...boot.resources] };
}

/** @param isAdmin whether the asker is one of those whom the scope ADMIN means */
function customizationFiles(
  customization: Customization,
  device: Device,
  isAdmin: () => boolean,
): BootResources[] {
  const { scope } = customization;
  if (scope === 'NONE' || (scope === 'ADMIN' && !isAdmin())) return [];
  const { js, css } = customization[device === 'MOBILE' ? 'mobile' : 'desktop'];
  if (js.length + css.length === 0) return [];
  const url = (resource: CustomizeResource): string =>
    resource.type === 'URL' ? resource.url : resourceUrl(resource.file.fileKey, resource.file.name);
  return [{ js: js.map(url), css: css.map(url) }];
}

/** What the config page of one plugin needs; undefined when it has none. Settings are those not yet deployed. */
export function configPage(
  context: Context,
  app: AppDefinition,
  pluginId: string,
): Pick<Boot, 'plugin' | 'resources' | 'pluginConfigs'> | 'missing' | 'no-config' {
  const added = app.plugins.find((plugin) => plugin.id === pluginId);
  const plugin = installedPlugin(context.db, pluginId, context.language);
  if (!added || !plugin) return 'missing';
  const { config } = plugin.manifest;
  const htmlKey = config?.html === undefined ? undefined : plugin.files[config.html];
  const file = htmlKey === undefined ? undefined : readFile(context.db, htmlKey);
  if (!config || !file) return 'no-config';
  return {
    plugin: {
      id: pluginId,
      name: plugin.name,
      html: new TextDecoder().decode(file.body),
      proxies: added.proxies ?? [],
    },
    pluginConfigs: { [pluginId]: added.config },
    resources: [pluginResources(plugin, config.js ?? [], config.css ?? [])],
  };
}

function installedPlugin(
  db: Database,
  id: string,
  language: Language,
): InstalledPlugin | undefined {
  const row = db.get<{ manifest: string; files: string }>(
    'SELECT manifest, files FROM plugins WHERE id = ?',
    id,
  );
  if (!row) return undefined;
  const manifest = JSON.parse(row.manifest) as PluginManifest;
  return {
    id,
    manifest,
    name: manifest.name[language] ?? manifest.name.en,
    files: JSON.parse(row.files) as Record<string, string>,
  };
}

function pluginResources(plugin: InstalledPlugin, js: string[], css: string[]): BootResources {
  const url = (path: string): string[] => {
    if (/^https?:\/\//.test(path)) return [path];
    const key = plugin.files[path];
    return key === undefined ? [] : [resourceUrl(key, path)];
  };
  return {
    pluginId: plugin.id,
    pluginName: plugin.name,
    js: js.flatMap(url),
    css: css.flatMap(url),
  };
}
