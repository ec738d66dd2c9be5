/** What a drawing of two keys shows, already in words: the chart and the table are drawn from the same. */
export interface TwoKeys {
  title: string;
  /** Heading of the rows, e.g. 分野. */
  rowHeading: string;
  rows: { label: string; blank: boolean }[];
  columns: { label: string }[];
  /** `cells[row][column]` */
  cells: number[][];
  /** An amount with its unit: `12件`. */
  amount(value: number): string;
  /** Address of the records behind a cell; null for a row or column means all of them. Undefined: no link. */
  address(row: number | null, column: number | null): string | undefined;
}

export function rowTotal(figure: TwoKeys, row: number): number {
  return (figure.cells[row] ?? []).reduce((sum, value) => sum + value, 0);
}

export function columnTotal(figure: TwoKeys, column: number): number {
  return figure.cells.reduce((sum, line) => sum + (line[column] ?? 0), 0);
}

export function total(figure: TwoKeys): number {
  return figure.rows.reduce((sum, _, row) => sum + rowTotal(figure, row), 0);
}
