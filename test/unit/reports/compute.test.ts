/** What a graph comes to, from records put in through the REST handlers. */
import { computeReport } from '../../../emulator/reports/compute';
import type { ReportDefinition } from '../../../emulator/reports/types';
import { options, Stage, type FieldSpec } from '../records/harness';

const FIELDS: Record<string, FieldSpec> = {
  分野: { type: 'DROP_DOWN', options: options('道路', 'ごみ', '公園') },
  声の種類: { type: 'CHECK_BOX', options: options('要望', '苦情', '相談') },
  件名: { type: 'SINGLE_LINE_TEXT' },
  時間: { type: 'NUMBER' },
  受付日: { type: 'DATE' },
  受付時刻: { type: 'TIME' },
  受付日時: { type: 'DATETIME' },
  担当: { type: 'USER_SELECT' },
  合計時間: { type: 'CALC', format: 'HOUR_MINUTE', expression: '時間 * 60' },
  明細: {
    type: 'SUBTABLE',
    fields: {
      品名: { type: 'SINGLE_LINE_TEXT' },
      数量: { type: 'NUMBER' },
      点検: { type: 'CHECK_BOX', options: options('済', '要') },
    },
  },
  別表: { type: 'SUBTABLE', fields: { 備考: { type: 'SINGLE_LINE_TEXT' } } },
};

const row = (品名: string, 数量: string, 点検: string[] = []) => ({
  value: { 品名: { value: 品名 }, 数量: { value: 数量 }, 点検: { value: 点検 } },
});

const RECORDS: Record<string, unknown>[] = [
  {
    ...{ 分野: 'ごみ', 声の種類: ['要望', '苦情'], 件名: 'b', 時間: '0.1', 受付日: '2026-03-31' },
    ...{ 受付時刻: '09:05', 受付日時: '2026-03-31T14:59:00Z', 担当: [{ code: 'sato' }] },
    明細: [row('缶', '3', ['済', '要']), row('瓶', '2')],
  },
  {
    ...{ 分野: '道路', 声の種類: ['要望'], 件名: 'a', 時間: '0.2', 受付日: '2026-04-01' },
    ...{ 受付時刻: '09:59', 受付日時: '2026-03-31T15:00:00Z' },
    ...{ 担当: [{ code: 'sato' }, { code: 'ito' }], 明細: [row('缶', '4'), row('缶', '')] },
  },
  { 分野: '道路', 件名: 'a', 時間: '', 受付日: '2026-04-05', 受付時刻: '23:30', 明細: [] },
  { 分野: '', 声の種類: ['相談'], 件名: '', 時間: '90', 受付日: '' },
];

function setting(change: Partial<ReportDefinition>): ReportDefinition {
  return {
    ...{ chartType: 'TABLE', groups: [], aggregations: [{ type: 'COUNT' }], filterCond: '' },
    sorts: [],
    ...change,
  };
}

function stageWithRecords(firstMonthOfFiscalYear = '4') {
  const stage = new Stage();
  const app = stage.app(FIELDS);
  app.settings.firstMonthOfFiscalYear = firstMonthOfFiscalYear;
  RECORDS.forEach((record) => stage.add(app, record));
  const compute = (change: Partial<ReportDefinition>, narrowed?: string) =>
    computeReport(stage.context(), app, setting(change), narrowed);
  const table = (change: Partial<ReportDefinition>) =>
    compute(change).rows.map(({ labels, values }) => [...labels, ...values]);
  return { stage, app, compute, table };
}

const { stage, app, compute, table } = stageWithRecords();
const counted = (code: string, per?: string): (string | null)[][] =>
  table({ groups: [{ code, ...(per ? { per } : {}) } as ReportDefinition['groups'][number]] });

describe('groups', () => {
  test.each([
    [
      'choices, in the order of their settings',
      '分野',
      undefined,
      [
        ['道路', '2'],
        ['ごみ', '1'],
      ],
    ],
    [
      'each choice of a check box',
      '声の種類',
      undefined,
      [
        ['要望', '2'],
        ['苦情', '1'],
        ['相談', '1'],
      ],
    ],
    [
      'a text',
      '件名',
      undefined,
      [
        ['a', '2'],
        ['b', '1'],
      ],
    ],
    [
      'people, by name',
      '担当',
      undefined,
      [
        ['伊藤 一郎', '1'],
        ['佐藤 花子', '2'],
      ],
    ],
    [
      'a number',
      '時間',
      undefined,
      [
        ['0.1', '1'],
        ['0.2', '1'],
        ['90', '1'],
      ],
    ],
    ['years', '受付日', 'YEAR', [['2026年', '3']]],
    [
      'quarters from the month of the settings',
      '受付日',
      'QUARTER',
      [
        ['2025年 第4四半期', '1'],
        ['2026年 第1四半期', '2'],
      ],
    ],
    [
      'months',
      '受付日',
      'MONTH',
      [
        ['2026年3月', '1'],
        ['2026年4月', '2'],
      ],
    ],
    [
      'weeks from Sunday',
      '受付日',
      'WEEK',
      [
        ['2026-03-29 の週', '2'],
        ['2026-04-05 の週', '1'],
      ],
    ],
    [
      'days',
      '受付日',
      'DAY',
      [
        ['2026-03-31', '1'],
        ['2026-04-01', '1'],
        ['2026-04-05', '1'],
      ],
    ],
    [
      'hours of a time',
      '受付時刻',
      'HOUR',
      [
        ['09:00', '2'],
        ['23:00', '1'],
      ],
    ],
    [
      'minutes of a time',
      '受付時刻',
      'MINUTE',
      [
        ['09:05', '1'],
        ['09:59', '1'],
        ['23:30', '1'],
      ],
    ],
    [
      'days of an instant in the zone of the user',
      '受付日時',
      'DAY',
      [
        ['2026-03-31', '1'],
        ['2026-04-01', '1'],
      ],
    ],
    [
      'hours of an instant in the zone of the user',
      '受付日時',
      'HOUR',
      [
        ['2026-03-31 23:00', '1'],
        ['2026-04-01 00:00', '1'],
      ],
    ],
    [
      'a field of a table: a record counts once under each value',
      '品名',
      undefined,
      [
        ['瓶', '1'],
        ['缶', '2'],
      ],
    ],
    [
      'choices inside a table',
      '点検',
      undefined,
      [
        ['済', '1'],
        ['要', '1'],
      ],
    ],
  ])('%s', (_, code, per, expected) => {
    expect(counted(code, per)).toEqual(expected);
  });

  test('a record with an empty group is left out', () => {
    const { rows, records } = compute({ groups: [{ code: '分野' }] });
    expect(rows.reduce((sum, { values }) => sum + Number(values[0]), 0)).toBe(3);
    expect(records).toBe(4);
  });

  test('three levels give each combination that is there', () => {
    expect(
      table({ groups: [{ code: '分野' }, { code: '受付日', per: 'MONTH' }, { code: '件名' }] }),
    ).toEqual([
      ['道路', '2026年4月', 'a', '2'],
      ['ごみ', '2026年3月', 'b', '1'],
    ]);
  });

  test('two fields of one table stay in their row', () => {
    expect(table({ groups: [{ code: '品名' }, { code: '点検' }] })).toEqual([
      ['缶', '済', '1'],
      ['缶', '要', '1'],
    ]);
  });

  test('fields of two tables are refused by name', () => {
    expect(() => compute({ groups: [{ code: '品名' }, { code: '備考' }] })).toThrow('two tables');
  });
});

describe('functions', () => {
  const only = (type: 'SUM' | 'AVERAGE' | 'MAX' | 'MIN', code: string) =>
    table({ aggregations: [{ type, code }] })[0]?.[0];

  test.each([
    ['SUM', '時間', '90.3'],
    ['AVERAGE', '時間', '30.1'],
    ['MAX', '時間', '90'],
    ['MIN', '時間', '0.1'],
    ['MAX', '受付日', '2026-04-05'],
    ['MIN', '受付日時', '2026-03-31T14:59:00Z'],
    ['MAX', '受付時刻', '23:30'],
    ['SUM', '数量', '9'],
    ['AVERAGE', '数量', '3'],
    ['MAX', '合計時間', '1:30'],
  ] as const)('%s of %s', (type, code, expected) => {
    expect(only(type, code)).toBe(expected);
  });

  test('tables are aggregated by their rows', () => {
    expect(
      table({ groups: [{ code: '品名' }], aggregations: [{ type: 'SUM', code: '数量' }] }),
    ).toEqual([
      ['瓶', '2'],
      ['缶', '7'],
    ]);
  });

  test('an average keeps the decimal places of the app', () => {
    const { rows } = compute(
      { aggregations: [{ type: 'AVERAGE', code: '時間' }] },
      '件名 in ("a", "b", "") and 時間 < 1',
    );
    expect(rows[0]?.values).toEqual(['0.15']);
    const more = new Stage();
    const other = more.app({ 数: { type: 'NUMBER' } });
    for (const 数 of ['1', '1', '2']) more.add(other, { 数 });
    const definition = setting({ aggregations: [{ type: 'AVERAGE', code: '数' }] });
    expect(computeReport(more.context(), other, definition).rows[0]?.values).toEqual(['1.3333']);
  });

  test('several at once, and nothing where no record has a value', () => {
    expect(
      table({
        groups: [{ code: '受付日', per: 'DAY' }],
        aggregations: [{ type: 'COUNT' }, { type: 'SUM', code: '時間' }],
      }),
    ).toEqual([
      ['2026-03-31', '1', '0.1'],
      ['2026-04-01', '1', '0.2'],
      ['2026-04-05', '1', null],
    ]);
  });
});

describe('order', () => {
  const groups = [{ code: '声の種類' }];
  test('by the total', () => {
    expect(table({ groups: [{ code: '件名' }], sorts: [{ by: 'TOTAL', order: 'ASC' }] })).toEqual([
      ['b', '1'],
      ['a', '2'],
    ]);
  });
  test('by a group, from the last choice', () => {
    const sorted = table({ groups, sorts: [{ by: 'GROUP1', order: 'DESC' }] });
    expect(sorted.map(([label]) => label)).toEqual(['相談', '苦情', '要望']);
  });
});

describe('limits', () => {
  const many = new Stage();
  const other = many.app({ 名: { type: 'SINGLE_LINE_TEXT' } });
  many.db.transaction(() => {
    for (let n = 0; n < 520; n += 1) many.add(other, { 名: `名${String(n).padStart(4, '0')}` });
  });
  test.each([
    ['COLUMN', 500, true],
    ['TABLE', 520, false],
  ] as const)('a %s shows %i of 520 items', (chartType, shown, truncated) => {
    const definition = setting({ chartType, groups: [{ code: '名' }] });
    const report = computeReport(many.context(), other, definition);
    expect(report.rows).toHaveLength(shown);
    expect(report.truncated).toBe(truncated);
  });
});

describe('the records behind a figure', () => {
  test.each(
    [
      [{ code: '分野' }],
      [{ code: '声の種類' }, { code: '分野' }],
      [{ code: '件名' }],
      [{ code: '担当' }],
      [{ code: '時間' }],
      [{ code: '合計時間' }],
      [{ code: '受付日', per: 'YEAR' }],
      [{ code: '受付日', per: 'QUARTER' }],
      [{ code: '受付日', per: 'WEEK' }],
      [{ code: '受付日', per: 'DAY' }],
      [{ code: '受付時刻', per: 'HOUR' }],
      [{ code: '受付時刻', per: 'MINUTE' }],
      [{ code: '受付日時', per: 'MONTH' }],
      [{ code: '受付日時', per: 'HOUR' }],
      [{ code: '受付日時', per: 'MINUTE' }],
      [{ code: '品名' }],
      [{ code: '品名' }, { code: '点検' }],
      [{ code: '数量' }],
      [{ code: 'レコード番号' }],
      [{ code: '作成者' }, { code: '作成日時', per: 'DAY' }],
    ].map((groups) => [groups.map(({ code }) => code).join(' × '), groups] as const),
  )('are as many as it says: %s', (_, groups) => {
    const { rows } = compute({
      groups: groups as ReportDefinition['groups'],
      filterCond: '$id < 4',
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const { query, values } of rows) {
      expect([query, stage.find(app, query).length]).toEqual([query, Number(values[0])]);
    }
  });
});

test('who may not see records gets no figure', () => {
  const closed = { ...app, rights: [] };
  expect(stage.fault(() => computeReport(stage.context('ito'), closed, setting({}))).code).toBe(
    'CB_NO02',
  );
});

test('with a year that begins in January quarters are those of the calendar', () => {
  expect(stageWithRecords('1').table({ groups: [{ code: '受付日', per: 'QUARTER' }] })).toEqual([
    ['2026年 第1四半期', '1'],
    ['2026年 第2四半期', '2'],
  ]);
});
