/**
 * Rows of a file as records to add or update. A record is one row, or with a column of start marks all rows from one
 * mark to the next; its own fields are read from its first row, tables from all. Pure.
 */
import type { GivenRecord } from '../records/save';
import { valueOf } from './cells';
import { START_MARK, type Column } from './columns';

/** What a column of the file means: a field, the start marks, or nothing. */
export type Meaning = Column | 'start' | undefined;

export interface ReadRecord {
  /** Line of the file at which it begins, counted from 1 in rows, the headings included. */
  line: number;
  /** The record's rows as they stand in the file. */
  rows: string[][];
  given: GivenRecord;
}

export function readRecords(
  rows: readonly string[][],
  meanings: readonly Meaning[],
  { firstLine, timezone }: { firstLine: number; timezone: string },
): ReadRecord[] {
  const start = meanings.indexOf('start');
  const groups: { line: number; rows: string[][] }[] = [];
  rows.forEach((row, index) => {
    const open = groups.at(-1);
    if (start === -1 || row[start]?.trim() === START_MARK || !open) {
      groups.push({ line: firstLine + index, rows: [row] });
    } else open.rows.push(row);
  });
  return groups.map((group) => ({ ...group, given: recordOf(group.rows, meanings, timezone) }));
}

function recordOf(
  rows: readonly string[][],
  meanings: readonly Meaning[],
  timezone: string,
): GivenRecord {
  const given: GivenRecord = {};
  const tables = new Map<string, [number, Column][]>();
  meanings.forEach((meaning, index) => {
    if (meaning === undefined || meaning === 'start') return;
    const { field, table } = meaning;
    if (table === undefined) {
      given[field.code] = { value: valueOf(field, rows[0]?.[index] ?? '', timezone) };
    } else tables.set(table, [...(tables.get(table) ?? []), [index, meaning]]);
  });
  for (const [table, columns] of tables) {
    // The table that is shorter than its neighbour leaves its cells empty.
    const filled = rows.filter((row) => columns.some(([index]) => (row[index] ?? '') !== ''));
    given[table] = {
      value: filled.map((row) => ({
        value: Object.fromEntries(
          columns.map(([index, { field }]) => [
            field.code,
            { value: valueOf(field, row[index] ?? '', timezone) },
          ]),
        ),
      })),
    };
  }
  return given;
}
