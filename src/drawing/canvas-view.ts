/**
 * A chart on a canvas whose marks are reached by mouse, finger and keyboard: the arrow keys walk them, a live line
 * says place and amount, Enter chooses. Where no canvas can be drawn it says so by returning null: show the table.
 */
import { el } from '../ui/dom';
import type { Spot, SpotWords } from './canvas-chart';
import type { Drawing, Marks } from './draw';
import { ALL, type Figure, type Place } from './figure';
import { cellsOf } from './figure-cells';
import { legendView } from './legend-view';
import type { Look } from './look';
import { text } from './messages';
import { PageCanvas } from './page-canvas';
import { keyWords, placeOf, said } from './places';
import type { Mark, Plot } from './plot';
import { walkByKeys } from './walk';

/** What stands on the canvas now. */
export interface Shown {
  figure: Figure;
  plot: Plot;
  marks: Marks;
}

export interface CanvasView extends Omit<Drawing, 'update'> {
  /** Another figure by the same look, on the same canvas: a new chart would cost several times as much. */
  update(next: Shown): void;
}

export function canvasView(first: Shown, look: Look): CanvasView | null {
  if (!el('canvas').getContext('2d')) return null;
  let shown = first;
  /** The series that is shown without the others. */
  let alone: number | null = null;
  const canvas = new PageCanvas({
    figure: cellsOf(first.figure, first.plot.levels),
    look,
    chosen: first.marks.chosen,
    alone,
    pointed: null,
  });
  const line = el('p', { class: 'kumin-chart-said', 'aria-live': 'polite' });
  const frame = el(
    'div',
    { class: 'kumin-chart-plot', tabindex: 0, role: 'application', 'aria-label': nameOf(first) },
    [canvas.element],
  );
  setLeast(canvas.element, first.plot);

  const point = (mark: Mark | undefined) =>
    canvas.change({ pointed: mark ? { ...mark, words: wordsAt(shown, mark) } : null });
  const walker = walkByKeys({
    frame,
    now: () => shown,
    isVisible: (dataset) => alone === null || alone === dataset,
    point,
    say: (words) => (line.textContent = words),
  });
  followPointer(canvas, {
    markAt: ({ dataset, index }) => shown.plot.markAt(dataset, index),
    point: (mark) => void point(mark),
    choose(mark) {
      walker.goTo(mark);
      shown.marks.choose(mark.place);
    },
  });
  const legend = legendView(first.plot.legend(), {
    alone(dataset) {
      alone = dataset ?? null;
      void canvas.change({ alone, pointed: null });
    },
    choose: (place) => shown.marks.choose(place),
  });
  return {
    element: el('div', { class: 'kumin-chart' }, [
      el('div', { class: 'kumin-chart-main' }, [frame, line]),
      legend.element,
    ]),
    update(next) {
      shown = next;
      alone = null;
      frame.setAttribute('aria-label', nameOf(next));
      setLeast(canvas.element, next.plot);
      const figure = cellsOf(next.figure, next.plot.levels);
      const change = { figure, chosen: next.marks.chosen, alone, pointed: null };
      // Totals beside a picture are those of the picture.
      void canvas.change(change).then(() => shown === next && legend.show(next.plot.legend()));
      walker.moved();
    },
    select: (place: Place | null) => void canvas.change({ chosen: place }),
    drawn: () => canvas.drawn(),
    destroy: () => canvas.destroy(),
  };
}

interface Following {
  markAt(spot: Spot): Mark | undefined;
  point(mark: Mark | undefined): void;
  choose(mark: Mark): void;
}

/** What the pointer is upon is said beside it; a press chooses it. */
function followPointer(canvas: PageCanvas, { markAt, point, choose }: Following): void {
  const { element } = canvas;
  /** The last of several questions that are under way is the one that counts. */
  let asked = 0;
  let upon: Mark | undefined;
  const under = async (event: MouseEvent): Promise<Mark | undefined> => {
    const { left, top } = element.getBoundingClientRect();
    const spot = await canvas.spotAt({ x: event.clientX - left, y: event.clientY - top });
    return spot ? markAt(spot) : undefined;
  };
  const show = (mark: Mark | undefined): void => {
    element.style.cursor = mark ? 'pointer' : 'default';
    if (mark?.dataset === upon?.dataset && mark?.index === upon?.index) return;
    upon = mark;
    point(mark);
  };
  element.addEventListener('mousemove', (event) => {
    const question = (asked += 1);
    void under(event).then((mark) => {
      if (question === asked) show(mark);
    });
  });
  element.addEventListener('mouseleave', () => {
    asked += 1;
    show(undefined);
  });
  element.addEventListener('click', (event) => {
    void under(event).then((mark) => mark && choose(mark));
  });
}

function setLeast({ style }: HTMLElement, { least }: Plot): void {
  const [minWidth, minHeight] = [`${least.width}px`, `${least.height}px`];
  if (style.minWidth !== minWidth) style.minWidth = minWidth;
  if (style.minHeight !== minHeight) style.minHeight = minHeight;
}

function nameOf({ figure }: Shown): string {
  return `${figure.title} ${text().keys}`;
}

function wordsAt({ figure, plot }: Shown, mark: Mark): SpotWords {
  const whole = placeOf(figure, mark.place[0] ?? ALL);
  return {
    title: keyWords(figure, 0, mark.place[0] ?? ALL) ?? '',
    label: said(figure, mark.measure, mark.place, plot.words(mark)),
    footer:
      plot.totals === 'none'
        ? ''
        : said(figure, mark.measure, whole, figure.words(mark.measure, whole)),
  };
}
