/** A few voices of residents as kintone gives them, for the tests of the record engine. */
import type { FormField, KintoneRecord } from '../../../src/kintone/host';
import { tableOf } from '../../../src/records/columns';
import { keyed, type How, type Keyed } from '../../../src/records/grouping';
import { recordRows } from '../../../src/records/rows';

const plain = (code: string, type: string): FormField => ({ type, code, label: code });

export const fields: Record<string, FormField> = {
  分野: {
    ...plain('分野', 'DROP_DOWN'),
    options: {
      道路: { label: '道路', index: '1' },
      ごみ: { label: 'ごみ', index: '0' },
      防犯: { label: '防犯', index: '2' },
    },
  },
  タグ: plain('タグ', 'CHECK_BOX'),
  件名: plain('件名', 'SINGLE_LINE_TEXT'),
  担当者: plain('担当者', 'USER_SELECT'),
  分: plain('分', 'NUMBER'),
  受付日: plain('受付日', 'DATE'),
  受付日時: plain('受付日時', 'DATETIME'),
  開始: plain('開始', 'TIME'),
};

let last = 0;

/** A record with these values; the others are empty. */
export function voice(values: Record<string, unknown>): KintoneRecord {
  last += 1;
  const given = Object.keys(fields).map((code) => [code, { value: values[code] ?? '' }]);
  return { ...Object.fromEntries(given), $id: { value: String(last) } };
}

/** How the records of `values` are keyed by a field. */
export function keyedBy(field: string, how: How, values: unknown[], zone = 'Asia/Tokyo'): Keyed {
  const table = tableOf(
    values.map((value) => voice({ [field]: value })),
    fields,
  );
  return keyed(recordRows(table).column(field), { field, how }, { zone, fields });
}
