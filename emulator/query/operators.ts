/**
 * Which operators each field type takes, and which types can be sorted by: the table "フィールド、
 * システム識別子ごとの利用可能な演算子と関数一覧" of kintone's page クエリの書き方.
 */
import type { Operator } from './ast';

const EQUAL: Operator[] = ['=', '!='];
const ORDER: Operator[] = ['<', '>', '<=', '>='];
const IN: Operator[] = ['in', 'not in'];
const LIKE: Operator[] = ['like', 'not like'];
const IS: Operator[] = ['is', 'is not'];

const OPERATORS: Record<string, Operator[]> = {
  __ID__: [...EQUAL, ...ORDER, ...IN],
  __REVISION__: [...EQUAL, ...ORDER, ...IN],
  RECORD_NUMBER: [...EQUAL, ...ORDER, ...IN],
  CREATOR: IN,
  MODIFIER: IN,
  CREATED_TIME: [...EQUAL, ...ORDER],
  UPDATED_TIME: [...EQUAL, ...ORDER],
  SINGLE_LINE_TEXT: [...EQUAL, ...IN, ...LIKE],
  LINK: [...EQUAL, ...IN, ...LIKE],
  NUMBER: [...EQUAL, ...ORDER, ...IN],
  CALC: [...EQUAL, ...ORDER, ...IN],
  MULTI_LINE_TEXT: [...LIKE, ...IS],
  RICH_TEXT: [...LIKE, ...IS],
  CHECK_BOX: IN,
  RADIO_BUTTON: IN,
  DROP_DOWN: IN,
  MULTI_SELECT: IN,
  FILE: [...LIKE, ...IS],
  DATE: [...EQUAL, ...ORDER],
  TIME: [...EQUAL, ...ORDER],
  DATETIME: [...EQUAL, ...ORDER],
  USER_SELECT: IN,
  ORGANIZATION_SELECT: IN,
  GROUP_SELECT: IN,
  STATUS: [...EQUAL, ...IN],
  STATUS_ASSIGNEE: IN,
  CATEGORY: IN,
};

/** Operators of a field outside a subtable; none for a type that cannot be searched. */
export function operatorsOf(type: string): readonly Operator[] {
  return OPERATORS[type] ?? [];
}

/** Types `order by` takes. */
export const SORTABLE = new Set([
  ...['__ID__', 'RECORD_NUMBER', 'CREATOR', 'CREATED_TIME', 'MODIFIER', 'UPDATED_TIME'],
  ...[
    'SINGLE_LINE_TEXT',
    'NUMBER',
    'CALC',
    'RADIO_BUTTON',
    'DROP_DOWN',
    'DATE',
    'TIME',
    'DATETIME',
  ],
  ...['LINK', 'STATUS'],
]);
