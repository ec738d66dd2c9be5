/** How many voices ask for attention: one request as long as one answer of kintone holds them all. */
import type { Host, KintoneRecord } from '../kintone/host';
import { anyOf } from '../records/condition';
import { countRecords } from '../records/count';
import type { AskedAttention, AttentionKind } from './list-attention';

/** Records in one answer (kintone's limit of GET records). */
const ONE_ANSWER = 500;

export type AttentionCounts = ReadonlyMap<AttentionKind, number>;

/** An app has 10,000 requests a day for everybody, and a list is opened more often than anything. @throws RequestError */
export async function countAttention(
  host: Host,
  { all, codes }: AskedAttention,
): Promise<AttentionCounts> {
  const { records, totalCount } = await host.request<{
    records: KintoneRecord[];
    totalCount: string | null;
  }>('GET', 'records', {
    app: host.appId,
    fields: codes,
    query: `${anyOf(...all.map(({ condition }) => condition))} limit ${ONE_ANSWER}`,
    totalCount: true,
  });
  const counts = new Map<AttentionKind, number>();
  const isWhole = Number(totalCount) <= records.length;
  for (const { kind, condition, holds } of all) {
    counts.set(kind, isWhole ? records.filter(holds).length : await countRecords(host, condition));
  }
  return counts;
}
