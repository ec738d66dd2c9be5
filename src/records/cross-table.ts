/** Counting or adding up records by two keys at once. Zeros are kept and blanks are counted: no record vanishes. */

/** null stands for 未入力. */
export type Key = string | null;

export interface CrossTable {
  rows: Key[];
  columns: Key[];
  /** `cells[row][column]` */
  cells: number[][];
  rowTotals: number[];
  columnTotals: number[];
  total: number;
}

export interface Entry {
  row: Key;
  column: Key;
  /** 1 to count records, or the amount to add up. */
  amount: number;
}

/**
 * Rows and columns come in the order given, also those without a record. Keys met beyond them (a choice
 * removed from the form) follow in the order met, and 未入力 comes last, only if there is one.
 */
export function crossTable(entries: Entry[], rows: string[], columns: string[]): CrossTable {
  const allRows = withMet(
    rows,
    entries.map(({ row }) => row),
  );
  const allColumns = withMet(
    columns,
    entries.map(({ column }) => column),
  );
  const rowAt = new Map(allRows.map((key, index) => [key, index]));
  const columnAt = new Map(allColumns.map((key, index) => [key, index]));
  const cells = allRows.map(() => allColumns.map(() => 0));
  for (const { row, column, amount } of entries) {
    const line = cells[rowAt.get(row) ?? -1];
    const at = columnAt.get(column);
    if (line && at !== undefined) line[at] = (line[at] ?? 0) + amount;
  }
  const rowTotals = cells.map((line) => sum(line));
  return {
    rows: allRows,
    columns: allColumns,
    cells,
    rowTotals,
    columnTotals: allColumns.map((_, column) => sum(cells.map((line) => line[column] ?? 0))),
    total: sum(rowTotals),
  };
}

function withMet(known: string[], met: Key[]): Key[] {
  const keys = new Set<Key>(known);
  for (const key of met) if (key !== null) keys.add(key);
  if (met.includes(null)) keys.add(null);
  return [...keys];
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
