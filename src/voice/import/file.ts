/** A chosen file: what it is, and its rows, read in slices; a fault is a key of the messages. */
import { csvRows, delimiterOf } from './csv-rows';
import { decode, detectEncoding, kindOf, type Encoding } from './decode';
import type { Grid } from './grid';
import { fileDigest } from './keys';
import { inSlices } from './slices';
import { openWorkbook, WorkbookError, type Workbook } from './xlsx';

export type FileFault =
  | { key: 'fileEmpty' | 'fileXls' | 'fileOther' | 'fileDamaged' | 'fileLarge' }
  | { key: 'unclosed'; row: number };

export interface ImportFile {
  name: string;
  digest: string;
  content:
    { kind: 'csv'; bytes: Uint8Array; detected: Encoding } | { kind: 'xlsx'; workbook: Workbook };
}

export interface ReadFile {
  grid: Grid;
  /** Characters that could not be read. */
  unreadable: number;
}

/** Bytes of a file that a browser takes without trouble. */
const MOST_BYTES = 50_000_000;

export async function openFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<ImportFile | FileFault> {
  if (bytes.length > MOST_BYTES) return { key: 'fileLarge' };
  const kind = kindOf(bytes);
  if (kind === 'empty') return { key: 'fileEmpty' };
  if (kind === 'xls') return { key: 'fileXls' };
  if (kind === 'other') return { key: 'fileOther' };
  const digest = await fileDigest(bytes);
  if (kind === 'text') {
    return { name, digest, content: { kind: 'csv', bytes, detected: detectEncoding(bytes) } };
  }
  try {
    return { name, digest, content: { kind: 'xlsx', workbook: openWorkbook(bytes) } };
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return { key: error.reason === 'large' ? 'fileLarge' : 'fileDamaged' };
  }
}

/** @param chosen the encoding of a CSV file, the index of a workbook's sheet */
export async function readFile(
  { content }: ImportFile,
  chosen: { encoding: Encoding; sheet: number },
  signal: AbortSignal,
): Promise<ReadFile | FileFault> {
  if (content.kind === 'xlsx') {
    const grid = await inSlices(content.workbook.read(chosen.sheet), signal);
    return { grid, unreadable: 0 };
  }
  const { text, unreadable } = decode(content.bytes, chosen.encoding);
  const rows: string[][] = [];
  const end = await inSlices(collected(text, rows), signal);
  if (end.unclosed !== undefined) return { key: 'unclosed', row: end.unclosed };
  return { grid: { rows, merges: [] }, unreadable };
}

function* collected(text: string, rows: string[][]): Generator<void, { unclosed?: number }> {
  const reading = csvRows(text, delimiterOf(text));
  for (;;) {
    const next = reading.next();
    if (next.done) return next.value;
    rows.push(next.value);
    yield;
  }
}
