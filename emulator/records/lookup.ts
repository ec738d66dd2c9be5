/**
 * LOOKUP: at save its mapped fields are copied from the record the key names: when the key changed, and
 * through REST whenever a request names the key (cybozu.dev, ルックアップの更新を自動で行う). An empty key empties
 * them. What was copied stays as it was, a snapshot, when the source changes later.
 */
import {
  type AppDefinition,
  type FieldProperty,
  liveApp,
  type LookupSetting,
} from '../apps/definition';
import type { Context } from '../context';
import { KintoneError } from '../errors';
import { kindOf, type Stored } from '../fields';
import { fieldRights, mayView } from '../rights/fields';
import { rightsOfRecords } from '../rights/records';
import { recordNumber } from './show';
import { readRecord, recordsWith, type StoredRecord } from './store';

type Values = Record<string, Stored>;

/** SQLite's word for all rows. */
const NO_LIMIT = -1;

/**
 * Copies for all lookup fields among `fields` (an app's, or a subtable's for one row).
 * @param given what the request has for them; from a screen also `pickedId`, the record a person chose
 */
export function copyLookups(
  context: Context,
  fields: Record<string, FieldProperty>,
  values: Values,
  before: Values | undefined,
  given: Record<string, unknown>,
): void {
  for (const field of Object.values(fields)) {
    if (!field.lookup) continue;
    const key = String(values[field.code] ?? '');
    const same = before && key === String(before[field.code] ?? '');
    const picked = context.ofScreen ? pickedId(given[field.code]) : undefined;
    const again = picked !== undefined || (!context.ofScreen && field.code in given);
    if (same && !(again && key !== '')) keepCopies(field, values, before);
    else copy(context, fields, field, key, values, picked);
  }
}

/** Codes of the fields that a lookup fills: a request cannot write them. */
export function copiedFields(fields: Record<string, FieldProperty>): Set<string> {
  return new Set(
    Object.values(fields).flatMap((field) => field.lookup?.fieldMappings.map((m) => m.field) ?? []),
  );
}

function pickedId(given: unknown): number | undefined {
  const id = (given as { pickedId?: unknown } | undefined)?.pickedId;
  return typeof id === 'string' ? Number(id) : undefined;
}

function keepCopies(field: FieldProperty, values: Values, before: Values): void {
  for (const { field: target } of field.lookup?.fieldMappings ?? []) {
    const value = before[target];
    if (value !== undefined) values[target] = value;
  }
}

function copy(
  context: Context,
  fields: Record<string, FieldProperty>,
  field: FieldProperty,
  key: string,
  values: Values,
  picked: number | undefined,
): void {
  const lookup = field.lookup;
  if (!lookup) return;
  if (key === '') {
    for (const { field: target } of lookup.fieldMappings) {
      const kind = kindOf(fields[target]?.type ?? '');
      if (kind) values[target] = kind.empty();
    }
    return;
  }
  const source = liveApp(context.db, Number(lookup.relatedApp.app));
  const record = findSource(context, source, lookup.relatedKeyField, key, field.code, picked);
  requireSeen(context, source, record, lookup, field.code, key);
  for (const { field: target, relatedField } of lookup.fieldMappings) {
    const property = fields[target];
    if (property) values[target] = copied(source, record, relatedField, property);
  }
}

/** The asker must be able to view what is copied: the app, the record, the key and the copied fields. */
function requireSeen(
  context: Context,
  source: AppDefinition,
  record: StoredRecord,
  lookup: LookupSetting,
  code: string,
  key: string,
): void {
  const viewable = rightsOfRecords(context, source, [record.id]).get(record.id)?.viewable;
  const rights = fieldRights(context, source);
  const copiedCodes = lookup.fieldMappings.map(({ relatedField }) => relatedField);
  const seen = [lookup.relatedKeyField, ...copiedCodes].every((one) =>
    mayView(rights, record, one),
  );
  if (!viewable || !seen) throw keyNotFound(code, key);
}

function findSource(
  context: Context,
  source: AppDefinition,
  keyCode: string,
  key: string,
  code: string,
  picked: number | undefined,
): StoredRecord {
  const keyField = source.fields[keyCode];
  // On a screen a person picks the record, so any key will do there.
  if (!context.ofScreen && keyField && !isUnique(keyField)) throw keyNotUnique();
  const wanted = keyField?.type === 'RECORD_NUMBER' ? withoutAppCode(source, key) : key;
  const ids = keyField
    ? recordsWith(context.db, source, keyField, wanted, picked === undefined ? 2 : NO_LIMIT)
    : [];
  const [id] = ids;
  if (id === undefined) throw keyNotFound(code, key);
  if (picked !== undefined && ids.includes(picked)) return readRecord(context.db, source, picked);
  if (ids.length > 1) throw keyNotUnique();
  return readRecord(context.db, source, id);
}

const isUnique = ({ type, unique }: FieldProperty): boolean =>
  type === 'RECORD_NUMBER' || unique === true;

function withoutAppCode(source: AppDefinition, key: string): string {
  return source.code && key.startsWith(`${source.code}-`) ? key.slice(source.code.length + 1) : key;
}

function copied(
  source: AppDefinition,
  record: StoredRecord,
  code: string,
  target: FieldProperty,
): Stored {
  const from = source.fields[code];
  if (from?.type === 'RECORD_NUMBER') return recordNumber(source, record.id);
  if (from?.type === 'CREATED_TIME') return record.created;
  if (from?.type === 'UPDATED_TIME') return record.modified;
  if (from?.type === 'CREATOR') return [record.creator];
  if (from?.type === 'MODIFIER') return [record.modifier];
  return record.values[code] ?? kindOf(target.type)?.empty() ?? '';
}

/** Without "prohibit duplicate values" on the key field, REST cannot tell which record is meant. */
function keyNotUnique(): KintoneError {
  return new KintoneError(400, 'GAIA_LO03', {
    ja: 'ルックアップの参照先から値をコピーできません。「コピー元のフィールド」に指定したフィールドの設定で「値の重複を禁止する」を選択しておく必要があります。',
    en: 'Values cannot be copied from the datasource of the lookup. "Prohibit duplicate values" must be selected for the key field.',
  });
}

function keyNotFound(code: string, key: string): KintoneError {
  return new KintoneError(400, 'GAIA_LO04', {
    ja: `フィールド「${code}」の値「${key}」が、ルックアップの参照先のフィールドにないか、またはアプリやフィールドの閲覧権限がありません。`,
    en: `A value ${key} in the field ${code} does not exist in the datasource app for lookup, or you do not have permission to view the app or the field.`,
  });
}
