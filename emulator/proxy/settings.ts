/**
 * What a plugin adds to its requests to elsewhere: stored by its settings page, kept on the server, told to no other
 * page (cybozu.dev/ja/kintone/docs/js-api/plugins/set-config-for-proxy).
 */
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { pluginOf } from '../plugins/of-app';
import { enumParam, objectOf, type Params, textParam } from '../server/params';

export const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
export type ProxyMethod = (typeof METHODS)[number];

export interface ProxySetting {
  /** Beginning of the addresses it is for; upper and lower case differ. */
  url: string;
  method: ProxyMethod;
  headers: Record<string, string>;
  data: Record<string, unknown>;
}

/** Stores a setting in the preview; one for the same address and method is replaced. @throws KintoneError CB_VA01 */
export function setProxySetting(_context: Context, app: AppDefinition, params: Params): void {
  const plugin = pluginOf(app, params);
  const method = enumParam(params, 'method', METHODS);
  if (!method) throw invalidParameter('method', REQUIRED_PARAMETER);
  const headers = flat(params, 'headers');
  const setting: ProxySetting = {
    url: textParam(params, 'url'),
    method,
    headers: Object.fromEntries(Object.entries(headers).map(([key, one]) => [key, String(one)])),
    data: flat(params, 'data'),
  };
  const others = (plugin.proxies ?? []).filter(
    ({ url, method: other }) => url !== setting.url || other !== method,
  );
  plugin.proxies = [...others, setting];
}

function flat(params: Params, key: string): Record<string, unknown> {
  const values = objectOf(params[key], key);
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'object' && value !== null) {
      throw invalidParameter(`${key}.${name}`, NOT_FLAT);
    }
  }
  return values;
}

/** The setting whose address agrees furthest with the request's, among those of its method. */
export function settingFor(
  settings: readonly ProxySetting[],
  url: string,
  method: string,
): ProxySetting | undefined {
  return settings
    .filter((one) => one.method === method && url.startsWith(one.url))
    .sort((one, other) => other.url.length - one.url.length)[0];
}

const NOT_FLAT: Bilingual = {
  ja: 'オブジェクト形式の値は指定できません。',
  en: 'A value cannot be an object.',
};
