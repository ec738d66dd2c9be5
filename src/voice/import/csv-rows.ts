/**
 * Reads CSV as spreadsheets write it (RFC 4180): quoted cells hold commas, quotes and line breaks; lines end in CR LF,
 * LF or CR. What is no error to a spreadsheet is none here: a quote inside a cell that did not begin with one is text.
 */

export type Delimiter = ',' | '\t' | ';';

/** How the reading ended: `unclosed` is the row (from 1) whose quoted cell never ends. */
export interface CsvEnd {
  unclosed?: number;
}

/** The one that stands most often outside quotes in the first lines; a comma where none does. */
export function delimiterOf(text: string): Delimiter {
  const head = text.slice(0, HEAD).replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** One row at a time, so that a long file can be read in slices. Blank lines are rows of one empty cell. */
export function* csvRows(text: string, delimiter: Delimiter): Generator<string[], CsvEnd> {
  const separator = new RegExp(`[${delimiter}\r\n]`, 'g');
  let at = 0;
  let count = 0;
  while (at < text.length) {
    const row: string[] = [];
    count += 1;
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        const quoted = quotedCell(text, at);
        if (!quoted) return { unclosed: count };
        cell = quoted.cell;
        at = quoted.end;
      }
      separator.lastIndex = at;
      const end = separator.exec(text)?.index ?? text.length;
      row.push(cell + text.slice(at, end));
      at = end + 1;
      if (text[end] !== delimiter) {
        if (text[end] === '\r' && text[at] === '\n') at += 1;
        break;
      }
    }
    yield row;
  }
  return {};
}

/** Characters at the head by which the delimiter is told. */
const HEAD = 20_000;
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];

/** @param start of the opening quote @returns the cell, and where it goes on behind the closing quote */
function quotedCell(text: string, start: number): { cell: string; end: number } | undefined {
  let from = start + 1;
  let cell = '';
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { cell: cell.replace(/\r\n?/g, '\n'), end: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}
