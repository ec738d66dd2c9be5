/** The table of a figure as files. Each holds what was shown, and below it what it rests on. */
import type { Figure } from '../../drawing/figure';
import type { Sheet } from '../../drawing/sheet';
import { toCp932 } from '../../text/cp932';
import { BOM, csvText, type Cell } from '../../text/csv';
import { notes, type BasisOf } from '../basis';
import { gridOf, type Grid, type GridCell } from './grid';

export interface CsvFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** Characters that the charset lacks. */
  lost: string[];
}

/**
 * Every row stands by itself: a head that takes several cells is in each of them. Numbers are plain (no commas and no
 * units), so that a spreadsheet can reckon with them. The title and the notes follow the table after an empty line.
 * @param figure already masked where it must be
 */
export function csvFile(
  figure: Figure,
  sheet: Sheet,
  of: BasisOf,
  charset: 'utf-8' | 'cp932',
): CsvFile {
  const rows: Cell[][] = [
    ...csvRows(gridOf(figure, sheet)),
    [],
    [figure.title],
    ...notes(of).map((note) => [note]),
  ];
  const text = csvText(rows);
  if (charset === 'utf-8') return { bytes: new TextEncoder().encode(BOM + text), lost: [] };
  const { bytes, lost } = toCp932(text);
  return { bytes: Uint8Array.from(bytes), lost };
}

export function csvRows(grid: Grid): Cell[][] {
  return spread(grid).map((row) => row.map((cell) => (cell ? cellOf(cell) : '')));
}

function cellOf({ number, digits, words }: GridCell): Cell {
  return Number.isNaN(number) ? words : Number(number.toFixed(digits));
}

/** Every covered cell is the one that covers it. */
function spread(grid: Grid): (GridCell | undefined)[][] {
  const full: (GridCell | undefined)[][] = grid.map(() => []);
  grid.forEach((row, top) => {
    row.forEach((cell, left) => {
      if (!cell) return;
      for (let down = 0; down < cell.rows; down += 1) {
        for (let right = 0; right < cell.columns; right += 1) {
          const line = full[top + down];
          if (line) line[left + right] = cell;
        }
      }
    });
  });
  return full;
}
