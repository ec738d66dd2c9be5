/**
 * What can be asked of the fields of a source: which make levels and how, which are amounts, which are dates. The
 * fields of a subtable stand beside those of the record, and those of a joined app as `prefix.code`.
 */
import type { FormField } from '../../kintone/host';
import { kindOf } from '../../records/field-kind';
import type { How } from '../../records/grouping';
import type { LayoutRow } from '../../settings/layout';
import { defineMessages } from '../../ui/messages';

/** Form fields of a source by code, as kintone gives them; subtables hold their own, joined ones are `prefix.code`. */
export type SourceFields = Readonly<Record<string, FormField>>;

export interface Asked {
  code: string;
  /** The field's name as the office reads it: 氏名（構成員）. */
  label: string;
  field: FormField;
  /** Code of the subtable that it stands in; '' for the record itself. */
  table: string;
}

export type HowBy = How['by'];

const PERIODS: readonly HowBy[] = [
  'month',
  'fiscalYear',
  'half',
  'quarter',
  'week',
  'day',
  'weekday',
];

/** Long texts and files: hardly two records have the same. */
const NEVER_SAME = new Set(['MULTI_LINE_TEXT', 'RICH_TEXT', 'FILE']);

const CHOICES = new Set(['RADIO_BUTTON', 'DROP_DOWN', 'CHECK_BOX', 'MULTI_SELECT']);

const text = defineMessages({
  ja: { inner: (label: string, of: string) => `${label}（${of}）` },
  en: { inner: (label: string, of: string) => `${label} (${of})` },
});

/** All fields that hold values, subtables opened. Of two with one name the code is said, too. */
export function askedFields(fields: SourceFields): Asked[] {
  const all = Object.entries(fields).flatMap(([code, field]): Asked[] => {
    if (field.type !== 'SUBTABLE') return [{ code, label: labelOf(code, field), field, table: '' }];
    return Object.entries(field.fields ?? {}).map(([inner, innerField]) => ({
      code: inner,
      label: text().inner(innerField.label, field.label),
      field: innerField,
      table: code,
    }));
  });
  const holding = all.filter(({ field }) => kindOf(field) !== undefined);
  const times = new Map<string, number>();
  for (const { label } of holding) times.set(label, (times.get(label) ?? 0) + 1);
  return holding.map((asked) =>
    times.get(asked.label) === 1
      ? asked
      : { ...asked, label: text().inner(asked.label, asked.code) },
  );
}

export function askedField(fields: SourceFields, code: string): Asked | undefined {
  const direct = fields[code];
  if (direct && direct.type !== 'SUBTABLE') {
    return kindOf(direct) === undefined
      ? undefined
      : { code, label: labelOf(code, direct), field: direct, table: '' };
  }
  return askedFields(fields).find((asked) => asked.code === code);
}

/** The name of a field, of a subtable too; the code where there is no such field. */
export function fieldName(fields: SourceFields, code: string): string {
  return fields[code]?.label ?? askedField(fields, code)?.label ?? code;
}

export function subtables(fields: SourceFields): { code: string; label: string }[] {
  return Object.entries(fields)
    .filter(([, { type }]) => type === 'SUBTABLE')
    .map(([code, { label }]) => ({ code, label }));
}

/** How the field can make a level, the most usual first; none where it cannot. */
export function howsOf(field: FormField): readonly HowBy[] {
  if (NEVER_SAME.has(field.type)) return [];
  switch (kindOf(field)) {
    case 'word':
    case 'words':
      return ['value'];
    case 'number':
      return ['ranges', 'value'];
    case 'day':
      return PERIODS;
    case 'instant':
      return [...PERIODS, 'hour'];
    case 'time':
      return ['hour'];
    case undefined:
      return [];
  }
}

export function isAmount(field: FormField): boolean {
  return kindOf(field) === 'number';
}

export function isDate(field: FormField): boolean {
  const kind = kindOf(field);
  return kind === 'day' || kind === 'instant';
}

/** Different values can be counted of whatever has values; files are told apart by nothing. */
export function isDistinct(field: FormField): boolean {
  return kindOf(field) !== undefined && field.type !== 'FILE';
}

export function isChoice(field: FormField): boolean {
  return CHOICES.has(field.type);
}

/** A source's fields with those of its joined apps beside them. A subtable's rows cannot be joined. */
export function withJoined(
  own: SourceFields,
  joined: readonly { prefix: string; fields: SourceFields }[],
): SourceFields {
  const others = joined.flatMap(({ prefix, fields }) =>
    Object.entries(fields)
      .filter(([, field]) => kindOf(field) !== undefined)
      .map(([code, field]): [string, FormField] => [
        `${prefix}.${code}`,
        { ...field, label: text().inner(field.label, prefix) },
      ]),
  );
  return { ...own, ...Object.fromEntries(others) };
}

/** Fields in the order in which people see them in the form; those not in it follow. */
export function inFormOrder(fields: SourceFields, layout: readonly LayoutRow[]): SourceFields {
  const codes = layout.flatMap(codesIn).filter((code) => fields[code] !== undefined);
  const ordered = [...new Set([...codes, ...Object.keys(fields)])];
  return Object.fromEntries(
    ordered.flatMap((code) => {
      const field = fields[code];
      return field ? [[code, field] as const] : [];
    }),
  );
}

function codesIn({ type, code, fields = [], layout = [] }: LayoutRow): string[] {
  if (type === 'SUBTABLE') return code === undefined ? [] : [code];
  return [
    ...fields.flatMap((field) => (field.code === undefined ? [] : [field.code])),
    ...layout.flatMap(codesIn),
  ];
}

function labelOf(code: string, { label }: FormField): string {
  return label === '' ? code : label;
}
