/**
 * A graph's figures drawn by chart.js. Loaded (`import()`) only where one is drawn: chart.js is a
 * fifth of all code of the pages, and most show no graph.
 */
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PieController,
  PointElement,
  Tooltip,
  type ChartConfiguration,
  type ChartDataset,
} from 'chart.js';
import type { ChartType, ComputedReport, ReportRow } from '../../reports/types';
import type { Locale } from '../fields/values';
import { arrange } from './series';
import { figureText } from './words';

// Piece by piece: no graph of kintone's needs the rest.
Chart.register(
  ...[BarController, LineController, PieController],
  ...[ArcElement, BarElement, LineElement, PointElement],
  ...[CategoryScale, LinearScale, Filler, Legend, Tooltip],
);

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

export interface ChartNeeds {
  locale: Locale;
  /** Opens the records behind a figure. */
  open(row: ReportRow): void;
}

/** Draws into a canvas that stands in the page; a former drawing on it goes away. */
export function drawChart(
  canvas: HTMLCanvasElement,
  report: ComputedReport,
  { locale, open }: ChartNeeds,
): void {
  Chart.getChart(canvas)?.destroy();
  const { labels, series } = arrange(report);
  const { chartType, chartMode } = report.definition;
  const pie = chartType === 'PIE';
  const percentage = chartMode === 'PERCENTAGE';
  const stacked = percentage || chartMode === 'STACKED';
  const sums = labels.map((_, at) =>
    series.reduce((sum, one) => sum + Math.abs(figure(one.rows[at], one.at)), 0),
  );
  const share = (value: number, at: number): number =>
    percentage && sums[at] ? (value / sums[at]) * 100 : value;
  const { fontFamily, color } = getComputedStyle(canvas);
  Chart.defaults.font.family = fontFamily;
  Chart.defaults.color = color;
  const scale = (figures: boolean) => ({
    stacked,
    ...(figures ? { beginAtZero: true } : {}),
    ...(percentage && figures
      ? { max: 100, ticks: { callback: (value: string | number) => `${value}%` } }
      : {}),
  });
  const configuration: ChartConfiguration = {
    type: pie ? 'pie' : isBar(chartType) ? 'bar' : 'line',
    data: {
      labels,
      datasets: series.map((one, place): ChartDataset => ({
        label: one.label,
        data: one.rows.map((row, at) => share(figure(row, one.at), at)),
        backgroundColor: pie
          ? labels.map((_, at) => colour(at))
          : colour(place) + (isArea(chartType) ? TRANSLUCENT : ''),
        borderColor: pie ? '#fff' : colour(place),
        ...lineOptions(chartType, stacked, place),
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      ...(pie
        ? {}
        : {
            indexAxis: chartType === 'BAR' ? 'y' : 'x',
            scales: { x: scale(chartType === 'BAR'), y: scale(chartType !== 'BAR') },
          }),
      plugins: {
        legend: {
          display: pie || series.length > 1,
          labels: { usePointStyle: isLine(chartType) },
        },
        tooltip: {
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => {
              const one = series[datasetIndex];
              const aggregation = one && report.aggregations[one.at];
              const value = one?.rows[dataIndex]?.values[one.at] ?? null;
              return aggregation ? `${one.label}: ${figureText(aggregation, value, locale)}` : '';
            },
          },
        },
      },
      onClick: (_, [hit]) => {
        const row = hit && series[hit.datasetIndex]?.rows[hit.index];
        if (row) open(row);
      },
    },
  };
  new Chart(canvas, configuration);
}

/** Of an area: what lies behind it stays to be seen. */
const TRANSLUCENT = '99';

const colour = (at: number): string => COLOURS[at % COLOURS.length] ?? '#000';
const isBar = (type: ChartType): boolean => type === 'BAR' || type === 'COLUMN';
const isLine = (type: ChartType): boolean => !isBar(type) && type !== 'PIE';
const isArea = (type: ChartType): boolean => type === 'AREA' || type === 'SPLINE_AREA';

/** Lines differ by their points as well as by their colour. */
const POINTS = ['circle', 'rect', 'triangle', 'rectRot', 'crossRot', 'star'] as const;

function lineOptions(
  chartType: ChartType,
  stacked: boolean,
  place: number,
): Partial<ChartDataset<'line'>> {
  if (!isLine(chartType)) return {};
  return {
    // A stacked area reaches down to the one below it, not to the axis behind it.
    fill: isArea(chartType) && (stacked && place > 0 ? '-1' : 'origin'),
    pointStyle: POINTS[place % POINTS.length],
    pointRadius: 4,
    tension: chartType === 'SPLINE' || chartType === 'SPLINE_AREA' ? 0.4 : 0,
  };
}

const figure = (row: ReportRow | undefined, at: number): number => {
  const value = row?.values[at] ?? '0';
  const clock = /^(-?)(\d+):(\d\d)$/.exec(value);
  if (clock) return (Number(clock[2]) + Number(clock[3]) / 60) * (clock[1] === '-' ? -1 : 1);
  return Number(value) || 0;
};
