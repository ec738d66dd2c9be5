/** The sample ward on a local kintone: people, standard apps, published data and voices. Nothing is loaded twice. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { provisionApps } from '../provision/apps';
import { kintoneClient } from '../provision/client';
import type { StandardAppKey } from '../provision/definition';
import { words } from '../provision/messages';
import { loadActions } from './actions';
import { loadAreas } from './areas';
import { loadDirectory, readWard, userApi } from './directory';
import { loadFacilities } from './facilities';
import { loadOpenData } from './open-data';
import { loadTemplates } from './templates';
import { loadVoices, moveVoices } from './voices';

export interface SampleWorldOptions {
  /** Without a trailing slash. */
  baseUrl: string;
  /** Someone who administers users and apps. */
  username: string;
  password: string;
  log: (text: string) => void;
  /** The present the voices are dated from. */
  now?: Date;
}

export interface SampleWorld {
  /** App ids by the name of their folder in apps/. */
  apps: Record<StandardAppKey, number>;
  /** Password of every sample user. */
  samplePassword: string;
}

export async function loadSampleWorld(options: SampleWorldOptions): Promise<SampleWorld> {
  const { baseUrl, username, password, log } = options;
  const ward = readWard();
  const added = await loadDirectory(userApi(baseUrl, username, password), ward);
  if (added > 0)
    log(`職員 ${added} 人と組織 ${ward.organizations.length} を登録しました（架空です）`);

  const client = kintoneClient({ baseUrl, username, password });
  const apps = await provisionApps({
    client,
    text: words('ja'),
    log,
    groups: new Set(ward.groups.map(({ code }) => code)),
  });
  const voice = apps.voice.appId;
  const facilities = apps.facilities.appId;
  if (await isEmpty(client, facilities)) {
    await loadFacilities({ baseUrl, username, password, app: facilities });
    log('施設を公開データから取り込みました');
  }
  await loadOpenData({
    client,
    baseUrl,
    username,
    password,
    apps: { traffic: apps.traffic.appId, parks: apps.parks.appId },
    log,
  });
  const now = options.now ?? new Date();
  if (await isEmpty(client, voice)) {
    const count = await loadVoices({ client, baseUrl, app: voice, ward, now });
    log(`区民のこえ ${count} 件を登録しました（架空です）`);
  }
  const areas = apps.areas.appId;
  if (await isEmpty(client, areas)) {
    log(
      `地域マスター ${await loadAreas(client, areas)} 件を登録しました（町名と校区の割り当ては見本です）`,
    );
  }
  const templates = apps.templates.appId;
  if (await isEmpty(client, templates)) {
    log(`回答の定型文 ${await loadTemplates(client, templates, now)} 件を登録しました（架空です）`);
  }
  const actions = apps.actions.appId;
  if (await isEmpty(client, actions)) {
    const count = await loadActions({ client, app: actions, voiceApp: voice, now });
    log(`改善の台帳に ${count} 件を登録しました（架空です）`);
  }
  const moved = await moveVoices({ client, baseUrl, app: voice, ward });
  if (moved > 0) log(`区民のこえ ${moved} 件を担当課へ送り、対応の状態にしました`);
  return {
    apps: Object.fromEntries(
      Object.entries(apps).map(([key, { appId }]) => [key, Number(appId)]),
    ) as Record<StandardAppKey, number>,
    samplePassword: ward.password,
  };
}

async function isEmpty(client: KintoneRestAPIClient, app: string): Promise<boolean> {
  const { totalCount } = await client.record.getRecords({
    app,
    query: 'limit 1',
    fields: ['$id'],
    totalCount: true,
  });
  return totalCount === '0';
}
