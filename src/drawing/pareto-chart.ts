/** Pareto: bars, greatest first, with their running share and the line of 80 %. */
import type { Plugin } from 'chart.js';
import { numberWords } from '../ui/numbers';
import { bareWords, measureTitle } from './amounts';
import { baseOptions, FONT, keyScaleBelow, leastOnTwoAxes, TWO_AXES, valueScale } from './axes';
import type { Figure } from './figure';
import { text } from './messages';
import { paretoOf } from './pareto';
import { placeOf } from './places';
import { anyKind, datum, toldOnly, type Mark, type Plot } from './plot';
import { barDataset, fillsOf, lineDataset } from './series-dataset';
import { fillStyle, lineStyle } from './series-style';
import { markLabels, write } from './value-labels';

const BARS = 0;
const RUNNING = 1;
/** 「重要な少数」: the part that a Pareto chart looks for. */
const VITAL = 80;

export function paretoPlot(figure: Figure): Plot | null {
  const [level] = figure.levels;
  const [measure] = figure.measures;
  if (!level || !measure) return null;
  const steps = paretoOf(figure);
  const sorted = { ...level, keys: steps.flatMap(({ key }) => level.keys[key] ?? []) };
  const mark = (dataset: number, index: number): Mark | undefined => {
    const step = steps[index];
    return step && { place: placeOf(figure, step.key), measure: 0, dataset, index };
  };
  const bar = fillStyle(0, false);
  const line = lineStyle(1, false);
  return {
    configuration: () =>
      anyKind({
        type: 'bar',
        data: {
          labels: sorted.keys.map(({ label }) => label),
          datasets: [
            {
              type: 'bar',
              label: measure.label,
              order: 1,
              data: steps.map(({ key }) => datum(figure.value(0, placeOf(figure, key)))),
              ...barDataset(fillsOf(sorted.keys, bar), 'none', false),
            },
            {
              type: 'line',
              label: text().runningShare,
              order: 0,
              data: steps.map(({ running }) => datum(running)),
              yAxisID: 'right',
              ...lineDataset(line),
            },
          ],
        },
        options: {
          ...baseOptions(),
          layout: { padding: { top: 14 } },
          scales: {
            x: keyScaleBelow({ level: sorted, beside: TWO_AXES }),
            y: valueScale({ title: measureTitle(measure), digits: measure.digits }),
            right: valueScale({
              title: text().runningTitle,
              digits: 0,
              max: 100,
              position: 'right',
              grid: false,
            }),
          },
        },
        plugins: [
          vitalLine(),
          markLabels({
            along: 'x',
            at: 'end',
            text: (dataset, index) => {
              const at = dataset === BARS ? mark(dataset, index) : undefined;
              const [told] = at ? toldOnly(figure, [at]) : [];
              return told ? bareWords(figure, told.measure, told.place) : '';
            },
          }),
        ],
      }),
    levels: 1,
    walk: {
      length: steps.length,
      at: (index) => toldOnly(figure, [mark(BARS, index) ?? []].flat()),
    },
    markAt: mark,
    words: ({ place, index }) => {
      const running = steps[index]?.running ?? NaN;
      const amount = figure.words(0, place);
      return isNaN(running)
        ? amount
        : text().running(amount, `${numberWords(running, { digits: 1 })}%`);
    },
    totals: 'none',
    along: 'x',
    legend: () => [
      { label: measure.label, style: bar, words: '', press: { dataset: BARS } },
      { label: text().runningShare, style: line, words: '', press: { dataset: RUNNING } },
    ],
    others: 'pale',
    least: leastOnTwoAxes(steps.length),
  };
}

function vitalLine(): Plugin {
  return {
    id: 'kuminVital',
    beforeDatasetsDraw(chart) {
      const scale = chart.scales['right'];
      if (!scale) return;
      const { ctx, chartArea } = chart;
      const y = scale.getPixelForValue(VITAL);
      ctx.save();
      ctx.strokeStyle = '#595959';
      ctx.setLineDash([6, 4]);
      ctx.beginPath();
      ctx.moveTo(chartArea.left, y);
      ctx.lineTo(chartArea.right, y);
      ctx.stroke();
      ctx.setLineDash([]);
      ctx.font = `11px ${FONT}`;
      ctx.textAlign = 'right';
      ctx.textBaseline = 'bottom';
      write(ctx, `${VITAL}%`, chartArea.right - 4, y - 2, '#595959');
      ctx.restore();
    },
  };
}
