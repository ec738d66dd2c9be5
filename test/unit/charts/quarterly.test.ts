import type { Day } from '../../../src/calendar/day';
import type { Answer } from '../../../src/charts/answer';
import type { Chart } from '../../../src/charts/definition';
import { csvFile } from '../../../src/charts/out/files';
import { dateOf, quarterlyChart, quarterlyReport } from '../../../src/charts/out/quarterly';
import { figureOf } from '../../figure';
import { basisOf, chart } from './out-stage';

/** 令和8年度 is 2026; its quarters are numbered from 8104. */
const YEAR = 2026;

/** Answers as the engine does: quarters from the first to the last that has a record. */
function answer(asked: Chart): Answer {
  const last = JSON.stringify(asked.picks).includes('2025');
  const quarters = last ? [8100, 8101] : [8105, 8106];
  const figure = figureOf({
    title: asked.title,
    levels: [
      ...(asked.levels.length > 1 ? [['分野', ['道路', 'ごみ']] as const] : []),
      ['四半期', quarters.map((number) => `quarter ${number}`)],
    ],
    measures: asked.measures.map(({ label, unit }) => ({
      label: label || '件数',
      unit: unit || '件',
    })),
    at: (_, place) => (last ? 100 : 10) + place.reduce((sum, key) => sum + key, 0),
  });
  return {
    figure,
    condition: () => undefined,
    records: () => 9,
    reckoned: { from: (_, place) => [place] },
    basis: basisOf.basis,
  };
}

const asked = {
  dashboard: {
    charts: [
      { ...chart, title: '分野別の受付' },
      { ...chart, id: 'c2', title: '受付の推移', levels: chart.levels.slice(1) },
      { ...chart, id: 'c3', title: '地域別', levels: chart.levels.slice(0, 1) },
    ],
    slicers: [],
    era: 'wareki' as const,
  },
  fiscalYear: YEAR,
  today: '2026-11-20' as Day,
  lastYear: 'shown' as const,
  compute: answer,
};

test('quarters, the year and last year stand beside each other; one that has not begun is 「－」', () => {
  const report = quarterlyReport(asked);
  const { bytes } = csvFile(report.figure, report.sheet, basisOf, 'utf-8');
  expect(report.without).toEqual(['地域別']);
  expect(new TextDecoder().decode(bytes).split('\r\n').slice(0, 5)).toEqual([
    '"項目","数えるもの","区分","4～6月","7～9月","10～12月","1～3月","年度計","前年度計"',
    '"分野別の受付","件数（件）","道路",0,10,11,"－",21,201',
    '"分野別の受付","件数（件）","ごみ",0,11,12,"－",23,203',
    '"分野別の受付","件数（件）","合計",0,21,23,"－",44,404',
    '"受付の推移","件数（件）","全体",0,10,11,"－",21,201',
  ]);
});

test('a chart is asked by quarters of the year alone, without what is reckoned along time', () => {
  const asked = quarterlyChart(
    {
      ...chart,
      measures: chart.measures.map((measure) => ({
        ...measure,
        derive: { as: 'running', restart: 'never' } as const,
      })),
      picks: [
        { field: '受付日時', how: { by: 'month' }, chosen: { ago: [0] } },
        { field: '経路', how: { by: 'value' }, chosen: { keys: ['w電話'] } },
      ],
    },
    '受付日時',
    YEAR,
  );
  expect(asked.levels.map(({ field, how }) => [field, how.by])).toEqual([
    ['分野', 'value'],
    ['受付日時', 'quarter'],
  ]);
  expect(asked.measures[0]?.derive).toBeNull();
  expect(asked.picks.map(({ field }) => field)).toEqual(['経路', '受付日時']);
  expect(asked.picks[1]?.chosen).toEqual({ keys: ['fiscalYear 2026'] });
});

test('the date of a chart is that of its level, else of a slicer that its source has', () => {
  const plain = { ...chart, levels: chart.levels.slice(0, 1) };
  const slicer = {
    ...{ id: 's', label: '', how: { by: 'fiscalYear' } as const, initial: null },
    fields: { s1: '発生日' },
  };
  expect(dateOf(chart, { slicers: [slicer] })).toBe('受付日時');
  expect(dateOf(plain, { slicers: [slicer] })).toBe('発生日');
  expect(dateOf({ ...plain, source: 'other' }, { slicers: [slicer] })).toBeUndefined();
});
