/** Marks stand where the text has them, however it is written. */
import { findMarks, withoutMarks } from '../../../../src/voice/publishing/marks';

test.each([
  ['電話は093-642-1441まで', [['phone', '093-642-1441']]],
  ['電話は０９３（６４２）１４４１まで', [['phone', '０９３（６４２）１４４１']]],
  ['㈱見本 093-642-1441', [['phone', '093-642-1441']]],
  [
    '二つ 093-642-1441 と 093-642-1441',
    [
      ['phone', '093-642-1441'],
      ['phone', '093-642-1441'],
    ],
  ],
  [
    'a.b+c@example.jp と 1234-5678-9018',
    [
      ['mail', 'a.b+c@example.jp'],
      ['myNumber', '1234-5678-9018'],
    ],
  ],
  ['フリーダイヤル 0120-123-456', []],
  ['法人の番号でない 123456789012', []],
])('%s', (text, expected) => {
  const marks = findMarks(text);
  expect(marks.map(({ kind, found }) => [kind, found])).toEqual(expected);
  for (const { start, end, found } of marks) expect(text.slice(start, end)).toBe(found);
});

test('置き換えた文には、印も前後の乱れも残らない', () => {
  expect(withoutMarks('㈱見本 ０９０－１２３４－５６７８ か 093-642-1441。')).toBe(
    '㈱見本 （電話番号） か （電話番号）。',
  );
});
