/** Which fields can be written in a row of the list (kintone help, 「レコードの一覧」画面で編集できるフィールド). Pure. */
import type { FieldProperty } from '../../apps/definition';
import { isCalculated, lookupTargets } from '../form/field-kinds';

const EDITABLE_TYPES = new Set([
  'SINGLE_LINE_TEXT',
  'MULTI_LINE_TEXT',
  'NUMBER',
  'RADIO_BUTTON',
  'CHECK_BOX',
  'MULTI_SELECT',
  'DROP_DOWN',
  'DATE',
  'TIME',
  'DATETIME',
  'LINK',
  'USER_SELECT',
  'ORGANIZATION_SELECT',
  'GROUP_SELECT',
]);

/** Lookups, what they copy, calculated text and the key of related records are for the record's own screen. */
export function editableInList(fields: Record<string, FieldProperty>): Set<string> {
  const copied = lookupTargets(fields);
  const keys = new Set(Object.values(fields).map(relatedKey));
  const editable = Object.values(fields).filter(
    (field) =>
      EDITABLE_TYPES.has(field.type) &&
      !field.lookup &&
      !isCalculated(field) &&
      !copied.has(field.code) &&
      !keys.has(field.code),
  );
  return new Set(editable.map(({ code }) => code));
}

function relatedKey({ referenceTable }: FieldProperty): string | undefined {
  const condition = referenceTable?.['condition'] as { field?: string } | undefined;
  return condition?.field;
}
