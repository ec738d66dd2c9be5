/** A figure's table as a rectangle of cells: CSV, xlsx and the picture of a table are made from it. */
import { measureTitle } from '../../drawing/amounts';
import type { Figure } from '../../drawing/figure';
import type { Look } from '../../drawing/look';
import { sheetOf, type Sheet, type SheetHead } from '../../drawing/sheet';

/** Row by row; null is covered by a cell that began above or to the left. */
export type Grid = readonly (readonly (GridCell | null)[])[];

export interface GridCell {
  kind: SheetHead['kind'] | 'number';
  /** Of a group, or of everything. */
  total: boolean;
  /** As shown, with its unit. */
  words: string;
  /** NaN for heads, for no value, and where it is hidden. */
  number: number;
  unit: string;
  digits: number;
  rows: number;
  columns: number;
}

/** The table behind a look: level 1 in rows, level 2 in columns; a pivot's own. */
export function tableOf(figure: Figure, look: Look): Sheet {
  return look.type === 'pivot'
    ? sheetOf(figure, look.columns, look.subtotals)
    : sheetOf(figure, Math.max(0, figure.levels.length - 1), 'shown');
}

export function gridOf(figure: Figure, sheet: Sheet): Grid {
  const height = sheet.head.length + sheet.rows.length;
  const grid: (GridCell | null | undefined)[][] = Array.from({ length: height }, () => []);
  const put = (row: number, cell: GridCell): void => {
    const line = grid[row] ?? [];
    let column = 0;
    while (line[column] !== undefined) column += 1;
    for (let down = 0; down < cell.rows; down += 1) {
      for (let right = 0; right < cell.columns; right += 1) {
        const place = grid[row + down];
        if (place) place[column + right] = down === 0 && right === 0 ? cell : null;
      }
    }
  };
  sheet.head.forEach((heads, row) => heads.forEach((head) => put(row, headCell(figure, head))));
  sheet.rows.forEach(({ heads, cells, total }, index) => {
    const row = sheet.head.length + index;
    for (const head of heads) put(row, { ...headCell(figure, head), total });
    for (const { measure, place, total } of cells) {
      const { unit = '', digits = 0 } = figure.measures[measure] ?? {};
      put(row, {
        kind: 'number',
        total,
        words: figure.words(measure, place),
        number: figure.hidden(place) ? NaN : figure.value(measure, place),
        ...{ unit, digits, rows: 1, columns: 1 },
      });
    }
  });
  const width = Math.max(0, ...grid.map((line) => line.length));
  return grid.map((line) => Array.from({ length: width }, (_, column) => line[column] ?? null));
}

function headCell(figure: Figure, { text: words, rows, columns, kind }: SheetHead): GridCell {
  const unit =
    kind === 'measure' ? figure.measures.find(({ label }) => label === words)?.unit : undefined;
  return {
    ...{ kind, rows, columns, unit: '', digits: 0, number: NaN },
    total: kind === 'total',
    words: measureTitle({ label: words, unit: unit ?? '' }),
  };
}
