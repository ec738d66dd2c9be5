/**
 * Loads an app's customization and plugins into the page: css and js in kintone's order, one after another,
 * with `kintone.$PLUGIN_ID` set while a plugin's file runs. A file that cannot be loaded is named and skipped.
 */
import type { Boot } from '../boot';
import { showNotification } from './dialogs';
import { text } from './messages';

let pluginId: string | undefined;

/** `kintone.$PLUGIN_ID` of this moment. */
export function currentPluginId(): string | undefined {
  return pluginId;
}

export async function loadResources(boot: Boot): Promise<void> {
  for (const { css, js, pluginId: id } of boot.resources) {
    for (const href of css) addStyle(href);
    for (const src of js) {
      pluginId = id;
      try {
        await addScript(src);
      } finally {
        pluginId = undefined;
      }
    }
  }
}

function addStyle(href: string): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  link.addEventListener('error', () => tell(href));
  document.head.append(link);
}

function addScript(src: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = src;
    script.async = false;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      tell(src);
      resolve();
    });
    document.body.append(script);
  });
}

function tell(url: string): void {
  void showNotification('ERROR', text().resourceFailed(url));
}
