/**
 * A chart on a canvas whose marks are reached by mouse, finger and keyboard: the arrow keys walk them, a live line
 * says place and amount, Enter chooses. Where no canvas can be drawn it says so by returning null: show the table.
 */
import { Chart, Tooltip, type ActiveElement } from 'chart.js';
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

export function canvasView(figure: Figure, plot: Plot, marks: Marks): Drawing | null {
  const canvas = el('canvas', { 'aria-hidden': 'true' });
  if (!canvas.getContext('2d')) return null;
  const line = el('p', { class: 'kumin-chart-said', 'aria-live': 'polite' });
  const sheet = el('div', { class: 'kumin-chart-sheet' }, [canvas]);
  sheet.style.minWidth = `${plot.least.width}px`;
  sheet.style.minHeight = `${plot.least.height}px`;
  const frame = el(
    'div',
    {
      class: 'kumin-chart-plot',
      tabindex: 0,
      role: 'application',
      'aria-label': `${figure.title} ${text().keys}`,
    },
    [sheet],
  );
  let chosen = marks.chosen;
  const { configuration } = plot;
  const chart = new Chart(canvas, {
    ...configuration,
    options: withTooltip(figure, plot),
    // Chosen marks are drawn anew before numbers are written on them.
    plugins: [chosenMarks(plot, () => chosen), ...(configuration.plugins ?? [])],
  });
  const under = (event: Event): ActiveElement | undefined =>
    chart
      .getElementsAtEventForMode(event, 'nearest', { intersect: true }, false)
      .find(({ datasetIndex, index }) => plot.markAt(datasetIndex, index));
  canvas.addEventListener('click', (event) => {
    const hit = under(event);
    const mark = hit && plot.markAt(hit.datasetIndex, hit.index);
    if (mark) marks.choose(mark.place);
  });
  canvas.addEventListener('mousemove', (event) => {
    canvas.style.cursor = under(event) ? 'pointer' : 'default';
  });
  walkByKeys({
    frame,
    plot,
    chart,
    say: (words) => (line.textContent = words),
    figure,
    choose: marks.choose,
  });
  const element = el('div', { class: 'kumin-chart' }, [
    el('div', { class: 'kumin-chart-main' }, [frame, line]),
    plot.legend.length > 0 &&
      legendView(plot.legend, {
        alone: (dataset) => {
          chart.data.datasets.forEach((_, index) =>
            chart.setDatasetVisibility(index, dataset === undefined || index === dataset),
          );
          chart.update('none');
        },
        choose: marks.choose,
      }),
  ]);
  return {
    element,
    select(place: Place | null) {
      chosen = place;
      chart.draw();
    },
    destroy: () => chart.destroy(),
  };
}

function withTooltip(figure: Figure, plot: Plot): Chart['config']['options'] {
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
