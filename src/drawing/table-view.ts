/** The numbers of a figure as a table: what a screen reader reads, and what anyone checks a chart by. */
import './drawing.css';
import type { Drawing, Marks } from './draw';
import type { Figure } from './figure';
import { sheetOf } from './sheet';
import { sheetTable } from './sheet-table';

/** The last of several levels is the columns. */
export function tableView(figure: Figure, marks: Marks): Drawing {
  return sheetTable(figure, sheetOf(figure, figure.levels.length > 1 ? 1 : 0, 'shown'), marks);
}
