/** What the screen for many voices asks of kintone: pages of the list, and the chosen voices as they are now. */
import type { Host, KintoneRecord } from '../../kintone/host';
import { allOf, oneOf } from '../../records/condition';
import type { ProcessAction } from './process-rules';

/** Rows on a page: fits a screen or two, and one request. */
export const PAGE = 50;

/** kintone gives at most so many records in one answer. */
const MOST_IN_ANSWER = 500;

export interface ListPage {
  records: KintoneRecord[];
  total: number;
}

/** @param order what comes after `order by` @throws RequestError */
export async function readPage(
  host: Host,
  {
    fields,
    condition,
    order,
    page,
  }: {
    fields: string[];
    condition: string;
    order: string;
    /** From 0 on. */
    page: number;
  },
): Promise<ListPage> {
  const query = `${condition} order by ${order} limit ${PAGE} offset ${page * PAGE}`.trim();
  const { records, totalCount } = await host.request<{
    records: KintoneRecord[];
    totalCount: string;
  }>('GET', 'records', { app: host.appId, fields, query, totalCount: true });
  return { records, total: Number(totalCount) };
}

/** The voices of these numbers, by `$id`; one that is gone is absent. @throws RequestError */
export async function readChosen(
  host: Host,
  ids: readonly number[],
  fields: string[],
): Promise<KintoneRecord[]> {
  const records: KintoneRecord[] = [];
  for (let start = 0; start < ids.length; start += MOST_IN_ANSWER) {
    records.push(...(await someOf(host, ids.slice(start, start + MOST_IN_ANSWER), '', fields)));
  }
  return records;
}

/** Numbers of those that meet the condition of the action from their status. @throws RequestError */
export async function readMeeting(
  host: Host,
  ids: readonly number[],
  ways: readonly ProcessAction[],
  status: string,
): Promise<Set<number> | undefined> {
  const conditional = ways.filter(({ filterCond }) => filterCond !== '');
  if (conditional.length === 0) return undefined;
  const found = new Set<number>();
  for (const { from, filterCond } of conditional) {
    const condition = allOf(oneOf(status, [from]), `(${filterCond})`);
    for (let start = 0; start < ids.length; start += MOST_IN_ANSWER) {
      const part = await someOf(host, ids.slice(start, start + MOST_IN_ANSWER), condition, ['$id']);
      for (const record of part) found.add(Number(record['$id']?.value));
    }
  }
  return found;
}

async function someOf(
  host: Host,
  ids: readonly number[],
  condition: string,
  fields: string[],
): Promise<KintoneRecord[]> {
  const query = `${allOf(`$id in (${ids.join(', ')})`, condition)} order by $id asc limit ${MOST_IN_ANSWER}`;
  const { records } = await host.request<{ records: KintoneRecord[] }>('GET', 'records', {
    ...{ app: host.appId, fields, query },
  });
  return records;
}
