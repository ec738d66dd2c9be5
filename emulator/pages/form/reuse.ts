/** A new record from an existing one: every value a person may enter, without attachments and without row ids. */
import type { FieldProperty } from '../../apps/definition';
import type { RecordValues } from '../api';
import type { Row } from './defaults';
import { isBuiltIn } from './field-kinds';

/** @param fresh the record a create screen begins with; what cannot be taken over stays as it is there */
export function reused(
  fields: Record<string, FieldProperty>,
  fresh: RecordValues,
  source: RecordValues,
): RecordValues {
  const record = structuredClone(fresh);
  for (const [code, field] of Object.entries(record)) {
    const property = fields[code];
    const from = source[code];
    if (!property || !from || isBuiltIn(property) || property.type === 'FILE') continue;
    field.value = structuredClone(from.value);
    if (property.type !== 'SUBTABLE') continue;
    for (const row of field.value as Row[]) {
      row.id = null;
      for (const cell of Object.values(row.value)) if (cell.type === 'FILE') cell.value = [];
    }
  }
  return record;
}
