/**
 * A table and a few words about it as one row of bytes, and back: what the browser keeps between pages.
 * Written and read by the same browser; another version of the plugin finds nothing readable.
 */
import * as v from 'valibot';
import { ByteReader, ByteWriter, Unreadable } from '../keep/bytes';
import {
  pack,
  packing,
  packInts,
  packRising,
  unpack,
  unpackInts,
  unpackRising,
  type Packing,
} from './packed-numbers';
import {
  NO_DAY,
  UNSET,
  type Column,
  type Columns,
  type RecordTable,
  type SubtableRows,
} from './table';

export interface TableWithHeader {
  /** What the writer said of the table, as JSON brings it back; the reader looks at it before use. */
  header: unknown;
  table: RecordTable;
}

/** "KT" and the version of the layout below: raised with every change of it. */
const MARK = 0x4b_54_00_01;
/** The mark, the length of the description, and the length of all, 4 bytes each. */
const PRELUDE = 3 * Uint32Array.BYTES_PER_ELEMENT;

/** @param header anything JSON can hold: the condition, the form's revision, how far the reading went */
export function tableBytes(table: RecordTable, header: unknown): Uint8Array<ArrayBuffer> {
  const arrays = new ByteWriter();
  const description: v.InferOutput<typeof layout> = {
    header,
    ids: packRising(table.ids, arrays),
    columns: describeColumns(table.columns, arrays),
    subtables: Object.entries(table.subtables).map(([code, rows]) => [
      code,
      {
        parents: packRising(rows.parents, arrays),
        columns: describeColumns(rows.columns, arrays),
      },
    ]),
    unreadable: Object.entries(table.unreadable),
  };
  const json = new TextEncoder().encode(JSON.stringify(description));
  const numbers = arrays.bytes();
  const bytes = new Uint8Array(PRELUDE + json.byteLength + numbers.byteLength);
  const prelude = new DataView(bytes.buffer);
  prelude.setUint32(0, MARK);
  prelude.setUint32(4, json.byteLength);
  prelude.setUint32(8, bytes.byteLength);
  bytes.set(json, PRELUDE);
  bytes.set(numbers, PRELUDE + json.byteLength);
  return bytes;
}

/** @returns undefined for bytes that another version wrote, that are cut off, or that were never a table */
export function tableIn(bytes: Uint8Array): TableWithHeader | undefined {
  try {
    return readTable(bytes);
  } catch (error) {
    // Nothing else can be wrong with bytes; any other error is a fault of this code.
    if (error instanceof Unreadable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const word = {
  words: v.custom<readonly string[]>(isWords),
  labels: v.optional(v.custom<readonly string[]>(isWords)),
};

const described = v.variant('kind', [
  v.object({ kind: v.literal('word'), codes: packing, ...word }),
  v.object({ kind: v.literal('words'), starts: packing, codes: packing, ...word }),
  v.object({ kind: v.picklist(['number', 'day', 'instant', 'time']), values: packing }),
]);

type Described = v.InferOutput<typeof described>;

const describedColumns = v.array(v.tuple([v.string(), described]));

/** The description: all of a table but its numbers, which follow it in this order. */
const layout = v.object({
  header: v.optional(v.unknown()),
  ids: packing,
  columns: describedColumns,
  subtables: v.array(
    v.tuple([v.string(), v.object({ parents: packing, columns: describedColumns })]),
  ),
  unreadable: v.array(v.tuple([v.string(), v.number()])),
});

/** A dictionary may hold a text for each record; looked at by hand, as it is long. */
function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function describeColumns(columns: Columns, arrays: ByteWriter): [string, Described][] {
  return Object.entries(columns).map(([code, column]) => [code, describe(column, arrays)]);
}

function describe(column: Column, arrays: ByteWriter): Described {
  switch (column.kind) {
    case 'word':
      return { ...column, codes: packInts(column.codes, UNSET, arrays) };
    case 'words':
      return {
        ...column,
        starts: packRising(column.starts, arrays),
        codes: packInts(column.codes, UNSET, arrays),
      };
    case 'number':
    case 'instant':
      return { ...column, values: pack(column.values, arrays) };
    case 'day':
      return { ...column, values: packInts(column.values, NO_DAY, arrays) };
    case 'time':
      return { ...column, values: packInts(column.values, UNSET, arrays) };
  }
}

/** @throws Unreadable SyntaxError */
function readTable(bytes: Uint8Array): TableWithHeader {
  if (bytes.byteLength < PRELUDE) throw new Unreadable('too short');
  const prelude = new DataView(bytes.buffer, bytes.byteOffset, PRELUDE);
  if (prelude.getUint32(0) !== MARK) throw new Unreadable('another layout');
  if (prelude.getUint32(8) !== bytes.byteLength) throw new Unreadable('another length');
  const end = PRELUDE + prelude.getUint32(4);
  if (end > bytes.byteLength) throw new Unreadable('the description ends after the bytes');
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(PRELUDE, end)));
  const parsed = v.safeParse(layout, json);
  if (!parsed.success) throw new Unreadable('another description');
  const { header, ids, columns, subtables, unreadable } = parsed.output;
  const arrays = new ByteReader(bytes.subarray(end));
  const rows = ids.length;
  return {
    header,
    table: {
      ids: unpackRising(ids, arrays),
      columns: readColumns(columns, rows, arrays),
      subtables: Object.fromEntries(
        subtables.map(([code, given]): [string, SubtableRows] => [
          code,
          {
            parents: within(new Int32Array(unpackRising(given.parents, arrays)), 0, rows),
            columns: readColumns(given.columns, given.parents.length, arrays),
          },
        ]),
      ),
      unreadable: Object.fromEntries(unreadable),
    },
  };
}

function readColumns(
  columns: readonly (readonly [string, Described])[],
  rows: number,
  arrays: ByteReader,
): Columns {
  return Object.fromEntries(
    columns.map(([code, given]) => [code, readColumn(given, rows, arrays)]),
  );
}

function readColumn(given: Described, rows: number, arrays: ByteReader): Column {
  switch (given.kind) {
    case 'word':
      return {
        ...given,
        codes: within(
          unpackInts(ofLength(given.codes, rows), UNSET, arrays),
          UNSET,
          given.words.length,
        ),
      };
    case 'words': {
      const starts = new Int32Array(unpackRising(ofLength(given.starts, rows + 1), arrays));
      if (starts[0] !== 0 || starts[rows] !== given.codes.length) throw new Unreadable('starts');
      const codes = unpackInts(given.codes, UNSET, arrays);
      return {
        ...given,
        starts: within(starts, 0, codes.length + 1),
        codes: within(codes, 0, given.words.length),
      };
    }
    case 'number':
    case 'instant':
      return { kind: given.kind, values: unpack(ofLength(given.values, rows), arrays) };
    case 'day':
      return { kind: 'day', values: unpackInts(ofLength(given.values, rows), NO_DAY, arrays) };
    case 'time':
      return { kind: 'time', values: unpackInts(ofLength(given.values, rows), UNSET, arrays) };
  }
}

function ofLength(given: Packing, length: number): Packing {
  if (given.length !== length) throw new Unreadable('a column of another length');
  return given;
}

/** From `least` up to below `end`: an index beyond its dictionary would show wrong words. */
function within(values: Int32Array, least: number, end: number): Int32Array {
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? end;
    if (value < least || value >= end) throw new Unreadable('an index out of range');
  }
  return values;
}
