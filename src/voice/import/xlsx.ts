/**
 * Reads the values of an xlsx workbook (ECMA-376 SpreadsheetML): texts, numbers, dates, merged cells. No formulas are
 * reckoned: their last results are in the file. read-excel-file does the same with 45 KB (14 KB gzipped) in each entry;
 * this and fflate's unzip take 11 KB (5 KB gzipped), and it reads a large sheet in slices.
 */
import { strFromU8, unzipSync } from 'fflate';
import type { Grid, Merge } from './grid';
import { dateKindOf, serialText, type DateKind } from './xlsx-dates';

export interface Workbook {
  sheets: string[];
  /** Reads one sheet cell by cell, for `inSlices`. */
  read(sheet: number): Generator<void, Grid>;
}

/** `damaged`: no zip, or no workbook in it. `large`: more text than a browser should hold. */
export class WorkbookError extends Error {
  constructor(readonly reason: 'damaged' | 'large') {
    super(`The workbook cannot be read: ${reason}.`);
    this.name = 'WorkbookError';
  }
}

/** Bytes of one part of the workbook, unpacked. A sheet of 10,000 rows and 100 columns has about 40 MB. */
const MOST_BYTES = 250_000_000;

/** @throws WorkbookError */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const parts = unpacked(bytes);
  const book = parts['xl/workbook.xml'];
  if (!book) throw new WorkbookError('damaged');
  const xml = strFromU8(book);
  const targets = relations(parts['xl/_rels/workbook.xml.rels']);
  const sheets = tags(xml, 'sheet').flatMap((attributes) => {
    const part = targets.get(attributes['id'] ?? '');
    return part && parts[part] ? [{ name: attributes['name'] ?? '', part }] : [];
  });
  if (sheets.length === 0) throw new WorkbookError('damaged');
  const from1904 = /^(1|true)$/.test(tags(xml, 'workbookPr')[0]?.['date1904'] ?? '');
  let common: { texts: string[]; kinds: (DateKind | undefined)[] } | undefined;
  return {
    sheets: sheets.map(({ name }) => name),
    *read(sheet) {
      common ??= {
        texts: sharedTexts(partText(parts, 'xl/sharedStrings.xml')),
        kinds: cellDateKinds(partText(parts, 'xl/styles.xml')),
      };
      return yield* sheetGrid(partText(parts, sheets[sheet]?.part ?? ''), { ...common, from1904 });
    },
  };
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^xl\/(workbook|sharedStrings|styles|worksheets\/|_rels\/)/.test(name)) return false;
        if (originalSize > MOST_BYTES) throw new WorkbookError('large');
        return true;
      },
    });
  } catch (error) {
    // fflate throws for whatever is no zip; which of its reasons it was helps nobody here.
    throw error instanceof WorkbookError ? error : new WorkbookError('damaged');
  }
}

function partText(parts: Record<string, Uint8Array>, name: string): string {
  const part = parts[name];
  return part ? strFromU8(part) : '';
}

/** Parts of the workbook by the id under which it names them. */
function relations(part: Uint8Array | undefined): Map<string, string> {
  return new Map(
    tags(part ? strFromU8(part) : '', 'Relationship').map(({ Id = '', Target = '' }) => [
      Id,
      Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`,
    ]),
  );
}

type Attributes = Record<string, string>;

/** Attributes of each element of that name, in order; prefixes of namespaces are left out. */
function tags(xml: string, name: string): Attributes[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b((?:[^>"]|"[^"]*")*)>`, 'g'))].map(
    ([, written = '']) => attributesOf(written),
  );
}

function attributesOf(written: string): Attributes {
  const pairs = written.matchAll(/(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    [...pairs].map(([, name = '', double, single]) => [name, decoded(double ?? single ?? '')]),
  );
}

function sharedTexts(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(
    ([, inside = '']) => textIn(inside),
  );
}

/** The runs of a text, without the readings that Excel keeps beside Japanese ones (rPh). */
function textIn(xml: string): string {
  const spoken = xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  const runs = spoken.matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g);
  return decoded([...runs].map(([, run = '']) => run).join(''))
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n');
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(xml: string): string {
  if (!xml.includes('&')) return xml;
  return xml.replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g, (all, hex, decimal, name: string) => {
    if (hex !== undefined || decimal !== undefined) {
      const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    }
    return ENTITIES[name] ?? all;
  });
}

/** By the number of a cell's style. */
function cellDateKinds(xml: string): (DateKind | undefined)[] {
  const formats = new Map(
    tags(xml, 'numFmt').map(({ numFmtId = '', formatCode = '' }) => [Number(numFmtId), formatCode]),
  );
  const styles = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return tags(styles, 'xf').map(({ numFmtId = '0' }) =>
    dateKindOf(Number(numFmtId), formats.get(Number(numFmtId))),
  );
}

interface Reading {
  texts: readonly string[];
  kinds: readonly (DateKind | undefined)[];
  from1904: boolean;
}

/** Rows and columns that Excel has (specifications and limits); what lies beyond is no sheet of Excel's. */
const ROWS = 1_048_576;
const COLUMNS = 16_384;

function* sheetGrid(xml: string, reading: Reading): Generator<void, Grid> {
  const rows: string[][] = [];
  const parts = /<(?:\w+:)?row\b([^>]*)>|<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
  let row = -1;
  let column = -1;
  for (let part = parts.exec(xml); part; part = parts.exec(xml)) {
    yield;
    const [, rowWritten, cellWritten = '', inside] = part;
    if (rowWritten !== undefined) {
      row = Number(/\br="(\d+)"/.exec(rowWritten)?.[1] ?? row + 2) - 1;
      column = -1;
      continue;
    }
    column = columnOf(/\br="([A-Z]+)\d+"/.exec(cellWritten)?.[1]) ?? column + 1;
    const value = inside === undefined ? '' : cellText(cellWritten, inside, reading);
    if (value === '' || row < 0 || row >= ROWS || column >= COLUMNS) continue;
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = value;
  }
  return { rows, merges: tags(xml, 'mergeCell').flatMap(({ ref = '' }) => mergeOf(ref)) };
}

function cellText(written: string, inside: string, reading: Reading): string {
  const type = /\bt="(\w+)"/.exec(written)?.[1] ?? 'n';
  if (type === 'inlineStr') return textIn(inside);
  const value = decoded(/<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inside)?.[1] ?? '');
  if (value === '') return '';
  if (type === 's') return reading.texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
  if (type !== 'n') return value.replace(/\r\n?/g, '\n');
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  const kind = reading.kinds[Number(/\bs="(\d+)"/.exec(written)?.[1] ?? 0)];
  return kind ? serialText(number, kind, reading.from1904) : String(number);
}

function columnOf(letters: string | undefined): number | undefined {
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function mergeOf(ref: string): Merge[] {
  const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
  if (!top || !bottom) return [];
  return [
    {
      top: Number(top) - 1,
      left: columnOf(left) ?? 0,
      bottom: Number(bottom) - 1,
      right: columnOf(right) ?? 0,
    },
  ];
}
