/**
 * Which field an app action may copy into which: kintone help "アプリアクションに設定できるフィールドの組み合わせ". A lookup is
 * of the type of its key.
 */
import type { FieldProperty } from './definition';
import type { FoundField } from './field-lookup';

/** Types of fields a source may go to; a type that is not here goes to fields of its own type. */
const TARGETS: Record<string, readonly string[]> = {
  SINGLE_LINE_TEXT: ['SINGLE_LINE_TEXT', 'LINK'],
  LINK: ['SINGLE_LINE_TEXT', 'LINK'],
  CALC: ['NUMBER'],
  RECORD_NUMBER: ['NUMBER'],
  CREATED_TIME: ['DATETIME'],
  UPDATED_TIME: ['DATETIME'],
  CREATOR: ['USER_SELECT'],
  MODIFIER: ['USER_SELECT'],
};

/** Neither is there a value a person could enter, nor a file of the new record's own. */
const NEVER: ReadonlySet<string> = new Set([
  ...['FILE', 'SUBTABLE', 'GROUP', 'REFERENCE_TABLE', 'LABEL', 'SPACER', 'HR'],
  ...['STATUS', 'STATUS_ASSIGNEE', 'CATEGORY'],
]);

/** Fields of tables go to fields of tables. */
export function fitsAction(from: FoundField, to: FoundField): boolean {
  const inTable = (found: FoundField) => found.table !== undefined;
  if (inTable(from) !== inTable(to) || NEVER.has(from.field.type)) return false;
  const types = TARGETS[from.field.type] ?? [from.field.type];
  if (!types.includes(to.field.type)) return false;
  return from.field.type !== 'LINK' || to.field.type !== 'LINK' || sameProtocol(from, to);
}

/** The record's address goes to links that take the address of a site. */
export function fitsRecordUrl({ field, table }: FoundField): boolean {
  return table === undefined && field.type === 'LINK' && protocol(field) === 'WEB';
}

const sameProtocol = (from: FoundField, to: FoundField): boolean =>
  protocol(from.field) === protocol(to.field);

const protocol = (field: FieldProperty): string => field.protocol ?? 'WEB';
