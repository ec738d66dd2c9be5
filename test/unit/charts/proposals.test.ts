import * as v from 'valibot';
import { dashboardProposed, proposals } from '../../../src/charts/editor/proposals';
import { problemsOf } from '../../../src/charts/editor/problems';
import { filledTemplate, templateIds } from '../../../src/charts/editor/templates';
import { dashboardSchema } from '../../../src/charts/schema';
import { field, groups, many, options, voices } from './editor-sample';

const looksOf = (charts: { look: { type: string } }[]): string[] =>
  charts.map(({ look }) => look.type);

test('日付・選択肢・数値・人のそれぞれに、合うグラフを勧める', () => {
  const proposed = proposals(voices);
  const titled = proposed.map(({ title, look }) => `${look.type} ${title}`);
  expect(titled.slice(0, 3)).toEqual([
    'kpi 今年度の件数（今日まで）',
    'column 月別の件数',
    'column 月別・種別別の件数',
  ]);
  expect(titled).toEqual(
    expect.arrayContaining([
      'bar 分野別の件数',
      'tiles 地域別の件数',
      'doughnut ステータス別の件数',
      'kpi 受付日時から回答日までの日数（中央値）',
      'histogram 受付日時から回答日までの日数の散らばり',
      'bar 種別別の対応時間の合計',
      'ranking 担当課別の件数',
      'heatmap 曜日別・時間帯別の件数',
      'pivot 種別別・四半期別の件数',
    ]),
  );
});

test.each([
  ['区民のこえ', voices],
  ['表のある団体', groups],
  ['何もないアプリ', {}],
  ['作成日時だけのアプリ', field('CREATED_TIME', '作成日時')],
])('%s に勧めるグラフには、直すところがない', (_name, fields) => {
  for (const chart of proposals(fields)) {
    expect([chart.title, problemsOf(chart, fields)]).toEqual([chart.title, []]);
  }
  for (const chart of dashboardProposed(fields, '集計').charts) {
    expect([chart.title, problemsOf(chart, fields)]).toEqual([chart.title, []]);
  }
});

test('勧めるダッシュボードは、そのまま保存でき、1行ずつ幅が埋まる', () => {
  const dashboard = dashboardProposed(voices, '区民のこえ');
  expect(v.safeParse(dashboardSchema, { ...dashboard, id: 'a' }).success).toBe(true);
  let row = 0;
  for (const { size } of dashboard.charts)
    row = row + size.width > 12 ? NaN : (row + size.width) % 12;
  expect(row).toBe(0);
  expect(dashboard.slicers.map(({ fields }) => fields['app'])).toEqual([
    '受付日時',
    '種別',
    '分野',
    '地域',
  ]);
});

test('期限や中間回答の日は、かかった日数の終わりにしない', () => {
  const days = proposals(voices).find(({ title }) => title.includes('日数（中央値）'));
  expect(days?.measures[0]?.take).toMatchObject({ amount: { from: '受付日時', to: '回答日' } });
});

test('テーブルの選択肢は、行を数えるグラフになる', () => {
  expect(proposals(groups)).toMatchObject([
    { rows: '構成員', levels: [{ field: '住所区分' }], measures: [{ take: { of: 'rows' } }] },
  ]);
});

describe('ひな形', () => {
  test('区民のこえは、名前の似たフィールドから作る', () => {
    const { dashboard, missing } = filledTemplate('voices', voices);
    expect(missing).toEqual([]);
    expect(looksOf(dashboard?.charts ?? [])).toEqual([
      'kpi',
      'kpi',
      'column',
      'bar',
      'tiles',
      'doughnut',
      'doughnut',
      'ranking',
      'bar',
      'pivot',
    ]);
  });

  test('ないフィールドの役を言葉で挙げ、そのグラフは作らない', () => {
    const few = { ...field('DATE', '利用日'), ...field('DROP_DOWN', '施設名', options(...many)) };
    const { dashboard, missing } = filledTemplate('facilities', few);
    expect(missing).toEqual(['部屋', '時間帯', '利用人数', '使用料・手数料', '団体', '利用目的']);
    expect(looksOf(dashboard?.charts ?? [])).toEqual(['kpi', 'column', 'tiles', 'pivot']);
  });

  test('1つも作れないときは、ダッシュボードにしない', () => {
    expect(filledTemplate('applications', {}).dashboard).toBeUndefined();
  });

  test.each(templateIds)('%s のグラフには、直すところがない', (id) => {
    for (const chart of filledTemplate(id, voices).dashboard?.charts ?? []) {
      expect([chart.title, problemsOf(chart, voices)]).toEqual([chart.title, []]);
    }
  });
});
