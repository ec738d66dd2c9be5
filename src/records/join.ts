/**
 * Rows of one app with the fields of another, found by a key: voices with the population of their area. Each row
 * stays one row, whatever the other app holds, so that no count changes by joining.
 */
import { columnAt, columnIn, type Rows } from './rows';
import { UNSET, type Column, type RecordTable } from './table';

export interface Join {
  /** Field of the rows whose word is looked for. */
  field: string;
  table: RecordTable;
  /** Field of `table` that holds the word; where several records hold it, the first by `$id` counts. */
  key: string;
  /** The other app's fields are called `prefix.field code`. A field code holds no full stop (kintone). */
  prefix: string;
}

export interface Joined {
  rows: Rows;
  /** Words of rows that no record of the other app holds. */
  unmatched: readonly string[];
  /** Words of rows that several records of the other app hold. */
  ambiguous: readonly string[];
  /** Of the other app's records, by row, 1 for those that can be found: the first of each word. */
  firsts: Uint8Array;
}

/** @throws TypeError when one of the two fields does not hold one word; RangeError when it is not there */
export function joinedRows(rows: Rows, { field, table, key, prefix }: Join): Joined {
  const words = wordsOf(rows.column(field), field);
  const others = wordsOf(columnIn(table.columns, key), key);
  const first = new Map<string, number>();
  const ambiguous = new Set<string>();
  others.codes.forEach((code, row) => {
    const word = others.words[code];
    if (word === undefined) return;
    if (first.has(word)) ambiguous.add(word);
    else first.set(word, row);
  });
  const firsts = new Uint8Array(table.ids.length);
  for (const row of first.values()) firsts[row] = 1;
  const rowOfWord = words.words.map((word) => first.get(word) ?? UNSET);
  const found = Int32Array.from(words.codes, (code) => rowOfWord[code] ?? UNSET);
  const gathered = new Map<string, Column>();
  const start = `${prefix}.`;
  return {
    rows: {
      ...rows,
      column(code) {
        if (!code.startsWith(start)) return rows.column(code);
        let column = gathered.get(code);
        if (!column) {
          column = columnAt(columnIn(table.columns, code.slice(start.length)), found);
          gathered.set(code, column);
        }
        return column;
      },
    },
    unmatched: words.words.filter((_, code) => rowOfWord[code] === UNSET),
    ambiguous: words.words.filter((word) => ambiguous.has(word)),
    firsts,
  };
}

function wordsOf(column: Column, field: string): Column & { kind: 'word' } {
  if (column.kind !== 'word') throw new TypeError(`${field} does not hold one word`);
  return column;
}
