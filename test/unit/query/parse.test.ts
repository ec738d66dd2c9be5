/** The query language as written: what is read, what is refused, what is written back. */
import {
  formatCondition,
  joinConditions,
  parseQuery,
  quote,
  splitQuery,
} from '../../../emulator/query';
import { daySpan } from '../../../emulator/query/ranges';
import { matchesWords } from '../../../emulator/query/words';

test.each([
  ['件名 = "街灯"', '件名 = "街灯"'],
  ['a="1"and b>=2 or not_c<3', 'a = "1" and b >= 2 or not_c < 3'],
  ['(a = 1 or b = 2) AND c IN ("x" , "y")', '(a = 1 or b = 2) and c in ("x", "y")'],
  ['a = 1 and (b = 2 and c = 3)', 'a = 1 and b = 2 and c = 3'],
  ['a\tnot\nin　("x")', 'a not in ("x")'], // tab, newline and U+3000 are blanks
  [
    'a not like "x" and b is empty and c is not empty',
    'a not like "x" and b is empty and c is not empty',
  ],
  ['a > -1.5e3', 'a > -1.5e3'],
  ['日 >= from_today(-5, DAYS)', '日 >= FROM_TODAY(-5, DAYS)'],
  ['作成者 in (LOGINUSER(), "ito")', '作成者 in (LOGINUSER(), "ito")'],
  ['a = "say \\"hi\\" \\\\ \\t\\n"', 'a = "say \\"hi\\" \\\\ \\t\\n"'],
  ['limit = 5', 'limit = 5'], // a field may be called so
])('%s', (query, expected) => {
  const { condition } = parseQuery(query);
  expect(condition && formatCondition(condition)).toBe(expected);
});

test('options follow the condition', () => {
  expect(parseQuery('a = 1 order by b desc, c limit 10 offset 20')).toMatchObject({
    orderBy: [
      { field: 'b', direction: 'desc' },
      { field: 'c', direction: 'asc' },
    ],
    limit: 10,
    offset: 20,
  });
  expect(parseQuery('')).toEqual({ orderBy: [] });
  expect(parseQuery('limit 5')).toEqual({ orderBy: [], limit: 5 });
  expect(splitQuery(' a = "order by" or b = 2  order by c desc limit 3')).toEqual({
    condition: 'a = "order by" or b = 2',
    orderBy: 'c desc',
    limit: 3,
  });
  expect(splitQuery('order by c')).toEqual({ condition: '', orderBy: 'c' });
});

test.each([
  [
    'a =',
    'a = 1 b = 2',
    '= 1',
    'a = "x',
    'a = "x\\q"',
    'a = "x\ny"',
    'a in ()',
    'a in "x"',
    '(a = 1',
  ],
  [
    'a is full',
    'a = b',
    'limit x',
    'order a',
    'a = 1 limit 1 limit 2',
    'a not "x"',
    'a <> 1',
    'a like',
  ],
])('refused: %s and others', (...queries) => {
  for (const query of queries) expect(() => parseQuery(query)).toThrow(/CB_VA01/);
});

test('texts become literals, filters are joined', () => {
  expect(quote('a"b\\c\r\nd\te')).toBe('"a\\"b\\\\c\\nd\\te"');
  expect(joinConditions('', 'a = 1 or b = 2', ' ', 'c = 3')).toBe('(a = 1 or b = 2) and (c = 3)');
  expect(joinConditions('a = 1', '')).toBe('a = 1');
});

// 2026-11-24 is a Tuesday.
test.each([
  ['TODAY', '', '2026-11-24', '2026-11-25'],
  ['YESTERDAY', '', '2026-11-23', '2026-11-24'],
  ['TOMORROW', '', '2026-11-25', '2026-11-26'],
  ['FROM_TODAY', '-5,DAYS', '2026-11-19', '2026-11-20'],
  ['FROM_TODAY', '2,WEEKS', '2026-12-08', '2026-12-09'],
  ['FROM_TODAY', '3,MONTHS', '2027-02-24', '2027-02-25'],
  ['FROM_TODAY', '-1,YEARS', '2025-11-24', '2025-11-25'],
  ['THIS_WEEK', '', '2026-11-22', '2026-11-29'],
  ['LAST_WEEK', 'SATURDAY', '2026-11-21', '2026-11-22'],
  ['NEXT_WEEK', 'MONDAY', '2026-11-30', '2026-12-01'],
  ['THIS_MONTH', '', '2026-11-01', '2026-12-01'],
  ['LAST_MONTH', 'LAST', '2026-10-31', '2026-11-01'],
  ['NEXT_MONTH', '5', '2026-12-05', '2026-12-06'],
  ['THIS_MONTH', '31', '2026-11-30', '2026-12-01'],
  ['LAST_YEAR', '', '2025-01-01', '2026-01-01'],
])('%s(%s) is %s until before %s', (name, args, from, to) => {
  expect(daySpan(name, args ? args.split(',') : [], '2026-11-24')).toEqual({ from, to });
});

test.each([
  ['FROM_TODAY', '5', 'GAIA_IQ23'],
  ['FROM_TODAY', '5,HOURS', 'GAIA_IQ23'],
  ['THIS_WEEK', 'HOLIDAY', 'GAIA_IQ25'],
  ['THIS_MONTH', '32', 'GAIA_IL08'],
])('%s(%s) is refused with %s', (name, args, code) => {
  expect(() => daySpan(name, args.split(','), '2026-11-24')).toThrow(code);
});

test.each([
  ['公園の街灯が暗い', '街灯', true],
  ['公園の街灯が暗い', '街 暗い', true],
  ['公園の街灯が暗い', '街 明るい', false],
  ['This is a PARK light', 'park', true],
  ['Parking lot', 'park', false], // not inside a Latin word
  ['ｶﾞｲﾄｳ', 'ガイトウ', true],
  ['ＡＢＣ公園', 'abc', true],
  ['park公園', 'park', true],
  ['A1', '1', false],
])('%s like %s: %s', (text, keyword, expected) => {
  expect(matchesWords(text, keyword)).toBe(expected);
});
