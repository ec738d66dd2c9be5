/** A graph's figures drawn by chart.js: the last of several groups makes the series. */
import { Chart, registerables, type ChartConfiguration, type ChartDataset } from 'chart.js';
import type { ChartType, ComputedReport, ReportRow } from '../../reports/types';
import { aggregationLabel } from './words';

Chart.register(...registerables);

const COLOURS = [
  '#3274b8',
  '#d9822b',
  '#3b8f4a',
  '#c0392b',
  '#7d5ba6',
  '#6b5b4b',
  '#c2569c',
  '#66727f',
  '#a3a327',
  '#2aa0ad',
];

interface Series {
  label: string;
  rows: (ReportRow | undefined)[];
  at: number;
}

/** @returns what takes the drawing away */
export function drawChart(
  canvas: HTMLCanvasElement,
  report: ComputedReport,
  open: (row: ReportRow) => void,
): () => void {
  const { labels, series } = arrange(report);
  const { chartType, chartMode } = report.definition;
  const pie = chartType === 'PIE';
  const percentage = chartMode === 'PERCENTAGE';
  const sums = labels.map((_, at) =>
    series.reduce((sum, one) => sum + Math.abs(figure(one.rows[at], one.at)), 0),
  );
  const share = (value: number, at: number): number =>
    percentage && sums[at] ? (value / sums[at]) * 100 : value;
  const colour = (at: number): string => COLOURS[at % COLOURS.length] ?? '#000';
  const stacked = percentage || chartMode === 'STACKED';
  const configuration: ChartConfiguration = {
    type: pie ? 'pie' : chartType === 'BAR' || chartType === 'COLUMN' ? 'bar' : 'line',
    data: {
      labels,
      datasets: series.map((one, place): ChartDataset => ({
        label: one.label,
        data: one.rows.map((row, at) => share(figure(row, one.at), at)),
        backgroundColor: pie ? labels.map((_, at) => colour(at)) : colour(place),
        borderColor: pie ? '#fff' : colour(place),
        ...lineOptions(chartType),
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      ...(pie
        ? {}
        : {
            indexAxis: chartType === 'BAR' ? 'y' : 'x',
            scales: {
              x: { stacked, ...(percentage && chartType === 'BAR' ? { max: 100 } : {}) },
              y: { stacked, ...(percentage && chartType !== 'BAR' ? { max: 100 } : {}) },
            },
          }),
      plugins: { legend: { display: pie || series.length > 1 } },
      onClick: (_, [hit]) => {
        const row = hit && series[hit.datasetIndex]?.rows[hit.index];
        if (row) open(row);
      },
    },
  };
  const chart = new Chart(canvas, configuration);
  return () => chart.destroy();
}

function lineOptions(chartType: ChartType): Partial<ChartDataset<'line'>> {
  if (chartType === 'BAR' || chartType === 'COLUMN' || chartType === 'PIE') return {};
  return {
    fill: chartType === 'AREA' || chartType === 'SPLINE_AREA',
    tension: chartType === 'SPLINE' || chartType === 'SPLINE_AREA' ? 0.4 : 0,
  };
}

const figure = (row: ReportRow | undefined, at: number): number => {
  const value = row?.values[at] ?? '0';
  const clock = /^(-?)(\d+):(\d\d)$/.exec(value);
  if (clock) return (Number(clock[2]) + Number(clock[3]) / 60) * (clock[1] === '-' ? -1 : 1);
  return Number(value) || 0;
};

/** Labels of the axis in the order they come, and a series for each function and last group. */
function arrange(report: ComputedReport): { labels: string[]; series: Series[] } {
  const split = report.groups.length > 1 && report.definition.chartType !== 'PIE';
  const lastAt = split ? report.groups.length - 1 : report.groups.length;
  const axis = (row: ReportRow): string => row.labels.slice(0, lastAt).join(' / ');
  const labels = [...new Set(report.rows.map(axis))];
  const names = split ? [...new Set(report.rows.map((row) => row.labels[lastAt] ?? ''))] : [''];
  const series = report.aggregations.flatMap((aggregation, at) =>
    names.map((name): Series => {
      const own = report.rows.filter((row) => !split || row.labels[lastAt] === name);
      const byLabel = new Map(own.map((row) => [axis(row), row]));
      const words = aggregationLabel(aggregation);
      return {
        label: !split ? words : report.aggregations.length > 1 ? `${name} ${words}` : name,
        rows: labels.map((label) => byLabel.get(label)),
        at,
      };
    }),
  );
  return { labels, series };
}
