/**
 * The global `kintone` of the pages (desktop). Signatures follow the official JavaScript API documentation;
 * what this floor lacks is in not-emulated.ts.
 */
import type { Boot, BootUser } from '../boot';
import { appNamespace } from './app';
import { events, nameEventsFor } from './bus';
import { createDialog, showConfirmDialog, showLoading, showNotification } from './dialogs';
import type { Handler } from './events';
import { text } from './messages';
import { addNotEmulated } from './not-emulated';
import { pageUrl } from './page-url';
import type { PageParams } from './page-url';
import { currentPluginId } from './resources';
import { lastConcurrency, requestToken, rest, RestError, setRequestToken, withQuery } from './rest';
import type { HttpMethod } from './rest';
import { screen } from './screen';

type Callback = (answer: unknown) => void;

/** Defines `window.kintone`; once per page, before any customization loads. */
export function installKintone(boot: Boot): void {
  setRequestToken(boot.requestToken);
  nameEventsFor(boot.device);
  const root: Record<string, unknown> = {
    events: {
      on: (types: string | string[], handler: Handler) => events.on(types, handler),
      off: (types?: string | string[], handler?: Handler) => events.off(types, handler),
    },
    app: appNamespace(boot, refuse),
    api: Object.assign(api, {
      url: apiUrl,
      urlForGet: (path: string, params: object) => withQuery(apiUrl(path), params),
      getConcurrencyLimit: () => concurrencyLimit(boot),
    }),
    plugin: { app: pluginNamespace(boot) },
    user: userNamespace(boot),
    getRequestToken: requestToken,
    getLoginUser: () => (boot.user ? loginUser(boot.user) : null),
    isUsersAndSystemAdministrator: async () => boot.user?.isSystemAdmin ?? false,
    getUiVersion: () => 2,
    getDomain: async () => location.host,
    isMobilePage: async () => boot.device === 'MOBILE',
    isMobileApp: async () => false,
    getPageType: async () => pageType(),
    buildPageUrl: async (page: string, params: PageParams = {}) => pageUrl(page, params, refuse),
    createDialog,
    showConfirmDialog,
    showNotification,
    showLoading,
    Promise,
  };
  Object.defineProperty(root, '$PLUGIN_ID', { get: currentPluginId, enumerable: true });
  addNotEmulated(root, refuse);
  Object.assign(window, { kintone: root });
}

/** Says on the page and to the caller that a documented function is not here. */
function refuse(name: string): never {
  const message = text().notEmulated(name);
  void showNotification('ERROR', message);
  throw new Error(message);
}

/** `kintone.api`: a Promise, or callbacks when one is given. A failure is kintone's `{ code, id, message, errors }`. */
function api(
  pathOrUrl: string,
  method: string,
  params: object,
  success?: Callback,
  failure?: Callback,
): Promise<unknown> | void {
  const answer = rest<unknown>(
    method.toUpperCase() as HttpMethod,
    withJson(pathOrUrl),
    params,
  ).catch((reason: unknown) => {
    throw reason instanceof RestError ? apiError(reason) : reason;
  });
  if (!success && !failure) return answer;
  answer.then(success, (reason: unknown) => failure?.(reason));
}

function apiError(error: RestError): unknown {
  if (typeof error.answer === 'string' && error.status > 0) return error.answer;
  const { code, id, message, errors } = error;
  return errors ? { code, id, message, errors } : { code, id, message };
}

/** Address with its origin; there are no guest spaces here, so `detectGuestSpace` changes nothing. */
function apiUrl(path: string): string {
  return new URL(withJson(path), location.origin).href;
}

function withJson(path: string): string {
  const [address = '', ...query] = path.split('?');
  const whole = address.endsWith('.json') ? address : `${address}.json`;
  return query.length > 0 ? `${whole}?${query.join('?')}` : whole;
}

/** The limit travels in the headers of every answer; the first call on a page asks for one. */
async function concurrencyLimit(boot: Boot): Promise<{ limit: number; running: number }> {
  if (boot.app) await rest('GET', '/k/v1/app.json', { id: boot.app.id });
  else await rest('GET', '/k/v1/apps.json', { limit: 1 });
  return lastConcurrency() ?? refuse('kintone.api.getConcurrencyLimit');
}

function pluginNamespace(boot: Boot): Record<string, unknown> {
  const home = `/k/admin/app/${boot.app?.id ?? ''}/plugin/`;
  return {
    /** A copy: changing it changes nothing. `{}` before the first save, null for a plugin the app does not have. */
    getConfig: (pluginId: string) => {
      const config = boot.pluginConfigs[pluginId];
      if (config) return { ...config };
      const known = [boot.plugin?.id, ...boot.resources.map((resource) => resource.pluginId)];
      return known.includes(pluginId) ? {} : null;
    },
    setConfig: (config: Record<string, string>, success?: () => void) => {
      if (!boot.plugin || !boot.app) return refuse('kintone.plugin.app.setConfig');
      const body = { app: boot.app.id, id: boot.plugin.id, config };
      rest('PUT', '/k/internal/plugin/config.json', body).then(
        () => {
          if (success) success();
          else location.assign(`${home}?message=CONFIG_SAVED`);
        },
        (reason: unknown) => {
          const words = reason instanceof Error ? reason.message : String(reason);
          void showNotification('ERROR', text().configFailed(words));
        },
      );
    },
  };
}

interface OrganizationTitle {
  organization: { id: string; code: string; name: string };
  title: { id: string; code: string; name: string } | null;
}

/** `kintone.user`; answers are kept until the page changes, as kintone does. */
function userNamespace(boot: Boot): Record<string, unknown> {
  const kept = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = kept.get(key) ?? ask();
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    return known as Promise<T>;
  };
  const me = boot.user?.code;
  return {
    getOrganizations: (code: string | undefined = me) =>
      once(`organizations ${code}`, async () => {
        const [belongs, user] = await Promise.all([
          rest<{ organizationTitles: OrganizationTitle[] }>('GET', '/v1/user/organizations.json', {
            code,
          }),
          rest<{ users: { primaryOrganization: string | null }[] }>('GET', '/v1/users.json', {
            codes: [code],
          }),
        ]);
        const primary = user.users[0]?.primaryOrganization;
        return belongs.organizationTitles.map(({ organization: { id, code, name }, title }) => ({
          organization: { id, code, name, primary: String(primary) === id },
          title: title ? { id: title.id, code: title.code, name: title.name } : null,
        }));
      }),
    getGroups: (code: string | undefined = me) =>
      once(`groups ${code}`, async () => {
        const { groups } = await rest<{ groups: { id: string; code: string; name: string }[] }>(
          'GET',
          '/v1/user/groups.json',
          { code },
        );
        return groups.map(({ id, code, name }) => ({ id, code, name }));
      }),
  };
}

function loginUser(user: BootUser): BootUser {
  return {
    id: user.id,
    code: user.code,
    name: user.name,
    email: user.email,
    url: user.url,
    employeeNumber: user.employeeNumber,
    phone: user.phone,
    mobilePhone: user.mobilePhone,
    extensionNumber: user.extensionNumber,
    timezone: user.timezone,
    isGuest: user.isGuest,
    language: user.language,
  };
}

function pageType(): { type: string; page: string } | null {
  const page = screen().pageType;
  if (page === null) return null;
  if (page === 'PORTAL_TOP') return { type: 'PORTAL', page };
  return { type: page.startsWith('APP_SETTINGS') ? 'APP_SETTINGS' : 'APP', page };
}
