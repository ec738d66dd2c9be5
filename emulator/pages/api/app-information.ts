/** What `kintone.app` tells of the app itself: its settings, rights, icons and environment. */
import type { AppSettings } from '../../apps/definition';
import type { Boot } from '../boot';
import { badArgument, notHere } from './refuse';
import { rest } from './rest';

type Namespace = Record<string, unknown>;

/** One picture for all icons that kintone provides; an uploaded one is its own. */
const PRESET_ICON = '/favicon.ico';

interface AppInfo {
  appId: string;
  code: string;
  createdAt: string;
  creator: { code: string; name: string };
  modifiedAt: string;
  modifier: { code: string; name: string };
  spaceId: string | null;
}

export function appInformation(boot: Boot): Namespace {
  const app = (name: string): NonNullable<Boot['app']> =>
    boot.app ?? notHere(`kintone.app.${name}`);
  return {
    get: async () => appInfo(app('get').id),
    isTestEnvironment: async () => false,
    isMaintenanceMode: async () => false,
    getPermissions: async () => {
      const { canAdd, canAdmin } = app('getPermissions');
      return { addRecord: canAdd, editApp: canAdmin };
    },
    getCategories: async () => {
      app('getCategories');
      return { enabled: false, categories: {} };
    },
    getIcons: async (apps: unknown) => {
      if (!Array.isArray(apps)) return badArgument('kintone.app.getIcons', 'apps', apps);
      return Promise.all(apps.map((id: unknown) => iconOf(id)));
    },
  };
}

async function appInfo(id: string): Promise<Namespace> {
  const [info, settings] = await Promise.all([
    rest<AppInfo>('GET', '/k/v1/app.json', { id }),
    rest<AppSettings & { revision: string }>('GET', '/k/v1/app/settings.json', {
      app: id,
      lang: 'user',
    }),
  ]);
  return {
    id: info.appId,
    name: settings.name,
    description: settings.description,
    code: info.code,
    numberPrecision: settings.numberPrecision,
    enableComments: settings.enableComments,
    enableThumbnails: settings.enableThumbnails,
    enableChangeHistory: true,
    enableInlineRecordEditing: settings.enableInlineRecordEditing,
    createdAt: info.createdAt,
    creator: info.creator,
    modifiedAt: info.modifiedAt,
    modifier: info.modifier,
    spaceId: info.spaceId,
    revision: settings.revision,
  };
}

async function iconOf(id: unknown): Promise<{ app: unknown; url: string }> {
  const { icon } = await rest<{ icon: { type: string; file?: { fileKey: string; name: string } } }>(
    'GET',
    '/k/v1/app/settings.json',
    { app: id },
  );
  const path = icon.file
    ? `/k/resource/${encodeURIComponent(icon.file.fileKey)}/${encodeURIComponent(icon.file.name)}`
    : PRESET_ICON;
  return { app: id, url: `${location.origin}${path}` };
}
