/** Pie and doughnut: each slice with its share beside it where there is room, and all of them in the legend. */
import {
  ArcElement,
  Chart,
  DoughnutController,
  PieController,
  type Plugin,
  type ScriptableContext,
} from 'chart.js';
import { bareWords, shareWords } from './amounts';
import { baseOptions, FONT, INK } from './axes';
import { ALL, type Figure } from './figure';
import { cut } from './labels';
import { text } from './messages';
import { canvasFill } from './palette';
import { placeOf } from './places';
import { anyKind, toldOnly, type LookOf, type Mark, type Plot } from './plot';
import { fillStyle } from './series-style';
import { spread } from './spread';

Chart.register(ArcElement, DoughnutController, PieController);

/** Slices below this share have their label in the legend alone. */
const LEAST_SHARE = 0.025;
const LABEL = { size: 11, line: 15, gap: 10, room: 140 };
/** Pixels that the total keeps from the ring, on both sides together. */
const HOLE_EDGE = 8;

export function piePlot(figure: Figure, look: LookOf<'pie' | 'doughnut'>): Plot | null {
  const [level] = figure.levels;
  const [measure] = figure.measures;
  if (!level || !measure) return null;
  const value = (key: number): number => Math.max(0, figure.value(0, placeOf(figure, key)) || 0);
  const whole = level.keys.reduce((sum, _, key) => sum + value(key), 0);
  const mark = (dataset: number, index: number): Mark | undefined =>
    level.keys[index] && { place: placeOf(figure, index), measure: 0, dataset, index };
  const words = (index: number): string => {
    const amount = figure.words(0, placeOf(figure, index));
    const share = value(index) > 0 ? shareWords(value(index), whole) : '';
    return share === '' ? amount : text().withShare(amount, share);
  };
  const styles = level.keys.map(({ unset }, key) => fillStyle(key, unset));
  const told = level.keys.flatMap((_, key) => toldOnly(figure, [mark(0, key) ?? []].flat()));
  return {
    configuration: () =>
      anyKind({
        type: look.type,
        data: {
          labels: level.keys.map(({ label }) => label),
          datasets: [
            {
              data: level.keys.map((_, key) => value(key)),
              backgroundColor: styles.map(({ swatch }) => canvasFill(swatch)),
              borderColor: '#fff',
              borderWidth: 1,
              hoverBorderColor: '#111',
              hoverBorderWidth: 3,
            },
          ],
        },
        options: {
          ...baseOptions(),
          cutout: look.type === 'doughnut' ? '55%' : 0,
          // Labels stand within the plot, beside and above the slices.
          radius: ({ chart: { chartArea } }: ScriptableContext<'pie'>) => {
            const { width, height } = chartArea ?? { width: 0, height: 0 };
            return Math.max(
              0,
              Math.min(height / 2 - LABEL.line, width / 2 - Math.min(LABEL.room, width * 0.3)),
            );
          },
        },
        plugins: [
          sliceLabels((index) =>
            value(index) > 0 && value(index) >= whole * LEAST_SHARE
              ? {
                  name: level.keys[index]?.short ?? '',
                  share: shareWords(value(index), whole),
                }
              : null,
          ),
          ...(look.type === 'doughnut' && measure.adds
            ? [centre(text().total, totalWords(figure))]
            : []),
        ],
      }),
    levels: 1,
    walk: { length: told.length, at: (step) => told.slice(step, step + 1) },
    markAt: mark,
    words: ({ index }) => words(index),
    totals: 'none',
    along: 'x',
    legend: () =>
      level.keys.map(({ label }, key) => ({
        label,
        style: styles[key] ?? fillStyle(key, false),
        words: words(key),
        press: { place: placeOf(figure, key) },
      })),
    others: 'pale',
    least: { width: 260, height: 180 },
  };
}

/** Labels beside the slices with a line to each, moved apart on either side. */
function sliceLabels(words: (index: number) => { name: string; share: string } | null): Plugin {
  return {
    id: 'kuminSlices',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      const sides = { left: [] as SliceLabel[], right: [] as SliceLabel[] };
      for (const [index, arc] of (chart.getDatasetMeta(0).data as ArcElement[]).entries()) {
        const said = words(index);
        if (!said) continue;
        const { x, y, startAngle, endAngle, outerRadius } = arc.getProps(
          ['x', 'y', 'startAngle', 'endAngle', 'outerRadius'],
          true,
        );
        if (x === null || y === null) continue;
        const angle = (startAngle + endAngle) / 2;
        const right = Math.cos(angle) >= 0;
        sides[right ? 'right' : 'left'].push({
          said,
          from: { x: x + Math.cos(angle) * outerRadius, y: y + Math.sin(angle) * outerRadius },
          x: x + (right ? 1 : -1) * (outerRadius + LABEL.gap),
          y: y + Math.sin(angle) * (outerRadius + LABEL.gap),
        });
      }
      ctx.save();
      ctx.font = `${LABEL.size}px ${FONT}`;
      ctx.fillStyle = INK;
      ctx.strokeStyle = '#888';
      ctx.textBaseline = 'middle';
      for (const side of ['left', 'right'] as const) {
        const labels = sides[side].sort((one, other) => one.y - other.y);
        const places = spread(
          labels.map(({ y }) => y),
          LABEL.line,
          chartArea.top + LABEL.line / 2,
          chartArea.bottom - LABEL.line / 2,
        );
        ctx.textAlign = side === 'left' ? 'right' : 'left';
        for (const [index, label] of labels.entries()) {
          const y = places[index] ?? label.y;
          ctx.beginPath();
          ctx.moveTo(label.from.x, label.from.y);
          ctx.lineTo(label.x, y);
          ctx.stroke();
          const x = label.x + (side === 'left' ? -3 : 3);
          const room = side === 'left' ? x - chartArea.left : chartArea.right - x;
          ctx.fillText(fitting(ctx, label.said, room), x, y);
        }
      }
      ctx.restore();
    },
  };
}

/** The name as far as there is room beside the share. */
function fitting(
  ctx: CanvasRenderingContext2D,
  { name, share }: SliceLabel['said'],
  room: number,
): string {
  const characters = (room - ctx.measureText(` ${share}`).width) / LABEL.size;
  return characters < 2 ? share : `${cut(name, characters)} ${share}`;
}

interface SliceLabel {
  said: { name: string; share: string };
  from: { x: number; y: number };
  x: number;
  y: number;
}

/** With its unit, and without where the hole has no room for it. */
function totalWords(figure: Figure): readonly string[] {
  const whole = placeOf(figure, ALL);
  return [figure.words(0, whole), bareWords(figure, 0, whole)];
}

/** @param amounts the first that fits is written */
function centre(heading: string, amounts: readonly string[]): Plugin {
  return {
    id: 'kuminCentre',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      const x = (chartArea.left + chartArea.right) / 2;
      const y = (chartArea.top + chartArea.bottom) / 2;
      ctx.save();
      ctx.fillStyle = INK;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      ctx.font = `12px ${FONT}`;
      ctx.fillText(heading, x, y - 12);
      ctx.font = `bold 16px ${FONT}`;
      const [arc] = chart.getDatasetMeta(0).data as ArcElement[];
      const room = 2 * (arc?.getProps(['innerRadius'], true).innerRadius ?? 0) - HOLE_EDGE;
      const fits = amounts.find((words) => ctx.measureText(words).width <= room);
      ctx.fillText(fits ?? amounts.at(-1) ?? '', x, y + 8, room);
      ctx.restore();
    },
  };
}
