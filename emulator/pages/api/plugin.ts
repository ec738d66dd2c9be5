/** `kintone.plugin.app`: settings of a plugin, and what its requests to elsewhere carry beside. */
import type { Boot } from '../boot';
import { showNotification } from './dialogs';
import { text } from './messages';
import { pluginProxyFunction } from './proxy';
import { badArgument, notHere, oneOf } from './refuse';
import { rest } from './rest';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

interface ProxyConfig {
  url: string;
  method: string;
  headers: Record<string, string>;
  data: Record<string, unknown>;
}

export function pluginNamespace(boot: Boot): Record<string, unknown> {
  const proxies: ProxyConfig[] = [...(boot.plugin?.proxies ?? [])];
  return {
    /** A copy: changing it changes nothing. `{}` before the first save, null for a plugin the app does not have. */
    getConfig: (pluginId: string) => {
      const config = boot.pluginConfigs[pluginId];
      if (config) return { ...config };
      const known = [boot.plugin?.id, ...boot.resources.map((resource) => resource.pluginId)];
      return known.includes(pluginId) ? {} : null;
    },
    setConfig: (config: Record<string, string>, success?: () => void) => {
      const { app, plugin } = configPage(boot, 'setConfig');
      save(boot, 'config', { app, id: plugin, config }, success);
    },
    /** Null on other pages than the plugin's own settings, and for what was never stored. */
    getProxyConfig: (url: string, method: string) => {
      const known = proxies.find((one) => one.url === url && one.method === method);
      return known ? { headers: { ...known.headers }, data: { ...known.data } } : null;
    },
    setProxyConfig: (
      url: string,
      method: string,
      headers: unknown,
      data: unknown,
      success?: () => void,
    ) => {
      const name = 'kintone.plugin.app.setProxyConfig';
      const { app, plugin } = configPage(boot, 'setProxyConfig');
      const stored = {
        url,
        method: oneOf(name, 'method', method, METHODS),
        headers: texts(flat(name, 'headers', headers)),
        data: flat(name, 'data', data),
      };
      save(boot, 'proxy', { app, id: plugin, ...stored }, success, () => {
        const at = proxies.findIndex((one) => one.url === url && one.method === method);
        proxies.splice(at < 0 ? proxies.length : at, 1, stored);
      });
    },
    proxy: pluginProxyFunction(boot),
  };
}

function configPage(boot: Boot, name: string): { app: string; plugin: string } {
  if (!boot.plugin || !boot.app) return notHere(`kintone.plugin.app.${name}`);
  return { app: boot.app.id, plugin: boot.plugin.id };
}

/** Goes to the list of plugins with kintone's notice unless a callback was given. */
function save(
  boot: Boot,
  what: 'config' | 'proxy',
  body: object,
  success?: (() => void) | null,
  stored?: () => void,
): void {
  const home = `/k/admin/app/${boot.app?.id ?? ''}/plugin/`;
  rest('PUT', `/k/internal/plugin/${what}.json`, body).then(
    () => {
      stored?.();
      if (success) success();
      else location.assign(`${home}?message=CONFIG_SAVED`);
    },
    (reason: unknown) => {
      const words = reason instanceof Error ? reason.message : String(reason);
      void showNotification('ERROR', text().configFailed(words));
    },
  );
}

/** An object without objects in it. */
function flat(name: string, argument: string, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return badArgument(name, argument, value);
  for (const [key, one] of Object.entries(value)) {
    if (typeof one === 'object' && one !== null) badArgument(name, `${argument}.${key}`, one);
  }
  return { ...value };
}

function texts(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}
