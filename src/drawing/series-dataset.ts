/** Bars and lines as Chart.js takes them, and what of it draws them. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import type { LevelKey } from './figure';
import { canvasFill } from './palette';
import { fillStyle, type SeriesStyle } from './series-style';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
);

export type Stack = 'none' | 'stacked' | 'percent';

/** @param turned bars lie on their side */
export function barDataset(
  fills: (string | CanvasPattern)[],
  stack: Stack,
  turned: boolean,
): object {
  const [first] = fills;
  return {
    // One fill for all is looked up once by Chart.js, a list for each bar.
    backgroundColor: fills.every((fill) => fill === first) ? first : fills,
    borderColor: '#fff',
    borderWidth: stack === 'none' ? 0 : turned ? { right: 1 } : { top: 1 },
    borderSkipped: false,
    hoverBorderColor: '#111',
    hoverBorderWidth: 3,
    maxBarThickness: 48,
    categoryPercentage: 0.85,
    barPercentage: 0.92,
  };
}

/** Of the bars of one series: 未入力 looks like no other key. */
export function fillsOf(
  keys: readonly Pick<LevelKey, 'unset'>[],
  { swatch }: SeriesStyle,
): (string | CanvasPattern)[] {
  const fill = canvasFill(swatch);
  const unset = canvasFill(fillStyle(0, true).swatch);
  return keys.map((key) => (key.unset ? unset : fill));
}

export function lineDataset({ swatch, line }: SeriesStyle): object {
  return {
    borderColor: swatch.colour,
    backgroundColor: swatch.colour,
    // Points at the edge are drawn whole.
    clip: 8,
    borderWidth: 2,
    borderDash: line?.dash ?? [],
    pointStyle: line?.point ?? 'circle',
    pointRadius: 4,
    pointBorderWidth: 2,
    ...pointed(swatch.colour),
  };
}

/** @param below the dataset that it lies upon; undefined for the axis */
export function areaDataset({ swatch }: SeriesStyle, below: number | undefined): object {
  return {
    borderColor: swatch.colour,
    backgroundColor: canvasFill(swatch),
    borderWidth: 2,
    pointRadius: 2,
    fill: below === undefined ? 'origin' : below,
    ...pointed(swatch.colour),
  };
}

function pointed(colour: string): object {
  return {
    pointBackgroundColor: colour,
    pointBorderColor: colour,
    pointHoverRadius: 7,
    pointHoverBorderColor: '#111',
    pointHoverBorderWidth: 3,
    pointHitRadius: 12,
    spanGaps: false,
  };
}
