/** Published facility files become the app's CSV with every value kept. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from '../../../scripts/paths';
import { readDefinition } from '../../../scripts/provision/definition';
import { facilityCsv } from '../../../scripts/sample/facilities-csv';

const columns = Object.values(readDefinition('facilities').fields)
  .filter(({ type }) => type !== 'RECORD_NUMBER')
  .map(({ code }) => code);

describe.each([
  ['yaizu-community-centers.csv', 9],
  ['yaizu-childcare-facilities.csv', 60],
])('%s', (file, facilities) => {
  const published = readFileSync(join(root, 'apps', 'data', file));
  const rows = parse(facilityCsv(published, columns, '出典の名前'), {
    columns: true,
    bom: true,
  }) as Record<string, string>[];
  const before = parse(published, { columns: true, bom: true }) as Record<string, string>[];

  test('施設はどれも一行になり、必須の項目がある', () => {
    expect(rows).toHaveLength(facilities);
    for (const row of rows) expect([row['名称'], row['施設キー']]).not.toContain('');
    expect(new Set(rows.map((row) => row['施設キー'])).size).toBe(facilities);
  });

  test('値は公開されたままで、出典が付く', () => {
    rows.forEach((row, place) => {
      for (const name of ['名称', '住所', '緯度', '利用可能日時特記事項']) {
        expect(row[name]).toBe(before[place]?.[name] ?? '');
      }
      expect(row['出典']).toBe('出典の名前');
    });
  });

  test('アプリにない列は、名前を付けて説明に入る', () => {
    const capacity = before[0]?.['収容定員'];
    if (capacity) expect(rows[0]?.['説明']).toContain(`収容定員: ${capacity}`);
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
  });
});
