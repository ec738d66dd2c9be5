/** What a chart asks, in words of the office: names of periods, measures and looks, and a chart's name made of them. */
import type { LookType } from '../../drawing/look';
import { defineMessages } from '../../ui/messages';
import type { Chart, Level, Take } from '../definition';
import { text } from '../messages';
import { flat } from '../source-data';
import { takeLabel } from '../taking';
import { fieldName, type HowBy, type SourceFields } from './fields';

const takes = defineMessages<Record<Take['of'], string>>({
  ja: {
    records: 'レコードの件数',
    rows: 'テーブルの行数',
    sum: '合計',
    mean: '平均',
    median: '中央値（並べたときのまん中）',
    min: '最小',
    max: '最大',
    percentile: 'パーセンタイル（小さいほうから何％目の値）',
    distinct: '種類の数（重なりを除く）',
    joinedSum: '結合先の合計（人口など。結合先の1件を1回だけ足す）',
  },
  en: {
    records: 'Number of records',
    rows: 'Number of table rows',
    sum: 'Sum',
    mean: 'Mean',
    median: 'Median (the middle one)',
    min: 'Lowest',
    max: 'Highest',
    percentile: 'Percentile',
    distinct: 'Number of different values',
    joinedSum: 'Total of the joined app (such as population; each of its records once)',
  },
});

const looks = defineMessages<Record<LookType, string>>({
  ja: {
    column: '縦棒',
    bar: '横棒',
    area: '面',
    line: '折れ線',
    combo: '棒と折れ線',
    pareto: 'パレート図',
    pie: '円',
    doughnut: 'ドーナツ',
    box: '箱ひげ図',
    heatmap: '濃淡の表',
    ranking: '順位',
    histogram: '度数分布',
    scatter: '散布図',
    tiles: 'タイル',
    kpi: '数字カード',
    pivot: 'クロス集計表',
  },
  en: {
    column: 'Columns',
    bar: 'Bars',
    area: 'Area',
    line: 'Line',
    combo: 'Columns and line',
    pareto: 'Pareto',
    pie: 'Pie',
    doughnut: 'Doughnut',
    box: 'Box plot',
    heatmap: 'Heat map',
    ranking: 'Ranking',
    histogram: 'Histogram',
    scatter: 'Scatter',
    tiles: 'Tiles',
    kpi: 'Number card',
    pivot: 'Pivot table',
  },
});

const names = defineMessages({
  ja: {
    each: '値ごと',
    numbers: '数の範囲',
    rows: (table: string) => `${table}の行数`,
    by: (level: string) => `${level}別`,
    period: (period: string) => period,
    ranges: (field: string) => `${field}の範囲`,
    and: '・',
    chart: (levels: string, measure: string) => (levels === '' ? measure : `${levels}の${measure}`),
    toDate: (name: string) => `${name}（年度のはじめから今日まで）`,
  },
  en: {
    each: 'Each value',
    numbers: 'Ranges of numbers',
    rows: (table: string) => `Rows of ${table}`,
    by: (level: string) => level,
    period: (period: string) => period.toLowerCase(),
    ranges: (field: string) => `ranges of ${field}`,
    and: ' and ',
    chart: (levels: string, measure: string) =>
      levels === '' ? measure : `${measure} by ${levels}`,
    toDate: (name: string) => `${name} (fiscal year to date)`,
  },
});

export function howName(by: HowBy): string {
  if (by === 'value') return names().each;
  if (by === 'ranges') return names().numbers;
  const name = text().byWhat(by);
  // By itself a name begins with a capital.
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function takeName(of: Take['of']): string {
  return takes()[of];
}

export function lookName(type: LookType): string {
  return looks()[type];
}

/** 月別・分野別の件数: what a chart is called while nobody named it. */
export function chartName(chart: Chart, fields: SourceFields): string {
  const words = names();
  const levels = chart.levels.map((level) => words.by(levelName(level, fields))).join(words.and);
  const [first] = chart.measures;
  const name = words.chart(levels, first ? measureName(first.take, fields, chart.rows) : '');
  return chart.toDate === '' ? name : words.toDate(name);
}

export function shownTitle(chart: Chart, fields: SourceFields): string {
  return chart.title === '' ? chartName(chart, fields) : chart.title;
}

/** @param rows code of the subtable whose rows count, '' for records */
function measureName(take: Take, fields: SourceFields, rows: string): string {
  return take.of === 'rows' && rows !== ''
    ? names().rows(fieldName(fields, rows))
    : takeLabel(take, flat(fields));
}

/** Periods are named by themselves, as most apps have one date that matters; words by their field. */
function levelName({ field, how }: Level, fields: SourceFields): string {
  if (how.by === 'value') return fieldName(fields, field);
  if (how.by === 'ranges') return names().ranges(fieldName(fields, field));
  return names().period(howName(how.by));
}
