/** A figure of 分野×四半期 and what it rests on, for the tests of what leaves a dashboard. */
import type { Instant } from '../../../src/calendar/instant';
import type { BasisOf } from '../../../src/charts/basis';
import type { Chart } from '../../../src/charts/definition';
import type { Look } from '../../../src/drawing/look';
import { figureOf } from '../../figure';

export const PIVOT: Look = { type: 'pivot', columns: 1, subtotals: 'shown', shading: 'none' };

export const numbers = [
  [12, 5, 0, 1234],
  [3, 8, 20, 9],
  [15, 6, 7, 11],
];

export const figure = figureOf({
  title: '分野×四半期の受付',
  levels: [
    ['分野', ['=道路', 'ごみ', '未入力']],
    ['四半期', ['4–6月', '7–9月', '10–12月', '1–3月']],
  ],
  at: (_, place) => numbers[place[0] ?? 0]?.[place[1] ?? 0] ?? NaN,
});

export const basisOf: BasisOf = {
  title: figure.title,
  dashboard: { title: '区民のこえ', era: 'wareki' },
  zone: 'Asia/Tokyo',
  maskBelow: 0,
  basis: {
    source: '区民のこえ',
    filters: ['受付日時が令和7年度', '担当課が総務企画課'],
    asOf: Date.parse('2026-05-11T01:32:00Z') as Instant,
    counted: { records: 1330, rows: 1330 },
    leftOut: 12,
    unset: [
      { label: '分野', count: 39 },
      { label: '担当課', count: 0 },
    ],
    unreadable: [],
    joins: [],
    overlapping: false,
    rules: [{ measure: '件数', rule: '記録の数' }],
  },
};

export const chart: Chart = {
  id: 'c1',
  title: figure.title,
  source: 's1',
  rows: '',
  look: PIVOT,
  levels: [
    { field: '分野', how: { by: 'value' }, order: 'form', top: null, zeros: 'shown' },
    { field: '受付日時', how: { by: 'quarter' }, order: 'form', top: null, zeros: 'shown' },
  ],
  measures: [
    {
      label: '件数',
      take: { of: 'records' },
      derive: null,
      unit: '件',
      digits: 0,
      drawnAs: 'bars',
      axis: 'left',
    },
  ],
  picks: [],
  toDate: '',
  size: { width: 6, height: 'middle' },
};
