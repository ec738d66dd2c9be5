/**
 * The record being edited, without any DOM: values, errors and disabled fields in the shape of kintone's
 * `event.record`, recalculation, table rows, and what a plugin's returned event may change.
 */
import type { FieldProperty } from '../../apps/definition';
import { recalculateRecord } from '../../calc';
import type { NumberPrecision } from '../../calc';
import type { RecordField, RecordValues } from '../api';
import { newRow } from './defaults';
import type { Row, Surroundings } from './defaults';
import { firesChange, holdsValue, isBuiltIn, isCalculated, lookupTargets } from './field-kinds';
import { readValue } from './values';

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
}

export class FormModel {
  private readonly saved: string;
  /** Which row of the model a row handed to a plugin is: rows without id can be told apart by nothing else. */
  private readonly origin = new WeakMap<object, Row>();
  private readonly copied: ReadonlySet<string>;

  /** @param record values to begin with; it becomes the model's own */
  constructor(
    readonly form: Form,
    private record: RecordValues,
    private readonly surroundings: Surroundings,
  ) {
    this.copied = lookupTargets(form.fields);
    this.recalculate();
    this.saved = this.valuesOnly();
  }

  property(place: Place): FieldProperty | undefined {
    const { fields } = this.form;
    return place.table ? fields[place.table]?.fields?.[place.code] : fields[place.code];
  }

  field(place: Place): RecordField | undefined {
    if (!place.table) return this.record[place.code];
    return this.rows(place.table)[place.row ?? -1]?.value[place.code];
  }

  rows(table: string): Row[] {
    return (this.record[table]?.value as Row[] | undefined) ?? [];
  }

  /** Whether anything differs from what the screen opened with. */
  get dirty(): boolean {
    return this.valuesOnly() !== this.saved;
  }

  /** Writes what a person entered. @returns the changes to tell, none when the value stays */
  set(place: Place, value: unknown): Change[] {
    const field = this.field(place);
    if (!field || same(field.value, value)) return [];
    field.value = value;
    field.error = null;
    return this.afterwards([{ ...place }]);
  }

  /** Adds a row below row `after`. */
  addRow(table: string, after: number): Change[] {
    const property = this.form.fields[table];
    if (!property) return [];
    this.rows(table).splice(after + 1, 0, newRow(property, this.surroundings));
    return this.afterwards([{ code: table, row: after + 1 }]);
  }

  /** Removes a row; the last one is emptied instead, as kintone does. */
  removeRow(table: string, row: number): Change[] {
    const property = this.form.fields[table];
    if (!property) return [];
    const rows = this.rows(table);
    rows.splice(row, 1);
    if (rows.length === 0) rows.push(newRow(property, this.surroundings));
    return this.afterwards([{ code: table }]);
  }

  setError(place: Place, message: string | null): void {
    const field = this.field(place);
    if (field) field.error = message;
  }

  clearErrors(): void {
    for (const { place } of this.places()) this.setError(place, null);
  }

  /** Every field that holds a value, rows of tables included, in the order of the settings. */
  places(): { place: Place; property: FieldProperty; field: RecordField }[] {
    const found: { place: Place; property: FieldProperty; field: RecordField }[] = [];
    for (const property of Object.values(this.form.fields)) {
      const field = this.record[property.code];
      if (!field) continue;
      found.push({ place: { code: property.code }, property, field });
      if (property.type !== 'SUBTABLE') continue;
      this.rows(property.code).forEach((row, index) => {
        for (const inner of Object.values(property.fields ?? {})) {
          const cell = row.value[inner.code];
          const place = { code: inner.code, table: property.code, row: index };
          if (cell) found.push({ place, property: inner, field: cell });
        }
      });
    }
    return found;
  }

  /**
   * A copy for handlers and for `record.get()`: values with their types, disabled fields marked.
   * kintone withholds attachments while a record is edited; `withFiles` is for the show event.
   */
  snapshot(withFiles = false): RecordValues {
    const copy = structuredClone(this.record);
    const clean = (field: RecordField): void => {
      if (field.error === null || field.error === undefined) delete field.error;
      if (!field.disabled) delete field.disabled;
      if (field.type === 'FILE' && !withFiles) field.value = [];
    };
    for (const [code, field] of Object.entries(copy)) {
      clean(field);
      if (field.type !== 'SUBTABLE') continue;
      (field.value as Row[]).forEach((row, index) => {
        Object.values(row.value).forEach(clean);
        const own = this.rows(code)[index];
        if (own) this.origin.set(row, own);
      });
    }
    return copy;
  }

  /**
   * Takes over what a handler returned or `record.set` was given: values of writable fields, `error`, `disabled`,
   * lookups to run. What kintone does not let plugins write is left as it is.
   * @throws TypeError for a value that is not of the field's type
   */
  apply(returned: RecordValues): { changes: Change[]; lookups: LookupOrder[] } {
    const changes: Change[] = [];
    const lookups: LookupOrder[] = [];
    for (const property of Object.values(this.form.fields)) {
      const given = returned[property.code];
      if (!given || typeof given !== 'object' || !holdsValue(property)) continue;
      if (property.type === 'SUBTABLE') this.applyTable(property, given, changes, lookups);
      else this.applyField({ code: property.code }, property, given, changes, lookups);
    }
    return { changes: this.afterwards(changes), lookups };
  }

  private applyField(
    place: Place,
    property: FieldProperty,
    given: RecordField,
    changes: Change[],
    lookups: LookupOrder[],
  ): void {
    const field = this.field(place);
    if (!field) return;
    const keyOrder = property.lookup && (given.lookup === true || given.lookup === 'CLEAR');
    if (given.error !== undefined) field.error = given.error;
    if (given.disabled !== undefined && !isBuiltIn(property) && !isCalculated(property)) {
      field.disabled = Boolean(given.disabled);
    }
    if (this.writable(property) || keyOrder) {
      const value = readValue(property, given.value);
      if (!same(field.value, value)) {
        field.value = value;
        changes.push({ ...place });
      }
    }
    if (keyOrder) lookups.push({ place, clear: given.lookup === 'CLEAR' });
  }

  /** Rows are matched by what was handed out, else by id, else by position; a row that is missing goes. */
  private applyTable(
    property: FieldProperty,
    given: RecordField,
    changes: Change[],
    lookups: LookupOrder[],
  ): void {
    const table = property.code;
    const field = this.record[table];
    if (!field || !Array.isArray(given.value)) return;
    if (given.error !== undefined) field.error = given.error;
    if (given.disabled !== undefined) field.disabled = Boolean(given.disabled);
    const wanted = given.value as Partial<Row>[];
    const before = this.rows(table);
    const rows = wanted.map((row, index) => this.rowFor(property, row, before, index));
    field.value = rows;
    if (rows.length !== before.length || rows.some((row) => !before.includes(row))) {
      changes.push({ code: table });
    }
    wanted.forEach((row, index) => {
      for (const inner of Object.values(property.fields ?? {})) {
        const cell = row.value?.[inner.code];
        if (!cell) continue;
        this.applyField({ code: inner.code, table, row: index }, inner, cell, changes, lookups);
      }
    });
  }

  private rowFor(property: FieldProperty, given: Partial<Row>, before: Row[], index: number): Row {
    const own = this.origin.get(given);
    if (own && before.includes(own)) return own;
    const id = given.id ? String(given.id) : null;
    const old = id === null ? before[index] : before.find((row) => row.id === id);
    if (old && (id !== null || old.id === null) && !own) return old;
    return { ...newRow(property, this.surroundings), id };
  }

  /** Whether a plugin may write the value. */
  private writable(property: FieldProperty): boolean {
    return (
      !isBuiltIn(property) &&
      !isCalculated(property) &&
      !property.lookup &&
      property.type !== 'FILE' &&
      !this.copied.has(property.code)
    );
  }

  /** Whether a person may write it; copies of a lookup come from the lookup alone. */
  editable(place: Place): boolean {
    const property = this.property(place);
    const field = this.field(place);
    if (!property || !field || isBuiltIn(property) || isCalculated(property)) return false;
    if (place.table && this.record[place.table]?.disabled) return false;
    return !field.disabled && !this.copied.has(property.code);
  }

  isCopied(code: string): boolean {
    return this.copied.has(code);
  }

  /** Writes a lookup's copies. @returns the changes to tell */
  copy(place: Place, values: Record<string, unknown>): Change[] {
    const changes: Change[] = [];
    for (const [code, value] of Object.entries(values)) {
      const target: Place = { ...place, code };
      const field = this.field(target);
      if (!field || same(field.value, value)) continue;
      field.value = value;
      field.error = null;
      changes.push(target);
    }
    return this.afterwards(changes);
  }

  /** What is sent to the server: fields a person may have changed. @param onlyChanged for an update */
  toSave(onlyChanged: boolean): Record<string, { value: unknown }> {
    const before = onlyChanged ? (JSON.parse(this.saved) as Record<string, unknown>) : undefined;
    const body: Record<string, { value: unknown }> = {};
    for (const property of Object.values(this.form.fields)) {
      const field = this.record[property.code];
      if (!field || !this.sendable(property)) continue;
      if (before && same(before[property.code], bare(field))) continue;
      body[property.code] = { value: this.sent(property, field.value) };
    }
    return body;
  }

  private sendable(property: FieldProperty): boolean {
    return !isBuiltIn(property) && !isCalculated(property) && !this.copied.has(property.code);
  }

  private sent(property: FieldProperty, value: unknown): unknown {
    if (property.type === 'SUBTABLE') {
      return (value as Row[]).map((row) => {
        const cells: Record<string, { value: unknown }> = {};
        for (const inner of Object.values(property.fields ?? {})) {
          const cell = row.value[inner.code];
          if (cell && this.sendable(inner)) {
            cells[inner.code] = { value: this.sent(inner, cell.value) };
          }
        }
        return row.id === null ? { value: cells } : { id: row.id, value: cells };
      });
    }
    if (property.type === 'FILE') {
      return (value as { fileKey: string }[]).map(({ fileKey }) => ({ fileKey }));
    }
    if (property.type.endsWith('_SELECT') && property.type !== 'MULTI_SELECT') {
      return (value as { code: string }[]).map(({ code }) => ({ code }));
    }
    return value;
  }

  /** Recalculates and adds what the calculation changed; drops what kintone has no event for. */
  private afterwards(changes: Change[]): Change[] {
    if (changes.length > 0) changes.push(...this.recalculate());
    return changes.filter((change) => {
      const property = this.property(change);
      return property !== undefined && firesChange(property);
    });
  }

  private recalculate(): Change[] {
    const before = new Map(this.places().map(({ field }) => [field, field.value]));
    recalculateRecord(this.form.fields, this.record, {
      precision: this.form.precision,
      timezone: this.surroundings.timezone,
    });
    return this.places()
      .filter(({ property, field }) => isCalculated(property) && before.get(field) !== field.value)
      .map(({ place }) => place);
  }

  private valuesOnly(): string {
    const values = Object.entries(this.record).map(([code, field]) => [code, bare(field)]);
    return JSON.stringify(Object.fromEntries(values));
  }
}

/** A field's value without errors and marks. */
function bare(field: RecordField): unknown {
  if (field.type !== 'SUBTABLE') return nullIfEmpty(field.value);
  return (field.value as Row[]).map((row) => ({
    id: row.id,
    value: Object.fromEntries(
      Object.entries(row.value).map(([code, cell]) => [code, bare(cell)] as const),
    ),
  }));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(nullIfEmpty(one)) === JSON.stringify(nullIfEmpty(other));
}

/** An empty date or choice is null as kintone answers it and "" once it went through an input or a plugin. */
function nullIfEmpty(value: unknown): unknown {
  return value === '' ? null : (value ?? null);
}
