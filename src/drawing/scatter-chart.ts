/** Scatter: each key a point by two measures, named where names do not touch, with the lines of its quadrants. */
import { Chart, LinearScale, PointElement, ScatterController, type Plugin } from 'chart.js';
import { amountWords, measureTitle } from './amounts';
import { baseOptions, FONT, valueScale } from './axes';
import type { Figure, Measure } from './figure';
import { cut } from './labels';
import { text } from './messages';
import { swatch } from './palette';
import { placeOf } from './places';
import { anyKind, type LookOf, type Mark, type Plot } from './plot';
import { middleOf } from './quadrants';
import { overlaps, write, type Box } from './value-labels';

Chart.register(LinearScale, PointElement, ScatterController);

const NAME = { size: 11, width: 10, gap: 6 };
const LINE_INK = '#595959';

interface Point {
  key: number;
  x: number;
  y: number;
}

export function scatterPlot(figure: Figure, look: LookOf<'scatter'>): Plot | null {
  const [level] = figure.levels;
  const [xMeasure, yMeasure] = figure.measures;
  if (!level || !xMeasure || !yMeasure) return null;
  const points = level.keys
    .map((_, key): Point => {
      const place = placeOf(figure, key);
      return { key, x: figure.value(0, place), y: figure.value(1, place) };
    })
    .filter(({ x, y }) => !isNaN(x) && !isNaN(y))
    .sort((one, other) => one.x - other.x || one.y - other.y);
  const mark = (dataset: number, index: number): Mark | undefined => {
    const point = points[index];
    return point && { place: placeOf(figure, point.key), measure: 0, dataset, index };
  };
  const [plain, unset] = [swatch(0, false).colour, swatch(0, true).colour];
  /** What the lines say, where no name may stand. */
  const said: Box[] = [];
  const isUnset = ({ key }: Point): boolean => level.keys[key]?.unset ?? false;
  return {
    configuration: () =>
      anyKind({
        type: 'scatter',
        data: {
          datasets: [
            {
              label: level.heading,
              data: points.map(({ x, y }) => ({ x, y })),
              backgroundColor: points.map((point) => (isUnset(point) ? '#fff' : plain)),
              borderColor: points.map((point) => (isUnset(point) ? unset : '#fff')),
              pointStyle: points.map((point) => (isUnset(point) ? 'rectRot' : 'circle')),
              pointBorderWidth: points.map((point) => (isUnset(point) ? 2 : 1)),
              // Points at the edge are drawn whole.
              clip: 10,
              pointRadius: 6,
              pointHoverRadius: 8,
              pointHoverBorderColor: '#111',
              pointHoverBorderWidth: 3,
              pointHitRadius: 10,
            },
          ],
        },
        options: {
          ...baseOptions(),
          layout: { padding: { top: 18, right: 24 } },
          scales: {
            x: {
              ...scaleOf(
                xMeasure,
                points.map(({ x }) => x),
              ),
              type: 'linear',
              position: 'bottom',
            },
            y: scaleOf(
              yMeasure,
              points.map(({ y }) => y),
            ),
          },
        },
        plugins: [
          ...(look.quadrants === 'none'
            ? []
            : [quadrantLines(points, xMeasure, yMeasure, look.quadrants, said)]),
          pointNames(said, (index) =>
            cut(level.keys[points[index]?.key ?? -1]?.short ?? '', NAME.width),
          ),
        ],
      }),
    levels: 1,
    walk: { length: points.length, at: (index) => [mark(0, index) ?? []].flat() },
    markAt: mark,
    words: ({ place }) => `${figure.words(0, place)} ${yMeasure.label} ${figure.words(1, place)}`,
    totals: 'none',
    along: 'x',
    legend: () => [],
    others: 'pale',
    least: { width: 260, height: 220 },
  };
}

/** From 0 where that costs little: a cloud far from it would be a heap in a corner. */
function scaleOf(measure: Measure, values: readonly number[]): object {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const near = least < 0 || least < most * 0.6;
  return {
    ...valueScale({
      title: measureTitle(measure),
      digits: measure.digits,
      unit: measure.unit,
      zero: near,
    }),
    grace: '8%',
    ...(least >= 0 && near ? { min: 0 } : {}),
  };
}

function quadrantLines(
  points: readonly Point[],
  xMeasure: Measure,
  yMeasure: Measure,
  by: 'mean' | 'median',
  said: Box[],
): Plugin {
  const x = middleOf(
    points.map((point) => point.x),
    by,
  );
  const y = middleOf(
    points.map((point) => point.y),
    by,
  );
  // A mean is told to one place more than what it is of.
  const words = (value: number, measure: Measure): string =>
    text()[by](amountWords(value, { ...measure, digits: measure.digits + 1 }));
  return {
    id: 'kuminQuadrants',
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      if (x === undefined || y === undefined || !scales['x'] || !scales['y']) return;
      const atX = scales['x'].getPixelForValue(x);
      const atY = scales['y'].getPixelForValue(y);
      ctx.save();
      ctx.strokeStyle = LINE_INK;
      ctx.setLineDash([6, 4]);
      ctx.beginPath();
      ctx.moveTo(atX, chartArea.top);
      ctx.lineTo(atX, chartArea.bottom);
      ctx.moveTo(chartArea.left, atY);
      ctx.lineTo(chartArea.right, atY);
      ctx.stroke();
      ctx.setLineDash([]);
      ctx.font = `${NAME.size}px ${FONT}`;
      ctx.textBaseline = 'bottom';
      ctx.textAlign = 'center';
      const above = words(x, xMeasure);
      const half = ctx.measureText(above).width / 2;
      write(
        ctx,
        above,
        Math.max(chartArea.left + half, Math.min(atX, chart.width - half)),
        chartArea.top - 2,
        LINE_INK,
      );
      ctx.textAlign = 'right';
      const beside = words(y, yMeasure);
      write(ctx, beside, chartArea.right - 2, atY - 3, LINE_INK);
      said.splice(0, said.length, {
        left: chartArea.right - 2 - ctx.measureText(beside).width,
        right: chartArea.right,
        top: atY - 3 - NAME.size,
        bottom: atY - 3,
      });
      ctx.restore();
    },
  };
}

/** A name right of its point, or left, above, below; none where it would lie on another or on a point. */
function pointNames(said: readonly Box[], name: (index: number) => string): Plugin {
  return {
    id: 'kuminNames',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      const dots = chart.getDatasetMeta(0).data.map(({ x, y }) => ({ x, y }));
      const around = dots.map(({ x, y }): Box => ({
        left: x - 5,
        right: x + 5,
        top: y - 5,
        bottom: y + 5,
      }));
      const taken = [...said, ...around];
      ctx.save();
      ctx.font = `${NAME.size}px ${FONT}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      for (const [index, { x, y }] of dots.entries()) {
        const words = name(index);
        const half = ctx.measureText(words).width / 2;
        const beside = NAME.gap + half + 2;
        const above = NAME.gap + NAME.size / 2 + 2;
        const places = [
          [x + beside, y],
          [x - beside, y],
          [x, y - above],
          [x, y + above],
          [x + beside, y - above],
          [x + beside, y + above],
          [x - beside, y - above],
          [x - beside, y + above],
        ] as const;
        const free = places
          .map(([atX, atY]): Box => ({
            left: atX - half,
            right: atX + half,
            top: atY - NAME.size / 2,
            bottom: atY + NAME.size / 2,
          }))
          .find(
            (box) =>
              box.left >= chartArea.left &&
              box.right <= chart.width &&
              box.top >= chartArea.top &&
              box.bottom <= chartArea.bottom &&
              !taken.some((other) => overlaps(box, other)),
          );
        if (!free) continue;
        taken.push(free);
        write(ctx, words, (free.left + free.right) / 2, (free.top + free.bottom) / 2);
      }
      ctx.restore();
    },
  };
}
