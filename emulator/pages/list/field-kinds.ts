/** What the list may do with a field: operators of a filter, kind of its value, sorting. After kintone's query manual. */
import type { FieldProperty } from '../../apps/definition';
import { SORTABLE } from '../../query';
import type { Operator } from './query-text';

/** Which input the filter dialog shows for a value. */
export type ValueKind =
  'text' | 'number' | 'choice' | 'user' | 'organization' | 'group' | 'date' | 'datetime' | 'time';

const TEXT: Operator[] = ['like', 'not like', '=', '!='];
const LONG_TEXT: Operator[] = ['like', 'not like', 'is empty', 'is not empty'];
const NUMBER: Operator[] = ['=', '!=', '>=', '<=', '>', '<'];
const CHOICE: Operator[] = ['in', 'not in'];

const KINDS: Record<string, { kind: ValueKind; operators: Operator[] }> = {
  SINGLE_LINE_TEXT: { kind: 'text', operators: TEXT },
  LINK: { kind: 'text', operators: TEXT },
  MULTI_LINE_TEXT: { kind: 'text', operators: LONG_TEXT },
  RICH_TEXT: { kind: 'text', operators: LONG_TEXT },
  FILE: { kind: 'text', operators: LONG_TEXT },
  NUMBER: { kind: 'number', operators: NUMBER },
  CALC: { kind: 'number', operators: NUMBER },
  RECORD_NUMBER: { kind: 'number', operators: NUMBER },
  RADIO_BUTTON: { kind: 'choice', operators: CHOICE },
  DROP_DOWN: { kind: 'choice', operators: CHOICE },
  CHECK_BOX: { kind: 'choice', operators: CHOICE },
  MULTI_SELECT: { kind: 'choice', operators: CHOICE },
  STATUS: { kind: 'choice', operators: CHOICE },
  CREATOR: { kind: 'user', operators: CHOICE },
  MODIFIER: { kind: 'user', operators: CHOICE },
  STATUS_ASSIGNEE: { kind: 'user', operators: CHOICE },
  USER_SELECT: { kind: 'user', operators: CHOICE },
  ORGANIZATION_SELECT: { kind: 'organization', operators: CHOICE },
  GROUP_SELECT: { kind: 'group', operators: CHOICE },
  DATE: { kind: 'date', operators: NUMBER },
  DATETIME: { kind: 'datetime', operators: NUMBER },
  CREATED_TIME: { kind: 'datetime', operators: NUMBER },
  UPDATED_TIME: { kind: 'datetime', operators: NUMBER },
  TIME: { kind: 'time', operators: NUMBER },
};

/** A field the list can filter by; of a subtable's field, `inTable` is set. */
export interface FilterField {
  property: FieldProperty;
  inTable: boolean;
  kind: ValueKind;
  operators: Operator[];
}

/** Without process management a form lists ステータス and 作業者 with `enabled: false`: they have no values. */
function isUsed(property: FieldProperty): boolean {
  return property.enabled !== false;
}

/** Fields a filter can name, subtable fields after their table's place. */
export function filterFields(fields: Record<string, FieldProperty>): FilterField[] {
  return Object.values(fields).flatMap((property) =>
    property.type === 'SUBTABLE'
      ? Object.values(property.fields ?? {}).flatMap((inner) => filterField(inner, true))
      : filterField(property, false),
  );
}

function filterField(property: FieldProperty, inTable: boolean): FilterField[] {
  const known = KINDS[property.type];
  if (!known || !isUsed(property)) return [];
  return [
    {
      property,
      inTable,
      kind: calcKind(property) ?? known.kind,
      operators: operatorsOf(known.operators, inTable),
    },
  ];
}

/** In a table a row decides, so kintone refuses `=` and `!=` there and takes `in` and `not in` (GAIA_IQ07). */
function operatorsOf(operators: Operator[], inTable: boolean): Operator[] {
  if (!inTable) return operators;
  return operators.map((operator) =>
    operator === '=' ? 'in' : operator === '!=' ? 'not in' : operator,
  );
}

/** A CALC shown as a date or time is compared as one. */
function calcKind({ type, format }: FieldProperty): ValueKind | undefined {
  if (type !== 'CALC') return undefined;
  if (format === 'DATE') return 'date';
  if (format === 'DATETIME') return 'datetime';
  return format === 'TIME' ? 'time' : undefined;
}

export function isSortable(property: FieldProperty): boolean {
  return isUsed(property) && SORTABLE.has(property.type);
}
