import fc from 'fast-check';
import {
  joinQuery,
  readFilter,
  readSort,
  splitQuery,
  writeFilter,
  type Filter,
} from '../../../emulator/pages/list/query-text';

describe('a query is split where its sort and paging begin', () => {
  test.each([
    ['', '', ''],
    ['種別 in ("要望")', '種別 in ("要望")', ''],
    ['種別 in ("要望") order by 受付日時 desc', '種別 in ("要望")', '受付日時 desc'],
    ['ORDER BY 受付日時 asc, $id desc limit 20 offset 40', '', '受付日時 asc, $id desc'],
    ['件名 like "order by limit 5" limit 10', '件名 like "order by limit 5"', ''],
    [
      '件名 = "a \\" order by x"\u3000order\u3000by 件名 asc',
      '件名 = "a \\" order by x"',
      '件名 asc',
    ],
  ])('%s', (query, condition, order) => {
    expect(splitQuery(query)).toEqual({ condition, order });
  });

  test('and put together again', () => {
    expect(joinQuery({ condition: '', order: '$id desc' })).toBe('order by $id desc');
    expect(joinQuery({ condition: 'a = "1"', order: '' })).toBe('a = "1"');
  });
});

describe('conditions of the dialog', () => {
  test('are read from a query', () => {
    expect(
      readFilter(
        '地域 in ("大森", "蒲田") and 受付日時 >= FROM_TODAY(-7, DAYS) and 回答 is not empty',
      ),
    ).toEqual({
      join: 'and',
      conditions: [
        { field: '地域', operator: 'in', operands: [{ text: '大森' }, { text: '蒲田' }] },
        { field: '受付日時', operator: '>=', operands: [{ call: 'FROM_TODAY(-7, DAYS)' }] },
        { field: '回答', operator: 'is not empty', operands: [] },
      ],
    });
    expect(readFilter('対応時間>=30 or 受付者 not in (LOGINUSER())')).toEqual({
      join: 'or',
      conditions: [
        { field: '対応時間', operator: '>=', operands: [{ text: '30' }] },
        { field: '受付者', operator: 'not in', operands: [{ call: 'LOGINUSER()' }] },
      ],
    });
  });

  test.each([
    'a = "1" and b = "2" or c = "3"',
    '(a = "1" or b = "2") and c = "3"',
    'a = "1" and',
    'a = "開いたまま',
    'a ~ "1"',
    'a in ("1"',
  ])('%s is more, or less, than the dialog can show', (condition) => {
    expect(readFilter(condition)).toBeUndefined();
  });

  test('come back as they were, whatever was typed', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((value) => value.replace(/\r/g, ''));
    const filter = fc.record({
      join: fc.constantFrom<'and' | 'or'>('and', 'or'),
      conditions: fc.array(
        fc.record({
          field: fc.constantFrom('件名', '受付日時', '$id'),
          operator: fc.constantFrom('in' as const, 'not in' as const),
          operands: fc.array(fc.record({ text }), { minLength: 1, maxLength: 3 }),
        }),
        { minLength: 2, maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(filter, (value: Filter) => {
        expect(readFilter(writeFilter(value))).toEqual(value);
      }),
    );
  });
});

test('a sort key without a direction is ascending, as the records come', () => {
  expect(readSort('受付日時 asc, 対応時間')).toEqual([
    { field: '受付日時', direction: 'asc' },
    { field: '対応時間', direction: 'asc' },
  ]);
  expect(readSort('')).toEqual([]);
});
