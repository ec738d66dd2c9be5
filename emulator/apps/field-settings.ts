/**
 * What can be set on each field type, with kintone's defaults. A request may leave out what has a
 * default; what a type does not know is dropped, as the service does.
 */
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import {
  booleanParam,
  checkLength,
  enumParam,
  given,
  integerParam,
  listParam,
  objectOf,
  optionalText,
  type Params,
} from '../server/params';
import type { FieldProperty } from './definition';

type Setting =
  | { kind: 'text'; fallback: string }
  | { kind: 'flag'; fallback: boolean }
  | { kind: 'count'; fallback: string }
  | { kind: 'number'; fallback: string }
  | { kind: 'choice'; values: readonly string[]; fallback: string }
  | { kind: 'options' }
  | { kind: 'texts' }
  | { kind: 'entities' };

const text = (fallback = ''): Setting => ({ kind: 'text', fallback });
const flag = (fallback = false): Setting => ({ kind: 'flag', fallback });
const count = (fallback = ''): Setting => ({ kind: 'count', fallback });
const number = (): Setting => ({ kind: 'number', fallback: '' });
const choice = (...values: string[]): Setting => ({
  kind: 'choice',
  values,
  fallback: values[0] ?? '',
});

const REQUIRED = { required: flag() };
const UNIT = { unit: text(), unitPosition: choice('BEFORE', 'AFTER') };
const LENGTHS = { minLength: count(), maxLength: count() };
const NOW = { defaultValue: text(), defaultNowValue: flag() };
const OPTIONS: Record<string, Setting> = { options: { kind: 'options' } };
const ALIGN = { align: choice('HORIZONTAL', 'VERTICAL') };
const SELECTED: Record<string, Setting> = {
  entities: { kind: 'entities' },
  defaultValue: { kind: 'entities' },
};

/** Settings by type, beside type, code, label and noLabel. */
export const SETTINGS: Readonly<Record<string, Record<string, Setting>>> = {
  SINGLE_LINE_TEXT: {
    ...REQUIRED,
    unique: flag(),
    ...LENGTHS,
    defaultValue: text(),
    expression: text(),
    hideExpression: flag(),
  },
  MULTI_LINE_TEXT: { ...REQUIRED, defaultValue: text() },
  RICH_TEXT: { ...REQUIRED, defaultValue: text() },
  NUMBER: {
    ...REQUIRED,
    unique: flag(),
    minValue: number(),
    maxValue: number(),
    defaultValue: number(),
    digit: flag(),
    displayScale: count(),
    ...UNIT,
  },
  CALC: {
    ...REQUIRED,
    expression: text(),
    format: choice(
      'NUMBER',
      'NUMBER_DIGIT',
      'DATETIME',
      'DATE',
      'TIME',
      'HOUR_MINUTE',
      'DAY_HOUR_MINUTE',
    ),
    displayScale: count(),
    hideExpression: flag(),
    ...UNIT,
  },
  RADIO_BUTTON: { required: flag(true), ...OPTIONS, defaultValue: text(), ...ALIGN },
  CHECK_BOX: { ...REQUIRED, ...OPTIONS, defaultValue: { kind: 'texts' }, ...ALIGN },
  MULTI_SELECT: { ...REQUIRED, ...OPTIONS, defaultValue: { kind: 'texts' } },
  DROP_DOWN: { ...REQUIRED, ...OPTIONS, defaultValue: text() },
  DATE: { ...REQUIRED, unique: flag(), ...NOW },
  TIME: { ...REQUIRED, ...NOW },
  DATETIME: { ...REQUIRED, unique: flag(), ...NOW },
  LINK: {
    ...REQUIRED,
    unique: flag(),
    protocol: choice('WEB', 'CALL', 'MAIL'),
    ...LENGTHS,
    defaultValue: text(),
  },
  FILE: { ...REQUIRED, thumbnailSize: { kind: 'count', fallback: '150' } },
  USER_SELECT: { ...REQUIRED, ...SELECTED },
  ORGANIZATION_SELECT: { ...REQUIRED, ...SELECTED },
  GROUP_SELECT: { ...REQUIRED, ...SELECTED },
  REFERENCE_TABLE: {},
  GROUP: { openGroup: flag() },
  SUBTABLE: {},
  RECORD_NUMBER: {},
  CREATOR: {},
  MODIFIER: {},
  CREATED_TIME: {},
  UPDATED_TIME: {},
};

/** A field whose value is copied from another app has no settings of its own but `required`. */
const LOOKUP_SETTINGS: Record<string, Setting> = { ...REQUIRED };

/** Types that may stand in a subtable. */
export const TABLE_TYPES: ReadonlySet<string> = new Set(
  Object.keys(SETTINGS).filter(
    (type) =>
      ![
        'SUBTABLE',
        'GROUP',
        'REFERENCE_TABLE',
        'RECORD_NUMBER',
        'CREATOR',
        'MODIFIER',
        'CREATED_TIME',
        'UPDATED_TIME',
      ].includes(type),
  ),
);

/**
 * Settings of one field, checked and complete.
 * @param before the field as it was, whose settings stay where the request is silent
 * @param path key of the field in errors, e.g. `properties[件名]`
 */
export function readSettings(
  type: string,
  params: Params,
  path: string,
  before?: FieldProperty,
): Partial<FieldProperty> {
  const isLookup = given(params, 'lookup') || before?.lookup !== undefined;
  const settings = isLookup ? LOOKUP_SETTINGS : (SETTINGS[type] ?? {});
  const result: Record<string, unknown> = {
    noLabel: booleanParam(params, 'noLabel', `${path}.noLabel`) ?? before?.noLabel ?? false,
  };
  for (const [key, setting] of Object.entries(settings)) {
    const old = before?.[key as keyof FieldProperty];
    result[key] =
      params[key] === undefined || params[key] === null
        ? (old ?? fallbackOf(setting))
        : readSetting(setting, params, key, `${path}.${key}`, old);
  }
  return result as Partial<FieldProperty>;
}

function fallbackOf(setting: Setting): unknown {
  switch (setting.kind) {
    case 'options':
      return {};
    case 'texts':
    case 'entities':
      return [];
    default:
      return setting.fallback;
  }
}

function readSetting(
  setting: Setting,
  params: Params,
  key: string,
  path: string,
  old: unknown,
): unknown {
  switch (setting.kind) {
    case 'text':
      return optionalText(params, key, path);
    case 'flag':
      return booleanParam(params, key, path);
    case 'count':
      return integerParam(params, key, path)?.toString() ?? '';
    case 'number':
      return readNumber(optionalText(params, key, path) ?? '', path);
    case 'choice':
      return enumParam(params, key, setting.values, path);
    case 'options':
      return readOptions(objectOf(params[key], path), path, old as FieldProperty['options']);
    case 'texts':
      return (listParam(params, key, path) ?? []).map((value) => String(value));
    case 'entities':
      return (listParam(params, key, path) ?? []).map((value, index) =>
        readEntity(objectOf(value, `${path}[${index}]`), `${path}[${index}]`),
      );
  }
}

function readNumber(value: string, path: string): string {
  if (value === '' || (value.trim() !== '' && Number.isFinite(Number(value)))) return value;
  throw invalidParameter(path, {
    ja: '数字でなければなりません。',
    en: 'Only numbers are allowed.',
  });
}

/** Options by name; an option named by its old name with another label is renamed. */
function readOptions(
  params: Params,
  path: string,
  old: FieldProperty['options'],
): FieldProperty['options'] {
  const entries = Object.entries(params).map(([name, value], position) => {
    const at = `${path}[${name}]`;
    const option = objectOf(value, at);
    const label = optionalText(option, 'label', `${at}.label`) ?? name;
    if (label === '') throw invalidParameter(`${at}.label`, REQUIRED_PARAMETER);
    checkLength(label, 128, `${at}.label`);
    if (!old?.[name] && label !== name) throw invalidParameter(`${at}.label`, LABEL_DIFFERS);
    const index = integerParam(option, 'index', `${at}.index`) ?? position;
    return { label, index };
  });
  entries.sort((a, b) => a.index - b.index);
  if (entries.length === 0) throw invalidParameter(path, REQUIRED_PARAMETER);
  if (new Set(entries.map(({ label }) => label)).size !== entries.length) {
    throw invalidParameter(path, {
      ja: '選択肢が重複しています。',
      en: 'The options are duplicated.',
    });
  }
  return Object.fromEntries(
    entries.map(({ label }, index) => [label, { label, index: String(index) }]),
  );
}

const LABEL_DIFFERS: Bilingual = {
  ja: '新しい選択肢では、キーとlabelは同じでなければなりません。',
  en: 'A new option must have the same label as its key.',
};

function readEntity(params: Params, path: string): { type: string; code: string } {
  const type = enumParam(
    params,
    'type',
    ['USER', 'ORGANIZATION', 'GROUP', 'FUNCTION'],
    `${path}.type`,
  );
  if (!type) throw invalidParameter(`${path}.type`, REQUIRED_PARAMETER);
  const code = optionalText(params, 'code', `${path}.code`) ?? '';
  if (code === '') throw invalidParameter(`${path}.code`, REQUIRED_PARAMETER);
  return { type, code };
}
