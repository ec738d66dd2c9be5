/**
 * Records as rows of cells. With columns of a table a record takes as many rows as its longest table: its own
 * fields stand in each of them, and the first has `*` in the leading column レコードの開始行, as in kintone's files
 * and those of cli-kintone. Pure.
 */
import { cellOf } from './cells';
import { START_MARK, type Column } from './columns';

export type ShownValues = Record<string, { value: unknown } | undefined>;

interface ShownRow {
  value: ShownValues;
}

export function hasTable(columns: readonly Column[]): boolean {
  return columns.some(({ table }) => table !== undefined);
}

/** The first line of a file. */
export function headings(
  columns: readonly Column[],
  start: string,
  nameOf: (column: Column) => string,
): string[] {
  const names = columns.map(nameOf);
  return hasTable(columns) ? [start, ...names] : names;
}

export function rowsOfRecord(
  record: ShownValues,
  columns: readonly Column[],
  timezone: string,
): string[][] {
  const tables = new Map<string, ShownRow[]>();
  for (const { table } of columns) {
    if (table !== undefined) tables.set(table, (record[table]?.value ?? []) as ShownRow[]);
  }
  const cell = ({ field, table }: Column, index: number): string => {
    const values = table === undefined ? record : tables.get(table)?.[index]?.value;
    return values ? cellOf(field, values[field.code]?.value, timezone) : '';
  };
  if (tables.size === 0) return [columns.map((column) => cell(column, 0))];
  const height = Math.max(1, ...[...tables.values()].map((rows) => rows.length));
  return Array.from({ length: height }, (_none, index) => [
    index === 0 ? START_MARK : '',
    ...columns.map((column) => cell(column, index)),
  ]);
}
