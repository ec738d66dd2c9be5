/**
 * Every address that a person opens: HTML shells (pages/boot.ts lists them), the bundle, the favicon.
 * Not signed in: to the sign-in page and back. Unknown or deleted app: 404 in words. No right: 403 in
 * words. Bundle not built: what to run. Answers undefined for what is no page, so the caller goes on.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { AppDefinition } from '../apps/definition';
import { liveApp, previewApp } from '../apps/definition';
import { hasAppRight } from '../apps/rights';
import type { Context } from '../context';
import type { Language } from '../errors';
import { KintoneError } from '../errors';
import type { Boot, PageClock, PageName } from '../pages/boot';
import { localPath } from '../pages/shell/return-to';
import { mayEnterPlaceOf } from '../spaces/access';
import type { Database } from '../store/database';
import { findUser } from '../users/directory';
import { browserLanguage } from './faults';
import { appResources, bootUser, configPage, withSite } from './page-boot';
import type { AssetFiles } from './page-files';
import { ASSET_PATH, FAVICON } from './page-files';
import { rightAddress, spaceInfo, withoutGuestPath } from './page-spaces';
import type { Problem } from './page-html';
import { problemHtml, shellHtml } from './page-html';
import { pageWords } from './page-messages';
import { CLOSED_POLICY, policy } from './page-policy';

export interface PageDeps {
  db: Database;
  /** The built pages (dist/emulator). Kept over requests. */
  assets: AssetFiles;
  now(): Date;
  /** The time pages show, when it is not the machine's. */
  pageClock(): PageClock | undefined;
}

export interface PageRequest {
  method: string;
  /** Path and query as requested, e.g. `/k/1/?view=20`. */
  url: string;
  headers: IncomingHttpHeaders;
  /** Who is signed in; asked only for pages. */
  session(): { userCode: string; requestToken: string } | undefined;
}

export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** A signed-in person's visit of a page. */
interface Visit {
  deps: PageDeps;
  context: Context;
  boot: Boot;
  url: URL;
  /** As an ordinary space's page has it; empty when the guest space it names is not there. */
  path: string;
}

type Outcome = Boot | ({ status: 400 | 403 | 404 } & Problem);

export function answerPage(deps: PageDeps, request: PageRequest): PageAnswer | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const url = new URL(request.url, 'http://kintone.invalid');
  const path = url.pathname;
  if (path === '/favicon.ico') return file(FAVICON, 'image/svg+xml', 'max-age=86400');
  if (path.startsWith(ASSET_PATH)) return asset(deps.assets, path, url, request.headers);
  if (path === '/' || path === '/k') return redirect('/k/');
  if (/^\/k\/(m|(m\/)?\d+)$/.test(path)) return redirect(`${path}/${url.search}`);
  if (!isPage(path)) return undefined;

  const language = browserLanguage(request.headers['accept-language']);
  const session = request.session();
  const user = session ? findUser(deps.db, session.userCode) : undefined;
  if (path === '/login') {
    if (user && !url.searchParams.has('switch'))
      return redirect(localPath(url.searchParams.get('returnTo')));
    return shell(deps, {
      page: 'login',
      device: 'DESKTOP',
      language,
      requestToken: '',
      ...NO_RESOURCES,
    });
  }
  if (!session || !user) {
    return redirect(`/login?returnTo=${encodeURIComponent(path + url.search)}`);
  }
  const ofUser = user.language === 'auto' ? language : user.language;
  const context: Context = {
    db: deps.db,
    actor: { kind: 'user', code: user.code, name: user.name, isSystemAdmin: user.isSystemAdmin },
    language: ofUser,
    timezone: user.timezone,
    now: () => deps.now(),
  };
  const clock = deps.pageClock();
  const place = withoutGuestPath(deps.db, path);
  const elsewhere = place && rightAddress(deps.db, url, place.path, place.guestSpaceId);
  if (elsewhere !== undefined) return redirect(elsewhere);
  const boot: Boot = {
    page: 'portal',
    device: (place?.path ?? path).startsWith('/k/m/') ? 'MOBILE' : 'DESKTOP',
    user: bootUser(deps.db, user.code, ofUser),
    language: ofUser,
    ...(clock ? { clock } : {}),
    requestToken: session.requestToken,
    ...(place?.guestSpaceId === undefined ? {} : { guestSpaceId: String(place.guestSpaceId) }),
    ...NO_RESOURCES,
  };
  const outcome = visit({ deps, context, boot, url, path: place?.path ?? '' });
  if ('page' in outcome) return shell(deps, withSite(context, outcome, path));
  return problem(deps, outcome.status, ofUser, outcome);
}

const NO_RESOURCES: Pick<Boot, 'resources' | 'pluginConfigs'> = {
  resources: [],
  pluginConfigs: {},
};

/** REST (`/k/v1/…`, `/v1/…`), `/k/internal/…` and files are the HTTP layer's, all else under /k/ is a page. */
function isPage(path: string): boolean {
  if (path === '/login') return true;
  return path.startsWith('/k/') && !/^\/k\/(guest\/\d+\/)?(v1|internal|api)\//.test(path);
}

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

function visit(here: Visit): Outcome {
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
  const { context, boot, deps } = here;
  const words = pageWords(boot.language);
  const app = known(() => liveApp(deps.db, appId));
  if (!app) {
    const preview = known(() => previewApp(deps.db, appId));
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
    },
    ...appResources(context, app, boot.device),
  };
}

function settingsPage(
  here: Visit,
  appId: number,
  page: 'app-settings' | 'app-plugins' | 'plugin-config',
): Outcome {
  const { context, boot, deps, url } = here;
  const words = pageWords(boot.language);
  const app = known(() => previewApp(deps.db, appId));
  if (!app) return notFound(here, words.appGoneTitle, words.appGone(String(appId)));
  if (!hasAppRight(context, app, 'appEditable')) return forbidden(here, words.forbiddenAppAdmin);
  const canAdd = hasAppRight(context, app, 'recordAddable');
  const named: Boot = {
    ...boot,
    page,
    app: { id: String(app.id), name: app.settings.name, canAdmin: true, canAdd },
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

function shell(deps: PageDeps, boot: Boot): PageAnswer {
  const assets = deps.assets.page();
  if (!assets) {
    const words = pageWords(boot.language);
    return problem(deps, 503, boot.language, {
      title: words.noBundleTitle,
      text: words.noBundle,
      commands: ['npm run build'],
      links: [{ href: '', text: words.retry }],
    });
  }
  return page(200, shellHtml(boot, assets), policy(boot));
}

function problem(deps: PageDeps, status: number, language: Language, about: Problem): PageAnswer {
  const assets = deps.assets.page() ?? { styles: [], scripts: [] };
  return page(status, problemHtml(language, about, assets), CLOSED_POLICY);
}

function page(status: number, body: string, contentSecurityPolicy: string): PageAnswer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    },
    body,
  };
}

function asset(
  files: AssetFiles,
  path: string,
  url: URL,
  headers: IncomingHttpHeaders,
): PageAnswer {
  const found = files.find(path.slice(ASSET_PATH.length));
  if (!found) return { ...file('not found', 'text/plain', 'no-store'), status: 404 };
  const fixed = url.searchParams.get('v') === found.hash;
  const answer = file(
    found.body,
    found.contentType,
    fixed ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  answer.headers.etag = `"${found.hash}"`;
  if (headers['if-none-match'] === answer.headers.etag) return { ...answer, status: 304, body: '' };
  return answer;
}

function file(body: string | Buffer, contentType: string, cacheControl: string): PageAnswer {
  return {
    status: 200,
    headers: {
      'content-type': contentType,
      'cache-control': cacheControl,
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}

function redirect(location: string): PageAnswer {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' };
}
