/**
 * 送信キー of an imported row, the same each time the same file is chosen: kintone takes no value of that field twice, so
 * that a row never comes in twice, whatever was answered or not.
 */

/** Hexadecimal digits of the file's digest in a key: 128 bits, far from any two files that a ward has. */
const DIGITS = 32;

/** Digest of the file's bytes. @returns hexadecimal digits */
export async function fileDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.slice(0, DIGITS);
}

/** What the keys of one sheet of a file begin with. At most 40 characters. */
export function keyPrefix(digest: string, sheet: number): string {
  return `imp-${digest}-${sheet}-`;
}

/** At most 48 characters, of the 64 that the field takes. @param row as the spreadsheet numbers it */
export function rowKey(prefix: string, row: number): string {
  return `${prefix}${row}`;
}
