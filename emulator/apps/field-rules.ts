/**
 * What must hold for a field's settings together: its code, its ranges, its default, whom it may name.
 * Each throws CB_VA01 under the path of the setting.
 */
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { normalizeDate, normalizeDateTime, normalizeTime } from '../fields';
import { checkLength } from '../server/params';
import type { Database } from '../store/database';
import { nameOf } from '../users/directory';
import { RESERVED_CODES } from './built-in-fields';
import type { FieldProperty } from './definition';

const CODE_LENGTH = 128;
const LABEL_LENGTH = 128;
/** Letters and digits of any script, and the few signs kintone takes: _ ＿ ・ ･ and currency signs. */
const CODE = /^[\p{L}\p{Nd}\p{M}_＿・･\p{Sc}ー々〆〇]+$/u;

export function checkCode(code: string, path: string): void {
  checkLength(code, CODE_LENGTH, path);
  if (/^\p{Nd}/u.test(code)) {
    throw invalidParameter(path, {
      ja: 'フィールドコードの先頭に数字は使用できません。',
      en: 'A field code cannot begin with a number.',
    });
  }
  if (!CODE.test(code)) {
    throw invalidParameter(path, {
      ja: 'フィールドコードに使用できない文字が含まれています。',
      en: 'The field code contains characters that cannot be used.',
    });
  }
  if (RESERVED_CODES.has(code)) {
    throw invalidParameter(path, {
      ja: `「${code}」はフィールドコードに使用できません。`,
      en: `"${code}" cannot be used as a field code.`,
    });
  }
}

export function checkLabel(label: string, path: string): void {
  if (label === '') throw invalidParameter(path, REQUIRED_PARAMETER);
  checkLength(label, LABEL_LENGTH, path);
}

/** Ranges, options, defaults and named entities of a complete field. */
export function checkField(db: Database, field: FieldProperty, path: string): void {
  checkRange(field.minLength, field.maxLength, `${path}.maxLength`);
  checkRange(field.minValue, field.maxValue, `${path}.maxValue`);
  if (field.options && Object.keys(field.options).length === 0) {
    throw invalidParameter(`${path}.options`, REQUIRED_PARAMETER);
  }
  if (field.type === 'CALC' && !field.expression) {
    throw invalidParameter(`${path}.expression`, REQUIRED_PARAMETER);
  }
  if (field.type === 'RADIO_BUTTON' && field.options && field.defaultValue === '') {
    // A radio button always has a choice: without a default it is the first one.
    field.defaultValue = firstOption(field.options);
  }
  checkDefault(field, `${path}.defaultValue`);
  for (const key of ['entities', 'defaultValue'] as const) {
    checkEntities(db, field, key, `${path}.${key}`);
  }
}

function checkRange(min: string | undefined, max: string | undefined, path: string): void {
  if (!min || !max || Number(min) <= Number(max)) return;
  throw invalidParameter(path, {
    ja: `${min}以上である必要があります。`,
    en: `The value must be ${min} or more.`,
  });
}

function firstOption(options: NonNullable<FieldProperty['options']>): string {
  return Object.values(options).sort((a, b) => Number(a.index) - Number(b.index))[0]?.label ?? '';
}

function checkDefault(field: FieldProperty, path: string): void {
  const { defaultValue, options, type } = field;
  if (options) {
    for (const value of [defaultValue].flat()) {
      if (value === '' || (typeof value === 'string' && options[value])) continue;
      throw invalidParameter(path, {
        ja: `"${String(value)}"は選択肢にありません。`,
        en: `"${String(value)}" is not in the options.`,
      });
    }
  }
  if (typeof defaultValue !== 'string' || defaultValue === '') return;
  const normalize = DEFAULT_FORMATS[type];
  if (normalize && normalize(defaultValue) === undefined) throw invalidParameter(path, NOT_A_TIME);
  const limit = Number(field.maxLength || Infinity);
  if ([...defaultValue].length > limit) checkLength(defaultValue, limit, path);
}

const DEFAULT_FORMATS: Record<string, (value: string) => unknown> = {
  DATE: (value) => normalizeDate(value),
  TIME: (value) => normalizeTime(value),
  // The form keeps a default without a zone: it is a time of the user's day.
  DATETIME: (value) => normalizeDateTime(value) ?? normalizeDateTime(`${value}Z`),
};

const NOT_A_TIME: Bilingual = {
  ja: '日付または時刻の形式が正しくありません。',
  en: 'The format of the date or time is not valid.',
};

const ENTITY_TYPES: Record<string, readonly string[]> = {
  USER_SELECT: ['USER', 'ORGANIZATION', 'GROUP', 'FUNCTION'],
  ORGANIZATION_SELECT: ['ORGANIZATION', 'FUNCTION'],
  GROUP_SELECT: ['GROUP'],
};

const FUNCTIONS: Record<string, readonly string[]> = {
  USER_SELECT: ['LOGINUSER()'],
  ORGANIZATION_SELECT: ['PRIMARY_ORGANIZATION()'],
};

function checkEntities(
  db: Database,
  field: FieldProperty,
  key: 'entities' | 'defaultValue',
  path: string,
): void {
  const allowed = ENTITY_TYPES[field.type];
  const entities = field[key];
  if (!allowed || !Array.isArray(entities)) return;
  (entities as { type: string; code: string }[]).forEach(({ type, code }, index) => {
    const at = `${path}[${index}]`;
    if (!allowed.includes(type)) throw invalidParameter(`${at}.type`, WRONG_ENTITY);
    if (type === 'FUNCTION') {
      if (key === 'defaultValue' && FUNCTIONS[field.type]?.includes(code)) return;
      throw invalidParameter(`${at}.code`, WRONG_ENTITY);
    }
    if (nameOf(db, type as 'USER' | 'ORGANIZATION' | 'GROUP', code) === undefined) {
      throw invalidParameter(`${at}.code`, {
        ja: `「${code}」は存在しません。`,
        en: `"${code}" does not exist.`,
      });
    }
  });
}

const WRONG_ENTITY: Bilingual = {
  ja: 'このフィールドには指定できません。',
  en: 'Cannot be specified for this field.',
};
