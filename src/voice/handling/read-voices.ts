/** Reads what the lists of the handling show of each voice: never its memo, its answer or its public text. */
import type { Host, KintoneRecord } from '../../kintone/host';
import { pagingOf, type Progress } from '../../records/paging';
import type { SlotKey } from '../slots';
import type { Places } from './places';

/** What the chase list and the reminder tell of a voice. */
export const LISTED: readonly SlotKey[] = [
  'title',
  'receivedAt',
  'category',
  'assignedSection',
  'dueDate',
  'interimDate',
  'answeredDate',
];

/** What a change of many voices needs beside that: the rows it adds to, and the count it raises. */
export const CHANGED: readonly SlotKey[] = [...LISTED, 'trace', 'transfers', 'transferredTo'];

/** Codes of the fields to ask for, the number, revision, status and assignees among them. */
export function codesOf(
  { mapping, status }: Places,
  slots: readonly SlotKey[],
  assignee?: string,
): string[] {
  const mapped = slots.flatMap((slot) => mapping[slot] ?? []);
  return [
    ...new Set([
      '$id',
      '$revision',
      ...mapped,
      ...[status, assignee].flatMap((code) => code ?? []),
    ]),
  ];
}

/** All records that meet the condition, by `$id`. @throws RequestError, or the signal's reason */
export async function readVoices(
  host: Host,
  codes: readonly string[],
  condition: string,
  watch: { signal: AbortSignal; onProgress?(progress: Progress): void },
): Promise<KintoneRecord[]> {
  const records: KintoneRecord[] = [];
  const paging = pagingOf(host, { app: host.appId, fields: {}, condition }, codes);
  await paging.read({
    signal: watch.signal,
    onPage(page) {
      records.push(...page.records);
      watch.onProgress?.(page.progress);
    },
  });
  const id = (record: KintoneRecord): number => Number(record['$id']?.value);
  return records.sort((a, b) => id(a) - id(b));
}
