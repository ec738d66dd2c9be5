/**
 * Columns of a CSV file as fields of an app: which fields a file can carry out and in, in kintone's terms
 * (kintone help, 「アプリのデータの入出力」). Pure.
 */
import type { FieldProperty } from '../apps/definition';
import { copiedFields } from '../records/lookup';
import { isCalculated } from '../calc';

/** Head of the column that marks where a record begins; in its rows a record's first one has the mark. */
export const START_HEADINGS = { ja: 'レコードの開始行', en: 'Start of Record' } as const;
export const START_MARK = '*';

/** A field of the form, or of a table's rows. Field codes are unique over both. */
export interface Column {
  field: FieldProperty;
  /** Code of the table it stands in. */
  table?: string;
}

/** Attachments, related records and parts without a value stay out of every file. */
const NEVER_EXPORTED = new Set([
  'FILE',
  'REFERENCE_TABLE',
  'GROUP',
  'LABEL',
  'SPACER',
  'HR',
  'CATEGORY',
]);

const NEVER_IMPORTED = new Set([...NEVER_EXPORTED, 'CALC', 'STATUS', 'STATUS_ASSIGNEE']);

/** Of new records only, and by who administers the app. */
export const SYSTEM_TYPES = new Set(['CREATOR', 'CREATED_TIME', 'MODIFIER', 'UPDATED_TIME']);

/** All columns there can be, tables' fields at their table's place, in the order of the fields. */
export function exportColumns(fields: Record<string, FieldProperty>): Column[] {
  return columns(fields).filter(({ field }) => isOn(field) && !NEVER_EXPORTED.has(field.type));
}

/**
 * @param isUniqueSource whether a lookup's key is unique in the app it reads: only then a file can name it
 */
export function importColumns(
  fields: Record<string, FieldProperty>,
  isUniqueSource: (field: FieldProperty) => boolean,
): Column[] {
  const tables = Object.values(fields).map((field) => field.fields ?? {});
  const copied = new Set([fields, ...tables].flatMap((level) => [...copiedFields(level)]));
  return columns(fields).filter(
    ({ field }) =>
      isOn(field) &&
      !NEVER_IMPORTED.has(field.type) &&
      !isCalculated(field) &&
      !copied.has(field.code) &&
      (!field.lookup || isUniqueSource(field)),
  );
}

const KEY_TYPES = new Set(['SINGLE_LINE_TEXT', 'NUMBER', 'LINK', 'DATE', 'DATETIME']);

/** Fields that can say which record a row means: the record number, and fields without duplicates. */
export function keyFields(fields: Record<string, FieldProperty>): FieldProperty[] {
  return Object.values(fields).filter(
    ({ type, unique }) => type === 'RECORD_NUMBER' || (unique === true && KEY_TYPES.has(type)),
  );
}

function columns(fields: Record<string, FieldProperty>): Column[] {
  return Object.values(fields).flatMap((field): Column[] =>
    field.type === 'SUBTABLE'
      ? Object.values(field.fields ?? {}).map((inner) => ({ field: inner, table: field.code }))
      : [{ field }],
  );
}

function isOn(field: FieldProperty): boolean {
  return field.enabled !== false;
}
