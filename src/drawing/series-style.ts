/** How the series of a chart are told apart: by colour, and by pattern, dash and shape for who sees no colour. */
import type { PointStyle } from 'chart.js';
import { swatch, type Swatch } from './palette';

export interface SeriesStyle {
  swatch: Swatch;
  /** Lines have these instead of a pattern. */
  line: { dash: number[]; point: PointStyle } | null;
}

/** In CSS pixels: drawn, left out, drawn… */
const dashes = [[], [7, 3], [2, 3], [10, 3, 2, 3]];
/** Seven shapes to ten colours and four dashes: no two of the first 140 lines are alike. */
const points: PointStyle[] = [
  'circle',
  'rect',
  'triangle',
  'rectRot',
  'star',
  'crossRot',
  'rectRounded',
];

export function fillStyle(index: number, unset: boolean): SeriesStyle {
  return { swatch: swatch(index, unset), line: null };
}

export function lineStyle(index: number, unset: boolean): SeriesStyle {
  return {
    swatch: swatch(index, unset),
    line: {
      dash: dashes[index % dashes.length] ?? [],
      point: points[index % points.length] ?? 'circle',
    },
  };
}

export function sameStyle(one: SeriesStyle, other: SeriesStyle): boolean {
  return (
    one.swatch.colour === other.swatch.colour &&
    one.swatch.pattern === other.swatch.pattern &&
    one.line?.point === other.line?.point &&
    // The lists themselves: each dash is one of those above.
    one.line?.dash === other.line?.dash
  );
}
