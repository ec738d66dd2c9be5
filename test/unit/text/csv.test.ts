import { csvText, safeText } from '../../../src/text/csv';

test('numbers stay numbers, text is quoted, lines end in CR LF', () => {
  expect(
    csvText([
      ['分野', '件数'],
      ['道路 "段差"', -12.5],
      ['なし', NaN],
    ]),
  ).toBe('"分野","件数"\r\n"道路 ""段差""",-12.5\r\n"なし",\r\n');
});

test.each([
  '=1+1',
  '+81-93',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠A1',
])('%j would be run as a formula: an apostrophe stands before it', (text) => {
  expect(safeText(text)).toBe(`'${text}`);
});

test.each(['－', '-', '道路=', '', ' =1'])('%j is left as it is', (text) => {
  expect(safeText(text)).toBe(text);
});
