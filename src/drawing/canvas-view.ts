/**
 * A chart on a canvas whose marks are reached by mouse, finger and keyboard: the arrow keys walk them, a live line
 * says place and amount, Enter chooses. Where no canvas can be drawn it says so by returning null: show the table.
 */
import { Chart, Tooltip, type ActiveElement, type ChartConfiguration } from 'chart.js';
import { el } from '../ui/dom';
import { chosenMarks } from './chosen';
import type { Drawing, Marks } from './draw';
import { ALL, type Figure, type Place } from './figure';
import { legendView } from './legend-view';
import { text } from './messages';
import { keyWords, placeOf, said } from './places';
import type { Mark, Plot } from './plot';
import { walkByKeys } from './walk';

Chart.register(Tooltip);

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

export function canvasView(first: Shown): CanvasView | null {
  const canvas = el('canvas', { 'aria-hidden': 'true' });
  if (!canvas.getContext('2d')) return null;
  let shown = first;
  let { chosen } = first.marks;
  const now = (): Shown => shown;
  const line = el('p', { class: 'kumin-chart-said', 'aria-live': 'polite' });
  const sheet = el('div', { class: 'kumin-chart-sheet' }, [canvas]);
  const frame = el(
    'div',
    { class: 'kumin-chart-plot', tabindex: 0, role: 'application', 'aria-label': nameOf(first) },
    [sheet],
  );
  const configuration = configurationOf(first, () => chosen);
  setLeast(sheet, first.plot);
  const chart = new Chart(canvas, configuration);
  const under = (event: Event): Mark | undefined =>
    chart
      .getElementsAtEventForMode(event, 'nearest', { intersect: true }, false)
      .flatMap(({ datasetIndex, index }) => shown.plot.markAt(datasetIndex, index) ?? [])[0];
  canvas.addEventListener('click', (event) => {
    const mark = under(event);
    if (mark) shown.marks.choose(mark.place);
  });
  canvas.addEventListener('mousemove', (event) => {
    canvas.style.cursor = under(event) ? 'pointer' : 'default';
  });
  const walker = walkByKeys({ frame, chart, now, say: (words) => (line.textContent = words) });
  const alone = (dataset: number | undefined): void =>
    chart.data.datasets.forEach((_, index) =>
      chart.setDatasetVisibility(index, dataset === undefined || index === dataset),
    );
  const legend = legendView(first.plot.legend, {
    alone(dataset) {
      alone(dataset);
      chart.update('none');
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
      ({ chosen } = next.marks);
      frame.setAttribute('aria-label', nameOf(next));
      legend.show(next.plot.legend);
      const { data, options, plugins } = configurationOf(next, () => chosen);
      const none: ActiveElement[] = [];
      chart.setActiveElements(none);
      chart.tooltip?.setActiveElements(none, { x: 0, y: 0 });
      chart.data.labels = data.labels;
      chart.data.datasets = sameSets(chart.data.datasets, data.datasets);
      alone(undefined);
      chart.options = options ?? {};
      // Chart.js reads this list at each update.
      configuration.plugins?.splice(0, Infinity, ...(plugins ?? []));
      if (setLeast(sheet, next.plot)) chart.resize();
      chart.update('none');
      walker.moved();
    },
    select(place: Place | null) {
      chosen = place;
      chart.draw();
    },
    destroy: () => chart.destroy(),
  };
}

function configurationOf(shown: Shown, chosen: () => Place | null): ChartConfiguration {
  const { configuration } = shown.plot;
  return {
    ...configuration,
    options: withTooltip(shown) ?? {},
    // Chosen marks are drawn anew before numbers are written on them.
    plugins: [chosenMarks(shown.plot, chosen), ...(configuration.plugins ?? [])],
  };
}

type Sets = ChartConfiguration['data']['datasets'];

/** Chart.js knows a series by its object, and keeps what it made for it. */
function sameSets(former: Sets, next: Sets): Sets {
  return next.map((set, index) => {
    const known = former[index];
    if (!known) return set;
    for (const name of Object.keys(known)) {
      if (!(name in set)) Reflect.deleteProperty(known, name);
    }
    return Object.assign(known, set);
  });
}

/** @returns whether it changed */
function setLeast({ style }: HTMLElement, { least }: Plot): boolean {
  const [minWidth, minHeight] = [`${least.width}px`, `${least.height}px`];
  if (style.minWidth === minWidth && style.minHeight === minHeight) return false;
  Object.assign(style, { minWidth, minHeight });
  return true;
}

function nameOf({ figure }: Shown): string {
  return `${figure.title} ${text().keys}`;
}

function withTooltip({ figure, plot }: Shown): ChartConfiguration['options'] {
  const { options } = plot.configuration;
  const markOf = (
    item: { datasetIndex: number; dataIndex: number } | undefined,
  ): Mark | undefined => item && plot.markAt(item.datasetIndex, item.dataIndex);
  const words = (mark: Mark): string => said(figure, mark.measure, mark.place, plot.words(mark));
  return {
    ...options,
    plugins: {
      ...options?.plugins,
      tooltip: {
        ...options?.plugins?.tooltip,
        filter: (item) => markOf(item) !== undefined,
        displayColors: false,
        callbacks: {
          title: ([item]) => {
            const mark = markOf(item);
            return (mark && keyWords(figure, 0, mark.place[0] ?? ALL)) ?? '';
          },
          label: (item) => {
            const mark = markOf(item);
            return mark ? words(mark) : '';
          },
          footer: ([item]) => {
            const mark = markOf(item);
            if (!mark || plot.totals === 'none') return '';
            const whole = placeOf(figure, mark.place[0] ?? ALL);
            return said(figure, mark.measure, whole, figure.words(mark.measure, whole));
          },
        },
      },
    },
  };
}
