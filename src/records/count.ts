/** Counting is kintone's work: however many records meet a condition, one at most is sent. */
import type { Host } from '../kintone/host';

/** One request. @param condition kintone query without order by, limit and offset @throws RequestError */
export async function countRecords(host: Host, condition: string): Promise<number> {
  const { totalCount } = await host.request<{ totalCount: string | null }>('GET', 'records', {
    app: host.appId,
    fields: ['$id'],
    query: `${condition} limit 1`.trim(),
    totalCount: true,
  });
  return Number(totalCount ?? 0);
}
