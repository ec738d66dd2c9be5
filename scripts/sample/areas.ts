/** The sample area master: 33 areas with towns and school districts, whose assignment is a sample (apps/areas/README.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { parse } from 'csv-parse/sync';
import { root } from '../paths';

type Row = Record<'地域' | '町名' | '小学校区' | '中学校区', string>;

export function sampleAreas(): Row[] {
  const file = join(root, 'apps', 'areas', 'areas.tsv');
  return parse(readFileSync(file), { delimiter: '\t', columns: true, trim: true }) as Row[];
}

/** All or nothing is added. @returns how many */
export async function loadAreas(client: KintoneRestAPIClient, app: string): Promise<number> {
  const rows = sampleAreas();
  const lines = (listed: string): { value: string } => ({ value: listed.split('、').join('\n') });
  await client.record.addRecords({
    app,
    records: rows.map((row) => ({
      地域: { value: row.地域 },
      町名: lines(row.町名),
      小学校区: lines(row.小学校区),
      中学校区: lines(row.中学校区),
    })),
  });
  return rows.length;
}
