import { fold, kanaRow } from '../../../src/text/kana';

test('かな・カナ・半角・全角を同じものとして探せる', () => {
  expect(fold('オリオ ニシ')).toBe('おりおにし');
  expect(fold('ｵﾘｵ')).toBe('おりお');
  expect(fold('Ａｂ')).toBe('ab');
});

test.each([
  ['あおやま', 'あ'],
  ['じんのはる', 'さ'],
  ['ホンジョウ', 'は'],
  ['黒崎', undefined],
  ['', undefined],
])('「%s」は %s 行', (reading, row) => {
  expect(kanaRow(reading)).toBe(row);
});
