/**
 * Which field of another app a lookup may take as its key and copy from, and which a list of related
 * records may be found by. Help pages ルックアップの設定 and 関連レコード一覧の設定項目「表示するレコードの条件」に
 * 指定できるフィールド; a lookup is of the type of its key. Fields of tables are never among them.
 */
import type { FieldProperty } from './definition';

/** Types a lookup field may be of (types of @kintone/rest-api-client), and of which its key may be. */
const KEYS: Record<string, readonly string[]> = {
  SINGLE_LINE_TEXT: ['SINGLE_LINE_TEXT', 'LINK'],
  NUMBER: ['NUMBER', 'CALC', 'RECORD_NUMBER'],
};

export const LOOKUP_TYPES: ReadonlySet<string> = new Set(Object.keys(KEYS));

export const fitsLookupKey = (key: FieldProperty, lookup: FieldProperty): boolean =>
  KEYS[lookup.type]?.includes(key.type) ?? false;

/** What goes into a field of each type; into one that is not here goes its own type. */
const COPIES: Record<string, readonly string[]> = {
  SINGLE_LINE_TEXT: [
    ...['SINGLE_LINE_TEXT', 'NUMBER', 'CALC', 'RADIO_BUTTON', 'DROP_DOWN', 'LINK'],
    ...['RECORD_NUMBER', 'DATE', 'TIME', 'DATETIME'],
  ],
  NUMBER: ['NUMBER', 'CALC', 'RECORD_NUMBER'],
  DATE: ['DATE', 'CALC'],
  TIME: ['TIME', 'CALC'],
  DATETIME: ['DATETIME', 'CREATED_TIME', 'UPDATED_TIME', 'CALC'],
  USER_SELECT: ['USER_SELECT', 'CREATOR', 'MODIFIER'],
  MULTI_LINE_TEXT: ['MULTI_LINE_TEXT', 'SINGLE_LINE_TEXT'],
  LINK: ['LINK', 'SINGLE_LINE_TEXT'],
  RADIO_BUTTON: ['RADIO_BUTTON', 'DROP_DOWN', 'SINGLE_LINE_TEXT'],
  DROP_DOWN: ['DROP_DOWN', 'RADIO_BUTTON', 'SINGLE_LINE_TEXT'],
  CHECK_BOX: ['CHECK_BOX', 'MULTI_SELECT'],
  MULTI_SELECT: ['MULTI_SELECT', 'CHECK_BOX'],
};

/** Nothing is copied into what the app fills itself, nor is a file, a table or a part of the form a value. */
const NEVER: ReadonlySet<string> = new Set([
  ...['FILE', 'SUBTABLE', 'GROUP', 'REFERENCE_TABLE', 'CALC'],
  ...['RECORD_NUMBER', 'CREATOR', 'MODIFIER', 'CREATED_TIME', 'UPDATED_TIME'],
  ...['STATUS', 'STATUS_ASSIGNEE', 'CATEGORY'],
]);

/** Whether a lookup copies from the one field into the other. A calculation goes where its format does. */
export function fitsCopy(source: FieldProperty, target: FieldProperty): boolean {
  if (NEVER.has(target.type) || target.lookup || isCalculatedText(target)) return false;
  return (COPIES[target.type] ?? [target.type]).includes(source.type);
}

const isCalculatedText = ({ type, expression }: FieldProperty): boolean =>
  type === 'SINGLE_LINE_TEXT' && (expression ?? '') !== '';

const RELATED: Record<string, readonly string[]> = {
  SINGLE_LINE_TEXT: ['SINGLE_LINE_TEXT', 'LINK'],
  NUMBER: ['NUMBER', 'CALC', 'RECORD_NUMBER'],
  CALC: ['NUMBER', 'CALC', 'RECORD_NUMBER'],
  LINK: ['LINK'],
  RECORD_NUMBER: ['NUMBER', 'CALC'],
};

/** Whether records are related by the app's own field and the other app's. Links must be of one kind. */
export function fitsRelated(own: FieldProperty, related: FieldProperty): boolean {
  if (!RELATED[own.type]?.includes(related.type)) return false;
  return own.type !== 'LINK' || (own.protocol ?? 'WEB') === (related.protocol ?? 'WEB');
}
