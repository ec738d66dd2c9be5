/** The legend beside a chart stays readable at 33 series and more: all are listed with their totals, and it scrolls. */
import { drawPoint } from 'chart.js/helpers';
import { el, fill } from '../ui/dom';
import type { Place } from './figure';
import { text } from './messages';
import { canvasFill } from './palette';
import type { LegendItem } from './plot';
import { sameStyle, type SeriesStyle } from './series-style';

const FEW = 3;

interface Pressed {
  /** undefined: all of them. */
  alone(dataset: number | undefined): void;
  choose(place: Place): void;
}

export interface LegendView {
  element: HTMLElement;
  /** Those of another figure; all series are shown again. */
  show(items: readonly LegendItem[]): void;
}

/** One entry. Its sample stays as long as the series at its place looks the same. */
interface Entry {
  button: HTMLButtonElement;
  label: HTMLElement;
  amount: HTMLElement;
  item: LegendItem;
}

export function legendView(first: readonly LegendItem[], pressed: Pressed): LegendView {
  let alone: number | undefined;
  let entries: Entry[] = [];
  const all = el(
    'button',
    {
      type: 'button',
      class: 'kumin-legend-all',
      onclick: () => {
        mark(undefined);
        pressed.alone(undefined);
      },
    },
    text().showAll,
  );
  const list = el('ul');
  const element = el('div', { role: 'group' }, [all, list]);

  function entryOf(item: LegendItem, index: number): Entry {
    const label = el('span', { class: 'kumin-legend-label' });
    const amount = el('span', { class: 'kumin-legend-amount' });
    const button = el(
      'button',
      {
        type: 'button',
        class: 'kumin-legend-item',
        onclick: () => {
          const { press } = entries[index]?.item ?? item;
          if ('place' in press) return pressed.choose(press.place);
          mark(alone === index ? undefined : index);
          pressed.alone(alone === undefined ? undefined : press.dataset);
        },
      },
      [sample(item.style), label, amount],
    );
    return { button, label, amount, item };
  }

  function mark(index: number | undefined): void {
    alone = index;
    for (const [at, { button, item }] of entries.entries()) {
      if ('dataset' in item.press) button.setAttribute('aria-pressed', String(at === index));
    }
    all.hidden = index === undefined;
  }

  function show(items: readonly LegendItem[]): void {
    const former = entries;
    entries = items.map((item, index) => {
      const known = former[index];
      return known && sameLook(known.item, item) ? { ...known, item } : entryOf(item, index);
    });
    for (const { label, amount, item } of entries) {
      label.textContent = item.label;
      amount.textContent = item.words;
      amount.hidden = item.words === '';
    }
    const isSame =
      former.length === entries.length &&
      entries.every(({ button }, index) => button === former[index]?.button);
    if (!isSame) {
      fill(
        list,
        entries.map(({ button }) => el('li', {}, [button])),
      );
    }
    const series = items.some(({ press }) => 'dataset' in press);
    // Two or three stand in a line below, and leave the width to the chart.
    element.className =
      series && items.length <= FEW ? 'kumin-legend kumin-legend-few' : 'kumin-legend';
    element.setAttribute('aria-label', series ? text().legend : text().slices);
    element.hidden = items.length === 0;
    mark(undefined);
  }

  show(first);
  return { element, show };
}

function sameLook(one: LegendItem, other: LegendItem): boolean {
  return 'dataset' in one.press === 'dataset' in other.press && sameStyle(one.style, other.style);
}

/** The fill of a series, or its line with its point, drawn small. */
function sample({ swatch, line }: SeriesStyle): HTMLCanvasElement {
  const height = 14;
  const width = line ? 30 : height;
  // Drawn at twice its size, for screens that show more than one dot to a pixel.
  const canvas = el('canvas', { width: width * 2, height: height * 2, 'aria-hidden': 'true' });
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.scale(2, 2);
  context.fillStyle = line ? swatch.colour : canvasFill(swatch);
  if (!line) {
    context.fillRect(0, 0, width, height);
    return canvas;
  }
  context.strokeStyle = swatch.colour;
  context.lineWidth = 2;
  context.setLineDash(line.dash);
  context.beginPath();
  context.moveTo(0, height / 2);
  context.lineTo(width, height / 2);
  context.stroke();
  context.setLineDash([]);
  drawPoint(context, { pointStyle: line.point, radius: 4, borderWidth: 2 }, width / 2, height / 2);
  return canvas;
}
