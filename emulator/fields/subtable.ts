/** SUBTABLE: rows of fields. A row keeps its id over updates; a row the request leaves out is deleted. */
import type { FieldProperty } from '../apps/definition';
import { isCalculated } from '../calc';
import { kindOf } from './registry';
import { readList } from './lists';
import type { Place } from './problems';
import { checkField } from './check';
import { isBlank, type FieldKind, type Stored, type StoredRow, type WriteScope } from './type';

interface GivenRow {
  id?: unknown;
  value?: Record<string, { value?: unknown } | null>;
}

export const subtable: FieldKind = {
  suffix: 'value',
  empty: () => [],
  initial: () => [],
  read(raw, property, place, scope, before) {
    const old = new Map(rowsOf(before).map((row) => [row.id, row]));
    return readList(raw, place).map((item, index) => {
      const given = (item ?? {}) as GivenRow;
      const known =
        given.id === undefined || given.id === null ? undefined : old.get(String(given.id));
      // The same id twice would make two rows of one.
      if (known) old.delete(known.id);
      return readRow(given, known, property, { place, index, scope });
    });
  },
  check(value, property, place) {
    rowsOf(value).forEach((row, index) => {
      for (const field of Object.values(property.fields ?? {})) {
        checkField(row.value[field.code] ?? '', field, place.inRow(index, field.code));
      }
    });
  },
  isEmpty: isBlank,
  show: (value, property, scope) =>
    rowsOf(value).map((row) => ({
      id: row.id,
      value: Object.fromEntries(
        Object.values(property.fields ?? {}).map((field) => [
          field.code,
          {
            type: field.type,
            value: kindOf(field.type)?.show(row.value[field.code], field, scope),
          },
        ]),
      ),
    })),
};

export function rowsOf(value: Stored | undefined): StoredRow[] {
  return Array.isArray(value) ? (value as StoredRow[]) : [];
}

function readRow(
  given: GivenRow,
  known: StoredRow | undefined,
  property: FieldProperty,
  at: { place: Place; index: number; scope: WriteScope },
): StoredRow {
  const value: Record<string, Stored> = {};
  for (const field of Object.values(property.fields ?? {})) {
    const kind = kindOf(field.type);
    if (!kind) continue;
    const before = known?.value[field.code];
    const raw = given.value?.[field.code];
    if (raw && 'value' in raw && !isCalculated(field)) {
      const place = at.place.inRow(at.index, field.code);
      value[field.code] = kind.read(raw.value, field, place, at.scope, before);
    } else value[field.code] = before ?? kind.initial(field, at.scope);
  }
  return { id: known?.id ?? at.scope.nextRowId(), value };
}
