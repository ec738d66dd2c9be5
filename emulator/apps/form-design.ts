/**
 * `form.json`, the oldest way to ask for a form: one flat list in the order of the form, with numbers and
 * truth values as texts (Get Form API, "フォームの設計情報を取得する"). Groups and categories, which came
 * later, have no place in it; the fields of a group stand where the group does.
 */
import type { AppDefinition, FieldProperty, LayoutField, LayoutRow } from './definition';

type Shown = Record<string, unknown>;

export function formDesign(app: AppDefinition): { properties: Shown[] } {
  return { properties: app.layout.flatMap((row) => ofRow(app, row)) };
}

function ofRow(app: AppDefinition, row: LayoutRow): Shown[] {
  if (row.type === 'GROUP') return row.layout.flatMap((inner) => ofRow(app, inner));
  if (row.type === 'ROW') return row.fields.flatMap((field) => placed(app.fields, field));
  const table = app.fields[row.code];
  if (!table) return [];
  const fields = row.fields.flatMap((field) => placed(table.fields ?? {}, field));
  return [{ type: 'SUBTABLE', code: table.code, fields }];
}

function placed(fields: Record<string, FieldProperty>, place: LayoutField): Shown[] {
  if (place.type === 'LABEL') return [{ type: 'LABEL', label: place.label ?? '' }];
  if (place.type === 'SPACER') return [{ type: 'SPACER', elementId: place.elementId ?? '' }];
  if (place.type === 'HR') return [{ type: 'HR' }];
  const field = fields[place.code ?? ''];
  return field ? [design(field)] : [];
}

/** Members that are passed on as they are, `null` where a limit is not set. */
const TEXTS = ['expression', 'format', 'unit', 'unitPosition', 'protocol'] as const;
const LIMITS = ['maxValue', 'minValue', 'maxLength', 'minLength', 'displayScale'] as const;
const SWITCHES = ['noLabel', 'required', 'unique', 'digit', 'hideExpression'] as const;

function design(field: FieldProperty): Shown {
  const shown: Shown = { type: field.type, code: field.code, label: field.label };
  for (const key of TEXTS) if (field[key] !== undefined) shown[key] = field[key];
  for (const key of LIMITS) if (field[key] !== undefined) shown[key] = field[key] || null;
  for (const key of SWITCHES) if (field[key] !== undefined) shown[key] = String(field[key]);
  if (field.defaultValue !== undefined) shown['defaultValue'] = field.defaultValue;
  if (field.defaultNowValue !== undefined) {
    shown['defaultExpression'] = field.defaultNowValue ? 'NOW' : null;
  }
  if (field.options) {
    shown['options'] = Object.values(field.options)
      .sort((a, b) => Number(a.index) - Number(b.index))
      .map(({ label }) => label);
  }
  return shown;
}
