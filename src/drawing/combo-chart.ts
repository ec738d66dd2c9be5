/** Combined: each measure as bars or as a line, on the left or on the right axis, whose titles say what they count. */
import { measureTitle } from './amounts';
import { baseOptions, keyScaleBelow, leastOnTwoAxes, TWO_AXES, valueScale } from './axes';
import type { Figure, Measure } from './figure';
import { canvasFill } from './palette';
import { placeOf } from './places';
import { anyKind, datum, toldOnly, type Mark, type Plot } from './plot';
import { ALL } from './figure';
import { digitsOf, totalWords } from './series';
import { barDataset, lineDataset } from './series-dataset';
import { fillStyle, lineStyle } from './series-style';

export function comboPlot(figure: Figure): Plot | null {
  const [level] = figure.levels;
  if (!level) return null;
  const { measures } = figure;
  const mark = (dataset: number, key: number): Mark | undefined =>
    measures[dataset] && level.keys[key]
      ? { place: placeOf(figure, key), measure: dataset, dataset, index: key }
      : undefined;
  const styles = measures.map(({ drawnAs }, index) =>
    drawnAs === 'line' ? lineStyle(index, false) : fillStyle(index, false),
  );
  const axis = (side: 'left' | 'right'): object | undefined => {
    const own = measures.filter((measure) => measure.axis === side);
    if (own.length === 0) return undefined;
    return valueScale({
      title: titleOf(own),
      digits: digitsOf(own),
      position: side,
      // Lines of one grid alone, or nobody knows which axis they are of.
      grid: side === 'left' || measures.every((measure) => measure.axis === 'right'),
    });
  };
  const left = axis('left');
  const right = axis('right');
  return {
    configuration: () =>
      anyKind({
        type: 'bar',
        data: {
          labels: level.keys.map(({ label }) => label),
          datasets: measures.map((measure, index) => {
            const style = styles[index] ?? fillStyle(index, false);
            const line = measure.drawnAs === 'line';
            return {
              type: line ? 'line' : 'bar',
              label: measure.label,
              data: level.keys.map((_, key) => datum(figure.value(index, placeOf(figure, key)))),
              yAxisID: measure.axis === 'right' ? 'right' : 'y',
              // Lines lie over bars.
              order: line ? 0 : 1,
              ...(line
                ? lineDataset(style)
                : barDataset([canvasFill(style.swatch)], 'none', false)),
            };
          }),
        },
        options: {
          ...baseOptions(),
          layout: { padding: { top: 8 } },
          scales: {
            x: keyScaleBelow({ level, beside: TWO_AXES }),
            // The axis on the left is there for what is on no other.
            y: left ?? { display: false },
            ...(right ? { right } : {}),
          },
        },
      }),
    levels: 1,
    walk: {
      length: level.keys.length,
      at: (key) =>
        toldOnly(
          figure,
          measures.flatMap((_, dataset) => mark(dataset, key) ?? []),
        ),
    },
    markAt: mark,
    words: ({ measure, place }) => figure.words(measure, place),
    totals: 'none',
    along: 'x',
    legend: () =>
      measures.map((measure, dataset) => ({
        label: measure.label,
        style: styles[dataset] ?? fillStyle(dataset, false),
        words: totalWords(figure, { label: '', unset: false, measure: dataset, key: ALL }),
        press: { dataset },
      })),
    others: 'pale',
    least: leastOnTwoAxes(level.keys.length),
  };
}

function titleOf(measures: readonly Measure[]): string {
  return measures.map(measureTitle).join('・');
}
