/**
 * Reads the published files into their apps as a person does on the list, 「ファイルから読み込む」: the same two requests
 * with the same form. A row that is refused stops it all: no row is left out in silence.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { root } from '../paths';
import { OPEN_DATA, type OpenDataFile } from './open-data-csv';

interface Target {
  client: KintoneRestAPIClient;
  baseUrl: string;
  username: string;
  password: string;
  /** App ids by the name of their folder in apps/. */
  apps: Record<OpenDataFile['app'], string>;
  log: (text: string) => void;
}

/** As emulator/server/routes/csv.ts answers. */
interface Preview {
  rows: string[][];
  count: number;
}
interface Imported {
  added: number;
  updated: number;
  faults: { message: string; reasons: string[] }[];
}

/** Files whose records are there already are left out. */
export async function loadOpenData(target: Target): Promise<void> {
  for (const file of OPEN_DATA) {
    const app = target.apps[file.app];
    const { totalCount } = await target.client.record.getRecords({
      app,
      query: `${file.loaded} limit 1`.trim(),
      fields: ['$id'],
      totalCount: true,
    });
    if (totalCount !== '0') continue;
    const count = await importFile(target, file, app);
    target.log(`${file.name} ${count} 件を公開データから読み込みました`);
  }
}

/** @returns the number of records, which is that of the file's rows @throws Error when a row was refused */
async function importFile(target: Target, file: OpenDataFile, app: string): Promise<number> {
  const body = file.prepare(readFileSync(join(root, 'apps', 'data', file.file)));
  const send = <T>(path: string, fields: Record<string, string>): Promise<T> =>
    sendForm(target, path, file.file, body, {
      app,
      charset: 'auto',
      delimiter: 'comma',
      ...fields,
    });
  const preview = await send<Preview>('/k/internal/csv/preview.json', {});
  const rows = preview.count - 1;
  const { added, updated, faults } = await send<Imported>('/k/internal/csv/import.json', {
    heading: 'yes',
    meanings: JSON.stringify(meaningsOf(preview.rows[0] ?? [], file)),
    key: file.key,
  });
  const [fault] = faults;
  if (fault || added + updated !== rows) {
    const reason = fault ? [fault.message, ...fault.reasons].join(' ') : '';
    throw new Error(
      `${file.file}: ${rows} 行のうち ${added + updated} 行を読み込みました。${reason}`,
    );
  }
  return added + updated;
}

/** Field codes in the order of the file's columns. @throws Error when the file lacks a column that is to be read */
function meaningsOf(headings: readonly string[], { columns, file }: OpenDataFile): string[] {
  const missing = Object.keys(columns).filter((heading) => !headings.includes(heading));
  if (missing.length > 0) throw new Error(`${file} に列がありません: ${missing.join('、')}`);
  return headings.map((heading) => columns[heading] ?? '');
}

async function sendForm<T>(
  { baseUrl, username, password }: Target,
  path: string,
  name: string,
  body: Uint8Array,
  fields: Record<string, string>,
): Promise<T> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([new Uint8Array(body)], { type: 'text/csv' }), name);
  const response = await fetch(`${baseUrl}${path}`, {
    method: 'POST',
    headers: {
      'X-Cybozu-Authorization': Buffer.from(`${username}:${password}`).toString('base64'),
    },
    body: form,
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
