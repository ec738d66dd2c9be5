/** Box: lowest, quartiles and highest as five measures give them; nothing is reckoned here. */
import { BoxAndWiskers, BoxPlotController } from '@sgratzl/chartjs-chart-boxplot';
import { CategoryScale, Chart, LinearScale } from 'chart.js';
import { baseOptions, keyScaleBelow, valueScale } from './axes';
import type { Figure } from './figure';
import { text } from './messages';
import { placeOf } from './places';
import { anyKind, toldOnly, type Mark, type Plot } from './plot';
import { digitsOf } from './series';

Chart.register(BoxAndWiskers, BoxPlotController, CategoryScale, LinearScale);

const MEASURES = 5;
const LEAST_PER_KEY = 32;

export function boxPlot(figure: Figure): Plot | null {
  const [level] = figure.levels;
  if (!level || figure.measures.length < MEASURES) return null;
  const { measures } = figure;
  const marks = (index: number): Mark[] =>
    measures
      .slice(0, MEASURES)
      .map((_, measure) => ({ place: placeOf(figure, index), measure, dataset: 0, index }));
  const box = (key: number): object | null => {
    const [min, q1, median, q3, max] = marks(key).map(({ measure, place }) =>
      figure.value(measure, place),
    );
    if ([min, q1, median, q3, max].some((value) => value === undefined || isNaN(value)))
      return null;
    return {
      min,
      q1,
      median,
      q3,
      max,
      whiskerMin: min,
      whiskerMax: max,
      mean: median,
      items: [],
      outliers: [],
    };
  };
  const unit = (measures[0]?.unit ?? '').trim();
  return {
    configuration: () =>
      anyKind({
        type: 'boxplot',
        data: {
          labels: level.keys.map(({ label }) => label),
          datasets: [
            {
              label: level.heading,
              data: level.keys.map((_, key) => box(key)),
              backgroundColor: level.keys.map((key) => (key.unset ? '#e0e0e0' : '#b9d5ee')),
              borderColor: '#16507f',
              borderWidth: 1.5,
              medianColor: '#a3210f',
              itemRadius: 0,
              meanRadius: 0,
              hitPadding: 4,
              maxBarThickness: 48,
            },
          ],
        },
        options: {
          ...baseOptions(),
          minStats: 'min',
          maxStats: 'max',
          layout: { padding: { top: 8 } },
          scales: {
            x: keyScaleBelow({ level }),
            y: valueScale({ title: text().unit(unit), digits: digitsOf(measures), unit }),
          },
        },
      }),
    levels: 1,
    walk: { length: level.keys.length, at: (key) => toldOnly(figure, marks(key)) },
    // The whole box is one mark; it is known by its median.
    markAt: (_, index) => marks(index)[2],
    words: ({ place, measure }) => figure.words(measure, place),
    totals: 'none',
    along: 'x',
    legend: () => [],
    others: 'pale',
    least: { width: 80 + level.keys.length * LEAST_PER_KEY, height: 200 },
  };
}
