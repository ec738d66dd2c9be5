/** A CSV file as bytes, and as rows of cells. */
import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import Encoding from 'encoding-japanese';

export const CHARSETS = ['UTF-8-BOM', 'UTF-8', 'Shift_JIS'] as const;
export type Charset = (typeof CHARSETS)[number];

export const DELIMITERS = { comma: ',', tab: '\t', semicolon: ';' } as const;
export type Delimiter = keyof typeof DELIMITERS;

export interface CsvFormat {
  charset: Charset;
  delimiter: Delimiter;
}

const BOM = '\uFEFF';

/** Every cell is quoted, lines end in CR LF, as kintone writes them. Shift_JIS has `?` for what it lacks. */
export function writeCsv(rows: readonly string[][], { charset, delimiter }: CsvFormat): Uint8Array {
  const text = stringify(rows as string[][], {
    delimiter: DELIMITERS[delimiter],
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
  });
  if (charset === 'Shift_JIS') {
    const bytes = Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' });
    return Uint8Array.from(bytes);
  }
  return new TextEncoder().encode(charset === 'UTF-8-BOM' ? BOM + text : text);
}

/** The bytes are not in the charset named, or the text is no CSV. */
export class UnreadableCsv extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'UnreadableCsv';
  }
}

/**
 * Rows of a file, as long as each other or not; empty lines are left out.
 * @param charset `auto` takes UTF-8 when all of the file is, else Shift_JIS
 * @throws UnreadableCsv
 */
export function readCsv(
  bytes: Uint8Array,
  { charset, delimiter }: { charset: Charset | 'auto'; delimiter: Delimiter },
): string[][] {
  const text = decode(bytes, charset);
  try {
    return parse(text, {
      bom: true,
      delimiter: DELIMITERS[delimiter],
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][];
  } catch (error) {
    throw new UnreadableCsv(error instanceof Error ? error.message : String(error));
  }
}

function decode(bytes: Uint8Array, charset: Charset | 'auto'): string {
  if (charset !== 'Shift_JIS' && isUtf8(bytes)) return new TextDecoder().decode(bytes);
  if (charset === 'UTF-8' || charset === 'UTF-8-BOM') throw new UnreadableCsv('not UTF-8');
  const codes = Encoding.convert(bytes, { to: 'UNICODE', from: 'SJIS', type: 'array' });
  return Encoding.codeToString(codes);
}
