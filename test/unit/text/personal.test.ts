import {
  findMailAddresses,
  findPhoneNumbers,
  isMailAddress,
  isPhoneNumber,
  isTollFree,
} from '../../../src/text/contact';
import { fold, kanaRow } from '../../../src/text/kana';
import { findMyNumbers } from '../../../src/text/my-number';

test.each([
  ['番号は123456789018です', ['123456789018']],
  ['1234 5678 9018', ['123456789018']],
  ['1234-5678-9018', ['123456789018']],
  ['１２３４５６７８９０１８', ['123456789018']],
  ['１２３４－５６７８－９０１８', ['123456789018']],
  ['111111111118と987654321093', ['111111111118', '987654321093']],
  ['検査数字が合わない 123456789012', []],
  ['13桁の法人番号 1234567890183', []],
  ['電話 093-642-1441', []],
  ['', []],
])('「%s」の中のマイナンバーは %j', (text, found) => {
  expect(findMyNumbers(text)).toEqual(found);
});

test.each([
  ['093-642-1441', true],
  ['０９３（６４２）１４４１', true],
  ['09012345678', true],
  ['090 1234 5678', true],
  ['0120-123-456', true],
  ['+81 90 1234 5678', true],
  ['642-1441', false],
  ['090-1234', false],
  ['電話', false],
])('電話番号として「%s」は %s', (text, ok) => {
  expect(isPhoneNumber(text)).toBe(ok);
});

test.each([
  ['hana@example.jp', true],
  ['ＨＡＮＡ＠example.jp', true],
  ['hana@example', false],
  ['hana.example.jp', false],
])('メールアドレスとして「%s」は %s', (text, ok) => {
  expect(isMailAddress(text)).toBe(ok);
});

test('文中の電話番号とメールアドレスを見つける', () => {
  const text = '連絡は０９３−６４２−１４４１か hana@example.jp へ。金額は1,000円、R8.4.1から。';
  expect(findPhoneNumbers(text)).toEqual(['093-642-1441']);
  expect(findMailAddresses(text)).toEqual(['hana@example.jp']);
});

test('フリーダイヤルは個人の番号ではない', () => {
  expect(isTollFree('0120-123-456')).toBe(true);
  expect(isTollFree('093-642-1441')).toBe(false);
});

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
