/** Graph settings in the shapes of `app/reports.json`, and what a graph comes to. Safe in a browser. */
import type { FieldProperty } from '../apps/definition';

export const CHART_TYPES = [
  'BAR',
  'COLUMN',
  'PIE',
  'LINE',
  'PIVOT_TABLE',
  'TABLE',
  'AREA',
  'SPLINE',
  'SPLINE_AREA',
] as const;
export type ChartType = (typeof CHART_TYPES)[number];

export const CHART_MODES = ['NORMAL', 'STACKED', 'PERCENTAGE'] as const;
export type ChartMode = (typeof CHART_MODES)[number];

/** Chart types that are drawn in a mode; the others have no `chartMode`. */
export const MODAL_TYPES: readonly ChartType[] = ['BAR', 'COLUMN', 'AREA', 'SPLINE_AREA'];

export const PERIODS = ['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY', 'HOUR', 'MINUTE'] as const;
export type Period = (typeof PERIODS)[number];

export interface ReportGroup {
  code: string;
  /** Only for dates and times. */
  per?: Period;
}

export const FUNCTIONS = ['COUNT', 'SUM', 'AVERAGE', 'MAX', 'MIN'] as const;
export type AggregationType = (typeof FUNCTIONS)[number];

export interface ReportAggregation {
  type: AggregationType;
  /** Absent for COUNT. */
  code?: string;
}

export const SORT_KEYS = ['TOTAL', 'GROUP1', 'GROUP2', 'GROUP3'] as const;
export type SortBy = (typeof SORT_KEYS)[number];

export interface ReportSort {
  by: SortBy;
  order: 'ASC' | 'DESC';
}

/** What decides the figures of a graph: a saved one's settings, or those of one made on the fly. */
export interface ReportDefinition {
  chartType: ChartType;
  chartMode?: ChartMode;
  groups: ReportGroup[];
  aggregations: ReportAggregation[];
  filterCond: string;
  sorts: ReportSort[];
}

/** One entry of `GET /k/v1/app/reports.json`. */
export interface Report extends ReportDefinition {
  id: string;
  index: string;
  name: string;
  /** null: never set. Kept and given back; no report is made at its time. */
  periodicReport: { active: boolean; period: Record<string, unknown> } | null;
}

/** The graphs of `app/reports.json` as they stand one under the other. */
export function reportsInOrder(reports: Record<string, Report>): Report[] {
  return Object.values(reports).sort((one, other) => Number(one.index) - Number(other.index));
}

/** A graph's figures: one row for each combination of group values that records have. */
export interface ComputedReport {
  definition: ReportDefinition;
  groups: { code: string; label: string; per?: Period }[];
  /** `field` tells how a value is shown; absent for COUNT. */
  aggregations: { type: AggregationType; label: string; field?: FieldProperty }[];
  rows: ReportRow[];
  /** Records that the graph is about: those that meet its filter and that the asker may see. */
  records: number;
  /** More rows than kintone shows were left out. */
  truncated: boolean;
}

export interface ReportRow {
  /** A group's value: a choice, a code of a person, the first day or minute of a period. */
  keys: string[];
  /** The same as people read it. */
  labels: string[];
  /** One per aggregation; null where no record has a value. */
  values: (string | null)[];
  /** The query whose records these are. */
  query: string;
}

/**
 * Most rows a graph shows (jp.cybozu.help/k/ja/admin/limitation/limit.html, グラフ, クロス集計表):
 * what is beyond the first is not drawn.
 */
export const MOST_ITEMS = 500;
export const MOST_TABLE_ITEMS = 10_000;
export const MOST_PIVOT_ROWS = 1_000;
export const MOST_PIVOT_COLUMNS = 50;

export function mostItems(chartType: ChartType): number {
  return chartType === 'TABLE' || chartType === 'PIVOT_TABLE' ? MOST_TABLE_ITEMS : MOST_ITEMS;
}
