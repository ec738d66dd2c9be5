/** Histogram: ranges side by side without a gap, as the numbers run on; 未入力 stands apart in its pattern. */
import { bareWords, measureTitle } from './amounts';
import { baseOptions, keyScaleBelow, valueScale } from './axes';
import type { Figure } from './figure';
import { placeOf } from './places';
import { anyKind, datum, toldOnly, type Mark, type Plot } from './plot';
import { fillsOf } from './series-dataset';
import { fillStyle } from './series-style';
import { markLabels } from './value-labels';

const LEAST_PER_KEY = 22;

export function histogramPlot(figure: Figure): Plot | null {
  const [level] = figure.levels;
  const [measure] = figure.measures;
  if (!level || !measure) return null;
  const mark = (_: number, index: number): Mark | undefined =>
    level.keys[index] && { place: placeOf(figure, index), measure: 0, dataset: 0, index };
  return {
    configuration: () =>
      anyKind({
        type: 'bar',
        data: {
          labels: level.keys.map(({ label }) => label),
          datasets: [
            {
              label: measure.label,
              data: level.keys.map((_, key) => datum(figure.value(0, placeOf(figure, key)))),
              backgroundColor: fillsOf(level.keys, fillStyle(0, false)),
              borderColor: '#fff',
              borderWidth: { left: 0.5, right: 0.5 },
              hoverBorderColor: '#111',
              hoverBorderWidth: 3,
              categoryPercentage: 1,
              barPercentage: 1,
            },
          ],
        },
        options: {
          ...baseOptions(),
          layout: { padding: { top: 16 } },
          scales: {
            x: keyScaleBelow({ level }),
            y: valueScale({ title: measureTitle(measure), digits: measure.digits }),
          },
        },
        plugins: [
          markLabels({
            along: 'x',
            at: 'end',
            text: (dataset, index) => {
              const at = mark(dataset, index);
              const [told] = at ? toldOnly(figure, [at]) : [];
              return told ? bareWords(figure, told.measure, told.place) : '';
            },
          }),
        ],
      }),
    levels: 1,
    walk: {
      length: level.keys.length,
      at: (key) => toldOnly(figure, [mark(0, key) ?? []].flat()),
    },
    markAt: mark,
    words: ({ place }) => figure.words(0, place),
    totals: 'none',
    along: 'x',
    legend: () => [],
    others: 'pale',
    least: { width: 70 + level.keys.length * LEAST_PER_KEY, height: 200 },
  };
}
