/**
 * Fields that look into another app: lookups and related records. They must name an app that exists
 * and fields that are there; and a field another app's lookup needs cannot be deleted.
 */
import type { Context } from '../context';
import {
  type Bilingual,
  fieldNotFound,
  invalidParameter,
  KintoneError,
  REQUIRED_PARAMETER,
} from '../errors';
import {
  integerParam,
  listParam,
  objectOf,
  optionalText,
  type Params,
  textParam,
} from '../server/params';
import { type AppDefinition, type FieldProperty, liveApp, type LookupSetting } from './definition';
import { allFields, findField } from './field-lookup';
import { fitsCopy, fitsLookupKey, fitsRelated } from './link-pairs';
import { mayKnow } from './store';

const DEFAULT_SIZE = 5;

export function readLookup(
  context: Context,
  own: AppDefinition,
  field: FieldProperty,
  value: unknown,
  path: string,
): LookupSetting {
  const params = objectOf(value, path);
  const related = readRelatedApp(context, own, params, path);
  const key = textParam(params, 'relatedKeyField', `${path}.relatedKeyField`);
  const keyField = related.fields[key];
  if (!keyField) throw fieldNotFound(`${path}.relatedKeyField`, key);
  if (!fitsLookupKey(keyField, field)) throw invalidParameter(`${path}.relatedKeyField`, NO_KEY);
  const fieldMappings = (listParam(params, 'fieldMappings', `${path}.fieldMappings`) ?? []).map(
    (entry, index) => {
      const at = `${path}.fieldMappings[${index}]`;
      const mapping = objectOf(entry, at);
      const relatedField = textParam(mapping, 'relatedField', `${at}.relatedField`);
      if (!related.fields[relatedField]) throw fieldNotFound(`${at}.relatedField`, relatedField);
      return { field: textParam(mapping, 'field', `${at}.field`), relatedField };
    },
  );
  return {
    relatedApp: { app: String(related.id), code: related.code },
    relatedKeyField: key,
    fieldMappings,
    lookupPickerFields: readFieldCodes(params, 'lookupPickerFields', related, path),
    filterCond: optionalText(params, 'filterCond', `${path}.filterCond`) ?? '',
    sort: optionalText(params, 'sort', `${path}.sort`) ?? defaultSort(related),
  };
}

export function readReferenceTable(
  context: Context,
  own: AppDefinition,
  value: unknown,
  path: string,
): Record<string, unknown> {
  const params = objectOf(value, path);
  const related = readRelatedApp(context, own, params, path);
  const at = `${path}.condition`;
  const condition = objectOf(params['condition'], at);
  const relatedField = textParam(condition, 'relatedField', `${at}.relatedField`);
  if (!related.fields[relatedField]) throw fieldNotFound(`${at}.relatedField`, relatedField);
  return {
    relatedApp: { app: String(related.id), code: related.code },
    condition: { field: textParam(condition, 'field', `${at}.field`), relatedField },
    filterCond: optionalText(params, 'filterCond', `${path}.filterCond`) ?? '',
    displayFields: readFieldCodes(params, 'displayFields', related, path),
    sort: optionalText(params, 'sort', `${path}.sort`) ?? defaultSort(related),
    size: String(integerParam(params, 'size', `${path}.size`) ?? DEFAULT_SIZE),
  };
}

/**
 * After a change of fields: what lookups copy into and what related records compare must be in this
 * app, in the same table as the lookup, and of a type that fits.
 * @throws KintoneError CB_VA01
 */
export function checkLinks(context: Context, app: AppDefinition): void {
  for (const { field, table } of allFields(app.fields)) {
    const path = `properties[${field.code}]`;
    if (field.lookup) checkMappings(context, app, field, field.lookup, table, path);
    if (field.referenceTable) checkRelated(context, app, field.referenceTable, path);
  }
}

function checkRelated(
  context: Context,
  app: AppDefinition,
  setting: Record<string, unknown>,
  path: string,
): void {
  const at = `${path}.referenceTable.condition`;
  const condition = setting['condition'] as { field: string; relatedField: string };
  const own = app.fields[condition.field];
  if (!own) throw fieldNotFound(`${at}.field`, condition.field);
  const { app: id } = setting['relatedApp'] as { app: string };
  const theirs = relatedApp(context, app, Number(id))?.fields[condition.relatedField];
  if (theirs && !fitsRelated(own, theirs))
    throw invalidParameter(`${at}.relatedField`, NOT_RELATED);
}

function checkMappings(
  context: Context,
  app: AppDefinition,
  field: FieldProperty,
  lookup: LookupSetting,
  table: string | undefined,
  path: string,
): void {
  const related = relatedApp(context, app, Number(lookup.relatedApp.app));
  lookup.fieldMappings.forEach((mapping, index) => {
    const at = `${path}.lookup.fieldMappings[${index}]`;
    const target = findField(app, mapping.field);
    if (!target || target.table !== table) throw fieldNotFound(`${at}.field`, mapping.field);
    const source = related?.fields[mapping.relatedField];
    if (source && !fitsCopy(source, target.field))
      throw invalidParameter(`${at}.field`, DOES_NOT_FIT);
    if (mapping.field === field.code) throw invalidParameter(`${at}.field`, DOES_NOT_FIT);
  });
}

/** @throws KintoneError GAIA_LO02 when a lookup of this or another app needs one of the fields */
export function refuseWhileLookedUp(context: Context, app: AppDefinition, codes: string[]): void {
  const rows = context.db.all<{ id: number; live: string | null; preview: string }>(
    `SELECT id, live, preview FROM apps WHERE live LIKE '%"lookup"%' OR preview LIKE '%"lookup"%'`,
  );
  for (const row of rows) {
    for (const json of [row.live, row.preview]) {
      if (json === null) continue;
      const other = JSON.parse(json) as AppDefinition;
      for (const { field } of allFields(other.fields)) {
        const { lookup } = field;
        if (!lookup || lookup.relatedApp.app !== String(app.id)) continue;
        if (other.id === app.id && codes.includes(field.code)) continue;
        const needed = [
          lookup.relatedKeyField,
          ...lookup.fieldMappings.map((mapping) => mapping.relatedField),
        ];
        const used = codes.find((code) => needed.includes(code));
        if (used !== undefined) throw usedByLookup(used, other);
      }
    }
  }
}

function readRelatedApp(
  context: Context,
  own: AppDefinition,
  params: Params,
  path: string,
): AppDefinition {
  const at = `${path}.relatedApp`;
  const related = objectOf(params['relatedApp'], at);
  const code = optionalText(related, 'code', `${at}.code`);
  const id =
    integerParam(related, 'app', `${at}.app`) ?? (code ? idOfCode(context, code) : undefined);
  if (id === undefined) throw invalidParameter(`${at}.app`, REQUIRED_PARAMETER);
  const app = relatedApp(context, own, id) ?? liveApp(context.db, id);
  if (!mayKnow(context, app)) throw fieldNotFound(`${at}.app`, String(id));
  return app;
}

/** The app a field points to: itself as it is being edited, another one as it is live. */
export function relatedApp(
  context: Context,
  own: AppDefinition,
  id: number,
): AppDefinition | undefined {
  if (id === own.id) return own;
  const row = context.db.get('SELECT 1 AS found FROM apps WHERE id = ? AND live IS NOT NULL', id);
  return row ? liveApp(context.db, id) : undefined;
}

export function idOfCode(context: Context, code: string): number | undefined {
  return context.db.get<{ id: number }>(
    `SELECT id FROM apps WHERE json_extract(live, '$.code') = ?`,
    code,
  )?.id;
}

function readFieldCodes(
  params: Params,
  key: string,
  related: AppDefinition,
  path: string,
): string[] {
  return (listParam(params, key, `${path}.${key}`) ?? []).map((value, index) => {
    const at = `${path}.${key}[${index}]`;
    const code = textParam({ code: value }, 'code', at);
    if (!findField(related, code)) throw fieldNotFound(at, code);
    return code;
  });
}

function defaultSort(app: AppDefinition): string {
  const number = Object.values(app.fields).find((field) => field.type === 'RECORD_NUMBER');
  return number ? `${number.code} desc` : '';
}

const DOES_NOT_FIT: Bilingual = {
  ja: 'ルックアップでコピーできないフィールドです。',
  en: 'The lookup cannot copy into this field.',
};

const NO_KEY: Bilingual = {
  ja: 'このフィールドのルックアップの「コピー元のフィールド」には指定できないフィールドです。',
  en: 'The field cannot be the key field of a lookup of this type.',
};
const NOT_RELATED: Bilingual = {
  ja: '「表示するレコードの条件」に指定できないフィールドの組み合わせです。',
  en: 'The fields cannot be combined in the fetch criteria.',
};

function usedByLookup(code: string, app: AppDefinition): KintoneError {
  return new KintoneError(400, 'GAIA_LO02', {
    ja: `フィールド（code: ${code}）は、アプリ「${app.settings.name}」（id: ${app.id}）のルックアップで使用されているため、削除できません。`,
    en: `The field (code: ${code}) cannot be deleted: a lookup of the app "${app.settings.name}" (ID: ${app.id}) uses it.`,
  });
}
