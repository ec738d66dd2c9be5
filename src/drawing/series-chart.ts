/** Column, bar, line and area: one series along an axis, or several side by side, upon each other or as shares. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import { bareWords, measureTitle, shareWords } from './amounts';
import { baseOptions, keyScaleBelow, keyScaleBeside, valueScale } from './axes';
import type { Figure } from './figure';
import type { Look } from './look';
import { text } from './messages';
import { canvasFill } from './palette';
import { anyKind, datum, toldOnly, type LookOf, type Mark, type Plot } from './plot';
import { digitsOf, placeIn, seriesOf, totalWords, type Series } from './series';
import { fillStyle, lineStyle, type SeriesStyle } from './series-style';
import { markLabels } from './value-labels';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
);

type SeriesLook = LookOf<'column' | 'bar' | 'area'> | { type: 'line' };
type Stack = 'none' | 'stacked' | 'percent';

/** Pixels: of a group of bars and of the space beside it, of one bar, of one place on a line. */
const LEAST = { group: 12, bar: 9, single: 20, point: 16, row: 22 };

export function seriesPlot(figure: Figure, look: SeriesLook): Plot | null {
  const [level] = figure.levels;
  if (!level) return null;
  const series = seriesOf(figure);
  const stack: Stack = 'stack' in look ? look.stack : 'none';
  const turned = look.type === 'bar';
  const lines = look.type === 'line' || look.type === 'area';
  const styles = series.map(({ unset }, index) =>
    look.type === 'line' ? lineStyle(index, unset) : fillStyle(index, unset),
  );
  const value = (key: number, one: Series): number =>
    figure.value(one.measure, placeIn(figure, key, one));
  const whole = level.keys.map((_, key) =>
    series.reduce((sum, one) => sum + Math.max(0, value(key, one) || 0), 0),
  );
  const shown = (key: number, one: Series): number => {
    const number = value(key, one);
    return stack === 'percent' ? (number / (whole[key] || 1)) * 100 : number;
  };
  const mark = (key: number, dataset: number): Mark | undefined => {
    const one = series[dataset];
    if (!one || !level.keys[key]) return undefined;
    return { place: placeIn(figure, key, one), measure: one.measure, dataset, index: key };
  };
  const words = ({ measure, place, index }: Mark): string => {
    const amount = figure.words(measure, place);
    const number = figure.value(measure, place);
    if (stack !== 'percent' || isNaN(number)) return amount;
    return text().withShare(amount, shareWords(number, whole[index] ?? 0));
  };
  const labels = markLabels({
    along: turned ? 'y' : 'x',
    at: stack === 'none' ? 'end' : 'middle',
    text: (dataset, key) => {
      const at = mark(key, dataset);
      // Between lines a number could be anybody's.
      if (!at || (look.type === 'area' && stack !== 'none') || (lines && series.length > 1))
        return '';
      const none = isNaN(
        value(key, series[dataset] ?? { label: '', unset: false, measure: 0, key: 0 }),
      );
      return none && !figure.hidden(at.place) ? '' : bareWords(figure, at.measure, at.place);
    },
  });
  const measures = series
    .map(({ measure }) => figure.measures[measure])
    .filter((one) => one !== undefined);
  const axis = valueScale({
    title: stack === 'percent' ? text().shareTitle : titleOf(figure),
    digits: stack === 'percent' ? 0 : digitsOf(measures),
    stacked: stack !== 'none',
    zero:
      look.type !== 'line' ||
      series.every((one) => level.keys.every((_, key) => !(value(key, one) < 0))),
    ...(stack === 'percent' ? { max: 100 } : {}),
  });
  const keys = turned
    ? keyScaleBeside({ level, stacked: stack !== 'none' })
    : keyScaleBelow({ level, stacked: stack !== 'none', offset: !lines });
  const many = level.keys.length;
  const perKey =
    stack !== 'none' || series.length === 1
      ? LEAST.single
      : LEAST.group + LEAST.bar * Math.min(series.length, 40);
  return {
    configuration: anyKind({
      type: lines ? 'line' : 'bar',
      data: {
        labels: level.keys.map(({ label }) => label),
        datasets: series.map((one, index) => ({
          label: one.label,
          data: level.keys.map((_, key) => datum(shown(key, one))),
          ...(lines
            ? lineDataset(styles[index] ?? fillStyle(index, false), look, stack, index)
            : barDataset(
                level.keys.map(({ unset }) =>
                  canvasFill(
                    (series.length === 1 && unset
                      ? fillStyle(0, true)
                      : (styles[index] ?? fillStyle(index, false))
                    ).swatch,
                  ),
                ),
                stack,
                turned,
              )),
        })),
      },
      options: {
        ...baseOptions(),
        indexAxis: turned ? 'y' : 'x',
        layout: {
          padding: {
            top: turned || stack !== 'none' ? 4 : 16,
            right: turned && stack === 'none' ? 44 : 10,
          },
        },
        scales: turned ? { x: axis, y: keys } : { x: keys, y: axis },
      },
      plugins: [labels],
    }),
    walk: level.keys.map((_, key) => {
      const marks = series.flatMap((_, dataset) => mark(key, dataset) ?? []);
      // In a stack, a part of nothing is not there to be walked to.
      return toldOnly(figure, marks).filter(
        ({ measure, place }) => stack === 'none' || figure.value(measure, place) !== 0,
      );
    }),
    markAt: (dataset, index) => mark(index, dataset),
    words,
    totals: figure.levels[1] ? 'said' : 'none',
    along: turned ? 'y' : 'x',
    legend:
      series.length < 2
        ? []
        : series.map((one, dataset) => ({
            label: one.label,
            style: styles[dataset] ?? fillStyle(dataset, one.unset),
            words: totalWords(figure, one),
            press: { dataset },
          })),
    least: turned
      ? {
          width: 260,
          height: 60 + many * (series.length === 1 || stack !== 'none' ? LEAST.row : perKey),
        }
      : { width: 70 + many * (lines ? LEAST.point : perKey), height: 200 },
  };
}

/** Measures of one axis stand together when they have one unit. */
function titleOf({ levels, measures }: Figure): string {
  const [first, ...others] = measures;
  if (!first) return '';
  if (levels[1] || others.length === 0) return measureTitle(first);
  const units = [...new Set(measures.map(({ unit }) => unit))];
  return text().unit(units.filter((unit) => unit !== '').join('・'));
}

function barDataset(fills: (string | CanvasPattern)[], stack: Stack, turned: boolean): object {
  return {
    backgroundColor: fills,
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

function lineDataset(
  { swatch, line }: SeriesStyle,
  look: Look | SeriesLook,
  stack: Stack,
  index: number,
): object {
  const area = look.type === 'area';
  return {
    borderColor: swatch.colour,
    backgroundColor: area ? canvasFill(swatch) : swatch.colour,
    borderWidth: 2,
    borderDash: line?.dash ?? [],
    pointStyle: line?.point ?? 'circle',
    pointRadius: area ? 2 : 4,
    pointBackgroundColor: swatch.colour,
    pointBorderColor: swatch.colour,
    pointHoverRadius: 7,
    pointHoverBorderColor: '#111',
    pointHoverBorderWidth: 3,
    pointHitRadius: 12,
    spanGaps: false,
    ...(area ? { fill: stack === 'none' || index === 0 ? 'origin' : '-1' } : {}),
  };
}
