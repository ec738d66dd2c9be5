/**
 * The records behind a key, as a condition of kintone's query language: a click on a mark opens exactly them.
 * Operators are those that kintone has for the type of the field (クエリの書き方: 演算子と関数一覧).
 */
import { dayAt } from '../calendar/epoch-day';
import { daysOf } from '../calendar/periods';
import type { FormField } from '../kintone/host';
import { allOf, anyOf, compare, oneOf } from './condition';
import { inDays } from './day-condition';
import { kindOf } from './field-kind';
import type { Key } from './key';

/** Types whose words are asked for with `in`, unset ones as the empty word. */
const CHOSEN = new Set([
  'RADIO_BUTTON',
  'DROP_DOWN',
  'CHECK_BOX',
  'MULTI_SELECT',
  'USER_SELECT',
  'ORGANIZATION_SELECT',
  'GROUP_SELECT',
  'CREATOR',
  'MODIFIER',
  'STATUS',
  'STATUS_ASSIGNEE',
  'SINGLE_LINE_TEXT',
  'LINK',
]);

/** Types that know `is empty` alone. */
const LONG = new Set(['MULTI_LINE_TEXT', 'RICH_TEXT', 'FILE']);

/** Kinds that a query compares; empty is the empty text. */
const COMPARED = new Set(['number', 'day', 'instant', 'time']);

/**
 * @param field of the form, not of a subtable
 * @returns undefined where kintone cannot be asked: a weekday, an hour, a choice that left the form, a long text
 */
export function keyCondition(key: Key, field: FormField, zone: string): string | undefined {
  switch (key.kind) {
    case 'unset':
      return unsetCondition(field);
    case 'word':
      return key.gone || !CHOSEN.has(field.type) ? undefined : oneOf(field.code, [key.word]);
    case 'number':
      return compare(field.code, '=', String(key.value));
    case 'range':
      return allOf(
        // kintone takes an empty number for one below all others.
        key.from === undefined
          ? compare(field.code, '!=', '')
          : compare(field.code, '>=', String(key.from)),
        key.to === undefined ? '' : compare(field.code, '<', String(key.to)),
      );
    case 'period': {
      const { first, last } = daysOf(key.period, key.number);
      const days = { from: dayAt(first), to: dayAt(last) };
      return inDays(field.code, kindOf(field), days, zone);
    }
    case 'rest':
      return keysCondition(key.of, field, zone);
    case 'weekday':
    case 'hour':
      return undefined;
  }
}

/** The records behind any of several keys of one field. @returns undefined where one of them cannot be asked for */
export function keysCondition(
  keys: readonly Key[],
  field: FormField,
  zone: string,
): string | undefined {
  const words = keys.flatMap((key) => (key.kind === 'word' && !key.gone ? [key.word] : []));
  // One `in` for all is shorter than as many conditions, and an address has an end.
  if (words.length === keys.length && words.length > 0 && CHOSEN.has(field.type)) {
    return oneOf(field.code, words);
  }
  const conditions = keys.map((key) => keyCondition(key, field, zone));
  return conditions.includes(undefined) ? undefined : anyOf(...conditions);
}

function unsetCondition(field: FormField): string | undefined {
  if (CHOSEN.has(field.type)) return oneOf(field.code, ['']);
  if (LONG.has(field.type)) return `${field.code} is empty`;
  const kind = kindOf(field);
  return kind !== undefined && COMPARED.has(kind) ? compare(field.code, '=', '') : undefined;
}
