/** What a field is in SQL: an expression of the record's row, or of one row of a subtable. */
import type { FieldProperty } from '../apps/definition';
import { columnOf, documentPath, fieldColumn } from '../records/tables';

/** How the values of a field are compared. */
export type Comparing = 'number' | 'text' | 'date' | 'time' | 'instant' | 'list' | 'long' | 'files';

export interface Target {
  code: string;
  type: string;
  comparing: Comparing;
  /** The value; '' or NULL when empty. For lists: a table-valued `json_each`. */
  sql: string;
  /** For lists and files: how many there are. */
  count?: string;
  field?: FieldProperty;
}

const LISTS = new Set([
  ...[
    'CHECK_BOX',
    'MULTI_SELECT',
    'USER_SELECT',
    'ORGANIZATION_SELECT',
    'GROUP_SELECT',
    'CATEGORY',
  ],
]);

/** `$id` and `$revision`. */
export function systemTarget(code: string): Target | undefined {
  if (code === '$id') return { code, type: '__ID__', comparing: 'number', sql: 'id' };
  if (code === '$revision')
    return { code, type: '__REVISION__', comparing: 'number', sql: 'revision' };
  return undefined;
}

/** @param where `row`: the field of the subtable whose rows are at hand as `row.value` */
export function fieldTarget(field: FieldProperty, where: 'record' | 'row' = 'record'): Target {
  const { code, type } = field;
  const own = OWN_COLUMNS[type];
  if (own && where === 'record') return { code, type, field, ...own };
  const [json, path] =
    where === 'record'
      ? ['doc', documentPath(field.fieldId)]
      : ['row.value', `$.v."${Number(field.fieldId)}"`];
  if (LISTS.has(type) || type === 'FILE') {
    return {
      ...{ code, type, field, comparing: type === 'FILE' ? 'files' : 'list' },
      sql: `json_each(${json}, '${path}')`,
      count: `COALESCE(json_array_length(${json}, '${path}'), 0)`,
    };
  }
  const value = `json_extract(${json}, '${path}')`;
  const comparing = comparingOf(field);
  const affinity = columnOf(field);
  if (where === 'record' && affinity) {
    return { code, type, field, comparing, sql: fieldColumn(field.fieldId) };
  }
  const sql =
    comparing === 'number' ? `CAST(NULLIF(${value}, '') AS REAL)` : `COALESCE(${value}, '')`;
  return { code, type, field, comparing, sql };
}

const OWN_COLUMNS: Record<string, Pick<Target, 'comparing' | 'sql' | 'count'>> = {
  RECORD_NUMBER: { comparing: 'number', sql: 'id' },
  CREATOR: { comparing: 'text', sql: 'creator' },
  MODIFIER: { comparing: 'text', sql: 'modifier' },
  CREATED_TIME: { comparing: 'instant', sql: 'created' },
  UPDATED_TIME: { comparing: 'instant', sql: 'modified' },
  STATUS: { comparing: 'text', sql: 'status' },
  STATUS_ASSIGNEE: {
    comparing: 'list',
    sql: 'json_each(assignees)',
    count: 'json_array_length(assignees)',
  },
};

function comparingOf(field: FieldProperty): Comparing {
  switch (field.type) {
    case 'NUMBER':
      return 'number';
    case 'DATE':
      return 'date';
    case 'TIME':
      return 'time';
    case 'DATETIME':
      return 'instant';
    case 'MULTI_LINE_TEXT':
    case 'RICH_TEXT':
      return 'long';
    case 'CALC':
      return CALC_COMPARING[field.format ?? ''] ?? 'number';
    default:
      return 'text';
  }
}

const CALC_COMPARING: Record<string, Comparing> = {
  DATE: 'date',
  DATETIME: 'instant',
  TIME: 'time',
  HOUR_MINUTE: 'text',
  DAY_HOUR_MINUTE: 'text',
};
