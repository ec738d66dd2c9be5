/**
 * Draws a figure by a look. Every look is one entry of `looks`; what a canvas draws is a plot, the rest are views of
 * HTML. Where no canvas can be drawn, or the figure has too few levels for its look, the table stands in its place.
 */
import './drawing.css';
import {
  Chart,
  Legend,
  type ChartConfiguration,
  type LegendItem as ChartLegendItem,
} from 'chart.js';
import { el } from '../ui/dom';
import { INK } from './axes';
import { canvasView } from './canvas-view';
import type { Figure, Place } from './figure';
import type { Look } from './look';
import { drawingOf } from './looks';
import { cut } from './labels';
import { text } from './messages';
import { canvasFill } from './palette';
import type { LegendItem, Plot } from './plot';
import { plotOf } from './plots';
import { tableView } from './table-view';

Chart.register(Legend);

/** Entries of a legend that stand below a picture; more stand in columns beside it. */
const BELOW = 5;
/** Entries of one column; more have no room for their totals. */
const ONE_COLUMN = 16;
/** Characters of a name in it. */
const NAME = 10;

export interface Marks {
  /** Places clicked, shown as chosen. */
  chosen: Place | null;
  choose(place: Place): void;
  /** Where choosing leaves the page: numbers of tables are then links. Undefined: this number leads nowhere. */
  address?(place: Place): string | undefined;
}

export interface Drawing {
  element: HTMLElement;
  /** Draws another selection without drawing anew. */
  select(place: Place | null): void;
  /** Draws another figure by the same look in its place; false where that takes a new drawing. */
  update?(figure: Figure, marks: Marks): boolean;
  /** When what it was asked to show stands there; what has no such promise is drawn at once. */
  drawn?(): Promise<void>;
  destroy(): void;
}

export function draw(figure: Figure, look: Look, marks: Marks): Drawing {
  // A single number is told of no record, too, and a pivot table of no level.
  const single = look.type === 'kpi';
  if (!single && isEmpty(figure)) return saying(text().empty);
  if (figure.levels.length === 0 && !single && look.type !== 'pivot') {
    return tableSaying(text().unfit, figure, marks);
  }
  const html = drawingOf(figure, look, marks);
  if (html) return html;
  const plot = plotOf(figure, look);
  if (!plot) return tableSaying(text().unfit, figure, marks);
  if (tellsNothing(plot)) return saying(text().noValues);
  const view = canvasView({ figure, plot, marks }, look);
  if (!view) return tableSaying(text().noCanvas, figure, marks);
  return {
    ...view,
    update(next, nextMarks) {
      const nextPlot = isEmpty(next) ? null : plotOf(next, look);
      if (!nextPlot || tellsNothing(nextPlot)) return false;
      view.update({ figure: next, plot: nextPlot, marks: nextMarks });
      return true;
    },
  };
}

function tellsNothing({ walk, totals }: Plot): boolean {
  if (totals === 'said') return false;
  for (let step = 0; step < walk.length; step += 1) {
    if (walk.at(step).length > 0) return false;
  }
  return true;
}

/**
 * The chart as Chart.js draws it, for pictures of a fixed size. It knows its series by a legend of its own, which
 * `draw` puts beside it as a list.
 * @returns null for looks drawn in HTML, and for a figure that the look cannot draw
 */
export function configurationOf(figure: Figure, look: Look): ChartConfiguration | null {
  if (isEmpty(figure)) return null;
  const plot = plotOf(figure, look);
  if (!plot) return null;
  const configuration = plot.configuration();
  const { options } = configuration;
  const legend = plot.legend();
  return {
    ...configuration,
    options: {
      ...options,
      plugins: {
        ...options?.plugins,
        legend: {
          ...options?.plugins?.legend,
          display: legend.length > 0,
          position: legend.length > BELOW ? 'right' : 'bottom',
          labels: {
            ...options?.plugins?.legend?.labels,
            boxWidth: 14,
            boxHeight: 12,
            padding: 8,
            // Lines are known by the shape of their points.
            usePointStyle: legend.some(({ style }) => style.line !== null),
            generateLabels: () => legend.map((item) => legendLabel(item, legend.length)),
          },
        },
        tooltip: { enabled: false },
      },
    },
  };
}

function legendLabel(
  { label, words, style: { swatch, line } }: LegendItem,
  entries: number,
): ChartLegendItem {
  return {
    text: words === '' || entries > ONE_COLUMN ? cut(label, NAME) : `${cut(label, NAME)} ${words}`,
    fillStyle: line ? swatch.colour : canvasFill(swatch),
    strokeStyle: swatch.colour,
    fontColor: INK,
    lineWidth: line ? 2 : 0,
    pointStyle: line?.point ?? 'rect',
  };
}

function isEmpty({ levels }: Figure): boolean {
  return levels.some(({ keys }) => keys.length === 0);
}

function saying(words: string): Drawing {
  const element = el('p', { class: 'kumin-drawing-empty', role: 'status' }, words);
  return { element, select: () => undefined, destroy: () => undefined };
}

function tableSaying(words: string, figure: Figure, marks: Marks): Drawing {
  const table = tableView(figure, marks);
  return {
    ...table,
    element: el('div', {}, [el('p', { class: 'kumin-drawing-note' }, words), table.element]),
  };
}
