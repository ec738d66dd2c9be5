/**
 * The record being edited, without any DOM: values, errors and disabled fields in the shape of kintone's
 * `event.record`, recalculation, table rows, and what a plugin's returned event may change.
 */
import type { FieldProperty } from '../../apps/definition';
import { recalculateRecord } from '../../calc';
import type { RecordField, RecordValues } from '../api';
import { newRow } from './defaults';
import type { Row, Surroundings } from './defaults';
import { firesChange, isBuiltIn, isCalculated, lookupTargets } from './field-kinds';
import { bare, fieldAt, propertyAt, rowsOf, same } from './form-state';
import type { Change, Form, FormState, LookupOrder, Place } from './form-state';
import type { Occasion } from './mutable';
import { takeReturned } from './returned';
import { toSend } from './sending';

export type { Change, Form, LookupOrder, Place } from './form-state';

export class FormModel {
  private readonly saved: string;
  private readonly state: FormState;

  /** @param record values to begin with; it becomes the model's own */
  constructor(
    readonly form: Form,
    private readonly record: RecordValues,
    private readonly surroundings: Surroundings,
  ) {
    const copied = lookupTargets(form.fields);
    this.state = { form, record, surroundings, copied, origin: new WeakMap() };
    this.recalculate();
    this.saved = this.valuesOnly();
  }

  property(place: Place): FieldProperty | undefined {
    return propertyAt(this.state, place);
  }

  field(place: Place): RecordField | undefined {
    return fieldAt(this.state, place);
  }

  rows(table: string): Row[] {
    return rowsOf(this.state, table);
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
   * A copy for handlers and for `record.get()`: values with their types. Errors and `disabled` are only ever
   * written by plugins, never read.
   * kintone withholds attachments while a record is edited; `withFiles` is for the show event, which has them on
   * PCs only (cybozu.dev, edit.show, 制限事項).
   */
  snapshot(withFiles = false): RecordValues {
    const copy = structuredClone(this.record);
    const clean = (field: RecordField): void => {
      delete field.error;
      delete field.disabled;
      if (field.type === 'FILE' && (!withFiles || this.form.onPhone)) field.value = [];
    };
    for (const [code, field] of Object.entries(copy)) {
      clean(field);
      if (field.type === 'CALC' && !withFiles && this.form.columns?.has(code)) field.value = '';
      if (field.type !== 'SUBTABLE') continue;
      (field.value as Row[]).forEach((row, index) => {
        Object.values(row.value).forEach(clean);
        const own = this.rows(code)[index];
        if (own) this.state.origin.set(row, own);
      });
    }
    return copy;
  }

  /**
   * Takes over what a handler returned or `record.set` was given; mutable.ts says what each may change.
   * @param topError whether the event carries an error of its own
   * @throws TypeError for a value that is not of the field's type
   */
  apply(
    returned: RecordValues,
    occasion: Occasion,
    topError = false,
  ): { changes: Change[]; lookups: LookupOrder[] } {
    const { changes, lookups } = takeReturned(this.state, returned, occasion, topError);
    return { changes: this.afterwards(changes), lookups };
  }

  /** Whether a person may write it; copies of a lookup come from the lookup alone. */
  editable(place: Place): boolean {
    const property = this.property(place);
    const field = this.field(place);
    if (!property || !field || isBuiltIn(property) || isCalculated(property)) return false;
    if (this.isLocked(place)) return false;
    if (place.table && this.record[place.table]?.disabled) return false;
    return !field.disabled && !this.state.copied.has(property.code);
  }

  /** Whether the user may view the field and not write it; a table's right covers its fields. */
  isLocked({ code, table }: Place): boolean {
    const { locked } = this.form;
    return Boolean(locked?.has(code) || (table !== undefined && locked?.has(table)));
  }

  isCopied(code: string): boolean {
    return this.state.copied.has(code);
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
    return toSend(this.state, before);
  }

  /** Recalculates and adds what the calculation changed; drops what kintone has no event for. */
  private afterwards(changes: Change[]): Change[] {
    const calculated = changes.length > 0 ? this.recalculate() : [];
    if (!this.form.onPhone) changes.push(...calculated);
    return changes.filter((change) => {
      const property = this.property(change);
      return property !== undefined && firesChange(property);
    });
  }

  private recalculate(): Change[] {
    if (this.form.columns) return [];
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
