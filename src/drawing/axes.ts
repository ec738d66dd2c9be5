/** Axes and what every chart has in common. */
import type { ChartOptions } from 'chart.js';
import { tickWords } from './amounts';
import type { Level } from './figure';
import { cut, widthOf, wrapped } from './labels';

export const INK = '#333';
export const GRID = '#e3e7ec';
const FONT_SIZE = 12;
/** What kintone's pages have, then what the systems of an office have. */
export const FONT = '"Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", Meiryo, sans-serif';

export function baseOptions(): ChartOptions {
  return {
    animation: false,
    // Who draws it tells its size.
    responsive: false,
    maintainAspectRatio: false,
    color: INK,
    font: { family: FONT, size: FONT_SIZE },
    interaction: { mode: 'nearest', intersect: true },
    plugins: {
      legend: {
        display: false,
        position: 'bottom',
        labels: {
          color: INK,
          font: { family: FONT, size: FONT_SIZE },
          usePointStyle: false,
          // Chart.js would make what it does not show.
          generateLabels: () => [],
        },
      },
      tooltip: {
        bodyFont: { family: FONT },
        titleFont: { family: FONT },
        footerFont: { family: FONT },
      },
    },
  };
}

interface ValueAxis {
  title: string;
  /** Places after the decimal point; none allows whole steps alone. */
  digits: number;
  stacked?: boolean;
  /** Bars begin at 0; a cloud of points need not. */
  zero?: boolean;
  max?: number;
  /** Years bear no commas. */
  unit?: string;
  position?: 'left' | 'right' | 'bottom';
  grid?: boolean;
}

export function valueScale({
  title,
  digits,
  unit = '',
  stacked = false,
  zero = true,
  max,
  position,
  grid = true,
}: ValueAxis): object {
  return {
    stacked,
    beginAtZero: zero,
    // Room for the numbers beyond the ends of bars.
    ...(stacked || max !== undefined ? {} : { grace: '6%' }),
    ...(max === undefined ? {} : { max }),
    ...(digits === 0 && zero && max === undefined ? { suggestedMax: 5 } : {}),
    ...(position ? { position } : {}),
    title: { display: title !== '', text: title, color: INK, font: { family: FONT, size: 12 } },
    ticks: {
      color: INK,
      font: { family: FONT, size: FONT_SIZE },
      ...(digits === 0 ? { precision: 0 } : {}),
      callback: (value: string | number) => tickWords(Number(value), unit),
      maxTicksLimit: 8,
    },
    grid: { color: GRID, drawOnChartArea: grid },
  };
}

/** Part of the chart's width that labels beside a horizontal chart may take. */
const LABEL_SHARE = 0.34;
const MOST_LABEL = 16;
/** Characters in a line below which a label is better slanted, and those that a slanted one may have. */
const LEAST_WRAPPED = 3.5;
const SLANTED = 11;
/** Pixels beside the plot that an axis of numbers takes with its title. */
const ONE_AXIS = 70;
export const TWO_AXES = 140;
const LEAST_PER_KEY = 16;

/** Pixels below which bars between two axes cannot be told apart. */
export function leastOnTwoAxes(keys: number): { width: number; height: number } {
  return { width: TWO_AXES + keys * LEAST_PER_KEY, height: 200 };
}

interface KeyAxis {
  level: Level;
  stacked?: boolean;
  offset?: boolean;
  grid?: boolean;
  /** Pixels that the axes of numbers take. */
  beside?: number;
}

/** The keys along the bottom: in up to three lines, else slanted and cut. */
export function keyScaleBelow({
  level,
  stacked = false,
  offset = true,
  grid = false,
  beside = ONE_AXIS,
}: KeyAxis): object {
  const { keys } = level;
  return {
    type: 'category',
    stacked,
    offset,
    grid: { display: grid, color: GRID },
    title: { display: true, text: level.heading, color: INK, font: { family: FONT, size: 12 } },
    ticks: {
      color: INK,
      font: { family: FONT, size: keys.length > 20 ? 11 : FONT_SIZE },
      autoSkip: false,
      maxRotation: 90,
      minRotation: 0,
      callback(this: { chart: { width: number } }, _: unknown, index: number): string | string[] {
        const label = keys[index]?.short ?? '';
        const room = (this.chart.width - beside) / Math.max(1, keys.length) / FONT_SIZE - 0.7;
        if (widthOf(label) <= room) return label;
        return room >= LEAST_WRAPPED ? wrapped(label, room, 3) : cut(label, SLANTED);
      },
    },
  };
}

/** The keys down the left side. */
export function keyScaleBeside({ level, stacked = false, offset = true }: KeyAxis): object {
  const { keys } = level;
  return {
    type: 'category',
    stacked,
    offset,
    grid: { display: false },
    title: { display: false },
    ticks: {
      color: INK,
      font: { family: FONT, size: FONT_SIZE },
      autoSkip: false,
      callback(
        this: { chart: { width: number; height: number } },
        _: unknown,
        index: number,
      ): string | string[] {
        const room = Math.min(MOST_LABEL, (this.chart.width * LABEL_SHARE) / FONT_SIZE);
        const line = (this.chart.height - 60) / Math.max(1, keys.length);
        return wrapped(keys[index]?.short ?? '', room, line > 34 ? 2 : 1);
      },
    },
  };
}
