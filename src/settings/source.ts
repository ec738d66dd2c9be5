/**
 * Where the settings of the app come from: baked in by the build when the code runs as a plain
 * customization, else what the config screen saved in kintone.
 */
import type { Feature } from '../feature';
import { storedConfig } from '../kintone/plugin';
import { defaultSettings, readDocument, readSettings, type ReadSettings } from './document';
import { fromConfig } from './storage';

/** Put in place by the build (webpack's DefinePlugin); undefined in the plugin. */
declare const BAKED_SETTINGS: unknown;

export function settingsOfApp(
  pluginId: string | undefined,
  features: readonly Feature[],
): ReadSettings {
  const baked = typeof BAKED_SETTINGS === 'undefined' ? undefined : BAKED_SETTINGS;
  if (baked !== undefined && baked !== null) return readDocument(baked, features);
  if (pluginId === undefined) {
    console.warn('kumin: no settings were baked in, and no plugin runs this file.');
    return { settings: defaultSettings(features), trouble: null, fresh: true };
  }
  return settingsFromConfig(storedConfig(pluginId), features);
}

export function settingsFromConfig(
  config: Record<string, string>,
  features: readonly Feature[],
): ReadSettings {
  const stored = fromConfig(config);
  if (stored !== null) return readSettings(stored, features);
  return { settings: defaultSettings(features), trouble: { kind: 'broken' }, fresh: false };
}
