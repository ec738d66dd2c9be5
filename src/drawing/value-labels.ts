/** Numbers written on the marks of a chart where there is room, so that nobody has to measure by the axis. */
import type { Chart, Plugin } from 'chart.js';
import { FONT } from './axes';

const SIZE = 11;
const GAP = 3;
/** Half the size of a point, which has no width of its own. */
const POINT = 5;

export interface MarkLabels {
  /** '' writes nothing. */
  text(dataset: number, index: number): string;
  /** Beyond the end of a bar, or in the middle of a part of a stack. */
  at: 'end' | 'middle';
  along: 'x' | 'y';
}

/** A label is left out when it would touch another or leave the chart. */
export function markLabels({ text, at, along }: MarkLabels): Plugin {
  return {
    id: 'kuminMarkLabels',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = `${SIZE}px ${FONT}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      const taken: Box[] = [];
      for (const { dataset, index, box, negative } of bars(chart, along)) {
        const words = text(dataset, index);
        if (words === '') continue;
        const width = ctx.measureText(words).width;
        const place = at === 'middle' ? middle(box, width) : beyond(box, width, along, negative);
        if (!place) continue;
        if (place.left < 0 || place.right > chart.width) continue;
        if (place.top < 0 || place.bottom > chart.height) continue;
        if (taken.some((other) => overlaps(place, other))) continue;
        taken.push(place);
        write(ctx, words, (place.left + place.right) / 2, (place.top + place.bottom) / 2);
      }
      ctx.restore();
    },
  };
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** Dark on a white edge: readable on every fill and pattern. */
export function write(
  ctx: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  ink = '#222',
): void {
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = '#fff';
  ctx.strokeText(words, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(words, x, y);
}

interface DrawnBar {
  dataset: number;
  index: number;
  box: Box;
  negative: boolean;
}

function* bars(chart: Chart, along: 'x' | 'y'): Generator<DrawnBar> {
  for (const meta of chart.getSortedVisibleDatasetMetas()) {
    for (const [index, element] of meta.data.entries()) {
      const { x, y, base, width, height } = element.getProps(
        ['x', 'y', 'base', 'width', 'height'],
        true,
      ) as unknown as Record<'x' | 'y' | 'base' | 'width' | 'height', number | undefined>;
      if (x === undefined || y === undefined) continue;
      // A point of a line has no base: it is a bar of no size. No value stands at the axis.
      const foot =
        along === 'x' ? (isNaN(base ?? y) ? y : (base ?? y)) : isNaN(base ?? x) ? x : (base ?? x);
      if (isNaN(x) || isNaN(y)) continue;
      const thick = (along === 'x' ? width : height) ?? 0;
      const half = thick === 0 ? POINT : thick / 2;
      const end = thick === 0 ? POINT : 0;
      const [side, size] = along === 'x' ? [x, y] : [y, x];
      const [near, far] = [Math.min(size, foot) - end, Math.max(size, foot) + end];
      const box =
        along === 'x'
          ? { left: side - half, right: side + half, top: near, bottom: far }
          : { left: near, right: far, top: side - half, bottom: side + half };
      yield { dataset: meta.index, index, box, negative: along === 'x' ? y > foot : x < foot };
    }
  }
}

function middle(box: Box, width: number): Box | null {
  if (box.right - box.left < width + 2 || box.bottom - box.top < SIZE + 2) return null;
  return around((box.left + box.right) / 2, (box.top + box.bottom) / 2, width);
}

function beyond(box: Box, width: number, along: 'x' | 'y', negative: boolean): Box {
  const half = SIZE / 2 + GAP;
  if (along === 'x') {
    const y = negative ? box.bottom + half : box.top - half;
    return around((box.left + box.right) / 2, y, width);
  }
  const x = negative ? box.left - width / 2 - GAP : box.right + width / 2 + GAP;
  return around(x, (box.top + box.bottom) / 2, width);
}

function around(x: number, y: number, width: number): Box {
  return {
    left: x - width / 2,
    right: x + width / 2,
    top: y - SIZE / 2 - 1,
    bottom: y + SIZE / 2 + 1,
  };
}
