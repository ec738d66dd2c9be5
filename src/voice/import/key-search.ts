/** Records by their 送信キー. */
import type { Host, KintoneRecord } from '../../kintone/host';
import { idOf } from '../../records/columns';
import { oneOf } from '../../records/condition';
import { textOf } from '../../records/value';

/** So many keys of 48 characters stay well under the 8 KB that an address may have. */
const AT_ONCE = 50;

export interface FoundRecord {
  id: number;
  revision: number;
}

/** @returns those that the user may see, by key @throws RequestError */
export async function recordsWithKeys(
  host: Pick<Host, 'request' | 'appId'>,
  keyField: string,
  keys: readonly string[],
): Promise<Map<string, FoundRecord>> {
  const found = new Map<string, FoundRecord>();
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const { records } = await host.request<{ records: KintoneRecord[] }>('GET', 'records', {
      app: host.appId,
      fields: ['$id', '$revision', keyField],
      query: `${oneOf(keyField, keys.slice(from, from + AT_ONCE))} limit ${AT_ONCE}`,
    });
    for (const record of records) {
      const revision = Number(record['$revision']?.value);
      found.set(textOf(record[keyField]), { id: idOf(record), revision });
    }
  }
  return found;
}
