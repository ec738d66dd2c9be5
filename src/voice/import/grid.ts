/** What a file holds as rows and columns, where its heading stands, and the table below that. */

export interface Grid {
  /** Row 1 of the spreadsheet first; short rows end early. */
  rows: string[][];
  merges: Merge[];
}

/** Cells that are one, from 0, both ends included; only the first holds the value. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Rows of the heading as a spreadsheet numbers them, both included; 0 to 0 where there is none. */
export interface Heading {
  from: number;
  to: number;
}

export interface Table {
  columns: string[];
  rows: TableRow[];
}

export interface TableRow {
  /** As the spreadsheet numbers it. */
  number: number;
  cells: string[];
}

/** Rows among which the heading is looked for. */
const HEAD_WITHIN = 20;

/**
 * The first row with several filled cells: a title over the table fills one. Where its cells are merged downwards, or
 * one spans several columns with names of their own below, the heading goes on to the end of these.
 */
export function proposeHeading({ rows, merges }: Grid): Heading {
  const head = rows.slice(0, HEAD_WITHIN);
  const widest = Math.max(0, ...head.map(filled));
  const first = head.findIndex((row) => filled(row) >= Math.min(2, widest) && filled(row) > 0);
  if (first < 0) return { from: 0, to: 0 };
  const downTo = merges
    .filter(({ top }) => top === first)
    .map(({ bottom, left, right }) => (right > left && bottom === first ? first + 1 : bottom));
  return { from: first + 1, to: Math.max(first, ...downTo) + 1 };
}

/** Rows without any value are left out. */
export function tableOf(grid: Grid, heading: Heading): Table {
  const filledGrid = withMerges(grid, heading);
  const width = filledGrid.reduce((most, row) => Math.max(most, row.length), 0);
  const head = heading.from > 0 ? filledGrid.slice(heading.from - 1, heading.to) : [];
  const rows = filledGrid.flatMap((cells, index) =>
    index < heading.to || cells.every(isBlank) ? [] : [{ number: index + 1, cells }],
  );
  return { columns: columnNames(head, width), rows };
}

/** A to Z, AA, … as spreadsheets name columns. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

const isBlank = (cell: string): boolean => cell.trim() === '';
const filled = (row: readonly string[]): number => row.filter((cell) => !isBlank(cell)).length;

/**
 * In the heading a merged value stands over all its columns. Below, it counts for each of its rows (one day for several
 * voices), and for its first column alone.
 */
function withMerges({ rows, merges }: Grid, { to }: Heading): string[][] {
  if (merges.length === 0) return rows;
  const copy = rows.map((row) => [...row]);
  for (const { top, left, bottom, right } of merges) {
    const value = rows[top]?.[left] ?? '';
    const last = top < to ? right : left;
    for (let row = top; row <= Math.min(bottom, copy.length - 1); row += 1) {
      const cells = copy[row];
      if (!cells) continue;
      while (cells.length <= last) cells.push('');
      for (let column = left; column <= last; column += 1) cells[column] = value;
    }
  }
  return copy;
}

/** The names over a column, joined; what has none is called by its letter, and one that is there twice bears it, too. */
function columnNames(head: readonly string[][], width: number): string[] {
  const names = Array.from({ length: width }, (_, column) => {
    const parts = head.map((row) => (row[column] ?? '').replace(/\s+/g, ' ').trim());
    return [...new Set(parts)].filter(Boolean).join(' ');
  });
  return names.map((name, column) => {
    if (name === '') return `(${columnLetter(column)})`;
    const isTwice = names.indexOf(name) !== names.lastIndexOf(name);
    return isTwice ? `${name} (${columnLetter(column)})` : name;
  });
}
