/**
 * The settings that a standard app has in the sample world: what the config screen would propose for it and save
 * when nobody changes it, and the app's dashboards.
 */
import { defaults as chartsDefaults, type ChartsSettings } from '../../src/charts/settings';
import type { FeatureSettings } from '../../src/feature';
import type { FormField } from '../../src/kintone/host';
import { SETTINGS_VERSION, writeSettings } from '../../src/settings/document';
import { proposeMapping } from '../../src/settings/mapping';
import { toConfig } from '../../src/settings/storage';
// Not the list of features: it draws in the screens, whose style sheets only the bundler reads.
import { defaults as voiceDefaults, type VoiceSettings } from '../../src/voice/settings';
import { slots as voiceSlots } from '../../src/voice/slots';
import { readDashboards, type ChartedApp } from './dashboards';

/**
 * @param properties the app's form fields as REST gives them
 * @param related numbers of the apps that voices lean on
 */
export function proposedConfig(
  app: ChartedApp,
  properties: Record<string, unknown>,
  related: VoiceSettings['related'] = voiceDefaults().related,
): Record<string, string> {
  const features: Record<string, FeatureSettings> = {
    charts: chartsSettings(app),
  };
  if (app === 'voice') {
    const fields = proposeMapping(voiceSlots, properties as Record<string, FormField>);
    const voice: VoiceSettings = { ...voiceDefaults(), fields, related };
    features['voice'] = voice;
  }
  const config = toConfig(writeSettings({ version: SETTINGS_VERSION, features }));
  if (!config) throw new Error('the proposed settings are larger than kintone keeps');
  return config;
}

function chartsSettings(app: ChartedApp): ChartsSettings {
  return { ...chartsDefaults(), dashboards: readDashboards(app) };
}
