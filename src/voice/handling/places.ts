/** Where the handling of a voice is kept: the mapped fields that the form still has, and the columns of 経過. */
import type { FormField, KintoneField, KintoneRecord } from '../../kintone/host';
import { isBlank } from '../../records/value';
import type { Mapping } from '../form';
import { tableFields, type Found, type tableSlots } from '../related-apps';
import type { VoiceSettings } from '../settings';
import { slots, type SlotKey } from '../slots';

export type TraceSlot = (typeof tableSlots)['trace'][number]['key'];

export interface Places {
  /** Of the slots, those whose field is on the form. */
  mapping: Mapping;
  /** The column of 経過 by what it holds; empty where the table is not mapped. */
  trace: Found<(typeof tableSlots)['trace']>;
  /** All columns of the table by code: a new row needs each of them. */
  columns: Record<string, FormField>;
  /** The field of process management, where it is on. */
  status: string | undefined;
}

export function placesOf(
  { fields: mapping }: Pick<VoiceSettings, 'fields'>,
  fields: Record<string, FormField>,
): Places {
  const present = slots.flatMap(({ key }) => {
    const code = mapping[key];
    return code !== undefined && fields[code] ? [[key, code] as const] : [];
  });
  const table = fields[mapping['trace'] ?? ''];
  const status = Object.values(fields).find(
    ({ type, enabled }) => type === 'STATUS' && enabled !== false,
  );
  return {
    mapping: Object.fromEntries(present),
    trace: table ? tableFields('trace', table) : {},
    columns: table?.fields ?? {},
    status: status?.code,
  };
}

export interface TableRow {
  id?: string | null;
  value: KintoneRecord;
}

export function has({ mapping }: Places, slot: SlotKey): boolean {
  return mapping[slot] !== undefined;
}

/** Rows of 経過, the first one first; kintone's forms save an empty row where nothing was written, which is none. */
export function traceRows(record: KintoneRecord, { mapping }: Places): TableRow[] {
  const value = record[mapping['trace'] ?? '']?.value;
  const rows = Array.isArray(value) ? (value as TableRow[]) : [];
  return rows.filter((row) => Object.values(row.value).some((field) => !isBlank(field)));
}

export function cell(row: TableRow, { trace }: Places, slot: TraceSlot): KintoneField | undefined {
  const code = trace[slot];
  return code === undefined ? undefined : row.value[code];
}
