/** The settings that the config screen would propose for an app and save when nobody changes them. */
import type { FormField } from '../../src/kintone/host';
import { SETTINGS_VERSION, writeSettings } from '../../src/settings/document';
import { proposeMapping } from '../../src/settings/mapping';
import { toConfig } from '../../src/settings/storage';
// Not the list of features: it draws in the screens, whose style sheets only the bundler reads.
import { defaults, slots } from '../../src/voice/settings';

/** @param properties the app's form fields as REST gives them */
export function proposedConfig(properties: Record<string, unknown>): Record<string, string> {
  const fields = proposeMapping(slots, properties as Record<string, FormField>);
  const text = writeSettings({
    version: SETTINGS_VERSION,
    features: { voice: { ...defaults(), fields } },
  });
  const config = toConfig(text);
  if (!config) throw new Error('the proposed settings are larger than kintone keeps');
  return config;
}
