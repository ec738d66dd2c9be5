/** What a chosen file is, and its text: CSV comes in UTF-8 with or without a mark, in CP932, or in Excel's UTF-16. */

export type FileKind = 'text' | 'xlsx' | 'xls' | 'empty' | 'other';

export type Encoding = 'utf-8' | 'cp932' | 'utf-16le' | 'utf-16be';

export const encodings: readonly Encoding[] = ['utf-8', 'cp932', 'utf-16le', 'utf-16be'];

export interface Decoded {
  /** Without the byte order mark. */
  text: string;
  /** Characters that the encoding could not make out of the bytes. */
  unreadable: number;
}

/** By its first bytes, whatever its name says. `xls` is also what a workbook with a password looks like. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
  if (markOf(bytes)) return 'text';
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return 'other';
  // No text has a zero byte, but for UTF-16, which bears its mark.
  return bytes.subarray(0, LOOKED_AT).includes(0) ? 'other' : 'text';
}

/** The mark at its head decides; without one, what is no UTF-8 is CP932, unless that reads even less of it. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const marked = markOf(bytes);
  if (marked) return marked;
  const { unreadable } = decode(bytes, 'utf-8');
  if (unreadable === 0) return 'utf-8';
  return decode(bytes, 'cp932').unreadable <= unreadable ? 'cp932' : 'utf-8';
}

export function decode(bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = new TextDecoder(encoding === 'cp932' ? 'shift_jis' : encoding).decode(bytes);
  return { text, unreadable: text.split('\uFFFD').length - 1 };
}

/** Bytes at the head that are looked at for zeros. */
const LOOKED_AT = 8192;

function begins(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

function markOf(bytes: Uint8Array): Encoding | undefined {
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be';
  return undefined;
}
