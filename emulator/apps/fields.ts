/**
 * The fields of an app's preview: added, changed, deleted. A field keeps its `fieldId` when its code
 * changes, so its data stays; a new one appears at the end of the form.
 */
import type { Context } from '../context';
import { type Bilingual, invalidParameter, KintoneError, REQUIRED_PARAMETER } from '../errors';
import {
  booleanParam,
  given,
  noMoreThan,
  objectOf,
  optionalText,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { isBuiltIn, PLACEABLE_BUILT_INS } from './built-in-fields';
import type { AppDefinition, FieldProperty } from './definition';
import { CODE_TAKEN, forgetFields, renameField } from './field-follow';
import { findField, type FoundField } from './field-lookup';
import { checkCode, checkField, checkLabel } from './field-rules';
import { readSettings, SETTINGS, TABLE_TYPES } from './field-settings';
import { LOOKUP_TYPES } from './link-pairs';
import { appendToLayout, isPlaced, removeFromLayout } from './layout';
import { checkLinks, readLookup, readReferenceTable, refuseWhileLookedUp } from './links';
import { renameOptions } from './renames';

/** Fields that one request may delete (official description, Delete Form Fields). */
const MOST_DELETED = 100;

export function addFields(context: Context, app: AppDefinition, params: Params): void {
  for (const [code, value] of Object.entries(objectOf(params['properties'], 'properties'))) {
    const path = `properties[${code}]`;
    const property = objectOf(value, path);
    const named = textParam(property, 'code', `${path}.code`);
    if (named !== code) throw invalidParameter(`${path}.code`, CODE_DIFFERS);
    const type = textParam(property, 'type', `${path}.type`);
    if (PLACEABLE_BUILT_INS.includes(type)) placeBuiltIn(app, type, property, path);
    else addField(context, app, type, property, path);
  }
  checkLinks(context, app);
}

function addField(
  context: Context,
  app: AppDefinition,
  type: string,
  property: Params,
  path: string,
): void {
  if (!SETTINGS[type]) throw invalidParameter(`${path}.type`, UNKNOWN_TYPE);
  const code = newCode(app, property, path);
  const field: FieldProperty = {
    type,
    code,
    label: newLabel(property, path),
    fieldId: nextId(app),
  };
  app.fields[code] = field;
  applySettings(context, app, field, property, path);
  if (type === 'SUBTABLE') addRowFields(context, app, field, property, path);
  appendToLayout(app, field);
}

/** The record number, creator and times are always there; adding one gives it its names and a place on the form. */
function placeBuiltIn(app: AppDefinition, type: string, property: Params, path: string): void {
  const field = Object.values(app.fields).find((candidate) => candidate.type === type);
  if (!field || isPlaced(app, field.code)) throw invalidParameter(`${path}.type`, ONLY_ONE);
  const code = textParam(property, 'code', `${path}.code`);
  if (code !== field.code) renameField(app, { field }, code, `${path}.code`);
  field.label = newLabel(property, path);
  field.noLabel = booleanParam(property, 'noLabel', `${path}.noLabel`) ?? false;
  appendToLayout(app, field);
}

function addRowFields(
  context: Context,
  app: AppDefinition,
  table: FieldProperty,
  property: Params,
  path: string,
): void {
  table.fields ??= {};
  for (const [code, value] of Object.entries(objectOf(property['fields'], `${path}.fields`))) {
    const at = `${path}.fields[${code}]`;
    const inner = objectOf(value, at);
    const type = textParam(inner, 'type', `${at}.type`);
    if (!TABLE_TYPES.has(type)) throw invalidParameter(`${at}.type`, NOT_IN_TABLE);
    const own = newCode(app, { ...inner, code: inner['code'] ?? code }, at);
    const field: FieldProperty = {
      type,
      code: own,
      label: newLabel(inner, at),
      fieldId: nextId(app),
    };
    table.fields[own] = field;
    applySettings(context, app, field, inner, at);
  }
  if (Object.keys(table.fields).length === 0) {
    throw invalidParameter(`${path}.fields`, REQUIRED_PARAMETER);
  }
}

/** Keys are the present codes; a `code` inside gives a new one. */
export function updateFields(context: Context, app: AppDefinition, params: Params): void {
  for (const [code, value] of Object.entries(objectOf(params['properties'], 'properties'))) {
    const found = findField(app, code);
    if (!found || found.table !== undefined) throw fieldNotFound(code);
    updateField(context, app, found, objectOf(value, `properties[${code}]`), `properties[${code}]`);
  }
  checkLinks(context, app);
}

function updateField(
  context: Context,
  app: AppDefinition,
  found: FoundField,
  property: Params,
  path: string,
): void {
  const { field } = found;
  const type = optionalText(property, 'type', `${path}.type`) ?? field.type;
  if (type !== field.type) throw invalidParameter(`${path}.type`, TYPE_FIXED);
  if (given(property, 'label')) {
    field.label = newLabel(property, path);
  }
  const code = optionalText(property, 'code', `${path}.code`) ?? field.code;
  if (code !== field.code) renameField(app, found, code, `${path}.code`);
  if (isBuiltIn(type)) {
    if (PLACEABLE_BUILT_INS.includes(type)) {
      field.noLabel =
        booleanParam(property, 'noLabel', `${path}.noLabel`) ?? field.noLabel ?? false;
    } else if (type === 'CATEGORY') {
      field.enabled =
        booleanParam(property, 'enabled', `${path}.enabled`) ?? field.enabled ?? false;
    }
    return;
  }
  renameOptions(app, field, newOptionNames(field, property, path));
  applySettings(context, app, field, property, path);
  if (field.type === 'SUBTABLE' && given(property, 'fields')) {
    updateRowFields(context, app, field, objectOf(property['fields'], `${path}.fields`), path);
  }
}

/** Options that the request names by their present name and gives another label. */
function newOptionNames(field: FieldProperty, property: Params, path: string): Map<string, string> {
  const names = new Map<string, string>();
  if (!given(property, 'options')) return names;
  const options = objectOf(property['options'], `${path}.options`);
  for (const [name, value] of Object.entries(options)) {
    const at = `${path}.options[${name}]`;
    const label = optionalText(objectOf(value, at), 'label', `${at}.label`) ?? name;
    if (label !== name && field.options?.[name]) names.set(name, label);
  }
  return names;
}

/** Fields of a table: those named are changed or added, the others stay. */
function updateRowFields(
  context: Context,
  app: AppDefinition,
  table: FieldProperty,
  properties: Params,
  path: string,
): void {
  for (const [code, value] of Object.entries(properties)) {
    const at = `${path}.fields[${code}]`;
    const inner = table.fields?.[code];
    if (inner) {
      updateField(context, app, { field: inner, table: table.code }, objectOf(value, at), at);
      continue;
    }
    const before = new Set(Object.keys(table.fields ?? {}));
    addRowFields(context, app, table, { fields: { [code]: value } }, path);
    for (const added of Object.values(table.fields ?? {})) {
      if (!before.has(added.code)) appendToLayout(app, added, table.code);
    }
  }
}

export function deleteFields(context: Context, app: AppDefinition, params: Params): void {
  const fields = requiredList(params, 'fields');
  noMoreThan(fields, MOST_DELETED, 'fields');
  const codes = fields.map((value, index) =>
    textParam({ code: value }, 'code', `fields[${index}]`),
  );
  const removed: string[] = [];
  for (const code of codes) {
    const found = findField(app, code);
    if (!found) throw fieldNotFound(code);
    if (isBuiltIn(found.field.type) && !isPlaced(app, code)) throw fieldNotFound(code);
    removed.push(code, ...Object.keys(found.field.fields ?? {}));
  }
  refuseWhileLookedUp(context, app, removed);
  for (const code of codes) {
    const found = findField(app, code);
    if (!found) continue;
    removeFromLayout(app, code);
    // A built-in field leaves the form only.
    if (isBuiltIn(found.field.type)) continue;
    if (found.table === undefined) delete app.fields[code];
    else delete app.fields[found.table]?.fields?.[code];
  }
  forgetFields(app, removed);
  checkLinks(context, app);
}

function applySettings(
  context: Context,
  app: AppDefinition,
  field: FieldProperty,
  property: Params,
  path: string,
): void {
  Object.assign(field, readSettings(field.type, property, path, before(field)));
  if (given(property, 'lookup')) {
    if (!LOOKUP_TYPES.has(field.type)) throw invalidParameter(`${path}.lookup`, NO_LOOKUP);
    field.lookup = readLookup(context, app, field, property['lookup'], `${path}.lookup`);
  }
  if (
    field.type === 'REFERENCE_TABLE' &&
    (given(property, 'referenceTable') || !field.referenceTable)
  ) {
    field.referenceTable = readReferenceTable(
      context,
      app,
      property['referenceTable'],
      `${path}.referenceTable`,
    );
  }
  checkField(context.db, field, path);
}

/** A field that was only just named has no settings yet. */
function before(field: FieldProperty): FieldProperty | undefined {
  return field.noLabel === undefined ? undefined : { ...field };
}

function newCode(app: AppDefinition, property: Params, path: string): string {
  const code = textParam(property, 'code', `${path}.code`);
  checkCode(code, `${path}.code`);
  if (findField(app, code)) throw invalidParameter(`${path}.code`, CODE_TAKEN);
  return code;
}

function newLabel(property: Params, path: string): string {
  const label = optionalText(property, 'label', `${path}.label`) ?? '';
  checkLabel(label, `${path}.label`);
  return label;
}

function nextId(app: AppDefinition): number {
  app.nextFieldId += 1;
  return app.nextFieldId - 1;
}

function fieldNotFound(code: string): KintoneError {
  return new KintoneError(400, 'GAIA_FC01', {
    ja: `指定したフィールド（code: ${code}）が見つかりません。フィールドの設定が変更されている可能性があります。`,
    en: `The field (code: ${code}) not found. There is a possibility that the form field settings have been changed.`,
  });
}

const CODE_DIFFERS: Bilingual = {
  ja: 'フィールドコードは、propertiesのキーと同じでなければなりません。',
  en: 'The field code must be the same as its key in properties.',
};
const UNKNOWN_TYPE: Bilingual = {
  ja: 'Enum値のいずれかでなければなりません。',
  en: 'The value must be one of the enum values.',
};
const ONLY_ONE: Bilingual = {
  ja: 'このフィールドはフォームに1つだけ配置できます。',
  en: 'Only one such field can be placed on the form.',
};
const NOT_IN_TABLE: Bilingual = {
  ja: 'このフィールドはテーブルに配置できません。',
  en: 'This field cannot be placed in a table.',
};
const TYPE_FIXED: Bilingual = {
  ja: 'フィールドの種類は変更できません。',
  en: 'The type of a field cannot be changed.',
};
const NO_LOOKUP: Bilingual = {
  ja: 'この種類のフィールドにルックアップは設定できません。',
  en: 'A lookup cannot be set on this type of field.',
};
