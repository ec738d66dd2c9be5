import type { FieldProperty } from '../../../emulator/apps/definition';
import { editableInList } from '../../../emulator/pages/list/editable';

const field = (type: string, code: string, more: Partial<FieldProperty> = {}): FieldProperty => ({
  type,
  code,
  label: code,
  fieldId: 1,
  ...more,
});

const lookup = {
  relatedApp: { app: '2', code: '' },
  relatedKeyField: 'key',
  fieldMappings: [{ field: 'copied', relatedField: 'name' }],
  lookupPickerFields: [],
  filterCond: '',
  sort: '',
};

// kintone help, 「レコードの一覧」画面でレコードを編集/削除する › 編集できるフィールド
test.each<[string, FieldProperty[], string[]]>([
  [
    'texts, numbers, choices, dates and people',
    [
      field('SINGLE_LINE_TEXT', 'a'),
      field('MULTI_LINE_TEXT', 'b'),
      field('NUMBER', 'c'),
      field('CHECK_BOX', 'd'),
      field('DATETIME', 'e'),
      field('LINK', 'f'),
      field('GROUP_SELECT', 'g'),
    ],
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
  ],
  [
    'not rich text, tables, files, related records, calculations and what kintone fills',
    [
      field('RICH_TEXT', 'a'),
      field('SUBTABLE', 'b'),
      field('FILE', 'c'),
      field('REFERENCE_TABLE', 'd'),
      field('CALC', 'e'),
      field('STATUS', 'f'),
      field('CREATED_TIME', 'g'),
      field('SINGLE_LINE_TEXT', 'h', { expression: 'a & "x"' }),
    ],
    [],
  ],
  [
    'not a lookup nor what it copies',
    [
      field('SINGLE_LINE_TEXT', 'key', { lookup }),
      field('SINGLE_LINE_TEXT', 'copied'),
      field('SINGLE_LINE_TEXT', 'free'),
    ],
    ['free'],
  ],
  [
    'not the field that related records are found by',
    [
      field('NUMBER', 'key'),
      field('REFERENCE_TABLE', 'related', { referenceTable: { condition: { field: 'key' } } }),
    ],
    [],
  ],
])('a row of the list lets write %s', (_what, fields, editable) => {
  const byCode = Object.fromEntries(fields.map((one) => [one.code, one]));
  expect([...editableInList(byCode)]).toEqual(editable);
});
