/** Voices on their way to the public, for the tests of this room. */
import type { KintoneRecord } from '../../../../src/kintone/host';
import type { GateVoice } from '../../../../src/voice/publishing/gate';
import { gateForm } from '../../../../src/voice/publishing/gate-record';
import type { Version } from '../../../../src/voice/publishing/history';
import { tableSlots } from '../../../../src/voice/related-apps';
import type { Day } from '../../../../src/calendar/day';
import type { FormField } from '../../../../src/kintone/host';
import { emptyRecord, fields as plainFields, settings } from '../sample';

export const DRAFTER = { code: 'nagai', name: '永井 翔太' };
export const CHECKER = { code: 'kumagai', name: '熊谷 誠' };
export const day = (text: string): Day => text as Day;

const reasons = ['個人が特定されるおそれ', '差別・ひぼう中傷', 'やり取りが続いている'];
const choices = (code: string, labels: string[]): FormField => ({
  type: 'DROP_DOWN',
  code,
  label: code,
  options: Object.fromEntries(labels.map((label, at) => [label, { label, index: String(at) }])),
});

export const fields: Record<string, FormField> = {
  ...plainFields,
  公表区分: choices('公表区分', ['未判定', '確認待ち', '公表する', '公表しない', '取り下げ']),
  非公表理由: choices('非公表理由', reasons),
  公表履歴: {
    type: 'SUBTABLE',
    code: '公表履歴',
    label: '公表履歴',
    fields: Object.fromEntries(
      tableSlots.publicHistory.map(({ names, types }) => [
        names[0],
        { type: types[0] ?? '', code: names[0], label: names[0] },
      ]),
    ),
  },
};

export const mapped = settings();
export const form = gateForm(mapped.fields, fields);

export const WORDS = {
  title: '駐輪場の照明',
  summary: '駐輪場の照明が暗い。',
  text: '明るい照明に替えました。',
};

export function version(change: Partial<Version> = {}): Version {
  return {
    version: 1,
    words: WORDS,
    checker: CHECKER.name,
    acknowledged: [],
    takeDownReason: '',
    ...change,
  };
}

export const PUBLISHED = version({ rowId: '9', publishedOn: day('2026-08-01') });

export function voice(change: Partial<GateVoice> = {}): GateVoice {
  return {
    choice: 'undecided',
    words: WORDS,
    drafter: '',
    checker: '',
    checkedAt: '',
    refusal: '',
    restricted: false,
    versions: [],
    ...change,
  };
}

export const toCheck = voice({
  choice: 'toCheck',
  drafter: DRAFTER.code,
  versions: [version({ checker: '' })],
});
export const checked = voice({
  choice: 'toCheck',
  drafter: DRAFTER.code,
  checker: CHECKER.code,
  checkedAt: '2026-08-01T01:00:00Z',
  versions: [version()],
});
export const published = voice({ ...checked, choice: 'published', versions: [PUBLISHED] });

interface Row {
  版?: string;
  [code: string]: string | undefined;
}

/** A record as REST gives it; a row of 公表履歴 has the words of WORDS unless told otherwise. */
export function record(change: Record<string, unknown> = {}, rows: Row[] = []): KintoneRecord {
  const cells = (row: Row): KintoneRecord =>
    Object.fromEntries(
      Object.entries({
        版: '1',
        版の公表日: '2026-08-01',
        版の件名: WORDS.title,
        版の要旨: WORDS.summary,
        版の考え方: WORDS.text,
        版の確認者: CHECKER.name,
        取下げ日: '',
        取下げの理由: '',
        ...row,
      }).map(([code, value]) => [code, { value }]),
    );
  return {
    ...emptyRecord({
      受付日時: '2026-07-01T01:00:00Z',
      回答日: '2026-07-10',
      分野: '道路・公園',
      件名: WORDS.title,
      公表要旨: WORDS.summary,
      公表文: WORDS.text,
      公表区分: '公表する',
      要配慮: [],
      公表起案者: [DRAFTER],
      公表確認者: [CHECKER],
      公表確認日時: '2026-07-31T01:00:00Z',
      ...change,
    }),
    公表履歴: {
      type: 'SUBTABLE',
      value: rows.map((row, at) => ({ id: String(at + 1), value: cells(row) })),
    },
    $id: { type: '__ID__', value: String(change['$id'] ?? 1) },
    $revision: { type: '__REVISION__', value: '7' },
  };
}
