/**
 * What a handler's returned event, or `record.set`, may change in the form: values of writable fields, `error`,
 * `disabled`, lookups to run, rows of tables. Without DOM.
 */
import type { FieldProperty } from '../../apps/definition';
import type { RecordField, RecordValues } from '../api';
import { newRow } from './defaults';
import type { Row } from './defaults';
import { holdsValue, isBuiltIn, isCalculated } from './field-kinds';
import { fieldAt, rowsOf, same } from './form-state';
import type { Change, FormState, LookupOrder, Place } from './form-state';
import { readValue } from './values';

export interface Taken {
  changes: Change[];
  lookups: LookupOrder[];
}

/**
 * Takes over what a handler returned or `record.set` was given. What kintone does not let plugins write is left
 * as it is.
 * @throws TypeError for a value that is not of the field's type
 */
export function takeReturned(state: FormState, returned: RecordValues): Taken {
  const taken: Taken = { changes: [], lookups: [] };
  for (const property of Object.values(state.form.fields)) {
    const given = returned[property.code];
    if (!given || typeof given !== 'object' || !holdsValue(property)) continue;
    if (property.type === 'SUBTABLE') takeTable(state, property, given, taken);
    else takeField(state, { code: property.code }, property, given, taken);
  }
  return taken;
}

function takeField(
  state: FormState,
  place: Place,
  property: FieldProperty,
  given: RecordField,
  { changes, lookups }: Taken,
): void {
  const field = fieldAt(state, place);
  if (!field) return;
  const keyOrder = property.lookup && (given.lookup === true || given.lookup === 'CLEAR');
  if (given.error !== undefined) field.error = given.error;
  if (given.disabled !== undefined && !isBuiltIn(property) && !isCalculated(property)) {
    field.disabled = Boolean(given.disabled);
  }
  if (writable(state, property) || keyOrder) {
    const value = readValue(property, given.value);
    if (!same(field.value, value)) {
      field.value = value;
      changes.push({ ...place });
    }
  }
  if (keyOrder) lookups.push({ place, clear: given.lookup === 'CLEAR' });
}

/** Rows are matched by what was handed out, else by id, else by position; a row that is missing goes. */
function takeTable(
  state: FormState,
  property: FieldProperty,
  given: RecordField,
  taken: Taken,
): void {
  const table = property.code;
  const field = state.record[table];
  if (!field || !Array.isArray(given.value)) return;
  if (given.error !== undefined) field.error = given.error;
  if (given.disabled !== undefined) field.disabled = Boolean(given.disabled);
  const wanted = given.value as Partial<Row>[];
  const before = rowsOf(state, table);
  const rows = wanted.map((row, index) => rowFor(state, property, row, before, index));
  field.value = rows;
  if (rows.length !== before.length || rows.some((row) => !before.includes(row))) {
    taken.changes.push({ code: table });
  }
  wanted.forEach((row, index) => {
    for (const inner of Object.values(property.fields ?? {})) {
      const cell = row.value?.[inner.code];
      if (cell) takeField(state, { code: inner.code, table, row: index }, inner, cell, taken);
    }
  });
}

function rowFor(
  state: FormState,
  property: FieldProperty,
  given: Partial<Row>,
  before: Row[],
  index: number,
): Row {
  const own = state.origin.get(given);
  if (own && before.includes(own)) return own;
  const id = given.id ? String(given.id) : null;
  const old = id === null ? before[index] : before.find((row) => row.id === id);
  if (old && (id !== null || old.id === null) && !own) return old;
  return { ...newRow(property, state.surroundings), id };
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
