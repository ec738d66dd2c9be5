/** Reads the voices of a period with the fields asked for, and no others. */
import type { FormField, Host, KintoneRecord } from '../../kintone/host';
import { inDays } from '../../records/day-condition';
import { kindOf } from '../../records/field-kind';
import { pagingOf } from '../../records/paging';
import { textOf } from '../../records/value';
import type { VoiceSettings } from '../settings';
import type { SlotKey } from '../slots';
import type { PeriodBasis, PublishedPeriod } from './period';

export interface Asked {
  period: PublishedPeriod;
  basis: PeriodBasis;
}

const BASIS_SLOTS: Record<PeriodBasis, SlotKey> = {
  answered: 'answeredDate',
  received: 'receivedAt',
  published: 'publishedDate',
};

/** The days a voice can be counted by in this app, the proposed one first. */
export function basesOf(
  mapping: VoiceSettings['fields'],
  fields: Record<string, FormField>,
): PeriodBasis[] {
  return (Object.keys(BASIS_SLOTS) as PeriodBasis[]).filter(
    (basis) => fields[mapping[BASIS_SLOTS[basis]] ?? ''] !== undefined,
  );
}

/** @throws RequestError, or the signal's reason */
export async function voicesOf(
  host: Host,
  mapping: VoiceSettings['fields'],
  { period, basis }: Asked,
  slots: readonly SlotKey[],
  watch: { signal: AbortSignal; tell(read: number, total: number): void },
): Promise<KintoneRecord[]> {
  const fields = await host.formFields();
  const code = mapping[BASIS_SLOTS[basis]] ?? '';
  const field = fields[code];
  const condition = inDays(code, field && kindOf(field), period, host.user.timezone);
  const codes = slots.flatMap((slot) => {
    const mapped = mapping[slot];
    return mapped !== undefined && fields[mapped] ? [mapped] : [];
  });
  const records: KintoneRecord[] = [];
  const wanted = { app: host.appId, fields: {}, condition };
  await pagingOf(host, wanted, codes).read({
    signal: watch.signal,
    onPage({ records: some, progress }) {
      records.push(...some);
      watch.tell(progress.read, progress.total);
    },
  });
  watch.signal.throwIfAborted();
  return records.sort((a, b) => Number(textOf(a['$id'])) - Number(textOf(b['$id'])));
}
