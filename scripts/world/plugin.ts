/** The plugin zip on a running kintone: installed or brought up to date, added to apps, set up. */
import { readFileSync } from 'node:fs';
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { unzipSync } from 'fflate';
import { pluginId } from '../../emulator/plugins/package';
import { pluginZip } from '../paths';
import { kintoneClient } from '../provision/client';
import { readDefinition, type StandardAppKey } from '../provision/definition';
import { deployAndWait } from '../provision/deploy';
import { ADMINISTRATOR } from './administrator';
import { CHARTED_APPS } from './dashboards';
import { proposedConfig } from './settings';

interface Target {
  baseUrl: string;
  log: (text: string) => void;
  /** App ids. */
  apps: Record<StandardAppKey, number>;
}

/**
 * Installs dist/plugin.zip and adds it to the apps; the first time, with the settings of the sample world. An app that
 * has the plugin keeps its settings.
 * @returns the plugin's id
 */
export async function installPlugin({ baseUrl, apps, log }: Target): Promise<string> {
  const client = kintoneClient({ baseUrl, ...ADMINISTRATOR });
  const id = await upload(client);
  const { areas, templates, actions } = apps;
  for (const key of CHARTED_APPS) {
    const app = apps[key];
    const { plugins } = await client.app.getPlugins({ app });
    if (plugins.some((plugin) => plugin.id === id)) continue;
    await client.app.addPlugins({ app, ids: [id] });
    const { properties } = await client.app.getFormFields({ app });
    await saveConfig(
      baseUrl,
      app,
      id,
      proposedConfig(key, properties, { areas, templates, actions }),
    );
    const status = await deployAndWait(client, app);
    if (status !== 'SUCCESS') throw new Error(`deploy of app ${app}: ${status}`);
    log(`プラグインを ${readDefinition(key).settings.name} に追加し、設定しました`);
  }
  return id;
}

async function upload(client: KintoneRestAPIClient): Promise<string> {
  const zip = readFileSync(pluginZip);
  const id = pluginId(unzipSync(zip)['PUBKEY'] ?? new Uint8Array());
  const { fileKey } = await client.file.uploadFile({ file: { name: 'plugin.zip', data: zip } });
  const { plugins } = await client.plugin.getPlugins({ ids: [id] });
  if (plugins.length > 0) await client.plugin.updatePlugin({ id, fileKey });
  else await client.plugin.installPlugin({ fileKey });
  return id;
}

/**
 * The real service keeps plugin settings behind the config page alone; the local one has the
 * endpoint which that page uses.
 */
async function saveConfig(
  baseUrl: string,
  appId: number,
  id: string,
  config: Record<string, string>,
): Promise<void> {
  const { username, password } = ADMINISTRATOR;
  const response = await fetch(`${baseUrl}/k/internal/plugin/config.json`, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/json',
      'X-Cybozu-Authorization': Buffer.from(`${username}:${password}`).toString('base64'),
    },
    body: JSON.stringify({ app: appId, id, config }),
  });
  if (!response.ok) throw new Error(`plugin settings: ${response.status} ${await response.text()}`);
}
