/**
 * Every address that a person opens: HTML shells (pages/boot.ts lists them), the bundle, the favicon.
 * Not signed in: to the sign-in page and back. Bundle not built: what to run. Answers undefined for what
 * is no page, so the caller goes on.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from '../context';
import type { Boot, PageClock } from '../pages/boot';
import { localPath } from '../pages/shell/return-to';
import type { Database } from '../store/database';
import { findUser } from '../users/directory';
import { browserLanguage } from './faults';
import type { PageAnswer } from './page-answers';
import { asset, file, problem, redirect, shell } from './page-answers';
import { bootUser, withSite } from './page-boot';
import type { AssetFiles } from './page-files';
import { ASSET_PATH, FAVICON } from './page-files';
import { rightAddress, withoutGuestPath } from './page-spaces';
import { visit } from './page-visit';

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
    return shell(deps.assets, {
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
  const outcome = visit({ context, boot, url, path: place?.path ?? '' });
  if ('page' in outcome) return shell(deps.assets, withSite(context, outcome, path));
  return problem(deps.assets, outcome.status, ofUser, outcome);
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
