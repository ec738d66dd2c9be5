/**
 * Takes over what a handler returned, or `record.set` was given: values of writable fields, `error`, `disabled`,
 * lookups to run, rows of tables. All is read before anything is written, so a wrong value changes nothing.
 */
import type { FieldProperty } from '../../apps/definition';
import type { RecordField, RecordValues } from '../api';
import { newRow } from './defaults';
import type { Row } from './defaults';
import { holdsValue, isBuiltIn, isCalculated } from './field-kinds';
import { rowsOf, same } from './form-state';
import type { Change, FormState, LookupOrder, Place } from './form-state';
import { MUTABLE } from './mutable';
import type { Mutable, Occasion } from './mutable';
import { KEPT_NUMBER, readValue } from './values';

export interface Taken {
  changes: Change[];
  lookups: LookupOrder[];
}

/** The reading of a returned record: writes wait until all of it was read. */
interface Reading extends Taken {
  state: FormState;
  allowed: Mutable;
  writes: (() => void)[];
}

/**
 * What kintone does not let plugins write is left as it is.
 * @param topError `event.error`; like an error at a field it cancels values and `disabled`
 * @throws TypeError for a value that is not of the field's type, or a field of a new row without its type
 */
export function takeReturned(
  state: FormState,
  returned: RecordValues,
  occasion: Occasion,
  topError = false,
): Taken {
  const cancelled =
    MUTABLE[occasion].errorsCancel && (topError || hasError(state, returned, occasion));
  const allowed = cancelled
    ? { ...MUTABLE[occasion], values: false, disabled: false, lookups: false }
    : MUTABLE[occasion];
  const reading: Reading = { state, allowed, writes: [], changes: [], lookups: [] };
  for (const property of Object.values(state.form.fields)) {
    const given = returned[property.code];
    if (!given || typeof given !== 'object' || !holdsValue(property)) continue;
    const field = state.record[property.code];
    if (!field) continue;
    if (property.type === 'SUBTABLE') readTable(reading, property, field, given);
    else readField(reading, { code: property.code }, property, field, given);
  }
  for (const write of reading.writes) write();
  return { changes: reading.changes, lookups: reading.lookups };
}

function hasError(state: FormState, returned: RecordValues, occasion: Occasion): boolean {
  if (!MUTABLE[occasion].fieldErrors) return false;
  return Object.values(state.form.fields).some((property) => {
    const given = returned[property.code];
    if (!given || typeof given !== 'object') return false;
    if (given.error && takesError(property)) return true;
    if (property.type !== 'SUBTABLE' || !Array.isArray(given.value)) return false;
    return (given.value as Partial<Row>[]).some((row) =>
      Object.values(property.fields ?? {}).some(
        (inner) => takesError(inner) && Boolean(row.value?.[inner.code]?.error),
      ),
    );
  });
}

/** An error set at these does nothing; at an auto-calculated text it does. */
function takesError(property: FieldProperty): boolean {
  return !isBuiltIn(property) && property.type !== 'CALC';
}

function readField(
  { state, allowed, writes, changes, lookups }: Reading,
  place: Place,
  property: FieldProperty,
  field: RecordField,
  given: RecordField,
): void {
  const { error, disabled } = given;
  if (allowed.fieldErrors && error !== undefined && takesError(property)) {
    writes.push(() => (field.error = error));
  }
  if (allowed.disabled && disabled !== undefined && takesError(property)) {
    if (!isCalculated(property)) writes.push(() => (field.disabled = Boolean(disabled)));
  }
  const order = property.lookup && allowed.lookups ? orderOf(given) : null;
  if (allowed.values && !keepsNumber(property, given) && (order || writable(state, property))) {
    const value = readValue(property, given.value);
    if (!same(field.value, value)) {
      writes.push(() => (field.value = value));
      changes.push({ ...place });
    }
  }
  if (order) lookups.push({ place, clear: order === 'CLEAR' });
}

function keepsNumber({ type }: FieldProperty, { value }: RecordField): boolean {
  return type === 'NUMBER' && value === KEPT_NUMBER;
}

function orderOf({ lookup }: RecordField): 'UPDATE' | 'CLEAR' | null {
  if (lookup === true || lookup === 'UPDATE') return 'UPDATE';
  return lookup === 'CLEAR' ? 'CLEAR' : null;
}

/** Rows are matched by what was handed out, else by id, else by position; a row that is missing goes. */
function readTable(
  reading: Reading,
  property: FieldProperty,
  field: RecordField,
  given: RecordField,
): void {
  const { state, allowed, writes } = reading;
  const table = property.code;
  const { error, disabled } = given;
  if (allowed.fieldErrors && error !== undefined) writes.push(() => (field.error = error));
  if (allowed.disabled && disabled !== undefined) {
    writes.push(() => (field.disabled = Boolean(disabled)));
  }
  if (!Array.isArray(given.value)) return;
  const wanted = given.value as Partial<Row>[];
  const before = rowsOf(state, table);
  const known = wanted.map((row, index) => knownRow(state, row, before, index));
  if (allowed.values) {
    known.forEach((row, index) => {
      if (!row) checkTypes(property, wanted[index], index);
    });
    const rows = known.map((row, index) => row ?? rowLike(state, property, wanted[index]));
    known.splice(0, known.length, ...rows);
    if (rows.length !== before.length || rows.some((row) => !before.includes(row))) {
      writes.push(() => (field.value = rows));
      reading.changes.push({ code: table });
    }
  }
  wanted.forEach((row, index) => {
    for (const inner of Object.values(property.fields ?? {})) {
      const cell = row.value?.[inner.code];
      const own = known[index]?.value[inner.code];
      const place = { code: inner.code, table, row: index };
      if (cell && own) readField(reading, place, inner, own, cell);
    }
  });
}

/** The row of the form that a returned row is; undefined for a new one. */
function knownRow(
  state: FormState,
  given: Partial<Row>,
  before: Row[],
  index: number,
): Row | undefined {
  const own = state.origin.get(given);
  if (own && before.includes(own)) return own;
  const id = given.id ? String(given.id) : null;
  const old = id === null ? before[index] : before.find((row) => row.id === id);
  return old && (id !== null || old.id === null) && !own ? old : undefined;
}

function rowLike(state: FormState, property: FieldProperty, given: Partial<Row> | undefined): Row {
  const id = given?.id ? String(given.id) : null;
  return { ...newRow(property, state.surroundings), id };
}

/** kintone tells the fields of an added row by their `type`; without it the row cannot be added. */
function checkTypes(property: FieldProperty, given: Partial<Row> | undefined, index: number): void {
  for (const [code, cell] of Object.entries(given?.value ?? {})) {
    const inner = property.fields?.[code];
    if (!inner || cell.type === inner.type) continue;
    const found = cell.type === undefined ? 'no type' : `type ${JSON.stringify(cell.type)}`;
    throw new TypeError(
      `${property.code}.value[${index}].${code}: an added row needs type "${inner.type}", got ${found}`,
    );
  }
}

/** Whether a plugin may write the value. */
function writable({ copied }: FormState, property: FieldProperty): boolean {
  return (
    !isBuiltIn(property) &&
    !isCalculated(property) &&
    !property.lookup &&
    property.type !== 'FILE' &&
    !copied.has(property.code)
  );
}
