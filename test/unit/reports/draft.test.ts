/** Choosing a graph's settings: what a choice makes impossible goes with it. */
import type { FieldProperty } from '../../../emulator/apps/definition';
import {
  firstDefinition,
  freeSorts,
  functionChoices,
  functions,
  groupChoices,
  withFunction,
  withGroup,
  withType,
} from '../../../emulator/pages/report/draft';

const field = (type: string, code: string, more = {}): FieldProperty =>
  ({ type, code, label: code, ...more }) as FieldProperty;

const FIELDS = {
  件名: field('SINGLE_LINE_TEXT', '件名'),
  分野: field('DROP_DOWN', '分野', { options: {} }),
  本文: field('MULTI_LINE_TEXT', '本文'),
  受付日: field('DATE', '受付日'),
  明細: field('SUBTABLE', '明細', { fields: { 単価: field('NUMBER', '単価') } }),
};
const choice = (code: string) => groupChoices(FIELDS).find((one) => one.code === code);
const FIRST = firstDefinition(FIELDS, '件名 != ""');

test('a new graph counts the records of the list by its first choice field', () => {
  expect(FIRST).toEqual({
    ...{ chartType: 'COLUMN', chartMode: 'NORMAL', filterCond: '件名 != ""' },
    ...{ groups: [{ code: '分野' }], aggregations: [{ type: 'COUNT' }] },
    sorts: [{ by: 'TOTAL', order: 'DESC' }],
  });
});

test('fields in tables are named with their table, and what cannot be grouped by is not offered', () => {
  expect(groupChoices(FIELDS).map(({ label }) => label)).toEqual([
    ...['件名', '分野', '受付日', '明細: 単価'],
  ]);
});

test('a date is grouped by the month until another unit is chosen', () => {
  expect(withGroup(FIRST, 1, choice('受付日')).groups).toEqual([
    { code: '分野' },
    { code: '受付日', per: 'MONTH' },
  ]);
});

test('a group taken away takes its sort key with it, and those under it move up', () => {
  const two = {
    ...withGroup(FIRST, 1, choice('受付日')),
    sorts: [
      { by: 'GROUP1' as const, order: 'ASC' as const },
      { by: 'GROUP2' as const, order: 'ASC' as const },
    ],
  };
  expect(withGroup(two, 0, undefined)).toMatchObject({
    groups: [{ code: '受付日', per: 'MONTH' }],
    sorts: [{ by: 'GROUP1', order: 'ASC' }],
  });
});

test('a pie has no mode, a pivot table one function; a column gets its mode back', () => {
  const many = { ...FIRST, aggregations: [{ type: 'COUNT' as const }, { type: 'COUNT' as const }] };
  expect(withType(many, 'PIE')).not.toHaveProperty('chartMode');
  expect(withType(many, 'PIVOT_TABLE').aggregations).toHaveLength(1);
  expect(withType(withType(many, 'PIE'), 'COLUMN').chartMode).toBe('NORMAL');
});

test('a sum takes numbers, a maximum dates too; a field that fits stays chosen', () => {
  expect(functions(FIELDS)).toEqual(['COUNT', 'SUM', 'AVERAGE', 'MAX', 'MIN']);
  expect(functions({ 件名: FIELDS.件名 })).toEqual(['COUNT']);
  expect(functionChoices(FIELDS, 'MAX').map(({ code }) => code)).toEqual(['受付日', '単価']);
  const sum = withFunction(FIRST, 0, 'SUM', FIELDS);
  expect(sum.aggregations).toEqual([{ type: 'SUM', code: '単価' }]);
  expect(withFunction(sum, 0, 'MAX', FIELDS).aggregations).toEqual([{ type: 'MAX', code: '単価' }]);
});

test('each sort key is offered once, and only for groups that there are', () => {
  expect(freeSorts(FIRST)).toEqual(['GROUP1']);
});
