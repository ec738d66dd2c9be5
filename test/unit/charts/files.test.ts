import { unzipSync, strFromU8 } from 'fflate';
import { csvFile } from '../../../src/charts/out/files';
import { tableOf } from '../../../src/charts/out/grid';
import { xlsxFile } from '../../../src/charts/out/workbook';
import { figureOf } from '../../figure';
import { basisOf, figure, PIVOT } from './out-stage';

const lines = (bytes: Uint8Array, charset: string): string[] =>
  new TextDecoder(charset).decode(bytes).split('\r\n');

test('the table as shown is a CSV with its totals, then what it rests on', () => {
  const { bytes, lost } = csvFile(figure, tableOf(figure, PIVOT), basisOf, 'utf-8');
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(lost).toEqual([]);
  expect(lines(bytes, 'utf-8')).toEqual([
    '"分野","4–6月","7–9月","10–12月","1–3月","合計"',
    `"'=道路",12,5,0,1234,1251`,
    '"ごみ",3,8,20,9,40',
    '"未入力",15,6,7,11,39',
    '"合計",30,19,27,1254,1330',
    '',
    '"分野×四半期の受付"',
    '"絞り込み: 受付日時が令和7年度、担当課が総務企画課"',
    '"令和8年5月11日 10:32 現在。出典: 区民のこえ（閲覧できる範囲のみ）"',
    '',
  ]);
});

test('CP932 says which characters it lacks', () => {
  const basis = { ...basisOf.basis, filters: ['担当者が𠮷田'] };
  const of = { ...basisOf, basis };
  const { bytes, lost } = csvFile(figure, tableOf(figure, PIVOT), of, 'cp932');
  expect(lost).toEqual(['𠮷']);
  expect(lines(bytes, 'shift_jis')[2]).toBe('"ごみ",3,8,20,9,40');
});

test('two measures in two levels of columns: a head stands in each column that it covers', () => {
  const two = figureOf({
    levels: [
      ['館', ['黒崎']],
      ['年度', ['令和7年度']],
    ],
    measures: [{ label: '件数' }, { label: '平均日数', unit: '日', digits: 1, adds: false }],
    at: (measure) => (measure === 0 ? 4 : 2.25),
    total: (measure) => (measure === 0 ? 4 : NaN),
  });
  const { bytes } = csvFile(two, tableOf(two, PIVOT), basisOf, 'utf-8');
  expect(lines(bytes, 'utf-8').slice(0, 4)).toEqual([
    '"館","令和7年度","令和7年度","全体","全体"',
    '"館","件数（件）","平均日数（日）","件数（件）","平均日数（日）"',
    '"黒崎",4,2.3,4,"－"',
    '"全体",4,"－",4,"－"',
  ]);
});

test('the xlsx holds numbers with units, merged heads, text that is no formula, and the 根拠票', async () => {
  const blob = await xlsxFile(figure, tableOf(figure, PIVOT), basisOf);
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const strings = read('xl/sharedStrings.xml');
  const table = read('xl/worksheets/sheet1.xml');
  expect(read('xl/workbook.xml')).toContain('根拠票');
  expect(`${strings}${table}`).toContain('=道路');
  expect(table).not.toContain('<f>');
  expect(table).toContain('<v>1234</v>');
  expect(read('xl/styles.xml')).toContain('#,##0&quot;件&quot;');
  expect(`${strings}${read('xl/worksheets/sheet2.xml')}`).toContain('閲覧できる範囲のみ');
});
