/** The published files as they are read in: every column that is wanted is there, every value has its place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from '../../../scripts/paths';
import { readDefinition } from '../../../scripts/provision/definition';
import { OPEN_DATA, withPlainNumbers } from '../../../scripts/sample/open-data-csv';

const rowsOf = (file: Uint8Array) =>
  parse(Buffer.from(file), { columns: true, bom: true }) as Record<string, string>[];

describe.each(OPEN_DATA)('$file', ({ app, file, columns, key, prepare }) => {
  const published = readFileSync(join(root, 'apps', 'data', file));
  const rows = rowsOf(prepare(published));
  const { fields } = readDefinition(app);

  test('読み込む列はファイルに、読み込み先はアプリにある', () => {
    expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining(Object.keys(columns)));
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(Object.values(columns)));
    const filled = Object.values(fields).filter(
      ({ code, type }) => !Object.values(columns).includes(code) && type !== 'RECORD_NUMBER',
    );
    expect(filled.map(({ code }) => code)).toEqual(['出典']);
  });

  test('選択肢の列の値は、どれもアプリの選択肢にある', () => {
    for (const [heading, code] of Object.entries(columns)) {
      const { options } = fields[code] ?? {};
      if (!options) continue;
      const values = new Set(rows.map((row) => row[heading]).filter((value) => value !== ''));
      expect([code, [...values].filter((value) => !options[String(value)])]).toEqual([code, []]);
    }
  });

  test('更新のキーは、どの行にもあって重ならない', () => {
    if (key === '') return;
    const heading = Object.keys(columns).find((name) => columns[name] === key) ?? '';
    expect(new Set(rows.map((row) => row[heading])).size).toBe(rows.length);
  });

  test('Excel で直すのは、数値の桁区切りと空白だけ', () => {
    const before = rowsOf(published);
    expect(rows).toHaveLength(before.length);
    rows.forEach((row, index) => {
      for (const [heading, was] of Object.entries(before[index] ?? {})) {
        if (row[heading] === was) continue;
        expect([heading, row[heading]]).toEqual(['面積（㎡）', was.trim().replace(/,/g, '')]);
      }
    });
  });
});

test('桁区切りのある列だけを直し、改行やカンマのある言葉はそのまま', () => {
  const file = Buffer.from('\uFEFF名前,面積\r\n"一,二\r\n三","1,234 "\r\n');
  expect(rowsOf(withPlainNumbers(file, '面積'))).toEqual([{ 名前: '一,二\r\n三', 面積: '1234' }]);
});
