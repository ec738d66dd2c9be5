/** DATE, TIME and DATETIME. Dates have no zone; a date and time is kept in UTC, to the minute. */
import { normalizeDate, normalizeDateTime, normalizeTime } from './date-forms';
import { MESSAGES, type Place } from './problems';
import { readText } from './texts';
import { isBlank, type FieldKind, type WriteScope } from './type';
import { dateIn, timeIn, toMinute } from './zone';

/** A day alone is its first minute in UTC: 「T」以降を省略すると、UTCとして扱われます (page kintone REST APIの共通仕様). */
function writtenDateTime(text: string): string | undefined {
  const day = text.trim();
  return normalizeDateTime(/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : text);
}

function dateLike(
  normalize: (text: string) => string | undefined,
  now: (scope: WriteScope) => string,
  message: (typeof MESSAGES)['notADate' | 'notATime' | 'notADateTime'],
  unset: '' | null,
): FieldKind {
  return {
    suffix: 'value',
    column: 'TEXT',
    empty: () => '',
    initial: (property, scope) => {
      if (property.defaultNowValue) return now(scope);
      const given = typeof property.defaultValue === 'string' ? property.defaultValue : '';
      return normalize(given) ?? '';
    },
    read: (raw, _property, place) => read(raw, place, normalize, message),
    isEmpty: isBlank,
    // The official client's types: an empty date or time is null, an empty date and time is "".
    show: (value) => value || unset,
  };
}

function read(
  raw: unknown,
  place: Place,
  normalize: (text: string) => string | undefined,
  message: (typeof MESSAGES)['notADate' | 'notATime' | 'notADateTime'],
): string {
  const text = readText(raw, place);
  if (text.trim() === '') return '';
  const value = normalize(text);
  if (value === undefined) place.malformed(message);
  return value ?? '';
}

export const dateField = dateLike(
  normalizeDate,
  ({ context }) => dateIn(context.now(), context.timezone),
  MESSAGES.notADate,
  null,
);
export const timeField = dateLike(
  normalizeTime,
  ({ context }) => timeIn(context.now(), context.timezone),
  MESSAGES.notATime,
  null,
);
export const dateTimeField = dateLike(
  writtenDateTime,
  ({ context }) => toMinute(context.now()),
  MESSAGES.notADateTime,
  '',
);
