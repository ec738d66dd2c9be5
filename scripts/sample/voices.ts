/** Puts the sample voices into the 区民のこえ app, then moves each to its status as its section would. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { root } from '../paths';
import { kintoneClient } from '../provision/client';
import { readDefinition } from '../provision/definition';
import { chunks, type Ward } from './directory';
import { readVoices, toRecord, type Voice } from './voices-file';

/** Actions that lead from 受付 to a status; the ones in `bySection` are the section's to take. */
const WAY_TO: Record<string, string[]> = {
  受付: [],
  担当課確認: ['担当課へ送る'],
  対応中: ['担当課へ送る', '対応を始める'],
  中間回答: ['担当課へ送る', '対応を始める', '中間回答する'],
  移ちょう: ['担当課へ送る', '移ちょうする'],
  回答済: ['担当課へ送る', '対応を始める', '回答する'],
  完了: ['担当課へ送る', '対応を始める', '回答する', '完了する'],
};
const bySection = new Set(['対応を始める', '中間回答する', '移ちょうする', '回答する']);

/** Records one status request takes. */
const STATUS_LIMIT = 100;
/** Records one request reads: the samples are the first of their app, and fewer. */
const READ_LIMIT = 500;
/** An action raises a record's revision by two, as kintone does. */
const REVISIONS_OF_AN_ACTION = 2;

interface Target {
  client: KintoneRestAPIClient;
  baseUrl: string;
  app: string;
  ward: Ward;
  now: Date;
}

export function sampleVoices(): Voice[] {
  const folder = join(root, 'apps', 'voice', 'samples');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => readVoices(readFileSync(join(folder, name), 'utf8')))
    .sort((a, b) => a.date.localeCompare(b.date));
}

/** All or nothing is added. @returns how many; their statuses are brought by `moveVoices` */
export async function loadVoices({ client, app, ward, now }: Target): Promise<number> {
  const records = sampleVoices().map((voice, place) => toRecord(voice, place, ward, now));
  await client.bulkRequest({
    requests: chunks(records, 100).map((some) => ({
      method: 'POST',
      api: '/k/v1/records.json',
      payload: { app, records: some },
    })),
  });
  return records.length;
}

/**
 * Takes every sample voice the rest of its way to its status. A start that was interrupted is finished by
 * the next; a voice that someone has edited or moved since is left as they want it. @returns how many moved
 */
export async function moveVoices(target: Omit<Target, 'now'>): Promise<number> {
  const { client, baseUrl, app, ward } = target;
  const unfinished = await voicesUnderway(client, app);
  const asSection = sectionClients(baseUrl, ward);
  const longest = Math.max(0, ...unfinished.map(({ actions }) => actions.length));
  for (let step = 0; step < longest; step++) {
    const due = new Map<string, { actor: KintoneRestAPIClient; action: string; ids: string[] }>();
    for (const { id, section, actions } of unfinished) {
      const action = actions[step];
      if (!action) continue;
      const by = bySection.has(action) ? section : '';
      const key = `${action} ${by}`;
      const group = due.get(key) ?? { actor: by ? asSection(by) : client, action, ids: [] };
      group.ids.push(id);
      due.set(key, group);
    }
    for (const { actor, action, ids } of due.values()) {
      for (const part of chunks(ids, STATUS_LIMIT)) {
        await actor.record.updateRecordsStatus({
          app,
          records: part.map((id) => ({ id, action })),
        });
      }
    }
  }
  return unfinished.length;
}

interface Underway {
  id: string;
  section: string;
  /** Still to be taken, in order. */
  actions: string[];
}

/** One that nobody but the loader has touched: its revision and status are what the first actions on its way give. */
async function voicesUnderway(client: KintoneRestAPIClient, app: string): Promise<Underway[]> {
  const { records } = await client.record.getRecords({
    app,
    fields: ['$id', '$revision', 'ステータス', '内容'],
    query: `order by $id asc limit ${READ_LIMIT}`,
  });
  const { process } = readDefinition('voice');
  const leadsTo = new Map(process?.actions?.map(({ name, to }) => [name, to]));
  const byText = new Map(sampleVoices().map((voice) => [voice.text, voice]));
  return records.flatMap((record) => {
    const voice = byText.get(String(record['内容']?.value));
    if (!voice) return [];
    const taken = (Number(record['$revision']?.value) - 1) / REVISIONS_OF_AN_ACTION;
    const way = wayTo(voice);
    const reached = taken === 0 ? '受付' : leadsTo.get(way[taken - 1] ?? '');
    if (reached !== record['ステータス']?.value) return [];
    const actions = way.slice(taken);
    if (actions.length === 0) return [];
    return [{ id: String(record['$id']?.value), section: voice.section, actions }];
  });
}

/** A voice that was only recorded took the short way. */
function wayTo(voice: Voice): string[] {
  if (voice.status === '完了' && voice.reply === '') {
    return voice.transferredTo
      ? ['担当課へ送る', '移ちょうする', '移ちょうを終える']
      : ['記録のみで完了'];
  }
  const way = WAY_TO[voice.status];
  if (!way) throw new Error(`見本「${voice.title}」の状態 ${voice.status} への道がありません`);
  return way;
}

/** Assignees are the people of 担当課, so one of them acts. */
function sectionClients(baseUrl: string, ward: Ward): (section: string) => KintoneRestAPIClient {
  const clients = new Map<string, KintoneRestAPIClient>();
  return (section) => {
    const known = clients.get(section);
    if (known) return known;
    const person = ward.people.find(({ organization }) => organization === section);
    if (!person) throw new Error(`見本の担当課 ${section} に職員がいません`);
    const client = kintoneClient({ baseUrl, username: person.code, password: ward.password });
    clients.set(section, client);
    return client;
  };
}
