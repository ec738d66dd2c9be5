/** The dashboard that is measured: six charts over an app of voices, as the standard app's, and records for it. */
import * as v from 'valibot';
import type { Dashboard } from '../../src/charts/definition';
import { dashboardSchema } from '../../src/charts/schema';
import type { FormField } from '../../src/kintone/host';

/** Id of its one source. */
export const VOICES = 'voices';
export const AREAS = Array.from({ length: 33 }, (_, index) => `センター${index + 1}`);
export const CATEGORIES = Array.from({ length: 14 }, (_, index) => `分野${index + 1}`);
const CHANNELS = ['電話', '窓口', 'メール', 'FAX', '手紙', '市民センター', '会合', 'その他'];

const options = (labels: readonly string[]): FormField['options'] =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index: `${index}` }]));
const field = (code: string, type: string, labels?: readonly string[]): [string, FormField] => [
  code,
  { type, code, label: code, ...(labels && { options: options(labels) }) },
];

/** The six fields that the charts name. */
export const FIELDS: Record<string, FormField> = Object.fromEntries([
  field('受付日', 'DATE'),
  field('回答日', 'DATE'),
  field('地域', 'DROP_DOWN', AREAS),
  field('分野', 'DROP_DOWN', CATEGORIES),
  field('経路', 'DROP_DOWN', CHANNELS),
  field('分', 'NUMBER'),
]);

const FIRST_DAY = Date.UTC(2024, 3, 1);
/** 30 months. */
const DAYS = 913;
const DAY = 86_400_000;
const day = (number: number): string =>
  new Date(FIRST_DAY + number * DAY).toISOString().slice(0, 10);

/** Evenly spread from 0 up to 1, the same each time. */
function chance(number: number, of: number): number {
  let mixed = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(of, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** What the record of this number holds, as REST takes and gives it. One in nine is not answered yet. */
export function voice(number: number): Record<string, { value: string }> {
  // The first of a list are met more often.
  const one = (list: readonly string[], of: number): string =>
    list[Math.floor(chance(number, of) ** 1.5 * list.length)] ?? '';
  const received = Math.floor(chance(number, 1) * DAYS);
  const waited = Math.floor(chance(number, 2) ** 2 * 40);
  return {
    受付日: { value: day(received) },
    回答日: { value: number % 9 === 0 ? '' : day(received + waited) },
    地域: { value: one(AREAS, 3) },
    分野: { value: one(CATEGORIES, 4) },
    経路: { value: one(CHANNELS, 5) },
    分: { value: String(Math.floor(chance(number, 6) * 90)) },
  };
}

const count = { take: { of: 'records' } };
const by = (code: string, how: string, more: object = {}): object => ({
  field: code,
  how: { by: how },
  ...more,
});
const chart = (id: string, look: object, levels: object[], measures: object[], size: object) => ({
  ...{ id, title: id, source: VOICES, look, levels, measures, size },
});
const middle = (width: number): object => ({ width, height: 'middle' });

export const DASHBOARD: Dashboard = v.parse(dashboardSchema, {
  id: 'bench',
  title: '区民のこえ',
  places: { lists: 'all' },
  sources: [{ id: VOICES, app: null }],
  slicers: [
    { id: 'category', fields: { [VOICES]: '分野' }, how: { by: 'value' } },
    { id: 'area', fields: { [VOICES]: '地域' }, how: { by: 'value' } },
  ],
  charts: [
    chart(
      '月と分野',
      { type: 'column', stack: 'stacked' },
      [by('受付日', 'month'), by('分野', 'value', { order: 'descending', top: 6 })],
      [count],
      middle(8),
    ),
    chart(
      '回答までの日数',
      { type: 'kpi', number: 'whole', target: 14, better: 'less' },
      [by('受付日', 'month')],
      [
        {
          take: { of: 'median', amount: { from: '受付日', to: '回答日', days: 'calendar' } },
          digits: 1,
        },
      ],
      { width: 4, height: 'low' },
    ),
    chart(
      '地域ごとの時間',
      { type: 'bar', stack: 'none' },
      [by('地域', 'value')],
      [{ take: { of: 'sum', amount: { field: '分' } } }],
      { width: 4, height: 'high' },
    ),
    chart(
      '地域と四半期',
      { type: 'heatmap' },
      [by('地域', 'value'), by('受付日', 'quarter')],
      [count],
      { width: 8, height: 'high' },
    ),
    chart(
      '月と3か月の移動平均',
      { type: 'line' },
      [by('受付日', 'month')],
      [count, { ...count, label: '3か月', derive: { as: 'moving', length: 3 }, digits: 1 }],
      middle(8),
    ),
    chart('経路', { type: 'doughnut' }, [by('経路', 'value')], [count], middle(4)),
  ],
});
