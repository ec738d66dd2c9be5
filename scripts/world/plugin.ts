/** The plugin zip on a running kintone: installed or brought up to date, added to an app, set up. */
import { readFileSync } from 'node:fs';
import { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { pluginZip } from '../paths';
import { ADMINISTRATOR } from './administrator';
import { proposedConfig } from './settings';

interface Target {
  baseUrl: string;
  appId: number;
}

/**
 * Installs dist/plugin.zip and adds it to the app; the first time, with the field mapping that the
 * config screen would propose. An app that has settings keeps them.
 * @returns the plugin's id
 */
export async function installPlugin({
  baseUrl,
  appId,
  log,
}: Target & { log: (text: string) => void }): Promise<string> {
  const client = new KintoneRestAPIClient({ baseUrl, auth: ADMINISTRATOR });
  const id = await upload(client);
  const { plugins } = await client.app.getPlugins({ app: appId });
  if (plugins.some((plugin) => plugin.id === id)) return id;
  await client.app.addPlugins({ app: appId, ids: [id] });
  const { properties } = await client.app.getFormFields({ app: appId });
  await saveConfig(baseUrl, appId, id, proposedConfig(properties));
  await deploy(client, appId);
  log('プラグインを 区民のこえ に追加し、設定しました');
  return id;
}

async function upload(client: KintoneRestAPIClient): Promise<string> {
  const { fileKey } = await client.file.uploadFile({
    file: { name: 'plugin.zip', data: readFileSync(pluginZip) },
  });
  const { id } = await client.plugin.installPlugin({ fileKey });
  return id;
}
