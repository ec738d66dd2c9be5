/** DATE, TIME and DATETIME. Dates have no zone; a date and time is kept in UTC, to the minute. */
import { MESSAGES, type Place } from './problems';
import { readText } from './texts';
import { isBlank, type FieldKind, type WriteScope } from './type';
import { dateIn, timeIn, toMinute } from './zone';

/** `2026`, `2026-4`, `2026-04-01` → `YYYY-MM-DD`; undefined when there is no such day. */
export function normalizeDate(text: string): string | undefined {
  const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
  if (!parts) return undefined;
  const date = `${parts[1]}-${(parts[2] ?? '1').padStart(2, '0')}-${(parts[3] ?? '1').padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date)
    ? date
    : undefined;
}

/** `9:05`, `09:05:30` → `09:05`. */
export function normalizeTime(text: string): string | undefined {
  const parts = /^(\d{1,2}):(\d{1,2})(?::\d{1,2}(?:\.\d+)?)?$/.exec(text.trim());
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59) return undefined;
  return `${String(parts[1]).padStart(2, '0')}:${String(parts[2]).padStart(2, '0')}`;
}

const DATETIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** ISO 8601 with an offset → UTC with seconds 00; undefined when it is no such instant. */
export function normalizeDateTime(text: string): string | undefined {
  const parts = DATETIME.exec(text.trim());
  if (!parts || !normalizeDate(parts[1] ?? '')) return undefined;
  const offset = (parts[4] ?? 'Z').replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const instant = new Date(`${parts[1]}T${parts[2]}${parts[3] ?? ':00'}${offset}`);
  return Number.isNaN(instant.getTime()) ? undefined : toMinute(instant);
}

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
