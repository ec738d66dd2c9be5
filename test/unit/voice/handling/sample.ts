/** A voice of the standard app, with its table 経過, for the tests of its handling. */
import type { Day } from '../../../../src/calendar/day';
import type { Instant } from '../../../../src/calendar/instant';
import { officeDays } from '../../../../src/calendar/office-days';
import type { FormField, KintoneRecord } from '../../../../src/kintone/host';
import type { Circumstances } from '../../../../src/voice/handling/moves';
import { placesOf, type Places } from '../../../../src/voice/handling/places';
import { fields as formFields, settings } from '../sample';

const KINDS = ['担当課の変更', '担当違い', '移ちょう', '中間回答', '再意見'];

export const fields: Record<string, FormField> = {
  ...formFields,
  経過: {
    type: 'SUBTABLE',
    code: '経過',
    label: '経過',
    fields: Object.fromEntries(
      [
        ['経過日時', 'DATETIME'],
        ['経過の種類', 'DROP_DOWN'],
        ['経過元', 'SINGLE_LINE_TEXT'],
        ['経過先', 'SINGLE_LINE_TEXT'],
        ['経過の理由', 'SINGLE_LINE_TEXT'],
        ['新しい期限', 'DATE'],
        ['経過の記入者', 'USER_SELECT'],
      ].map(([code = '', type = '']) => [
        code,
        {
          ...{ type, code, label: code },
          ...(type === 'DROP_DOWN' && {
            options: Object.fromEntries(
              KINDS.map((label, index) => [label, { label, index: String(index) }]),
            ),
          }),
        },
      ]),
    ),
  },
};

export const voiceSettings = settings();
export const where: Places = placesOf(voiceSettings, fields);
export const office = officeDays();
/** 2026年5月11日（月）10時 */
export const now = Date.parse('2026-05-11T01:00:00Z') as Instant;
export const today = '2026-05-11' as Day;

export const machi = { code: 'machi', name: 'まちづくり整備課' };
export const fukushi = { code: 'fukushi', name: '保健福祉課' };
export const sato = { code: 'sato', name: '佐藤' };

export function circumstances(from: string, next: string): Circumstances {
  return { now, zone: 'Asia/Tokyo', user: sato, from, next };
}

export function voice(change: Record<string, unknown> = {}): KintoneRecord {
  const values: Record<string, unknown> = {
    $id: '7',
    $revision: '3',
    ステータス: '受付',
    作業者: [],
    担当課: [],
    経過: [],
    転送回数: '',
    件名: '街灯が切れている',
    分野: '',
    受付日時: '2026-05-01T01:00:00Z',
    回答期限: '',
    回答日: '',
    中間回答日: '',
    中間回答理由: '',
    移ちょう先: '',
    ...change,
  };
  return Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));
}
