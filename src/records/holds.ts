/** Whether a reading brings anything new: most that a sync reads are the records of the overlap, which are kept already. */
import { placeOf } from './assemble';
import { UNSET, type Column, type Columns, type RecordTable } from './table';

/**
 * @param changed of the same fields as `table`
 * @returns whether every row of `changed` stands in `table` just so; false in doubt, where a value could not be read
 */
export function holds(table: RecordTable, changed: RecordTable): boolean {
  if (Object.keys(changed.unreadable).length > 0) return false;
  return changed.ids.every((id, row) => {
    const place = placeOf(table.ids, id);
    return (
      table.ids[place] === id &&
      sameCells(table.columns, place, changed.columns, row) &&
      Object.entries(changed.subtables).every(([code, { parents, columns }]) => {
        const known = table.subtables[code];
        return (
          known !== undefined &&
          sameStretch(
            { columns: known.columns, ...stretch(known.parents, place) },
            { columns, ...stretch(parents, row) },
          )
        );
      })
    );
  });
}

interface SubtableStretch {
  columns: Columns;
  start: number;
  end: number;
}

/** The rows of a subtable that are of one record. */
function stretch(parents: Int32Array, record: number): { start: number; end: number } {
  return { start: placeOf(parents, record), end: placeOf(parents, record + 1) };
}

function sameStretch(a: SubtableStretch, b: SubtableStretch): boolean {
  if (a.end - a.start !== b.end - b.start) return false;
  for (let row = 0; row < a.end - a.start; row += 1) {
    if (!sameCells(a.columns, a.start + row, b.columns, b.start + row)) return false;
  }
  return true;
}

function sameCells(known: Columns, place: number, changed: Columns, row: number): boolean {
  return Object.entries(changed).every(([code, column]) => {
    const other = known[code];
    return other !== undefined && sameCell(other, place, column, row);
  });
}

function sameCell(known: Column, place: number, changed: Column, row: number): boolean {
  if (known.kind === 'word' || known.kind === 'words') {
    if (changed.kind !== 'word' && changed.kind !== 'words') return false;
    const [before, now] = [wordsAt(known, place), wordsAt(changed, row)];
    return before.length === now.length && before.every((word, index) => word === now[index]);
  }
  return (
    changed.kind === known.kind &&
    // As unset numbers and instants are NaN.
    Object.is(known.values[place], changed.values[row])
  );
}

/** Each word with what it is shown as: a person may be named anew. */
function wordsAt(column: Extract<Column, { words: readonly string[] }>, row: number): string[] {
  const { codes, words, labels } = column;
  const [start, end] =
    column.kind === 'word'
      ? [row, row + 1]
      : [column.starts[row] ?? 0, column.starts[row + 1] ?? 0];
  return [...codes.subarray(start, end)]
    .filter((code) => code !== UNSET)
    .flatMap((code) => {
      const word = words[code] ?? '';
      return [word, labels?.[code] ?? word];
    });
}
