/**
 * Where the real service answers differently from openapi.yaml. Every entry has its reason; an entry
 * that no test needs any more should go.
 */

/** `integer` with `format: long` is a string of digits on the wire: "app": "1", "revision": "2". */
export const LONG_IS_TEXT = /^-?\d+$/;

/**
 * `boolean` with `format: boolean` is "true" or "false": form.json, the oldest endpoint, answers so
 * (its page in the reference: "noLabel 文字列").
 */
export const BOOLEAN_MAY_BE_TEXT = { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false'] }] };

/** A member that may be null or "" although the description names one type only, by the path of its schema title and name. */
export const NULLABLE: ReadonlyMap<string, string> = new Map([
  ['spaceId', 'an app outside spaces has null (the description says so in words)'],
  ['threadId', 'as spaceId'],
  ['space', 'an app outside spaces has null in the statistics'],
  ['recordUpdatedAt', 'null for an app without records'],
  ['defaultExpression', 'null where the present time is no default'],
  ['totalCount', 'null unless asked for'],
  ['next', 'false or null when a cursor has no more'],
  ['code', 'an entity of type CREATOR has no code'],
  ['states', 'null until process management was set for the first time'],
  ['actions', 'as states'],
  ['destApp', 'null for who has no right in that app (get-action-settings says so)'],
  ['mappings', 'as destApp'],
  ['minValue', 'empty text when there is no limit'],
  ['maxValue', 'as minValue'],
  ['minLength', 'as minValue'],
  ['maxLength', 'as minValue'],
  ['displayScale', 'empty text when the scale is free'],
  ['older', 'null on the first page of comments'],
  ['newer', 'null on the last page of comments'],
  ['timezone', 'null until reminders were set (the description says so in words)'],
  ['periodicReport', 'null until it was set (the description says so in words)'],
  ['thumbnailSize', 'empty text when the default size is used'],
]);

/** Schemas that describe a value too narrowly to hold a real answer against. */
export const UNCHECKED_FORMATS = new Set([
  'query',
  'number',
  'boolean',
  'byte',
  'binary',
  'timezone',
]);
