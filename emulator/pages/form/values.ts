/**
 * Values from outside the form. What plugins hand in is read strictly: kintone refuses a value of the wrong kind
 * rather than store nonsense. What a person types is read kindly.
 */
import type { FieldProperty } from '../../apps/definition';
import { normalizeDate, normalizeDateTime, normalizeTime } from '../../fields/date-forms';
import { ENTITY_TYPES } from './field-kinds';

/** A number that a handler hands back so is left as it is (cybozu.dev, フィールド形式, 数値フィールド). */
export const KEPT_NUMBER = '#INVALID!';

/** Texts of dates and times as REST takes them, each with how it is written in full. */
const MOMENTS: Record<string, { read: (text: string) => string | undefined; wanted: string }> = {
  DATE: { read: normalizeDate, wanted: 'YYYY-MM-DD' },
  TIME: { read: normalizeTime, wanted: 'HH:MM' },
  DATETIME: { read: normalizeDateTime, wanted: 'YYYY-MM-DDTHH:MM:SSZ' },
};

/**
 * An empty radio button becomes its default (cybozu.dev, イベントオブジェクトで実行できる操作).
 * @throws TypeError naming the field when the value is not of its type
 */
export function readValue(property: FieldProperty, value: unknown): unknown {
  const { type } = property;
  if (type === 'CHECK_BOX' || type === 'MULTI_SELECT') return options(property, value);
  if (ENTITY_TYPES.has(type)) return entities(property, value);
  if (type === 'FILE') return value;
  if (value === undefined || value === null) return '';
  if (type === 'NUMBER' && typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw wrong(property, 'a string', value);
  if (type === 'RADIO_BUTTON' && value === '') return property.defaultValue ?? '';
  if (type === 'RADIO_BUTTON' || type === 'DROP_DOWN') return option(property, value);
  return moment(property, value);
}

/** Only a date is written in full: a date and time keeps what a handler wrote until it is saved. */
function moment(property: FieldProperty, value: string): string {
  const kind = MOMENTS[property.type];
  if (!kind || value === '') return value;
  const read = kind.read(value);
  if (read === undefined) throw wrong(property, kind.wanted, value);
  return property.type === 'DATETIME' ? value : read;
}

function options(property: FieldProperty, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrong(property, 'an array of options', value);
  return value.map((one) => option(property, String(one)));
}

function option(property: FieldProperty, value: string): string {
  if (value !== '' && property.options && !(value in property.options)) {
    throw wrong(property, 'one of its options', value);
  }
  return value;
}

function entities(property: FieldProperty, value: unknown): { code: string; name: string }[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrong(property, 'an array of { code }', value);
  return value.map((one: unknown) => {
    const { code, name } = (one ?? {}) as { code?: unknown; name?: unknown };
    if (typeof code !== 'string') throw wrong(property, 'an array of { code }', value);
    return { code, name: typeof name === 'string' ? name : code };
  });
}

function wrong({ code, type }: FieldProperty, wanted: string, value: unknown): TypeError {
  return new TypeError(`${code} (${type}): ${wanted} is expected, not ${JSON.stringify(value)}`);
}

/** Full-width digits as an IME leaves them, and digit grouping, become a plain number; other text stays as typed. */
export function toHalfWidth(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/[ー−―]/g, '-');
  return /^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(plain) ? plain : typed;
}
