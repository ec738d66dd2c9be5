import {
  askedField,
  askedFields,
  howsOf,
  inFormOrder,
  isAmount,
  isDate,
  isDistinct,
  withJoined,
} from '../../../src/charts/editor/fields';
import type { FormField } from '../../../src/kintone/host';
import { spacesIn, type LayoutRow } from '../../../src/settings/layout';
import { field, groups, voices } from './editor-sample';

const of = (type: string, more: Partial<FormField> = {}): FormField => ({
  type,
  code: 'x',
  label: 'x',
  ...more,
});

test.each([
  ['DROP_DOWN', ['value']],
  ['CHECK_BOX', ['value']],
  ['USER_SELECT', ['value']],
  ['NUMBER', ['ranges', 'value']],
  ['DATE', ['month', 'fiscalYear', 'half', 'quarter', 'week', 'day', 'weekday']],
  ['DATETIME', ['month', 'fiscalYear', 'half', 'quarter', 'week', 'day', 'weekday', 'hour']],
  ['TIME', ['hour']],
  ['MULTI_LINE_TEXT', []],
  ['FILE', []],
  ['SUBTABLE', []],
])('%s のフィールドは %j で分けられる', (type, hows) => {
  expect(howsOf(of(type))).toEqual(hows);
});

test('計算フィールドは、表示の形式で数にも日付にもなる', () => {
  expect(isAmount(of('CALC', { format: 'NUMBER' }))).toBe(true);
  expect(isDate(of('CALC', { format: 'DATE' }))).toBe(true);
  expect(isAmount(of('CALC', { format: 'DATE' }))).toBe(false);
  expect(isDistinct(of('FILE'))).toBe(false);
});

test('テーブルの中のフィールドは、テーブルの名前を添えて並ぶ', () => {
  expect(askedFields(groups).map(({ label, table }) => [label, table])).toEqual([
    ['団体名', ''],
    ['氏名（構成員）', '構成員'],
    ['住所区分（構成員）', '構成員'],
    ['年齢（構成員）', '構成員'],
  ]);
  expect(askedField(groups, '年齢')?.table).toBe('構成員');
  expect(askedField(groups, '構成員')).toBeUndefined();
});

test('同じ名前のフィールドには、コードを添える', () => {
  const fields = {
    ...field('DATE', 'a', { label: '日付' }),
    ...field('DATE', 'b', { label: '日付' }),
  };
  expect(askedFields(fields).map(({ label }) => label)).toEqual(['日付（a）', '日付（b）']);
});

test('結合したアプリのフィールドは「呼び名.コード」で、テーブルは入らない', () => {
  const joined = withJoined(voices, [{ prefix: '団体', fields: groups }]);
  expect(askedField(joined, '団体.団体名')?.label).toBe('団体名（団体）');
  expect(Object.keys(joined)).not.toContain('団体.構成員');
});

test('フォームに並んでいる順にし、フォームにないものは後ろへ', () => {
  const layout: LayoutRow[] = [
    {
      type: 'ROW',
      fields: [
        { type: 'DATE', code: '回答日' },
        { type: 'SPACER', elementId: 'here' },
      ],
    },
    {
      type: 'GROUP',
      code: '組',
      layout: [
        {
          type: 'ROW',
          fields: [
            { type: 'SPACER', elementId: 'inner' },
            { type: 'NUMBER', code: '対応時間' },
          ],
        },
      ],
    },
  ];
  expect(Object.keys(inFormOrder(voices, layout)).slice(0, 3)).toEqual([
    '回答日',
    '対応時間',
    'レコード番号',
  ]);
  expect(Object.keys(inFormOrder(voices, layout))).toHaveLength(Object.keys(voices).length);
  expect(spacesIn(layout)).toEqual(['here', 'inner']);
});
