/**
 * Reading many records of an app under the signed-in user's rights, in as few requests as kintone allows:
 * 500 at a time, in the order of `$id`, so that there is no end at 10,000 and nothing is read twice
 * while others write.
 */
import type { Host, KintoneRecord } from '../kintone/host';
import { allOf } from './condition';

/** GET records gives at most so many (kintone's limit). */
const pageSize = 500;

export interface Reading {
  /** Only these fields are fetched; `$id` always comes along. */
  fields: string[];
  /** kintone query without order by and limit; '' reads all. */
  condition: string;
  /** Called after each request; `total` is how many matched when the reading began. */
  progress?(read: number, total: number): void;
  /** An aborted reading rejects with the signal's reason and sends no further request. */
  signal?: AbortSignal;
}

interface Page {
  records: KintoneRecord[];
  totalCount: string | null;
}

/** @throws RequestError */
export async function readRecords(host: Host, reading: Reading): Promise<KintoneRecord[]> {
  const records: KintoneRecord[] = [];
  let total = 0;
  for (let last: string | undefined; ;) {
    reading.signal?.throwIfAborted();
    const after = last === undefined ? undefined : `$id > ${last}`;
    const page = await host.request<Page>('GET', 'records', {
      app: host.appId,
      fields: [...new Set(['$id', ...reading.fields])],
      query: `${allOf(reading.condition, after)} order by $id asc limit ${pageSize}`.trim(),
      // Counting costs kintone a second search: asked once.
      totalCount: last === undefined,
    });
    reading.signal?.throwIfAborted();
    records.push(...page.records);
    if (last === undefined) total = Number(page.totalCount ?? page.records.length);
    reading.progress?.(records.length, Math.max(total, records.length));
    const lastRead = page.records.at(-1);
    // Told the total, a list that ends exactly at a page's end needs no empty request after it.
    if (page.records.length < pageSize || lastRead === undefined || records.length >= total) {
      return records;
    }
    last = String(lastRead['$id']?.value);
  }
}

/** How many records meet `condition`; one request. @throws RequestError */
export async function countRecords(host: Host, condition: string): Promise<number> {
  const { totalCount } = await host.request<Page>('GET', 'records', {
    app: host.appId,
    fields: ['$id'],
    query: `${condition} limit 1`.trim(),
    totalCount: true,
  });
  return Number(totalCount ?? 0);
}
