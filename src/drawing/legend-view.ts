/** The legend beside a chart stays readable at 33 series and more: all are listed with their totals, and it scrolls. */
import { drawPoint } from 'chart.js/helpers';
import { el } from '../ui/dom';
import type { Place } from './figure';
import { text } from './messages';
import { canvasFill } from './palette';
import type { LegendItem } from './plot';
import type { SeriesStyle } from './series-style';

interface Pressed {
  /** undefined: all of them. */
  alone(dataset: number | undefined): void;
  choose(place: Place): void;
}

export function legendView(items: readonly LegendItem[], pressed: Pressed): HTMLElement {
  let alone: number | undefined;
  const all = el(
    'button',
    { type: 'button', class: 'kumin-legend-all', hidden: true, onclick: () => show(undefined) },
    text().showAll,
  );
  const buttons = items.map(({ label, style, words, press }, index) =>
    el(
      'button',
      {
        type: 'button',
        class: 'kumin-legend-item',
        'aria-pressed': 'dataset' in press ? 'false' : null,
        onclick: () => {
          if ('place' in press) pressed.choose(press.place);
          else show(alone === index ? undefined : index);
        },
      },
      [
        sample(style),
        el('span', { class: 'kumin-legend-label' }, label),
        words !== '' && el('span', { class: 'kumin-legend-amount' }, words),
      ],
    ),
  );
  function show(index: number | undefined): void {
    alone = index;
    const press = index === undefined ? undefined : items[index]?.press;
    pressed.alone(press && 'dataset' in press ? press.dataset : undefined);
    buttons.forEach((button, at) => button.setAttribute('aria-pressed', String(at === index)));
    all.hidden = index === undefined;
  }
  const series = items.some(({ press }) => 'dataset' in press);
  const name = series ? text().legend : text().slices;
  return el('div', { class: 'kumin-legend', role: 'group', 'aria-label': name }, [
    all,
    el(
      'ul',
      {},
      buttons.map((button) => el('li', {}, [button])),
    ),
  ]);
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
