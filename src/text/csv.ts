/** CSV that a spreadsheet opens as it is meant: text stays text, numbers stay numbers (RFC 4180, lines end in CR LF). */

export type Cell = string | number;

export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

/** Excel takes a file for UTF-8 when it begins with this. */
export const BOM = '\uFEFF';

/** NaN is no value. */
function written(cell: Cell): string {
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell);
  return `"${safeText(cell).replace(/"/g, '""')}"`;
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV Injection): one that
 * begins with = + - @, a tab or a line break, or with the full-width ones, which Japanese Excel takes for them.
 * A sign alone runs nothing: 「－」 is how tables say that there is no value.
 */
export function safeText(text: string): string {
  return text.length > 1 && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
