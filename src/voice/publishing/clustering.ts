/**
 * A CSV for tools that group opinions (広聴AI: comment-id, comment-body, and any columns beside). It leaves the office,
 * so: of a record only these fields are read, marks are replaced, and restricted voices stay out.
 */
import { quarterOf } from '../../calendar/fiscal';
import { formatFiscalYear } from '../../calendar/wareki';
import type { KintoneRecord } from '../../kintone/host';
import { dayOf, textOf } from '../../records/value';
import { fieldOf, textIn } from '../form';
import type { VoiceSettings } from '../settings';
import type { SlotKey } from '../slots';
import { plainText } from './gate-record';
import { findMarks, withoutMarks } from './marks';

export const CLUSTERING_SLOTS: readonly SlotKey[] = [
  'body',
  'category',
  'area',
  'kind',
  'channel',
  'receivedAt',
  'caution',
];

export interface Clustering {
  rows: string[][];
  /** Voices in the file, voices left out as restricted or empty, and places replaced. */
  voices: number;
  restricted: number;
  empty: number;
  replaced: number;
}

const HEAD = ['comment-id', 'comment-body', '分野', '地域', '種別', '経路', '四半期'];

export function clusteringRows(
  records: readonly KintoneRecord[],
  { fields, publishing }: Pick<VoiceSettings, 'fields' | 'publishing'>,
  zone: string,
): Clustering {
  const found: Clustering = { rows: [HEAD], voices: 0, restricted: 0, empty: 0, replaced: 0 };
  for (const record of records) {
    const caution = fieldOf(record, fields, 'caution')?.value;
    const isRestricted =
      publishing.restricted !== '' &&
      Array.isArray(caution) &&
      caution.includes(publishing.restricted);
    const body = plainText(fieldOf(record, fields, 'body')).trim();
    if (isRestricted) found.restricted += 1;
    else if (body === '') found.empty += 1;
    else {
      found.voices += 1;
      found.replaced += findMarks(body).length;
      const day = dayOf(fieldOf(record, fields, 'receivedAt'), zone);
      const quarter = day && quarterOf(day);
      found.rows.push([
        textOf(record['$id']),
        withoutMarks(body),
        ...(['category', 'area', 'kind', 'channel'] as const).map((slot) =>
          textIn(record, fields, slot),
        ),
        quarter ? `${formatFiscalYear(quarter.fiscalYear)}第${quarter.quarter}四半期` : '',
      ]);
    }
  }
  return found;
}
