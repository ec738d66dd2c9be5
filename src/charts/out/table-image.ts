/** A table drawn as SVG: what looks that are no Chart.js chart (pivot, ranking, a single number) leave as a picture. */
import type { Figure } from '../../drawing/figure';
import type { Sheet } from '../../drawing/sheet';
import { framedSvg, svgElement, textWidth, type Words } from './frame';
import { gridOf, type Grid, type GridCell } from './grid';

const LETTERS = 14;
const ROW = 28;
const PADDING = 8;
const MARGIN = 20;
/** Longer words are cut, as a table of 33 centers must not become a scroll. */
const WIDEST = 260;
/** The title and the notes need some room. */
const NARROWEST = 640;
const FONT = '"Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", sans-serif';

export function tableSvg(figure: Figure, sheet: Sheet, words: Words): string {
  const table = gridOf(figure, sheet);
  const widths = columnWidths(table);
  const lefts = widths.reduce<number[]>(
    (all, width) => [...all, (all.at(-1) ?? 0) + width],
    [MARGIN],
  );
  const part = svgElement('g', {});
  table.forEach((row, top) => {
    row.forEach((cell, left) => {
      if (!cell) return;
      const x = lefts[left] ?? 0;
      const width = (lefts[left + cell.columns] ?? x) - x;
      part.append(...drawn(cell, x, top * ROW, width, cell.rows * ROW));
    });
  });
  const size = {
    width: Math.max(NARROWEST, (lefts.at(-1) ?? 0) + MARGIN),
    height: table.length * ROW + MARGIN,
  };
  return framedSvg(words, size, part);
}

function drawn(cell: GridCell, x: number, y: number, width: number, height: number): SVGElement[] {
  const isNumber = cell.kind === 'number';
  const box = svgElement('rect', {
    ...{ x, y, width, height, stroke: '#8a8f98', 'stroke-width': 1 },
    fill: isNumber ? (cell.total ? '#f3f5f8' : '#fff') : '#e6ebf2',
  });
  const text = svgElement('text', {
    x: isNumber ? x + width - PADDING : x + PADDING,
    y: y + height / 2 + LETTERS * 0.36,
    'text-anchor': isNumber ? 'end' : 'start',
    'font-size': LETTERS,
    'font-family': FONT,
    fill: '#1b1b1b',
    ...((cell.total || !isNumber) && { 'font-weight': 'bold' }),
  });
  text.textContent = fitting(cell.words, width - PADDING * 2);
  return [box, text];
}

function columnWidths(table: Grid): number[] {
  const columns = table[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) => {
    const cells = table.flatMap((row) => row[column] ?? []).filter((cell) => cell.columns === 1);
    const widest = Math.max(0, ...cells.map(({ words }) => textWidth(words, LETTERS * 1.06)));
    return Math.min(WIDEST, Math.max(48, Math.ceil(widest) + PADDING * 2));
  });
  // A head over several columns may be longer than they are together.
  for (const row of table) {
    row.forEach((cell, column) => {
      if (!cell || cell.columns === 1) return;
      const room = widths.slice(column, column + cell.columns).reduce((sum, each) => sum + each, 0);
      const wanted = Math.min(WIDEST, textWidth(cell.words, LETTERS * 1.06) + PADDING * 2);
      for (let at = column; wanted > room && at < column + cell.columns; at += 1) {
        widths[at] = (widths[at] ?? 0) + Math.ceil((wanted - room) / cell.columns);
      }
    });
  }
  return widths;
}

function fitting(words: string, room: number): string {
  if (textWidth(words, LETTERS) <= room) return words;
  const letters = [...words];
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, LETTERS) > room) letters.pop();
  return `${letters.join('')}…`;
}
