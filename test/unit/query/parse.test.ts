/** The query language as written: what is read, what is refused, what is written back. */
import {
  formatCondition,
  joinConditions,
  parseQuery,
  quote,
  splitQuery,
} from '../../../emulator/query';

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
