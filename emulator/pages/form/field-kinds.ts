/** What the form may do with a field of a type: which hold a value, which a person or a plugin may write. */
import type { FieldProperty } from '../../apps/definition';

/** Parts of a form that hold no value. */
const WITHOUT_VALUE = new Set(['GROUP', 'REFERENCE_TABLE', 'LABEL', 'SPACER', 'HR', 'CATEGORY']);

/** Filled by kintone itself. */
const BUILT_IN = new Set([
  'RECORD_NUMBER',
  'CREATOR',
  'CREATED_TIME',
  'MODIFIER',
  'UPDATED_TIME',
  'STATUS',
  'STATUS_ASSIGNEE',
  '__ID__',
  '__REVISION__',
]);

const LISTS = new Set([
  'CHECK_BOX',
  'MULTI_SELECT',
  'FILE',
  'USER_SELECT',
  'ORGANIZATION_SELECT',
  'GROUP_SELECT',
  'STATUS_ASSIGNEE',
  'SUBTABLE',
]);

/** Types whose change is an event (`app.record.edit.change.<code>`); multi-line text and links have none. */
const WITH_CHANGE_EVENT = new Set([
  'RADIO_BUTTON',
  'DROP_DOWN',
  'CHECK_BOX',
  'MULTI_SELECT',
  'USER_SELECT',
  'ORGANIZATION_SELECT',
  'GROUP_SELECT',
  'DATE',
  'TIME',
  'DATETIME',
  'SINGLE_LINE_TEXT',
  'NUMBER',
  'SUBTABLE',
]);

export const ENTITY_TYPES = new Set(['USER_SELECT', 'ORGANIZATION_SELECT', 'GROUP_SELECT']);

export function holdsValue(property: FieldProperty): boolean {
  return !WITHOUT_VALUE.has(property.type);
}

export function isBuiltIn(property: FieldProperty): boolean {
  return BUILT_IN.has(property.type);
}

/** Computed by an expression: CALC, and single-line text with one. */
export function isCalculated(property: FieldProperty): boolean {
  return (
    property.type === 'CALC' ||
    (property.type === 'SINGLE_LINE_TEXT' && Boolean(property.expression))
  );
}

/** kintone's default value of an empty field. */
export function emptyValue(type: string): unknown {
  if (LISTS.has(type)) return [];
  return BUILT_IN.has(type) ? undefined : '';
}

/** A lookup's own change is no event: what it copies is. */
export function firesChange(property: FieldProperty): boolean {
  return WITH_CHANGE_EVENT.has(property.type) && !property.lookup;
}

/** Codes of fields that a lookup fills, of the form and of its subtables. */
export function lookupTargets(fields: Record<string, FieldProperty>): Set<string> {
  const codes = new Set<string>();
  for (const property of Object.values(fields)) {
    for (const mapping of property.lookup?.fieldMappings ?? []) codes.add(mapping.field);
    if (property.fields) for (const code of lookupTargets(property.fields)) codes.add(code);
  }
  return codes;
}
