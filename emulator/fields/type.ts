/** What every field type answers: how a value is read, kept, checked and shown. */
import type { FieldProperty } from '../apps/definition';
import type { NumberPrecision } from '../calc';
import type { Context } from '../context';
import type { FileValue } from '../files/files';
import type { Place } from './problems';

/**
 * A value as it is kept: text, a list of options or of codes (users, organizations, groups), files, or
 * the rows of a subtable. Nothing chosen is `''` or `[]`.
 */
export type Stored = string | string[] | FileValue[] | StoredRow[];

/** A row's id is a decimal string that no other row of the app ever has. */
export interface StoredRow {
  id: string;
  value: Record<string, Stored>;
}

/** What reading a value may need besides the value. */
export interface WriteScope {
  context: Context;
  appId: number;
  /** Digits and rounding of the app's numbers. */
  precision: NumberPrecision;
  /** Gives an id no row of this app had before. */
  nextRowId(): string;
}

/** What showing a value needs: names of users and the like, remembered over many records. */
export interface ReadScope {
  nameOf(type: 'USER' | 'ORGANIZATION' | 'GROUP', code: string): string;
}

export interface FieldKind {
  /** Last part of CB_VA01's key for this type. */
  suffix: 'value' | 'values' | 'values.value';
  empty(): Stored;
  /** Value of a field that a new record does not mention. */
  initial(property: FieldProperty, scope: WriteScope): Stored;
  /**
   * Reads what a request gives. What cannot be read is reported at `place` and answered as empty.
   * @param before the value the record has now, for what lives on over an update
   */
  read(
    raw: unknown,
    property: FieldProperty,
    place: Place,
    scope: WriteScope,
    before?: Stored,
  ): Stored;
  /** Checks a value against the field's settings; reports at `place`. Required is judged elsewhere. */
  check?(value: Stored, property: FieldProperty, place: Place): void;
  isEmpty(value: Stored): boolean;
  /** The REST value. `undefined`: the record was saved before the field was made. */
  show(value: Stored | undefined, property: FieldProperty, scope: ReadScope): unknown;
  /** Affinity of the indexed column, for types that `=`, `in` or `order by` look up. */
  column?: 'TEXT' | 'REAL';
}

export const isBlank = (value: Stored): boolean => value.length === 0;
