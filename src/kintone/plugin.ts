/**
 * Where settings come from and go to: kintone's plugin configuration, and on the config screen the
 * form's fields as they stand in the app's unpublished settings, where an administrator just added some.
 */
import type { ConfigHost } from './host';
import { loginUser, request } from './shared';

/** The id kintone sets while it runs this file; undefined in a plain customization. Read it at load only. */
export function pluginIdAtLoad(): string | undefined {
  return typeof kintone === 'undefined' ? undefined : (kintone.$PLUGIN_ID as string | undefined);
}

/** The settings of this app as kintone keeps them: a flat map of strings, empty before the first save. */
export function storedConfig(pluginId: string): Record<string, string> {
  const config: Record<string, string> | null = kintone.plugin.app.getConfig(pluginId);
  return config ?? {};
}

export function configHost(pluginId: string): ConfigHost {
  return {
    get appId() {
      return Number(kintone.app.getId());
    },
    get user() {
      return loginUser();
    },
    request,
    getConfig: () => storedConfig(pluginId),
    setConfig: (config) => kintone.plugin.app.setConfig(config),
    pluginListUrl: () => new URL('./', location.href).pathname,
  };
}
