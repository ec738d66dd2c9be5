import { dashboardProblems, type Around } from '../../../src/charts/editor/dashboard-problems';
import {
  chartWith,
  dashboardWith,
  levelOf,
  lookOf,
  measureOf,
  pickOf,
} from '../../../src/charts/editor/make';
import { missingWords, problemWords } from '../../../src/charts/editor/problem-words';
import { problemsOf } from '../../../src/charts/editor/problems';
import type { Chart, Derive } from '../../../src/charts/definition';
import { groups, voices } from './editor-sample';

const records = { of: 'records' as const };
const byMonth = levelOf('受付日時', 'month');
const byKind = levelOf('種別', 'value');

const derived = (derive: Derive, levels: Chart['levels'] = [byKind]): Chart =>
  chartWith({ levels, measures: [measureOf(records, { derive })] });

test.each<[string, Chart, string, string]>([
  ['消されたフィールド', chartWith({ levels: [levelOf('部屋', 'value')] }), 'level.0', 'fieldGone'],
  [
    '選んでいないフィールド',
    chartWith({ levels: [byKind, levelOf('', 'value')] }),
    'level.1',
    'fieldWanted',
  ],
  [
    '種類の変わったフィールド',
    chartWith({ levels: [levelOf('内容', 'value')] }),
    'level.0',
    'unfitType',
  ],
  ['文字を月で', chartWith({ levels: [levelOf('種別', 'month')] }), 'level.0', 'unfitHow'],
  [
    '区切りのない範囲',
    chartWith({ levels: [levelOf('対応時間', 'ranges')] }),
    'level.0',
    'edgesWanted',
  ],
  [
    '数値でないものの合計',
    chartWith({
      levels: [byKind],
      measures: [measureOf({ of: 'sum', amount: { field: '種別' } })],
    }),
    'measure.0',
    'unfitType',
  ],
  [
    '日付でないものからの日数',
    chartWith({
      levels: [byKind],
      measures: [
        measureOf({ of: 'mean', amount: { from: '受付日時', to: '種別', days: 'office' } }),
      ],
    }),
    'measure.0',
    'unfitType',
  ],
  [
    '2段要る濃淡の表',
    chartWith({ look: lookOf('heatmap'), levels: [byKind] }),
    'look',
    'levelsWanted',
  ],
  [
    '3段は多い縦棒',
    chartWith({ levels: [byKind, byMonth, levelOf('経路', 'value')] }),
    'look',
    'levelsSpare',
  ],
  [
    '2つ要る散布図',
    chartWith({ look: lookOf('scatter'), levels: [byKind] }),
    'look',
    'measuresWanted',
  ],
  ['数の要る度数分布', chartWith({ look: lookOf('histogram') }), 'look', 'amountWanted'],
  [
    '系列のある縦棒に数が2つ',
    chartWith({ levels: [byKind, byMonth], measures: [measureOf(records), measureOf(records)] }),
    'look',
    'measuresSpare',
  ],
  [
    '期間のない最新の数字',
    chartWith({ look: { type: 'kpi', number: 'latest', target: null, better: 'more' } }),
    'look',
    'periodsWanted',
  ],
  ['期間のない累計', derived({ as: 'running', restart: 'never' }), 'derive.0', 'periodsWanted'],
  [
    '週の前年度比',
    derived({ as: 'ratio', against: 'lastFiscalYear' }, [levelOf('受付日時', 'week')]),
    'derive.0',
    'weeksUnfit',
  ],
  ['1段しかない横の割合', derived({ as: 'share', over: 'level2' }), 'derive.0', 'shareLevelWanted'],
  [
    '何も選んでいない範囲',
    chartWith({ levels: [byKind], picks: [pickOf('経路', 'value', { keys: [] })] }),
    'pick.0',
    'nothingChosen',
  ],
  ['日付でない年度累計', chartWith({ levels: [byKind], toDate: '種別' }), 'toDate', 'unfitType'],
  ['消されたテーブル', chartWith({ rows: '構成員', levels: [byKind] }), 'rows', 'tableGone'],
])('%s は、その欄で知らせる', (_what, chart, spot, code) => {
  expect(problemsOf(chart, voices)).toEqual([expect.objectContaining({ spot, code })]);
});

test('テーブルの中のフィールドは、その行を数えるときだけ使える', () => {
  const chart = chartWith({ levels: [levelOf('住所区分', 'value')] });
  expect(problemsOf(chart, groups)).toMatchObject([{ code: 'otherRows', table: '構成員' }]);
  expect(problemsOf({ ...chart, rows: '構成員' }, groups)).toEqual([]);
});

test('読めないアプリのグラフは、それだけを知らせる', () => {
  const [problem, ...others] = problemsOf(
    chartWith({ levels: [levelOf('何か', 'value')] }),
    undefined,
  );
  expect(others).toEqual([]);
  expect(problem && missingWords(problem)).toMatch(/読めません。.*管理者が/);
});

test('正しいグラフには何も言わない', () => {
  const chart = chartWith({
    levels: [byMonth, byKind],
    measures: [measureOf(records, { derive: { as: 'ratio', against: 'lastFiscalYear' } })],
    picks: [pickOf('受付日時', 'fiscalYear', { ago: [0] })],
    toDate: '受付日時',
  });
  expect(problemsOf(chart, voices)).toEqual([]);
});

describe('ダッシュボード', () => {
  const around: Around = {
    sources: { app: voices },
    own: voices,
    others: [],
    lists: ['すべての声'],
    spaces: ['voice-card'],
  };
  const dashboard = dashboardWith({ id: 'a', title: 'こえ', charts: [chartWith({ id: 'c' })] });
  const place = (places: Partial<typeof dashboard.places>) => ({
    ...dashboard,
    places: { ...dashboard.places, ...places },
  });

  test.each([
    ['名前がない', { ...dashboard, title: ' ' }, 'title', 'titleWanted'],
    ['グラフがない', { ...dashboard, charts: [] }, 'charts', 'chartsWanted'],
    ['どこにも出ない', place({ lists: 'none' }), 'lists', 'nowhere'],
    ['一覧がない', place({ lists: ['消した一覧'] }), 'lists', 'listGone'],
    ['スペースがない', place({ space: 'gone' }), 'space', 'spaceGone'],
    [
      '照らし合わせる欄がない',
      place({ matches: [{ source: 'app', field: '担当', ofRecord: '種別' }] }),
      'match.0',
      'fieldGone',
    ],
    [
      '絞り込みに欄がない',
      {
        ...dashboard,
        slicers: [{ id: 's', label: '', fields: {}, how: { by: 'value' as const }, initial: null }],
      },
      'slicer.s',
      'fieldWanted',
    ],
    [
      '読めないアプリ',
      {
        ...dashboard,
        sources: [
          ...dashboard.sources,
          { id: 'x', name: '', app: 9, condition: '', list: 'ignores' as const, joins: [] },
        ],
      },
      'source.x',
      'sourceUnreadable',
    ],
  ])('%s と、その欄で知らせる', (_what, wrong, spot, code) => {
    const sources = { ...around.sources, x: undefined };
    expect(dashboardProblems(wrong, { ...around, sources })).toEqual([
      expect.objectContaining({ spot, code }),
    ]);
  });

  test('同じ一覧に2つ出るときは、もう1つの名前を言う', () => {
    const other = dashboardWith({
      id: 'b',
      title: '月報',
      places: { lists: ['すべての声'], space: '', matches: [] },
    });
    const [problem] = dashboardProblems(dashboard, { ...around, others: [other] });
    expect(problem).toMatchObject({ code: 'samePlace', weight: 'hint' });
    expect(problem && problemWords(problem)).toContain('「月報」');
    const elsewhere = { ...other, places: { ...other.places, lists: 'none' as const } };
    expect(dashboardProblems(dashboard, { ...around, others: [elsewhere] })).toEqual([]);
  });

  test('まだ分からないことは、問題にしない', () => {
    const unknown = { ...around, lists: undefined, spaces: undefined, sources: {} };
    expect(dashboardProblems(place({ lists: ['どれか'], space: 'x' }), unknown)).toEqual([]);
  });
});
