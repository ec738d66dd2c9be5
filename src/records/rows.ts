/** What is grouped and measured: the records of a table, or the rows of one of its subtables. */
import {
  NO_DAY,
  UNSET,
  type Column,
  type Columns,
  type RecordTable,
  type SubtableRows,
} from './table';

export interface Rows {
  are: 'records' | 'subtable';
  length: number;
  /** @throws RangeError when there is no such field among them */
  column(code: string): Column;
  /** Index of the record that a row belongs to. */
  recordOf(row: number): number;
}

export function recordRows(table: RecordTable): Rows {
  const { length } = table.ids;
  return {
    are: 'records',
    length,
    column: (code) => columnIn(table.columns, code),
    recordOf: (row) => row,
  };
}

/** Rows of a subtable. A field of the record itself counts for each of its rows. @throws RangeError */
export function subtableRows(table: RecordTable, code: string): Rows {
  const rows: SubtableRows | undefined = table.subtables[code];
  if (!rows) throw new RangeError(`no subtable ${code}`);
  const { parents } = rows;
  const gathered = new Map<string, Column>();
  return {
    are: 'subtable',
    length: parents.length,
    column(field) {
      if (rows.columns[field]) return rows.columns[field];
      let column = gathered.get(field);
      if (!column)
        gathered.set(field, (column = columnAt(columnIn(table.columns, field), parents)));
      return column;
    },
    recordOf: (row) => parents[row] ?? UNSET,
  };
}

/** @throws RangeError when there is no such field */
export function columnIn(columns: Columns, code: string): Column {
  const column = columns[code];
  if (!column) throw new RangeError(`no field ${code}`);
  return column;
}

/** The values of `column` at these rows, unset at a row that is UNSET. */
export function columnAt(column: Column, rows: Int32Array): Column {
  const { length } = rows;
  switch (column.kind) {
    case 'word':
      return { ...column, codes: picked(column.codes, rows, new Int32Array(length), UNSET) };
    case 'words':
      return wordsAt(column, rows);
    case 'number':
    case 'instant':
      return { ...column, values: picked(column.values, rows, new Float64Array(length), NaN) };
    case 'day':
      return { ...column, values: picked(column.values, rows, new Int32Array(length), NO_DAY) };
    case 'time':
      return { ...column, values: picked(column.values, rows, new Int32Array(length), UNSET) };
  }
}

function picked<Values extends Int32Array | Float64Array>(
  from: Values,
  rows: Int32Array,
  into: Values,
  unset: number,
): Values {
  for (let row = 0; row < rows.length; row += 1) into[row] = from[rows[row] ?? UNSET] ?? unset;
  return into;
}

function wordsAt(column: Column & { kind: 'words' }, rows: Int32Array): Column {
  const starts = new Int32Array(rows.length + 1);
  const codes: number[] = [];
  rows.forEach((row, index) => {
    const here =
      row === UNSET ? [] : column.codes.subarray(column.starts[row], column.starts[row + 1]);
    for (const code of here) codes.push(code);
    starts[index + 1] = codes.length;
  });
  return { ...column, starts, codes: Int32Array.from(codes) };
}
