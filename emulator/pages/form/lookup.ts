/** Lookups: finding the record of a key in the related app and what is copied from it. */
import type { FieldProperty, LookupSetting } from '../../apps/definition';
import { quote } from '../../query';
import { rest } from '../api';
import type { RecordValues } from '../api';
import { emptyValue } from './field-kinds';

export const PAGE = 20;

/** @param narrowing condition beside the field's own filter, '' for none */
export function lookupQuery(setting: LookupSetting, narrowing: string, offset: number): string {
  const conditions = [setting.filterCond, narrowing].filter((one) => one !== '');
  const where = conditions.map((one) => `(${one})`).join(' and ');
  const order = setting.sort === '' ? '' : `order by ${setting.sort}`;
  return [where, order, `limit ${PAGE + 1} offset ${offset}`].filter((one) => one !== '').join(' ');
}

/** Condition that finds exactly this key. */
export function exactly(setting: LookupSetting, key: string): string {
  return `${setting.relatedKeyField} = ${quote(key)}`;
}

/** Condition that finds keys like what was typed, as far as the key's type can be searched. */
export function like(setting: LookupSetting, type: string, words: string): string {
  if (words.trim() === '') return '';
  const searchable = type === 'SINGLE_LINE_TEXT' || type === 'LINK';
  return `${setting.relatedKeyField} ${searchable ? 'like' : '='} ${quote(words.trim())}`;
}

/** Up to PAGE records and whether there are more. @throws RestError */
export async function findRecords(
  setting: LookupSetting,
  narrowing: string,
  offset = 0,
): Promise<{ records: RecordValues[]; more: boolean }> {
  const { records } = await rest<{ records: RecordValues[] }>('GET', '/k/v1/records.json', {
    app: setting.relatedApp.app,
    query: lookupQuery(setting, narrowing, offset),
  });
  return { records: records.slice(0, PAGE), more: records.length > PAGE };
}

/** Values of the key and its copies, by the field codes of the form they go to. */
export function copies(
  property: FieldProperty,
  source: RecordValues,
): { key: unknown; values: Record<string, unknown> } {
  const setting = property.lookup as LookupSetting;
  const values: Record<string, unknown> = {};
  for (const { field, relatedField } of setting.fieldMappings) {
    values[field] = source[relatedField]?.value ?? '';
  }
  return { key: source[setting.relatedKeyField]?.value ?? '', values };
}

/** What a cleared lookup leaves in the fields it filled. @param fields the form's, or the table's when in a row */
export function cleared(
  property: FieldProperty,
  fields: Record<string, FieldProperty>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { field } of property.lookup?.fieldMappings ?? []) {
    values[field] = emptyValue(fields[field]?.type ?? '');
  }
  return values;
}
