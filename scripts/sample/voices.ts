/** Puts the sample voices into the 区民のこえ app, then moves each to its status as its section would. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { root } from '../paths';
import { kintoneClient } from '../provision/client';
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

/** All or nothing is added. @returns how many */
export async function loadVoices({ client, baseUrl, app, ward, now }: Target): Promise<number> {
  const voices = sampleVoices();
  const records = voices.map((voice, place) => toRecord(voice, place, ward, now));
  const { results } = await client.bulkRequest({
    requests: chunks(records, 100).map((some) => ({
      method: 'POST',
      api: '/k/v1/records.json',
      payload: { app, records: some },
    })),
  });
  const ids = (results as { ids: string[] }[]).flatMap((result) => result.ids);
  const loaded = voices.map((voice, place) => ({ voice, id: ids[place] ?? '' }));

  const asSection = sectionClients(baseUrl, ward);
  const longest = Math.max(...Object.values(WAY_TO).map((way) => way.length));
  for (let step = 0; step < longest; step++) {
    const due = new Map<string, { client: KintoneRestAPIClient; action: string; ids: string[] }>();
    for (const { voice, id } of loaded) {
      const action = wayTo(voice)[step];
      if (!action) continue;
      const section = bySection.has(action) ? voice.section : '';
      const key = `${action} ${section}`;
      const group = due.get(key) ?? {
        client: section ? asSection(section) : client,
        action,
        ids: [],
      };
      group.ids.push(id);
      due.set(key, group);
    }
    for (const { client: actor, action, ids: some } of due.values()) {
      for (const part of chunks(some, STATUS_LIMIT)) {
        await actor.record.updateRecordsStatus({
          app,
          records: part.map((id) => ({ id, action })),
        });
      }
    }
  }
  return voices.length;
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
