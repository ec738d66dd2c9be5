/** Figures that never change, one for each look and for each case that once was ugly. */
import type { Figure } from '../../src/drawing/figure';
import type { Look } from '../../src/drawing/look';
import { figureOf, type Example } from '../figure';

export interface Sample {
  name: string;
  figure: Figure;
  look: Look;
}

const months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map(
  (month) => `R${month >= 4 ? 7 : 8}.${month}`,
);
const fields = ['道路・公園', 'ごみ・環境', '福祉', '防災', '子育て', '未入力'];
const centers =
  '黒崎 則松 折尾東 折尾西 八児 本城 赤坂 香月 池田 上津役 塔野 引野 竹末 穴生 鳴水 熊西 陣原 永犬丸 永犬丸西 医生丘 星ヶ丘 千代 楠橋 木屋瀬 筒井 陣山 中尾 大原 萩原 浅川 光貞 ひびきの南 青山'.split(
    ' ',
  );
/** Between 0 and 1, the same each time. */
const noise = (seed: number): number => {
  const wave = Math.sin(seed * 12.9898) * 43758.5453;
  return wave - Math.floor(wave);
};
const byMonth: Example = {
  title: '分野×月',
  levels: [
    ['受付年月', months],
    ['分野', fields],
  ],
  at: (_, [month = 0, field = 0]) => Math.floor(noise(month * 7 + field) * (field === 5 ? 4 : 24)),
};
const byField: Example = {
  title: '分野',
  levels: [['分野', fields]],
  at: (_, [field = 0]) => [1204, 830, 512, 95, 0, 33][field] ?? NaN,
};
const byCenter: Example = {
  title: '市民センター別',
  levels: [['市民センター', centers]],
  at: (_, [center = 0]) => Math.floor(noise(center + 3) * 90),
};
const long = {
  title: '長い名前',
  levels: [
    [
      '担当',
      [
        '保健福祉部高齢者・障害者相談コーナー（地域包括支援センター担当）',
        'まちづくり整備課公園緑地管理係',
        '総務企画課',
        'コミュニティ支援課生涯学習・スポーツ振興係（学校施設開放）',
      ],
    ],
  ] as const,
  at: (_: number, [key = 0]: readonly number[]) => [12, 45, 3, 27][key] ?? NaN,
};
const days = { label: '対応日数の平均', unit: '日', digits: 1, adds: false } as const;

const of = (name: string, example: Example, look: Look): Sample => ({
  name,
  figure: figureOf(example),
  look,
});

/** Compared with the stored pictures. */
export const looks: Sample[] = [
  of('column', byField, { type: 'column', stack: 'none' }),
  of('column-stacked', byMonth, { type: 'column', stack: 'stacked' }),
  of('column-percent', byMonth, { type: 'column', stack: 'percent' }),
  of('bar', long, { type: 'bar', stack: 'none' }),
  of(
    'line',
    {
      ...byMonth,
      levels: [byMonth.levels[0] ?? ['', []], ['分野', fields.slice(0, 3)]],
      at: (_, [month = 0, field = 0]) =>
        month > 9 ? NaN : Math.floor(noise(month + field * 31) * 40),
    },
    { type: 'line' },
  ),
  of('area', byMonth, { type: 'area', stack: 'stacked' }),
  of(
    'combo',
    {
      title: '件数と日数',
      levels: [['受付年月', months]],
      measures: [{}, { ...days, drawnAs: 'line', axis: 'right' }],
      at: (measure, [month = 0]) =>
        measure === 0 ? Math.floor(noise(month) * 60) : 3 + noise(month + 40) * 9,
      total: (measure) => (measure === 0 ? 334 : 7.4),
    },
    { type: 'combo' },
  ),
  of('pareto', byField, { type: 'pareto' }),
  of(
    'histogram',
    {
      title: '対応日数',
      levels: [['日数', ['0～4', '5～9', '10～14', '15～19', '20～24', '25～', '未入力']]],
      at: (_, [range = 0]) => [34, 81, 52, 20, 7, 2, 11][range] ?? NaN,
    },
    { type: 'histogram', width: 5 },
  ),
  of('pie', byField, { type: 'pie' }),
  of(
    'doughnut',
    { ...byCenter, levels: [['市民センター', centers.slice(0, 14)]] },
    { type: 'doughnut' },
  ),
  of(
    'scatter',
    {
      title: '件数と日数',
      levels: [['市民センター', centers.slice(0, 16)]],
      measures: [{}, days],
      at: (measure, [center = 0]) =>
        measure === 0 ? Math.floor(noise(center + 3) * 90) : 2 + noise(center + 90) * 12,
    },
    { type: 'scatter', quadrants: 'mean' },
  ),
  of(
    'box',
    {
      title: '対応日数の散らばり',
      levels: [['分野', fields]],
      measures: ['最小', '第1四分位', '中央値', '第3四分位', '最大'].map((label) => ({
        ...days,
        label,
      })),
      at: (measure, [field = 0]) =>
        field === 4 ? NaN : measure * 3 + noise(field * 5 + measure) * 3,
      total: () => NaN,
    },
    { type: 'box' },
  ),
  of(
    'heatmap',
    {
      ...byMonth,
      levels: [
        ['分野', fields],
        ['受付年月', months],
      ],
      at: (_, [field = 0, month = 0]) => Math.floor(noise(month * 7 + field) * 24),
      hidden: ([field, month]) => field === 3 && month === 4,
    },
    { type: 'heatmap' },
  ),
  of('tiles', byCenter, { type: 'tiles', columns: 6, map: [] }),
  of(
    'kpi',
    {
      title: '受付件数',
      levels: [['受付年月', months]],
      measures: [{}, { label: '前年度同日比', unit: '%', digits: 1, adds: false }],
      at: (measure, [month = 0]) => (measure === 0 ? 80 + Math.floor(noise(month) * 60) : NaN),
      total: (measure) => (measure === 0 ? 1286 : 104.2),
    },
    { type: 'kpi', number: 'whole', target: 1200, better: 'less' },
  ),
  of(
    'ranking',
    {
      ...byCenter,
      levels: [['市民センター', centers.slice(0, 7)]],
      at: (_, [center = 0]) => [30, 45, 45, 0, 12, NaN, 7][center] ?? NaN,
    },
    { type: 'ranking' },
  ),
  of(
    'pivot',
    {
      title: '地区×館×年度×月',
      levels: [
        ['地区', ['東部', '西部']],
        ['館', ['黒崎', '則松', '折尾']],
        ['年度', ['令和6年度', '令和7年度']],
        ['四半期', ['4～6月', '7～9月']],
      ],
      at: (_, [area = 0, center = 0, year = 0, quarter = 0]) =>
        (area === 0) === center < 2 ? 100 * area + 37 * center + 20 * year + 9 * quarter : 0,
    },
    { type: 'pivot', columns: 2, subtotals: 'shown', shading: 'cells' },
  ),
];

const numbers = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `項目${at + 1}`);

/** Looked at by a person: 33 centers, long names, much, little, nothing. */
export const edges: Sample[] = [
  of('column 33', byCenter, { type: 'column', stack: 'none' }),
  of('bar 33', byCenter, { type: 'bar', stack: 'none' }),
  of('column long', long, { type: 'column', stack: 'none' }),
  of(
    'stacked 33',
    {
      ...byMonth,
      levels: [
        ['受付年月', months],
        ['館', centers],
      ],
      at: (_, [month = 0, center = 0]) => Math.floor(noise(month * 40 + center) * 9),
    },
    { type: 'column', stack: 'stacked' },
  ),
  of('grouped', byMonth, { type: 'column', stack: 'none' }),
  of('bar grouped', byMonth, { type: 'bar', stack: 'none' }),
  of('bar percent', byMonth, { type: 'bar', stack: 'percent' }),
  of('area percent', byMonth, { type: 'area', stack: 'percent' }),
  of(
    'area one',
    { ...byMonth, levels: [['受付年月', months]], at: (_, [month = 0]) => noise(month) * 30 },
    { type: 'area', stack: 'none' },
  ),
  of(
    'line one',
    {
      ...byMonth,
      levels: [['受付年月', months]],
      at: (_, [month = 0]) => (month === 5 ? NaN : Math.floor(noise(month) * 30)),
    },
    { type: 'line' },
  ),
  of(
    'line 33',
    {
      ...byMonth,
      levels: [
        ['受付年月', months],
        ['館', centers],
      ],
      at: (_, [month = 0, center = 0]) => Math.floor(noise(month * 40 + center) * 90),
    },
    { type: 'line' },
  ),
  of(
    'column 100',
    {
      ...byField,
      levels: [['項目', numbers(100)]],
      at: (_, [key = 0]) => Math.floor(noise(key) * 1e5),
    },
    { type: 'column', stack: 'none' },
  ),
  of('pareto 33', byCenter, { type: 'pareto' }),
  of('pie 33', byCenter, { type: 'pie' }),
  of('pie long', long, { type: 'pie' }),
  of(
    'one',
    { ...byField, levels: [['分野', ['道路・公園']]], at: () => 1 },
    { type: 'column', stack: 'none' },
  ),
  of(
    'unset',
    { ...byField, levels: [['分野', ['未入力']]], at: () => 7 },
    { type: 'column', stack: 'none' },
  ),
  of('empty', { ...byField, levels: [['分野', []]] }, { type: 'column', stack: 'none' }),
  of('no values', { ...byField, at: () => NaN, total: () => NaN }, { type: 'line' }),
  of('zeros', { ...byField, at: () => 0 }, { type: 'column', stack: 'none' }),
  of(
    'negative',
    {
      ...byField,
      measures: [{ label: '前年度との差' }],
      at: (_, [key = 0]) => [12, -30, 4, 0, -2, 8][key] ?? NaN,
    },
    { type: 'column', stack: 'none' },
  ),
  of(
    'negative bar',
    {
      ...byField,
      measures: [{ label: '前年度との差' }],
      at: (_, [key = 0]) => [12, -30, 4, 0, -2, 8][key] ?? NaN,
    },
    { type: 'bar', stack: 'none' },
  ),
  of(
    'hidden',
    { ...byField, hidden: ([key]) => key === 3 || key === 5 },
    { type: 'column', stack: 'none' },
  ),
  of(
    'measures',
    {
      ...byField,
      measures: [{ label: '今年度' }, { label: '前年度' }],
      at: (measure, [key = 0]) => (measure + 1) * 300 - key * 40,
    },
    { type: 'column', stack: 'none' },
  ),
  of(
    'heatmap 33',
    {
      ...byCenter,
      levels: [
        ['館', centers],
        ['受付年月', months],
      ],
      at: (_, [center = 0, month = 0]) => Math.floor(noise(month * 40 + center) * 900),
    },
    { type: 'heatmap' },
  ),
  of(
    'scatter 33',
    {
      ...byCenter,
      measures: [{}, days],
      at: (measure, [center = 0]) =>
        measure === 0 ? Math.floor(noise(center + 3) * 90) : 2 + noise(center + 90) * 12,
    },
    { type: 'scatter', quadrants: 'median' },
  ),
  of('scatter unfit', byCenter, { type: 'scatter', quadrants: 'median' }),
  of(
    'box 33',
    {
      ...byCenter,
      measures: [0, 1, 2, 3, 4].map(() => days),
      at: (measure, [center = 0]) => measure * 3 + noise(center * 5 + measure) * 3,
      total: () => NaN,
    },
    { type: 'box' },
  ),
  of('tiles map', byCenter, {
    type: 'tiles',
    columns: 6,
    map: [
      ['', '則松', '折尾東', ''],
      ['黒崎', '', '八児', '本城'],
      ['', '赤坂', '香月', ''],
    ],
  }),
  of(
    'ranking 33',
    {
      ...byCenter,
      measures: [{}, days],
      at: (measure, [center = 0]) =>
        measure === 0 ? Math.floor(noise(center + 3) * 90) : 2 + noise(center + 90) * 12,
      total: () => NaN,
    },
    { type: 'ranking' },
  ),
  of(
    'kpi latest',
    {
      ...byField,
      levels: [['受付年月', months]],
      measures: [{}],
      at: (_, [month = 0]) => (month === 11 ? 1234567 : 900000 * noise(month)),
    },
    { type: 'kpi', number: 'latest', target: 1000000, better: 'more' },
  ),
  of(
    'kpi single',
    { ...byField, levels: [], at: () => 0 },
    { type: 'kpi', number: 'whole', target: 12, better: 'more' },
  ),
  of(
    'pivot wide',
    {
      ...byMonth,
      levels: [
        ['館', centers],
        ['受付年月', months],
      ],
      at: (_, [center = 0, month = 0]) => Math.floor(noise(month * 40 + center) * 9000),
    },
    { type: 'pivot', columns: 1, subtotals: 'shown', shading: 'cells' },
  ),
];
