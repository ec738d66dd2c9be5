/** What a field takes, keeps and refuses, and under which key it says so. */
import { options, Stage, wrap, type FieldSpec } from '../records/harness';

/** Adds a record with one field and gives the value REST shows. */
function shown(spec: FieldSpec, value: unknown): unknown {
  const stage = new Stage();
  const app = stage.app({ 欄: spec });
  return stage.get(app, stage.add(app, value === undefined ? {} : { 欄: value })).欄;
}

const choice = options('あ', 'い');

test.each<[string, FieldSpec, unknown, unknown]>([
  ['a single line has no line break', { type: 'SINGLE_LINE_TEXT' }, 'a\r\nb', 'ab'],
  ['a number given to a text', { type: 'SINGLE_LINE_TEXT' }, 12, '12'],
  ['lines keep their breaks', { type: 'MULTI_LINE_TEXT' }, 'a\r\nb', 'a\nb'],
  [
    'rich text loses scripts',
    { type: 'RICH_TEXT' },
    '<b onclick="x()">太</b><script>x()</script>',
    '<b>太</b>',
  ],
  [
    'rich text loses javascript addresses',
    { type: 'RICH_TEXT' },
    '<a href="javascript:x()">a</a>',
    '<a>a</a>',
  ],
  [
    'a number keeps its digits',
    { type: 'NUMBER' },
    '12345678901234567890.10',
    '12345678901234567890.10',
  ],
  ['a plus sign goes', { type: 'NUMBER' }, '+1', '1'],
  ['an exponent is written out', { type: 'NUMBER' }, '1e3', '1000'],
  ['null is empty', { type: 'NUMBER' }, null, ''],
  ['a year alone', { type: 'DATE' }, '2026', '2026-01-01'],
  ['a day', { type: 'DATE' }, '2026-4-1', '2026-04-01'],
  ['no day', { type: 'DATE' }, '', null],
  ['a time', { type: 'TIME' }, '9:5', '09:05'],
  ['no time', { type: 'TIME' }, '', null],
  [
    'an instant in UTC to the minute',
    { type: 'DATETIME' },
    '2026-11-24T10:23:45+09:00',
    '2026-11-24T01:23:00Z',
  ],
  ['no instant', { type: 'DATETIME' }, '', ''],
  ['options once each', { type: 'CHECK_BOX', options: choice }, ['い', 'い'], ['い']],
  ['nobody', { type: 'USER_SELECT' }, [], []],
  [
    'users with their names',
    { type: 'USER_SELECT' },
    [{ code: 'ito', name: '偽' }],
    [{ code: 'ito', name: '伊藤 一郎' }],
  ],
  [
    'organizations',
    { type: 'ORGANIZATION_SELECT' },
    [{ code: 'doboku' }],
    [{ code: 'doboku', name: '土木課' }],
  ],
  ['a drop-down left empty', { type: 'DROP_DOWN', options: choice }, '', null],
])('%s', (_name, spec, given, expected) => {
  expect(shown(spec, given)).toEqual(expected);
});

describe('a field the request leaves out', () => {
  test.each<[string, FieldSpec, unknown]>([
    ['text', { type: 'SINGLE_LINE_TEXT', defaultValue: '未定' }, '未定'],
    ['options', { type: 'MULTI_SELECT', options: choice, defaultValue: ['い'] }, ['い']],
    ['today in the user’s zone', { type: 'DATE', defaultNowValue: true }, '2026-11-24'],
    ['now on the user’s clock', { type: 'TIME', defaultNowValue: true }, '10:23'],
    ['this minute in UTC', { type: 'DATETIME', defaultNowValue: true }, '2026-11-24T01:23:00Z'],
    [
      'whoever is signed in',
      { type: 'USER_SELECT', defaultValue: [{ type: 'FUNCTION', code: 'LOGINUSER()' }] },
      [{ code: 'sato', name: '佐藤 花子' }],
    ],
    [
      'their organization',
      {
        type: 'ORGANIZATION_SELECT',
        defaultValue: [{ type: 'FUNCTION', code: 'PRIMARY_ORGANIZATION()' }],
      },
      [{ code: 'kuminka', name: '区民課' }],
    ],
  ])('%s', (_name, spec, expected) => {
    expect(shown(spec, undefined)).toEqual(expected);
  });

  test('an explicit empty value stays empty', () => {
    expect(shown({ type: 'SINGLE_LINE_TEXT', defaultValue: '未定' }, '')).toBe('');
  });
});

describe('refused', () => {
  test.each<[string, FieldSpec, unknown, string, string[]]>([
    [
      'required text',
      { type: 'SINGLE_LINE_TEXT', required: true },
      '',
      'record.欄.value',
      ['必須です。'],
    ],
    [
      'required options',
      { type: 'CHECK_BOX', required: true, options: choice },
      [],
      'record.欄.values',
      ['必須です。'],
    ],
    ['required file', { type: 'FILE', required: true }, [], 'record.欄.values', ['必須です。']],
    [
      'required user',
      { type: 'USER_SELECT', required: true },
      [],
      'record.欄.values.value',
      ['必須です。'],
    ],
    [
      'rich text with nothing to see',
      { type: 'RICH_TEXT', required: true },
      '<div><br></div>',
      'record.欄.value',
      ['必須です。'],
    ],
    [
      'too long',
      { type: 'SINGLE_LINE_TEXT', maxLength: '2' },
      'あいう',
      'record.欄.value',
      ['3文字より短くなければなりません。'],
    ],
    [
      'too short',
      { type: 'MULTI_LINE_TEXT', minLength: '3' },
      'あい',
      'record.欄.value',
      ['2文字より長くなければなりません。'],
    ],
    [
      'too big',
      { type: 'NUMBER', maxValue: '10' },
      '10.5',
      'record.欄.value',
      ['10以下である必要があります。'],
    ],
    [
      'too small',
      { type: 'NUMBER', minValue: '1' },
      '0',
      'record.欄.value',
      ['1以上である必要があります。'],
    ],
    ['no number', { type: 'NUMBER' }, '三', 'record[欄].value', ['数字でなければなりません。']],
    [
      'no option',
      { type: 'RADIO_BUTTON', options: choice },
      'う',
      'record.欄.value',
      ['"う"は選択肢にありません。'],
    ],
    [
      'no option in a list',
      { type: 'CHECK_BOX', options: choice },
      ['あ', 'う'],
      'record.欄.values[1].value',
      ['"う"は選択肢にありません。'],
    ],
    [
      'an inherited name is no option',
      { type: 'DROP_DOWN', options: choice },
      'toString',
      'record.欄.value',
      ['"toString"は選択肢にありません。'],
    ],
    [
      'no such day',
      { type: 'DATE' },
      '2026-02-30',
      'record[欄].value',
      ['日付の形式が正しくありません。'],
    ],
    [
      'no such time',
      { type: 'TIME' },
      '24:00',
      'record[欄].value',
      ['時刻の形式が正しくありません。'],
    ],
    [
      'an instant without zone',
      { type: 'DATETIME' },
      '2026-01-01T00:00',
      'record[欄].value',
      ['日時の形式が正しくありません。'],
    ],
    [
      'an object for a text',
      { type: 'SINGLE_LINE_TEXT' },
      {},
      'record[欄].value',
      ['文字列でなければなりません。'],
    ],
    [
      'a text for a list',
      { type: 'CHECK_BOX', options: choice },
      'あ',
      'record[欄].value',
      ['配列でなければなりません。'],
    ],
    [
      'an unknown user',
      { type: 'USER_SELECT' },
      [{ code: 'nobody' }],
      'record.欄.values[0].value',
      ['指定した値（コード: nobody）が見つかりません。'],
    ],
  ])('%s', (_name, spec, value, key, messages) => {
    const stage = new Stage();
    const app = stage.app({ 欄: spec });
    expect(stage.fault(() => stage.add(app, { 欄: value }))).toEqual({
      code: 'CB_VA01',
      errors: { [key]: messages },
    });
  });

  test('a required number that is none: two keys', () => {
    const stage = new Stage();
    const app = stage.app({ 欄: { type: 'NUMBER', required: true } });
    expect(stage.fault(() => stage.add(app, { 欄: 'x' })).errors).toEqual({
      'record[欄].value': ['数字でなければなりません。'],
      'record.欄.value': ['必須です。'],
    });
  });

  test('in a row of a subtable', () => {
    const stage = new Stage();
    const app = stage.app({
      表: {
        type: 'SUBTABLE',
        fields: { 品: { type: 'SINGLE_LINE_TEXT', required: true }, 数: { type: 'NUMBER' } },
      },
    });
    const rows = [{ value: wrap({ 品: 'a' }) }, { value: wrap({ 品: '', 数: 'x' }) }];
    expect(stage.fault(() => stage.add(app, { 表: rows })).errors).toEqual({
      'record.表.value[1].value.品.value': ['必須です。'],
      'record.表.value[1].value[数].value': ['数字でなければなりません。'],
    });
  });
});

test('a file is tied to the record that names it and stays on update', () => {
  const stage = new Stage();
  const app = stage.app({ 添付: { type: 'FILE' } });
  stage.db.run(
    `INSERT INTO files VALUES ('k1', '案.txt', 'text/plain', 3, x'616263', NULL, 'sato', '')`,
  );
  const id = stage.add(app, { 添付: [{ fileKey: 'k1' }] });
  const file = { fileKey: 'k1', name: '案.txt', contentType: 'text/plain', size: '3' };
  expect(stage.get(app, id).添付).toEqual([file]);
  stage.call('PUT', 'record.json', { app: app.id, id, record: wrap({ 添付: [file] }) }, 'ito');
  expect(stage.get(app, id).添付).toEqual([file]);
  expect(stage.find(app, '添付 like "案"')).toEqual([1]);
  expect(stage.find(app, '添付 is empty')).toEqual([]);
  expect(stage.fault(() => stage.add(app, { 添付: [{ fileKey: 'nothing' }] })).code).toBe(
    'GAIA_BL01',
  );
});

test('an auto-calculated text follows its expression, whatever the request says', () => {
  expect(shown({ type: 'SINGLE_LINE_TEXT', expression: '"第" & 1 + 1 & "号"' }, '偽')).toBe(
    '第2号',
  );
});
