/** The records of a source, as its charts see them: rows of the app or of a subtable, joined fields beside them. */
import type { Instant } from '../calendar/instant';
import type { FormField } from '../kintone/host';
import { joinedRows, type Joined } from '../records/join';
import { recordRows, subtableRows, type Rows } from '../records/rows';
import type { RecordTable } from '../records/table';
import type { Join, Source } from './definition';

export interface SourceData {
  source: Source;
  app: number;
  /** What the app is called, where it is known. */
  name: string;
  /** Form fields by the name that charts use: those in subtables by their own code, joined ones as `prefix.code`. */
  fields: Readonly<Record<string, FormField>>;
  table: RecordTable;
  joined: readonly { join: Join; table: RecordTable }[];
  /** Joined apps that could not be read, and why. What needs no field of theirs is counted all the same. */
  unjoined: readonly { join: Join; error: unknown }[];
  /** The condition that the records met. */
  condition: string;
  asOf: Instant;
  /** What narrows the records before any slicer, in words. */
  filters: readonly string[];
}

/** Fields of a form by code, inner ones too: codes are unique in a form, subtables included (kintone). */
export function flat(fields: Readonly<Record<string, FormField>>): Record<string, FormField> {
  return Object.assign({}, fields, ...Object.values(fields).map((field) => field.fields ?? {}));
}

export interface ChartRows {
  rows: Rows;
  /** Words that the joined app does not hold, or holds several times. */
  joins: readonly JoinedRows[];
  /** Joins one of whose two fields is not there any more, or holds no single word. */
  broken: readonly Join[];
}

export interface JoinedRows extends Joined {
  join: Join;
  /** Records of the joined app. */
  table: RecordTable;
}

const known = new WeakMap<SourceData, Map<string, ChartRows>>();

/**
 * Made once for all charts that count the same, so that what is found of their columns is found once.
 * @param subtable '' for records
 * @throws RangeError for a subtable that was not read
 */
export function rowsOf(data: SourceData, subtable: string): ChartRows {
  let ofSource = known.get(data);
  if (!ofSource) known.set(data, (ofSource = new Map()));
  let made = ofSource.get(subtable);
  if (!made) {
    let rows = subtable === '' ? recordRows(data.table) : subtableRows(data.table, subtable);
    const joins: JoinedRows[] = [];
    const broken: Join[] = [];
    for (const { join, table } of data.joined) {
      const joined = joinedTo(rows, join, table);
      if (joined) {
        rows = joined.rows;
        joins.push({ ...joined, join, table });
      } else broken.push(join);
    }
    ofSource.set(subtable, (made = { rows, joins, broken }));
  }
  return made;
}

function joinedTo(rows: Rows, join: Join, table: RecordTable): Joined | undefined {
  try {
    return joinedRows(rows, { ...join, table });
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Whether a name that charts use is of this joined app. */
export function isOf({ prefix }: Join, code: string): boolean {
  return code.startsWith(`${prefix}.`);
}

export function labelOf(data: Pick<SourceData, 'fields'>, code: string): string {
  return data.fields[code]?.label || code;
}
