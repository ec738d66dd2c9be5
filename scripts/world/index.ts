/**
 * The ward's sample world on a running local kintone: people, standard apps, sample records, the
 * plugin from the zip. Run again it adds nothing twice and brings the plugin up to date.
 */
import { loadSampleWorld } from '../sample';
import { ADMINISTRATOR } from './administrator';
import { installPlugin } from './plugin';

export { ADMINISTRATOR };

export interface World {
  pluginId: string;
  voiceAppId: number;
  trafficAppId: number;
  parksAppId: number;
  areasAppId: number;
  templatesAppId: number;
  actionsAppId: number;
  /** The list of the 区民のこえ app. */
  voiceUrl: string;
  /** Password of every sample user. */
  samplePassword: string;
}

/** @param baseUrl of a local kintone, without a trailing slash */
export async function prepareWorld(baseUrl: string, log: (text: string) => void): Promise<World> {
  const { apps, samplePassword } = await loadSampleWorld({ baseUrl, ...ADMINISTRATOR, log });
  const pluginId = await installPlugin({ baseUrl, apps, log });
  return {
    pluginId,
    voiceAppId: apps.voice,
    trafficAppId: apps.traffic,
    parksAppId: apps.parks,
    areasAppId: apps.areas,
    templatesAppId: apps.templates,
    actionsAppId: apps.actions,
    voiceUrl: `${baseUrl}/k/${apps.voice}/`,
    samplePassword,
  };
}
