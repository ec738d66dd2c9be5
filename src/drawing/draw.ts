/**
 * Draws a figure by a look. Every look is one entry of `looks`; what a canvas draws is a plot, the rest are views of
 * HTML. Where no canvas can be drawn, or the figure has too few levels for its look, the table stands in its place.
 */
import './drawing.css';
import type { ChartConfiguration } from 'chart.js';
import { el } from '../ui/dom';
import { canvasView } from './canvas-view';
import type { Figure, Place } from './figure';
import type { Look } from './look';
import { drawingOf, plotOf } from './looks';
import { text } from './messages';
import { tableView } from './table-view';

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
  if (plot.walk.every((at) => at.length === 0) && plot.totals === 'none') {
    return saying(text().noValues);
  }
  return canvasView(figure, plot, marks) ?? tableSaying(text().noCanvas, figure, marks);
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
  const { configuration } = plot;
  const { options } = configuration;
  return {
    ...configuration,
    options: {
      ...options,
      responsive: false,
      plugins: {
        ...options?.plugins,
        legend: { ...options?.plugins?.legend, display: plot.legend.length > 0 },
        tooltip: { enabled: false },
      },
    },
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
