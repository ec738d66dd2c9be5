import fc from 'fast-check';
import { valueOf } from '../../../emulator/csv/cells';
import { exportColumns, importColumns, keyFields } from '../../../emulator/csv/columns';
import { readCsv, UnreadableCsv, writeCsv } from '../../../emulator/csv/text';
import { bytes, CsvStage, FIELDS } from './stage';

const stage = new CsvStage();

describe('a file written from an app', () => {
  test('has labels in the first line, and values as kintone words them', () => {
    const app = stage.app(FIELDS);
    stage.add(app, {
      件名: '街灯, "消えた"',
      数量: '2',
      方法: ['電話', 'メール'],
      受付日: '2026-04-01',
      受付日時: '2026-04-01T00:30:00Z',
      担当: [{ code: 'sato' }, { code: 'ito' }],
      課: [{ code: 'doboku' }],
    });
    const fields = '件名 数量 倍 方法 受付日 受付日時 担当 課 作成者 レコード番号'.split(' ');
    expect(stage.text(app, fields)).toBe(
      [
        fields.map((field) => `"${field}"`).join(','),
        '"街灯, ""消えた""","2","4","電話\nメール","2026-04-01","2026-04-01 09:30","sato\nito","doboku","sato","1"',
        '',
      ].join('\r\n'),
    );
  });

  test('gives a record with a table a row for each of the table’s, and marks where it begins', () => {
    const app = stage.app(FIELDS);
    const row = (品名: string) => ({ value: { 品名: { value: 品名 }, 個数: { value: '1' } } });
    stage.add(app, { 件名: 'いち', 明細: [row('机'), row('いす')] });
    stage.add(app, { 件名: 'に' });
    expect(stage.text(app, ['件名', '品名', '個数']).split('\r\n')).toEqual([
      '"レコードの開始行","件名","品名","個数"',
      '"*","いち","机","1"',
      '"","いち","いす","1"',
      '"*","に","",""',
      '',
    ]);
  });

  test('never holds attachments; calculations and assignees go out and not in', () => {
    const { fields } = stage.app(FIELDS);
    const codes = (columns: { field: { code: string } }[]) =>
      columns.map(({ field }) => field.code);
    expect(codes(exportColumns(fields))).toContain('倍');
    expect(codes(exportColumns(fields))).not.toContain('写真');
    expect(codes(importColumns(fields, () => true))).not.toContain('倍');
    expect(keyFields(fields).map(({ code }) => code)).toEqual(['レコード番号', '番号']);
  });

  test('needs the right to write files', () => {
    const app = stage.app(FIELDS);
    app.rights = app.rights.map((right) => ({ ...right, recordExportable: false }));
    expect(stage.fault(() => stage.write(app)).code).toBe('CB_NO02');
  });
});

describe('characters', () => {
  const rows = [
    ['件名', '内容'],
    ['髙橋①～', 'a\nb'],
  ];

  test.each(['UTF-8', 'UTF-8-BOM', 'Shift_JIS'] as const)(
    '%s is read as it was written',
    (charset) => {
      const written = writeCsv(rows, { charset, delimiter: 'tab' });
      expect(readCsv(written, { charset: 'auto', delimiter: 'tab' })).toEqual(rows);
    },
  );

  test('Shift_JIS has one byte for half-width kana and two for kanji', () => {
    const written = writeCsv([['ｱ亜']], { charset: 'Shift_JIS', delimiter: 'comma' });
    expect([...written]).toEqual([0x22, 0xb1, 0x88, 0x9f, 0x22, 0x0d, 0x0a]);
  });

  test('any cells come back, whatever quotes and line breaks they hold', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\uFEFF'));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (cells) => {
        const written = writeCsv(cells, { charset: 'UTF-8-BOM', delimiter: 'comma' });
        expect(readCsv(written, { charset: 'auto', delimiter: 'comma' })).toEqual(cells);
      }),
    );
  });

  test('what is no CSV is said to be none', () => {
    const broken = bytes('"件名,内容', 'a"b');
    expect(() => readCsv(broken, { charset: 'UTF-8', delimiter: 'comma' })).toThrow(UnreadableCsv);
    const sjis = Uint8Array.of(0x88, 0x9f);
    expect(() => readCsv(sjis, { charset: 'UTF-8', delimiter: 'comma' })).toThrow(UnreadableCsv);
  });
});

// kintone help, レコード登録・上書き用のファイルの記載形式
test.each([
  ['DATE', '2026/4/1', '2026-04-01'],
  ['DATE', '2026-4-1', '2026-04-01'],
  ['DATE', 'いつか', 'いつか'],
  ['DATETIME', '2026/4/1 9:05', '2026-04-01T00:05:00Z'],
  ['DATETIME', '2026-04-01T00:05:00Z', '2026-04-01T00:05:00Z'],
  ['NUMBER', ' 12 ', '12'],
  ['CHECK_BOX', '電話\r\nメール', ['電話', 'メール']],
  ['CHECK_BOX', '', []],
  ['USER_SELECT', 'sato\nito', [{ code: 'sato' }, { code: 'ito' }]],
  ['MULTI_LINE_TEXT', 'a\r\nb', 'a\nb'],
])('a cell of %s: %j is read as %j', (type, cell, value) => {
  const field = { type, code: 'f', label: 'f', fieldId: 1 };
  expect(valueOf(field, cell, 'Asia/Tokyo')).toEqual(value);
});
