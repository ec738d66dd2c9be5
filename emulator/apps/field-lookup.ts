/** Finding fields of an app, those inside subtables too. */
import type { AppDefinition, FieldProperty } from './definition';

export interface FoundField {
  field: FieldProperty;
  /** Code of the subtable the field is in. */
  table?: string;
}

export function findField(
  app: Pick<AppDefinition, 'fields'>,
  code: string,
): FoundField | undefined {
  const top = app.fields[code];
  if (top) return { field: top };
  for (const table of Object.values(app.fields)) {
    const inner = table.fields?.[code];
    if (inner) return { field: inner, table: table.code };
  }
  return undefined;
}

/** Every field, tables before what is in them. */
export function allFields(fields: Record<string, FieldProperty>): FoundField[] {
  return Object.values(fields).flatMap((field) => [
    { field },
    ...Object.values(field.fields ?? {}).map((inner) => ({ field: inner, table: field.code })),
  ]);
}
