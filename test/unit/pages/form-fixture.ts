/** A small form for tests of the record screens: plain fields, a calculation, a lookup, a table. */
import type { FieldProperty } from '../../../emulator/apps/definition';
import type { RecordValues } from '../../../emulator/pages/api/screen';
import { newRecord } from '../../../emulator/pages/form/defaults';
import type { Surroundings } from '../../../emulator/pages/form/defaults';
import { FormModel } from '../../../emulator/pages/form/model';

const options = (...labels: string[]): FieldProperty['options'] =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }]));

let fieldId = 0;
function field(code: string, type: string, more: Partial<FieldProperty> = {}): FieldProperty {
  return { type, code, label: code, fieldId: (fieldId += 1), ...more };
}

function byCode(...list: FieldProperty[]): Record<string, FieldProperty> {
  return Object.fromEntries(list.map((one) => [one.code, one]));
}

export const fields = byCode(
  field('受付番号', 'RECORD_NUMBER'),
  field('作成者', 'CREATOR'),
  field('件名', 'SINGLE_LINE_TEXT', { maxLength: '20' }),
  field('内容', 'MULTI_LINE_TEXT', { required: true, defaultValue: '' }),
  field('経路', 'RADIO_BUTTON', { options: options('窓口', '電話'), defaultValue: '窓口' }),
  field('分野', 'DROP_DOWN', { options: options('道路・公園', 'ごみ・環境'), defaultValue: '' }),
  field('要配慮', 'CHECK_BOX', { options: options('聴覚', '言語'), defaultValue: [] }),
  field('受付日', 'DATE', { defaultNowValue: true }),
  field('受付日時', 'DATETIME', { defaultNowValue: true }),
  field('受付者', 'USER_SELECT', { defaultValue: [{ type: 'FUNCTION', code: 'LOGINUSER()' }] }),
  field('受付部署', 'ORGANIZATION_SELECT', {
    defaultValue: [{ type: 'FUNCTION', code: 'PRIMARY_ORGANIZATION()' }],
  }),
  field('数量', 'NUMBER', { minValue: '1', maxValue: '99' }),
  field('金額', 'CALC', { expression: '数量 * 100' }),
  field('要約', 'SINGLE_LINE_TEXT', { expression: '件名 & "：" & 経路' }),
  field('写真', 'FILE'),
  field('施設', 'SINGLE_LINE_TEXT', {
    lookup: {
      relatedApp: { app: '9', code: '' },
      relatedKeyField: '名称',
      fieldMappings: [{ field: '住所', relatedField: '所在地' }],
      lookupPickerFields: ['所在地'],
      filterCond: '',
      sort: '',
    },
  }),
  field('住所', 'SINGLE_LINE_TEXT'),
  field('明細', 'SUBTABLE', {
    fields: byCode(
      field('品名', 'SINGLE_LINE_TEXT', { required: true }),
      field('個数', 'NUMBER', { defaultValue: '1' }),
      field('小計', 'CALC', { expression: '個数 * 10' }),
    ),
  }),
  field('合計', 'CALC', { expression: 'SUM(小計)' }),
  field('詳しく', 'GROUP'),
);

export const surroundings: Surroundings = {
  now: new Date('2026-11-23T15:30:45Z'),
  timezone: 'Asia/Tokyo',
  user: { code: 'yamada', name: '山田 花子' },
  primaryOrganization: { code: 'chiiki', name: '地域振興課' },
  nameOf: () => undefined,
};

export function createModel(record: RecordValues = newRecord(fields, surroundings)): FormModel {
  const precision = { digits: '16', decimalPlaces: '4', roundingMode: 'HALF_EVEN' };
  return new FormModel({ fields, precision }, record, surroundings);
}
