/** Which kind of column holds a field: the types of kintone's form, sorted by what can be asked of them. */
import type { FormField } from '../kintone/host';
import type { Column } from './table';

export type ColumnKind = Column['kind'];

const KINDS: Readonly<Record<string, ColumnKind>> = {
  RADIO_BUTTON: 'word',
  DROP_DOWN: 'word',
  STATUS: 'word',
  SINGLE_LINE_TEXT: 'word',
  MULTI_LINE_TEXT: 'word',
  RICH_TEXT: 'word',
  LINK: 'word',
  RECORD_NUMBER: 'word',
  CREATOR: 'word',
  MODIFIER: 'word',
  CHECK_BOX: 'words',
  MULTI_SELECT: 'words',
  CATEGORY: 'words',
  USER_SELECT: 'words',
  ORGANIZATION_SELECT: 'words',
  GROUP_SELECT: 'words',
  STATUS_ASSIGNEE: 'words',
  FILE: 'words',
  NUMBER: 'number',
  DATE: 'day',
  TIME: 'time',
  DATETIME: 'instant',
  CREATED_TIME: 'instant',
  UPDATED_TIME: 'instant',
};

/** A calculated field is what its format shows (`GET app/form/fields`: `format`). */
const CALC_KINDS: Readonly<Record<string, ColumnKind>> = {
  NUMBER: 'number',
  NUMBER_DIGIT: 'number',
  HOUR_MINUTE: 'number',
  DAY_HOUR_MINUTE: 'number',
  DATE: 'day',
  TIME: 'time',
  DATETIME: 'instant',
};

/** @returns undefined for what holds no value of its own: groups, labels, related records, subtables */
export function kindOf(field: FormField): ColumnKind | undefined {
  return field.type === 'CALC' ? CALC_KINDS[String(field['format'])] : KINDS[field.type];
}
