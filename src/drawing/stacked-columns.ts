/**
 * A stacked column chart whose bars can be reached by mouse, finger and keyboard, with a legend beside it
 * that stays readable at 33 series and more: it lists every series with its total, zeros too, and shows
 * one alone when pressed. Where no canvas can be drawn it says so by returning null: show the table.
 */
import './drawing.css';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  Tooltip,
  type ActiveElement,
} from 'chart.js';
import { el } from '../ui/dom';
import { columnTotal, rowTotal, type TwoKeys } from './two-keys';
import { text } from './messages';
import { canvasFill, swatch } from './palette';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

export interface Drawing {
  element: HTMLElement;
  destroy(): void;
}

export function stackedColumns(figure: TwoKeys, open: (address: string) => void): Drawing | null {
  const canvas = el('canvas', { 'aria-hidden': 'true' });
  if (!canvas.getContext('2d')) return null;
  const said = el('p', { class: 'kumin-chart-said', 'aria-live': 'polite' });
  const plot = el(
    'div',
    {
      class: 'kumin-chart-plot',
      tabindex: 0,
      role: 'application',
      'aria-label': `${figure.title} ${text().keys}`,
    },
    [canvas],
  );
  const chart = drawn(canvas, figure);
  const openAt = (row: number, column: number): void => {
    const address = figure.address(row, column);
    if (address !== undefined) open(address);
  };

  canvas.addEventListener('click', (event) => {
    const [hit] = chart.getElementsAtEventForMode(event, 'nearest', { intersect: true }, false);
    if (hit) openAt(hit.datasetIndex, hit.index);
  });
  canvas.addEventListener('mousemove', (event) => {
    const hit = chart.getElementsAtEventForMode(event, 'nearest', { intersect: true }, false);
    canvas.style.cursor = hit.length > 0 ? 'pointer' : 'default';
  });
  walkByKeys(plot, chart, figure, said, openAt);

  const element = el('div', { class: 'kumin-chart' }, [
    el('div', { class: 'kumin-chart-main' }, [plot, said]),
    legend(figure, chart),
  ]);
  return { element, destroy: () => chart.destroy() };
}

function drawn(canvas: HTMLCanvasElement, figure: TwoKeys): Chart {
  const ink = '#333';
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: figure.columns.map(({ label }) => label),
      datasets: figure.rows.map(({ label, blank }, row) => ({
        label,
        data: figure.cells[row] ?? [],
        backgroundColor: canvasFill(swatch(row, blank)),
        borderColor: '#fff',
        borderWidth: { top: 1 },
        hoverBorderColor: '#111',
        hoverBorderWidth: 3,
        maxBarThickness: 48,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { color: ink } },
        y: {
          stacked: true,
          beginAtZero: true,
          suggestedMax: 5,
          ticks: { color: ink, precision: 0 },
          grid: { color: '#e3e7ec' },
        },
      },
      interaction: { mode: 'nearest', intersect: true },
      plugins: {
        tooltip: {
          callbacks: {
            title: ([item]) => item?.label ?? '',
            label: (item) => `${item.dataset.label ?? ''} ${figure.amount(Number(item.raw))}`,
            footer: ([item]) =>
              item
                ? text().columnTotal(item.label, figure.amount(columnTotal(figure, item.dataIndex)))
                : '',
          },
        },
      },
    },
  });
}

/** Left and right go through the columns, up and down through what is in one; Enter opens. */
function walkByKeys(
  plot: HTMLElement,
  chart: Chart,
  figure: TwoKeys,
  said: HTMLElement,
  openAt: (row: number, column: number) => void,
): void {
  let column = 0;
  let row: number | undefined;
  const inColumn = (): number[] =>
    figure.rows
      .map((_, index) => index)
      .filter((index) => chart.isDatasetVisible(index) && (figure.cells[index]?.[column] ?? 0) > 0);
  const show = (): void => {
    const label = figure.columns[column]?.label ?? '';
    const active: ActiveElement[] = [];
    if (row === undefined) {
      said.textContent = text().columnTotal(label, figure.amount(columnTotal(figure, column)));
    } else {
      const amount = figure.amount(figure.cells[row]?.[column] ?? 0);
      said.textContent = text().at(label, figure.rows[row]?.label ?? '', amount);
      const element = chart.getDatasetMeta(row).data[column];
      if (element) active.push({ datasetIndex: row, index: column, element });
    }
    chart.setActiveElements(active);
    chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
    chart.update('none');
  };
  plot.addEventListener('focus', show);
  plot.addEventListener('keydown', (event) => {
    const stack = inColumn();
    const at = row === undefined ? -1 : stack.indexOf(row);
    const last = figure.columns.length - 1;
    if (event.key === 'ArrowRight') column = Math.min(last, column + 1);
    else if (event.key === 'ArrowLeft') column = Math.max(0, column - 1);
    else if (event.key === 'Home') column = 0;
    else if (event.key === 'End') column = last;
    else if (event.key === 'ArrowUp') row = stack[Math.min(stack.length - 1, at + 1)];
    else if (event.key === 'ArrowDown') row = at <= 0 ? undefined : stack[at - 1];
    else if (event.key === 'Enter' && row !== undefined) openAt(row, column);
    else return;
    event.preventDefault();
    if (row !== undefined && !inColumn().includes(row)) row = inColumn()[0];
    show();
  });
}

function legend(figure: TwoKeys, chart: Chart): HTMLElement {
  let alone: number | undefined;
  const all = el(
    'button',
    { type: 'button', class: 'kumin-legend-all', hidden: true, onclick: () => choose(undefined) },
    text().showAll,
  );
  const buttons = figure.rows.map(({ label, blank }, row) =>
    el(
      'button',
      {
        type: 'button',
        class: 'kumin-legend-item',
        'aria-pressed': 'false',
        onclick: () => choose(alone === row ? undefined : row),
      },
      [
        sample(row, blank),
        el('span', { class: 'kumin-legend-label' }, label),
        el('span', { class: 'kumin-legend-amount' }, figure.amount(rowTotal(figure, row))),
      ],
    ),
  );
  function choose(row: number | undefined): void {
    alone = row;
    figure.rows.forEach((_, index) =>
      chart.setDatasetVisibility(index, row === undefined || index === row),
    );
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(index === row)));
    all.hidden = row === undefined;
    chart.update('none');
  }
  return el('div', { class: 'kumin-legend', role: 'group', 'aria-label': text().legend }, [
    all,
    el(
      'ul',
      {},
      buttons.map((button) => el('li', {}, [button])),
    ),
  ]);
}

/** The fill of the series, drawn small. */
function sample(row: number, blank: boolean): HTMLCanvasElement {
  const side = 14;
  const canvas = el('canvas', { width: side, height: side, 'aria-hidden': 'true' });
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = canvasFill(swatch(row, blank));
    context.fillRect(0, 0, side, side);
  }
  return canvas;
}
