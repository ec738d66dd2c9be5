/** What a graph shows, before anything draws it: the labels of its axis and its series. Pure. */
import type { ComputedReport, ReportRow } from '../../reports/types';
import { aggregationLabel } from './words';

export interface Series {
  label: string;
  rows: (ReportRow | undefined)[];
  /** Which of the functions. */
  at: number;
}

const USUAL_HEIGHT = 420;
/** Of a horizontal bar with its label. */
const BAR_HEIGHT = 24;

/** In pixels: horizontal bars take the room that their labels need. */
export function drawingHeight(report: ComputedReport): number {
  if (report.definition.chartType !== 'BAR') return USUAL_HEIGHT;
  return Math.max(USUAL_HEIGHT, arrange(report).labels.length * BAR_HEIGHT + 100);
}

/**
 * Labels of the axis in the order they come, and a series for each function and last group. Told apart by their keys:
 * two people can have one name.
 */
export function arrange(report: ComputedReport): { labels: string[]; series: Series[] } {
  const pie = report.definition.chartType === 'PIE';
  const split = report.groups.length > 1 && !pie;
  const lastAt = split ? report.groups.length - 1 : report.groups.length;
  const place = (row: ReportRow): string => JSON.stringify(row.keys.slice(0, lastAt));
  const axis = new Map(
    report.rows.map((row) => [place(row), row.labels.slice(0, lastAt).join(' / ')]),
  );
  const names = split
    ? new Map(report.rows.map((row) => [row.keys[lastAt], row.labels[lastAt] ?? '']))
    : new Map([[undefined, '']]);
  // A pie has one ring.
  const functions = pie ? report.aggregations.slice(0, 1) : report.aggregations;
  const series = functions.flatMap((aggregation, at) =>
    [...names].map(([key, name]): Series => {
      const own = report.rows.filter((row) => row.keys[lastAt] === key);
      const byPlace = new Map(own.map((row) => [place(row), row]));
      const words = aggregationLabel(aggregation);
      return {
        label: !split ? words : functions.length > 1 ? `${name} ${words}` : name,
        rows: [...axis.keys()].map((one) => byPlace.get(one)),
        at,
      };
    }),
  );
  return { labels: [...axis.values()], series };
}
