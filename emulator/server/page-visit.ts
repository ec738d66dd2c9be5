/**
 * Which page a signed-in person's address is, and whether they may see it. Unknown or deleted app: 404 in words. No
 * right: 403 in words.
 */
import type { AppDefinition } from '../apps/definition';
import { liveApp, previewApp } from '../apps/definition';
import { hasAppRight } from '../apps/rights';
import type { Context } from '../context';
import { KintoneError } from '../errors';
import type { Boot, PageName } from '../pages/boot';
import { viewableFields } from '../rights/fields';
import { relatedTarget } from '../rights/related';
import { mayEnterPlaceOf } from '../spaces/access';
import { appResources, configPage } from './page-boot';
import type { Problem } from './page-html';
import { pageWords } from './page-messages';
import { spaceInfo } from './page-spaces';

/** A signed-in person's visit of a page. */
export interface Visit {
  context: Context;
  boot: Boot;
  url: URL;
  /** As an ordinary space's page has it; empty when the guest space it names is not there. */
  path: string;
}

export type Outcome = Boot | ({ status: 400 | 403 | 404 } & Problem);

const SYSTEM_PAGES: Record<string, PageName> = {
  'plugin/': 'plugins',
  users: 'users',
  customization: 'site-customization',
  'app/': 'usage',
};

type RecordPage = 'index' | 'detail' | 'create' | 'report' | 'print';
const RECORD_PAGES: Record<string, RecordPage> = {
  show: 'detail',
  edit: 'create',
  report: 'report',
  print: 'print',
};

/** The page an address names, when the person may see it; else what to tell them. */
export function visit(here: Visit): Outcome {
  const { boot, url, path } = here;
  const words = pageWords(boot.language);
  const app = /^\/k\/(?:m\/)?(\d+)\/(show|edit|report|print)?$/.exec(path);
  if (path === '/k/' || path === '/k/m/') return boot;
  // A phone's space stands in the path, a PC's in the hash.
  if (/^\/k\/m\/space\/\d+(\/thread\/\d+)?$/.test(path)) return { ...boot, page: 'space' };
  if (app?.[1]) {
    const page = RECORD_PAGES[app[2] ?? ''] ?? 'index';
    // A phone's record stands in the query: kintone refuses an address without it, as the PC's would be.
    if (boot.device === 'MOBILE' && page === 'detail' && !url.searchParams.has('record')) {
      return { ...notFound(here, words.noRecordTitle, words.noRecord), status: 400 };
    }
    return recordPage(here, Number(app[1]), page);
  }
  if (path === '/k/admin/app/flow') {
    return settingsPage(here, Number(url.searchParams.get('app')), 'app-settings');
  }
  const plugins = /^\/k\/admin\/app\/(\d+)\/plugin\/(config)?$/.exec(path);
  if (plugins?.[1]) {
    return settingsPage(here, Number(plugins[1]), plugins[2] ? 'plugin-config' : 'app-plugins');
  }
  const system = /^\/k\/admin\/system\/(plugin\/|users|customization|app\/)$/.exec(path);
  if (system) {
    if (!boot.user?.isSystemAdmin) return forbidden(here, words.forbiddenSystem);
    return { ...boot, page: SYSTEM_PAGES[system[1] ?? ''] ?? 'plugins' };
  }
  return notFound(here, words.notFoundTitle, words.notFound);
}

function recordPage(here: Visit, appId: number, page: RecordPage): Outcome {
  const { context, boot } = here;
  const words = pageWords(boot.language);
  const app = known(() => liveApp(context.db, appId));
  if (!app) {
    const preview = known(() => previewApp(context.db, appId));
    if (!preview) return notFound(here, words.appGoneTitle, words.appGone(String(appId)));
    const outcome = notFound(here, words.appUnpublishedTitle, words.appUnpublished(String(appId)));
    if (hasAppRight(context, preview, 'appEditable')) {
      outcome.links.push({ href: `/k/admin/app/flow?app=${appId}`, text: words.toSettings });
    }
    return outcome;
  }
  if (!mayEnterPlaceOf(context, appId)) return forbidden(here, words.forbiddenApp);
  const space = spaceInfo(context, appId);
  const canAdd = hasAppRight(context, app, 'recordAddable');
  const canAdmin = hasAppRight(context, app, 'appEditable');
  const canView = hasAppRight(context, app, 'recordViewable');
  if (page === 'create' && !canAdd) return forbidden(here, words.forbiddenAdd);
  if (page !== 'create' && !canView && !canAdmin) return forbidden(here, words.forbiddenApp);
  return {
    ...boot,
    page,
    ...(space ? { space } : {}),
    app: {
      id: String(app.id),
      name: app.settings.name,
      ...(page === 'index' ? { description: app.settings.description } : {}),
      canAdmin,
      canAdd,
      canEdit: hasAppRight(context, app, 'recordEditable'),
      canDelete: hasAppRight(context, app, 'recordDeletable'),
      canImport: hasAppRight(context, app, 'recordImportable'),
      canExport: hasAppRight(context, app, 'recordExportable'),
      relatedTargets: relatedTargets(context, app),
    },
    ...appResources(context, app, boot.device),
  };
}

/** By fields the asker may view (page 関連レコード一覧の参照先のアプリIDを取得する). */
function relatedTargets(context: Context, app: AppDefinition): Record<string, string> {
  return Object.fromEntries(
    Object.values(viewableFields(context, app)).flatMap((field) => {
      const target = relatedTarget(field);
      return target === undefined ? [] : [[field.code, target]];
    }),
  );
}

function settingsPage(
  here: Visit,
  appId: number,
  page: 'app-settings' | 'app-plugins' | 'plugin-config',
): Outcome {
  const { context, boot, url } = here;
  const words = pageWords(boot.language);
  const app = known(() => previewApp(context.db, appId));
  if (!app) return notFound(here, words.appGoneTitle, words.appGone(String(appId)));
  if (!hasAppRight(context, app, 'appEditable')) return forbidden(here, words.forbiddenAppAdmin);
  const canAdd = hasAppRight(context, app, 'recordAddable');
  const named: Boot = {
    ...boot,
    page,
    app: {
      id: String(app.id),
      name: app.settings.name,
      canAdmin: true,
      canAdd,
      relatedTargets: relatedTargets(context, app),
    },
  };
  if (page !== 'plugin-config') return named;
  const config = configPage(context, app, url.searchParams.get('pluginId') ?? '');
  if (typeof config === 'object') return { ...named, ...config };
  const outcome =
    config === 'missing'
      ? notFound(here, words.pluginGoneTitle, words.pluginGone)
      : notFound(here, words.noConfigTitle, words.noConfig);
  outcome.links.unshift({ href: `/k/admin/app/${appId}/plugin/`, text: words.toPlugins });
  return outcome;
}

function notFound(here: Visit, title: string, text: string): { status: 404 } & Problem {
  const words = pageWords(here.boot.language);
  return { status: 404, title, text, links: [{ href: portal(here), text: words.toPortal }] };
}

function portal({ boot }: Visit): string {
  return boot.device === 'MOBILE' ? '/k/m/' : '/k/';
}

function forbidden(here: Visit, text: string): { status: 403 } & Problem {
  const words = pageWords(here.boot.language);
  const returnTo = encodeURIComponent(here.url.pathname + here.url.search);
  return {
    status: 403,
    title: words.forbiddenTitle,
    text,
    links: [
      { href: portal(here), text: words.toPortal },
      { href: `/login?switch=1&returnTo=${returnTo}`, text: words.switchUser },
    ],
  };
}

/** The app, or undefined when it is not there; any other failure goes on up. */
function known(read: () => AppDefinition): AppDefinition | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof KintoneError && error.code === 'GAIA_AP01') return undefined;
    throw error;
  }
}
