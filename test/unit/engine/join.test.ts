import type { FormField, KintoneRecord } from '../../../src/kintone/host';
import { amountsIn } from '../../../src/records/amounts';
import { tableOf } from '../../../src/records/columns';
import { keyed } from '../../../src/records/grouping';
import { joinedRows } from '../../../src/records/join';
import { keyId } from '../../../src/records/key';
import { recordRows } from '../../../src/records/rows';
import { ALL, summarize } from '../../../src/records/summary';
import { fields, voice } from './sample';

const field = (code: string, type: string): FormField => ({ code, type, label: code });
const areaFields = {
  名称: field('名称', 'SINGLE_LINE_TEXT'),
  人口: field('人口', 'NUMBER'),
  開館日: field('開館日', 'DATE'),
  設備: field('設備', 'CHECK_BOX'),
};
const area = (id: string, name: string, people: string, 設備: string[] = []): KintoneRecord => ({
  $id: { value: id },
  ...{ 名称: { value: name }, 人口: { value: people }, 開館日: { value: '1990-04-01' } },
  設備: { value: 設備 },
});

const voices = [
  voice({ 件名: '黒崎', 分: '5' }),
  voice({ 件名: '黒崎', 分: '7' }),
  voice({ 件名: '折尾', 分: '1' }),
  voice({ 件名: '', 分: '2' }),
];
const areas = tableOf(
  [area('1', '黒崎', '9000', ['調理室', 'ホール']), area('2', '黒崎', '1'), area('3', '浅川', '')],
  areaFields,
);
const join = { field: '件名', table: areas, key: '名称', prefix: '地域' };
const { rows, unmatched, ambiguous } = joinedRows(recordRows(tableOf(voices, fields)), join);

test('つないでもレコードは増えも減りもせず、相手のいない行は未入力になる', () => {
  expect(rows.length).toBe(4);
  expect([...amountsIn(rows.column('地域.人口'))]).toEqual([9000, 9000, NaN, NaN]);
  expect([...amountsIn(rows.column('地域.開館日'))].map(Number.isNaN)).toEqual([
    ...[false, false, true, true],
  ]);
  expect([...amountsIn(rows.column('分'))]).toEqual([5, 7, 1, 2]);
});

test('相手の項目で分けて、こちらの数を足せる', () => {
  const level = keyed(
    rows.column('地域.設備'),
    { field: '地域.設備', how: { by: 'value' } },
    { zone: 'Asia/Tokyo', fields: areaFields },
  );
  const amounts = amountsIn(rows.column('分'));
  const summary = summarize({ rows, levels: [level], measures: [{ kind: 'sum', amounts }] });
  const named = (summary.levels[0] ?? []).map((key, at) => [keyId(key), summary.value(0, [at])]);
  expect(named).toEqual([
    ['wホール', 12],
    ['w調理室', 12],
    ['', 3],
  ]);
  expect(summary.value(0, [ALL])).toBe(15);
});

test('相手のない言葉と、相手が2つある言葉を知らせる', () => {
  expect(unmatched).toEqual(['折尾']);
  expect(ambiguous).toEqual(['黒崎']);
});

test('つなげない項目は、理由を付けて断る', () => {
  const plain = recordRows(tableOf(voices, fields));
  expect(() => joinedRows(plain, { ...join, field: '分' })).toThrow(/分/);
  expect(() => joinedRows(plain, { ...join, key: 'ない' })).toThrow(RangeError);
  expect(() => rows.column('地域.ない')).toThrow(RangeError);
});
