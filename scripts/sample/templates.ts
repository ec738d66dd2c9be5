/** The sample reply templates, all invented: titles, texts, owners, and a review date counted from the present. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { root } from '../paths';

interface SampleTemplate {
  題名: string;
  分野: string;
  さがす言葉: string;
  /** Code of the section. */
  持ち主: string;
  /** Days from now to the review; one of them has passed. */
  見直し: number;
  本文: string;
  やさしい日本語: string;
}

const DAY = 24 * 60 * 60 * 1000;

export function sampleTemplates(): SampleTemplate[] {
  const file = join(root, 'apps', 'templates', 'templates.json');
  return JSON.parse(readFileSync(file, 'utf8')) as SampleTemplate[];
}

/** All or nothing is added. @returns how many */
export async function loadTemplates(
  client: KintoneRestAPIClient,
  app: string,
  now: Date,
): Promise<number> {
  const templates = sampleTemplates();
  const day = (after: number): string =>
    new Date(now.getTime() + after * DAY).toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  await client.record.addRecords({
    app,
    records: templates.map(({ 持ち主, 見直し, ...texts }) => ({
      ...Object.fromEntries(Object.entries(texts).map(([code, value]) => [code, { value }])),
      持ち主: { value: [{ code: 持ち主 }] },
      見直し日: { value: day(見直し) },
      使い方: { value: '使う' },
    })),
  });
  return templates.length;
}
