/**
 * Improvements that the sample voices led to (apps/actions/samples.json): each names the marks of its voices, and is
 * linked to those of them that were heard before it began. Dates are moved as those of the voices are.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { root } from '../paths';
import { sampleVoices } from './voices';
import { daysBetween, jstDay, plusDays, WRITTEN_ON } from './voices-file';

interface SampleAction {
  題名: string;
  取組の柱: string;
  /** Code of the section. */
  担当課: string;
  状態: string;
  /** As if the present were WRITTEN_ON; '' for one that has not begun. */
  実施日: string;
  取組の内容: string;
  結果: string;
  話題の言葉: string;
  /** Marks of voices. */
  声: string[];
}

interface Target {
  client: KintoneRestAPIClient;
  /** App ids. */
  app: string;
  voiceApp: string;
  now: Date;
}

const QUARTERS = ['1〜3月', '4〜6月', '7〜9月', '10〜12月'];
const FISCAL_YEAR_BEGINS = 4;

/** Into an empty app: who has any keeps theirs. @returns how many were added */
export async function loadActions({ client, app, voiceApp, now }: Target): Promise<number> {
  const file = join(root, 'apps', 'actions', 'samples.json');
  const samples = JSON.parse(readFileSync(file, 'utf8')) as SampleAction[];
  const voices = sampleVoices();
  const idByText = await voiceIds(client, voiceApp);
  const shift = daysBetween(WRITTEN_ON, jstDay(now));
  const records = samples.map(({ 声: marks, 担当課: section, 実施日: start, ...rest }) => {
    const date = start === '' ? jstDay(now) : plusDays(start, shift);
    const month = Number(date.slice(5, 7));
    const year = Number(date.slice(0, 4)) - (month < FISCAL_YEAR_BEGINS ? 1 : 0);
    const linked = voices.flatMap((voice) => {
      const id = idByText.get(voice.text);
      const earlier = start === '' || voice.date < start;
      return id !== undefined && earlier && marks.includes(voice.cluster)
        ? [{ id, title: voice.title }]
        : [];
    });
    return {
      ...Object.fromEntries(Object.entries(rest).map(([code, value]) => [code, { value }])),
      担当課: { value: [{ code: section }] },
      年度: { value: String(year) },
      四半期: { value: QUARTERS[Math.floor((month - 1) / 3)] ?? '' },
      実施日: { value: start === '' ? '' : date },
      関係する声: {
        value: linked.map(({ id, title }) => ({
          value: { 声の番号: { value: id }, 声の件名: { value: title } },
        })),
      },
    };
  });
  await client.record.addRecords({ app, records });
  return records.length;
}

async function voiceIds(client: KintoneRestAPIClient, app: string): Promise<Map<string, string>> {
  const { records } = await client.record.getRecords({
    app,
    fields: ['$id', '内容'],
    query: 'order by $id asc limit 500',
  });
  return new Map(
    records.map((record) => [String(record['内容']?.value), String(record['$id']?.value)]),
  );
}
