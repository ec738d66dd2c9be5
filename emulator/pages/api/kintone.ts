/**
 * The global `kintone` of the pages. Signatures follow the official JavaScript API documentation; coverage/ lists
 * all of it and says what this floor lacks.
 */
import type { Boot } from '../boot';
import { appNamespace } from './app';
import { events, nameEventsFor } from './bus';
import { neverFires } from './coverage/events';
import { namesNotEmulated } from './coverage/functions';
import {
  createDialog,
  NOTIFICATION_TYPES,
  showConfirmDialog,
  showLoading,
  showNotification,
} from './dialogs';
import type { Handler } from './events';
import { informationNamespace } from './information';
import { text } from './messages';
import { addMobile, keepToDevice } from './mobile';
import { addNotEmulated } from './not-emulated';
import { pageUrl } from './page-url';
import type { PageParams } from './page-url';
import { pluginNamespace } from './plugin';
import { proxyFunction } from './proxy';
import { badArgument, notHere, oneOf, refuse } from './refuse';
import { currentPluginId } from './resources';
import {
  lastConcurrency,
  requestToken,
  pathHere,
  rest,
  RestError,
  restOfPlugin,
  setGuestSpace,
  setRequestToken,
  withQuery,
} from './rest';
import type { HttpMethod } from './rest';
import { screen, setSpace } from './screen';
import { userNamespace } from './user';

type Callback = (answer: unknown) => void;

/** Defines `window.kintone`; once per page, before any customization loads. */
export function installKintone(boot: Boot): void {
  setRequestToken(boot.requestToken);
  setGuestSpace(boot.guestSpaceId);
  setSpace(boot.space ?? null);
  nameEventsFor(boot.device);
  const root: Record<string, unknown> = {
    events: {
      on: listen,
      off: (types?: string | string[], handler?: Handler) => events.off(types, handler),
    },
    app: appNamespace(boot),
    api: Object.assign(api, {
      url: apiUrl,
      urlForGet: (path: string, params: object, detectGuestSpace = false) =>
        withQuery(apiUrl(path, detectGuestSpace), params),
      getConcurrencyLimit: () => concurrencyLimit(boot),
    }),
    proxy: proxyFunction(),
    plugin: { app: pluginNamespace(boot) },
    user: userNamespace(boot),
    portal: { getContentSpaceElement: () => screen().portalSpace },
    space: spaceNamespace(),
    getRequestToken: requestToken,
    buildPageUrl: async (page: string, params: PageParams = {}) => pageUrl(page, params),
    createDialog,
    showConfirmDialog,
    showNotification: async (type: string, message?: string) => {
      const name = 'kintone.showNotification';
      const known = oneOf(name, 'type', type, NOTIFICATION_TYPES);
      if (message === undefined) return badArgument(name, 'message', message);
      return showNotification(known, message);
    },
    showLoading: async (state: string) =>
      showLoading(oneOf('kintone.showLoading', 'state', state, ['VISIBLE', 'HIDDEN'] as const)),
    Promise,
    ...informationNamespace(boot),
  };
  Object.defineProperty(root, '$PLUGIN_ID', { get: currentPluginId, enumerable: true });
  addMobile(root);
  addNotEmulated(root, namesNotEmulated(), refuse);
  keepToDevice(root, boot.device);
  Object.assign(window, { kintone: root });
}

/** Any type is taken, as kintone does; one that will never come here is told to the developer. */
function listen(types: string | string[], handler: Handler): void {
  for (const type of typeof types === 'string' ? [types] : types) {
    if (neverFires(type)) console.warn(text().neverFires(type));
  }
  events.on(types, handler);
}

function spaceNamespace(): Record<string, unknown> {
  return {
    get: async () => {
      const { space } = screen();
      if (!space) return notHere('kintone.space.get');
      return { id: space.id, name: space.name, isGuest: space.isGuest };
    },
    getPermissions: async () => {
      const { space } = screen();
      if (!space) return notHere('kintone.space.getPermissions');
      return { administration: space.administration };
    },
    portal: { getContentSpaceElement: () => screen().spacePortal },
  };
}
/** `kintone.api`: a Promise, or callbacks when one is given. A failure is kintone's `{ code, id, message, errors }`. */
function api(
  pathOrUrl: string,
  method: string,
  params: object,
  success?: Callback,
  failure?: Callback,
): Promise<unknown> | void {
  const answer = restOfPlugin(
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
  // kintone gives the text of the answer; no page says what it gives where none came (assumed: the empty text).
  if (error.status === 0) return '';
  if (typeof error.answer === 'string' && error.status > 0) return error.answer;
  const { code, id, message, errors } = error;
  return errors ? { code, id, message, errors } : { code, id, message };
}

/** Address with its origin; with `detectGuestSpace` that of the guest space the page is in. */
function apiUrl(path: string, detectGuestSpace = false): string {
  const address = withJson(path);
  return new URL(detectGuestSpace ? pathHere(address) : address, location.origin).href;
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
