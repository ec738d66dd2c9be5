/** What a form holds while it is edited: settings, values, and which rows were handed to plugins. Without DOM. */
import type { FieldProperty } from '../../apps/definition';
import type { NumberPrecision } from '../../calc';
import type { RecordField, RecordValues } from '../api';
import type { Row, Surroundings } from './defaults';

/** Where a value stands: a field of the form, or a field in the row of a table. */
export interface Place {
  code: string;
  table?: string;
  /** Index of the row. */
  row?: number;
}

/** A change that kintone tells handlers of. `row` is set for a field in a table and for an added row. */
export interface Change {
  code: string;
  table?: string;
  row?: number;
}

export interface LookupOrder {
  place: Place;
  clear: boolean;
}

export interface Form {
  /** Fields of the live app by code. */
  fields: Record<string, FieldProperty>;
  precision: NumberPrecision;
  /** Codes of fields that the user may view and not write. */
  locked?: ReadonlySet<string>;
  /**
   * Columns of the list whose row is edited. kintone calculates nothing there: to handlers a calculated field
   * that is a column is empty, another has its value of before (cybozu.dev, index.edit.change).
   */
  columns?: ReadonlySet<string>;
  /**
   * On a phone a text that was calculated tells no handler (cybozu.dev, create.change, *1), and no event of an
   * edited record has its attachments.
   */
  onPhone?: boolean;
}

export interface FormState {
  readonly form: Form;
  readonly record: RecordValues;
  readonly surroundings: Surroundings;
  /** Codes of fields that a lookup fills. */
  readonly copied: ReadonlySet<string>;
  /** Which row of the form a row handed to a plugin is: rows without id can be told apart by nothing else. */
  readonly origin: WeakMap<object, Row>;
}

export function propertyAt({ form }: FormState, place: Place): FieldProperty | undefined {
  const { fields } = form;
  return place.table ? fields[place.table]?.fields?.[place.code] : fields[place.code];
}

export function rowsOf({ record }: FormState, table: string): Row[] {
  return (record[table]?.value as Row[] | undefined) ?? [];
}

export function fieldAt(state: FormState, place: Place): RecordField | undefined {
  if (!place.table) return state.record[place.code];
  return rowsOf(state, place.table)[place.row ?? -1]?.value[place.code];
}

/** A field's value without errors and marks. */
export function bare(field: RecordField): unknown {
  if (field.type !== 'SUBTABLE') return nullIfEmpty(field.value);
  return (field.value as Row[]).map((row) => ({
    id: row.id,
    value: Object.fromEntries(
      Object.entries(row.value).map(([code, cell]) => [code, bare(cell)] as const),
    ),
  }));
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(nullIfEmpty(one)) === JSON.stringify(nullIfEmpty(other));
}

/** An empty date or choice is null as kintone answers it and "" once it went through an input or a plugin. */
function nullIfEmpty(value: unknown): unknown {
  return value === '' ? null : (value ?? null);
}
