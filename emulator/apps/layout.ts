/** The form's layout: rows, tables and groups, which must hold every field of the app exactly once. */
import { type Bilingual, fieldNotFound, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import {
  enumParam,
  integerParam,
  objectOf,
  optionalText,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { isBuiltIn, PLACEABLE_BUILT_INS } from './built-in-fields';
import type { AppDefinition, FieldProperty, LayoutField, LayoutRow } from './definition';

const DEFAULT_WIDTH = '193';
/** Width, and for tall fields height, that a newly added field gets. */
function defaultSize(type: string): LayoutField['size'] | undefined {
  switch (type) {
    case 'MULTI_LINE_TEXT':
    case 'RICH_TEXT':
      return { width: '315', innerHeight: '125' };
    case 'REFERENCE_TABLE':
      return undefined;
    default:
      return { width: DEFAULT_WIDTH };
  }
}

function layoutField(field: FieldProperty): LayoutField {
  const size = defaultSize(field.type);
  return { type: field.type, code: field.code, ...(size ? { size } : {}) };
}

/** Puts a new field at the end of the form, or of its table. */
export function appendToLayout(app: AppDefinition, field: FieldProperty, table?: string): void {
  if (table !== undefined) {
    const row = rows(app.layout).find((one) => one.type === 'SUBTABLE' && one.code === table);
    if (row?.type === 'SUBTABLE') row.fields.push(layoutField(field));
  } else if (field.type === 'SUBTABLE') {
    const fields = Object.values(field.fields ?? {}).map(layoutField);
    app.layout.push({ type: 'SUBTABLE', code: field.code, fields });
  } else if (field.type === 'GROUP') {
    app.layout.push({ type: 'GROUP', code: field.code, layout: [] });
  } else {
    app.layout.push({ type: 'ROW', fields: [layoutField(field)] });
  }
}

export function isPlaced(app: AppDefinition, code: string): boolean {
  return rows(app.layout).some(
    (row) =>
      (row.type !== 'ROW' && row.code === code) ||
      (row.type !== 'GROUP' && row.fields.some((field) => field.code === code)),
  );
}

export function renameInLayout(app: AppDefinition, old: string, code: string): void {
  for (const row of rows(app.layout)) {
    if (row.type !== 'ROW' && row.code === old) row.code = code;
    if (row.type === 'GROUP') continue;
    for (const field of row.fields) if (field.code === old) field.code = code;
  }
}

/** Takes a field off the form. What stood in a deleted group moves out to where the group was. */
export function removeFromLayout(app: AppDefinition, code: string): void {
  app.layout = without(app.layout, code);
}

function without(layout: LayoutRow[], code: string): LayoutRow[] {
  return layout.flatMap((row): LayoutRow[] => {
    if (row.type !== 'ROW' && row.code === code) return row.type === 'GROUP' ? row.layout : [];
    if (row.type === 'GROUP') return [{ ...row, layout: without(row.layout, code) }];
    const fields = row.fields.filter((field) => field.code !== code);
    return fields.length === 0 ? [] : [{ ...row, fields }];
  });
}

/** All rows, those of groups too. */
function rows(layout: LayoutRow[]): LayoutRow[] {
  return layout.flatMap((row) => [row, ...(row.type === 'GROUP' ? row.layout : [])]);
}

/**
 * Replaces the layout.
 * @throws KintoneError CB_VA01 when a field is unknown, placed twice, of another type, or missing
 */
export function setLayout(app: AppDefinition, params: Params): void {
  const placed = new Set<string>();
  app.layout = readRows(requiredList(params, 'layout'), 'layout', false);
  for (const field of Object.values(app.fields)) {
    if (isBuiltIn(field.type) || placed.has(field.code)) continue;
    throw invalidParameter('layout', {
      ja: `フィールド（code: ${field.code}）のレイアウトが指定されていません。`,
      en: `The layout of the field (code: ${field.code}) is not specified.`,
    });
  }

  function readRows(list: unknown[], path: string, inGroup: boolean): LayoutRow[] {
    return list.map((value, index) =>
      readRow(objectOf(value, `${path}[${index}]`), `${path}[${index}]`, inGroup),
    );
  }

  function readRow(row: Params, path: string, inGroup: boolean): LayoutRow {
    const type = enumParam(row, 'type', ['ROW', 'SUBTABLE', 'GROUP'], `${path}.type`);
    if (!type) throw invalidParameter(`${path}.type`, REQUIRED_PARAMETER);
    if (inGroup && type !== 'ROW') throw invalidParameter(`${path}.type`, NOT_IN_GROUP);
    if (type === 'ROW') return { type, fields: readFields(row, path, app.fields) };
    const code = textParam(row, 'code', `${path}.code`);
    const field = take(code, `${path}.code`, app.fields);
    if (field.type !== type) throw invalidParameter(`${path}.type`, OTHER_TYPE);
    if (type === 'GROUP') {
      return {
        type,
        code,
        layout: readRows(requiredList(row, 'layout', `${path}.layout`), `${path}.layout`, true),
      };
    }
    const fields = readFields(row, path, field.fields ?? {});
    const missing = Object.keys(field.fields ?? {}).find((inner) => !placed.has(inner));
    if (missing !== undefined) throw fieldNotFound(`${path}.fields`, missing);
    return { type, code, fields };
  }

  function readFields(
    row: Params,
    path: string,
    fields: Record<string, FieldProperty>,
  ): LayoutField[] {
    return requiredList(row, 'fields', `${path}.fields`).map((value, index) => {
      const at = `${path}.fields[${index}]`;
      return readField(objectOf(value, at), at, fields);
    });
  }

  function readField(
    entry: Params,
    path: string,
    fields: Record<string, FieldProperty>,
  ): LayoutField {
    const type = textParam(entry, 'type', `${path}.type`);
    const size = readSize(entry, path);
    if (type === 'LABEL' || type === 'SPACER' || type === 'HR') {
      if (fields !== app.fields) throw invalidParameter(`${path}.type`, NOT_IN_TABLE);
      return {
        type,
        ...(type === 'LABEL' ? { label: optionalText(entry, 'label', `${path}.label`) ?? '' } : {}),
        elementId: optionalText(entry, 'elementId', `${path}.elementId`) ?? '',
        size: size ?? { width: DEFAULT_WIDTH },
      };
    }
    const code = textParam(entry, 'code', `${path}.code`);
    const field = take(code, `${path}.code`, fields);
    if (field.type !== type) throw invalidParameter(`${path}.type`, OTHER_TYPE);
    if (isBuiltIn(type) && !PLACEABLE_BUILT_INS.includes(type))
      throw fieldNotFound(`${path}.code`, code);
    const whole = size ?? defaultSize(type);
    return { type, code, ...(whole ? { size: whole } : {}) };
  }

  function take(code: string, path: string, fields: Record<string, FieldProperty>): FieldProperty {
    const field = fields[code];
    if (!field) throw fieldNotFound(path, code);
    if (placed.has(code)) throw invalidParameter(path, TWICE);
    placed.add(code);
    return field;
  }
}

function readSize(entry: Params, path: string): LayoutField['size'] | undefined {
  if (entry['size'] === undefined || entry['size'] === null) return undefined;
  const size = objectOf(entry['size'], `${path}.size`);
  const result: NonNullable<LayoutField['size']> = {};
  for (const key of ['width', 'height', 'innerHeight'] as const) {
    const value = integerParam(size, key, `${path}.size.${key}`);
    if (value !== undefined) result[key] = String(value);
  }
  return Object.keys(result).length > 0 ? result : undefined;
}

const TWICE: Bilingual = {
  ja: '同じフィールドが2か所に指定されています。',
  en: 'The same field is specified twice.',
};
const OTHER_TYPE: Bilingual = {
  ja: 'フィールドの種類が異なります。',
  en: 'The type of the field differs.',
};
const NOT_IN_GROUP: Bilingual = {
  ja: 'グループにテーブルやグループは配置できません。',
  en: 'Tables and groups cannot be placed in a group.',
};
const NOT_IN_TABLE: Bilingual = {
  ja: 'このフィールドはテーブルに配置できません。',
  en: 'This field cannot be placed in a table.',
};
