/** Pivot table: rows and columns of several levels with their subtotals, cells shaded by their numbers. */
import type { Drawing, Marks } from './draw';
import type { Figure } from './figure';
import type { LookOf } from './plot';
import { shade, type Shade } from './shading';
import { sheetOf, type SheetCell } from './sheet';
import { sheetTable } from './sheet-table';

export function pivotView(figure: Figure, look: LookOf<'pivot'>, marks: Marks): Drawing {
  const sheet = sheetOf(figure, look.columns, look.subtotals);
  if (look.shading === 'none') return sheetTable(figure, sheet, marks);
  // Each measure by itself, and totals not at all: beside them everything would be pale.
  const ranges = figure.measures.map((_, measure) => {
    const values = sheet.rows
      .flatMap(({ cells }) => cells)
      .filter((cell) => !cell.total && cell.measure === measure)
      .map(({ place }) => figure.value(measure, place))
      .filter((value) => !isNaN(value));
    return values.reduce(
      ({ least, most }, value) => ({ least: Math.min(least, value), most: Math.max(most, value) }),
      { least: Infinity, most: -Infinity },
    );
  });
  const shadeOf = ({ place, measure, total }: SheetCell): Shade | null => {
    const range = ranges[measure];
    return total || !range ? null : shade(figure.value(measure, place), range.least, range.most);
  };
  return sheetTable(figure, sheet, marks, shadeOf);
}
