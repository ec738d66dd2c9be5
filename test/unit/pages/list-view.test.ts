import type { FieldProperty, View } from '../../../emulator/apps/definition';
import { readAddress, writeAddress } from '../../../emulator/pages/list/address';
import { byDay, monthCondition, moveMonth, weeksOf } from '../../../emulator/pages/list/calendar';
import { conditionOf, newRow, rowOf } from '../../../emulator/pages/list/draft';
import { filterFields } from '../../../emulator/pages/list/field-kinds';
import { filterText } from '../../../emulator/pages/list/filter-messages';
import { filterWords } from '../../../emulator/pages/list/filter-words';
import { readFilter } from '../../../emulator/pages/list/query-text';
import {
  chosenView,
  columnsOf,
  queryInForce,
  viewChoices,
} from '../../../emulator/pages/list/views';

const ja = { language: 'ja', timezone: 'Asia/Tokyo' } as const;

const field = (type: string, code: string, more: Partial<FieldProperty> = {}): FieldProperty => ({
  type,
  code,
  label: code,
  fieldId: 1,
  ...more,
});

const fields: Record<string, FieldProperty> = {
  受付番号: field('RECORD_NUMBER', '受付番号'),
  受付日時: field('DATETIME', '受付日時'),
  回答期限: field('DATE', '回答期限'),
  対応時間: field('NUMBER', '対応時間', { unit: '分' }),
  地域: field('DROP_DOWN', '地域'),
  受付者: field('USER_SELECT', '受付者'),
  件名: field('SINGLE_LINE_TEXT', '件名', { label: '用件' }),
  作業者: field('STATUS_ASSIGNEE', '作業者', { enabled: true }),
  明細: field('SUBTABLE', '明細', {
    fields: { 品名: field('SINGLE_LINE_TEXT', '品名') },
  }),
};

const view = (more: Partial<View>): View => ({
  index: '0',
  id: '100',
  type: 'LIST',
  name: '未対応',
  filterCond: '',
  sort: '',
  ...more,
});

describe('the address of a list', () => {
  test('holds view, query, page and size, and comes back from it', () => {
    const address = { viewId: '100', query: '件名 like "公園 & 道路"', page: 3, size: 40 } as const;
    const written = writeAddress('7', address);
    expect(readAddress(written.slice('/k/7/'.length))).toEqual({ ...address, month: undefined });
  });

  test('what makes no sense falls back', () => {
    expect(readAddress('?page=-2&size=1000&month=2026-13')).toEqual({ page: 1, size: 20 });
  });
});

describe('views', () => {
  const own = view({ index: '1' });
  const mine = view({ index: '0', id: '99', name: '（作業者が自分）', builtinType: 'ASSIGNEE' });
  const options = {
    canAdmin: false,
    hasProcess: true,
    device: 'DESKTOP' as const,
    allRecords: '（すべて）',
  };
  const names = (list: View[]): string[] => list.map(({ name }) => name);

  test('（すべて） is for administrators, and for everyone while there is no other', () => {
    expect(names(viewChoices({ own }, options))).toEqual(['未対応']);
    expect(names(viewChoices({ own }, { ...options, canAdmin: true }))).toEqual([
      '未対応',
      '（すべて）',
    ]);
    expect(names(viewChoices({}, options))).toEqual(['（すべて）']);
  });

  test('（作業者が自分） is there with process management and shows what waits for the user', () => {
    expect(names(viewChoices({ own, mine }, options))).toEqual(['（作業者が自分）', '未対応']);
    expect(names(viewChoices({ own, mine }, { ...options, hasProcess: false }))).toEqual([
      '未対応',
    ]);
    expect(queryInForce(mine, { page: 1, size: 20 }, fields).condition).toBe(
      '作業者 in (LOGINUSER())',
    );
  });

  test('an unknown view is told, and no view in the address is the first', () => {
    const choices = viewChoices({ own, mine }, options);
    expect(chosenView(choices, { viewId: '5', page: 1, size: 20 })).toBeUndefined();
    expect(chosenView(choices, { page: 1, size: 20 })?.name).toBe('未対応');
  });

  test('a query in the address replaces the filter of the view; its sort stays unless given too', () => {
    const filtered = view({ filterCond: '地域 in ("大森")', sort: '受付日時 desc' });
    const at = (query?: string) => queryInForce(filtered, { query, page: 1, size: 20 }, fields);
    expect(at()).toEqual({ condition: '地域 in ("大森")', order: '受付日時 desc' });
    expect(at('対応時間 > 30')).toEqual({ condition: '対応時間 > 30', order: '受付日時 desc' });
    expect(at('order by 対応時間 asc')).toEqual({ condition: '', order: '対応時間 asc' });
    expect(queryInForce(view({}), { page: 1, size: 20 }, fields).order).toBe('$id desc');
  });

  test('a column whose field is gone is left out', () => {
    const columns = columnsOf(view({ fields: ['件名', '消えた', '地域'] }), fields, []);
    expect(columns.map(({ code }) => code)).toEqual(['件名', '地域']);
  });

  test('（すべて） shows the record number and then the form, groups opened', () => {
    const columns = columnsOf(view({}), fields, [
      { type: 'ROW', fields: [{ type: 'DATETIME', code: '受付日時' }, { type: 'SPACER' }] },
      {
        type: 'GROUP',
        code: '対応',
        layout: [{ type: 'ROW', fields: [{ type: 'NUMBER', code: '対応時間' }] }],
      },
      { type: 'SUBTABLE', code: '明細', fields: [] },
    ]);
    expect(columns.map(({ code }) => code)).toEqual(['受付番号', '受付日時', '対応時間', '明細']);
  });
});

describe('the filter', () => {
  const known = filterFields(fields);
  const words = (query: string): string => {
    const filter = readFilter(query);
    if (!filter) throw new Error(`not readable: ${query}`);
    return filterWords(filter, known, ja, (_, code) => ({ sato: '佐藤 花子' })[code]);
  };

  test.each([
    ['地域 in ("大森", "")', '地域 次のいずれかを含む 「大森」, （空）'],
    [
      '件名 like "公園" and 対応時間 >= "30"',
      '用件 次のキーワードを含む 「公園」 かつ 対応時間 ≧（以上） 30 分',
    ],
    ['受付日時 >= "2026-11-23T15:00:00Z"', '受付日時 ≧（以後） 2026-11-24 00:00'],
    [
      '回答期限 < TODAY() or 回答期限 = FROM_TODAY(-3, DAYS)',
      '回答期限 ＜（より前） 今日 または 回答期限 ＝（等しい） 3日前',
    ],
    ['受付者 in (LOGINUSER(), "sato")', '受付者 次のいずれかを含む ログインユーザー, 佐藤 花子'],
  ])('%s is said as %s', (query, said) => {
    expect(words(query)).toBe(said);
  });

  test.each([
    '地域 in ("大森", "")',
    '対応時間 >= "30"',
    '受付日時 >= "2026-11-23T15:00:00Z"',
    '回答期限 < TODAY()',
    '回答期限 = FROM_TODAY(-3, DAYS)',
    '受付者 not in (LOGINUSER(), "sato")',
  ])('%s goes through the dialog unchanged', (query) => {
    const condition = readFilter(query)?.conditions[0];
    const row = condition && rowOf(condition, known, 'Asia/Tokyo');
    expect(row && conditionOf(row, ja, filterText('ja'))).toEqual({ condition });
  });

  test('a value that is missing or no number is told and not sent', () => {
    const row = (code: string) => {
      const found = known.find(({ property }) => property.code === code);
      if (!found) throw new Error(code);
      return newRow(found);
    };
    const text = filterText('ja');
    expect(conditionOf(row('地域'), ja, text)).toEqual({ problem: '1つ以上選んでください。' });
    expect(conditionOf({ ...row('対応時間'), typed: '三十' }, ja, text)).toEqual({
      problem: '数値を入力してください。',
    });
    expect(conditionOf({ ...row('対応時間'), typed: '１，２００' }, ja, text)).toEqual({
      condition: { field: '対応時間', operator: '=', operands: [{ text: '1200' }] },
    });
  });

  test('a field of a table is never compared with =, which kintone refuses', () => {
    const inner = known.find(({ property }) => property.code === '品名');
    expect(inner?.operators).toEqual(['like', 'not like', 'in', 'not in']);
  });
});

describe('the calendar', () => {
  test('November 2026 begins on a Sunday and has 30 days', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toBe('2026-11-01');
    expect(weeks[4]).toEqual(['2026-11-29', '2026-11-30', ...Array(5).fill(undefined)]);
  });

  test('months turn over the year', () => {
    expect(moveMonth('2026-12', 1)).toBe('2027-01');
    expect(moveMonth('2026-01', -1)).toBe('2025-12');
  });

  test('a month of instants begins at midnight of the user', () => {
    expect(monthCondition(field('DATETIME', '受付日時'), '2026-11', 'Asia/Tokyo')).toBe(
      '受付日時 >= "2026-10-31T15:00:00Z" and 受付日時 < "2026-11-30T15:00:00Z"',
    );
    expect(monthCondition(field('DATE', '回答期限'), '2026-12', 'Asia/Tokyo')).toBe(
      '回答期限 >= "2026-12-01" and 回答期限 < "2027-01-01"',
    );
  });

  test('records stand on the day of the user', () => {
    const late = { 受付日時: { value: '2026-11-24T15:00:00Z' } };
    const none = { 受付日時: { value: '' } };
    expect(byDay([late, none], field('DATETIME', '受付日時'), 'Asia/Tokyo')).toEqual({
      '2026-11-25': [late],
    });
  });
});
