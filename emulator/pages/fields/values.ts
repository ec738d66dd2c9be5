/**
 * Field values as kintone shows them, as plain text: digit grouping, units, dates and times in the
 * user's zone and language. No DOM and no network; what cannot be read as its type is shown as it is.
 */
import { Decimal } from 'decimal.js';
import type { Language } from '../../errors';
import type { FieldProperty } from '../../apps/definition';
import { fieldText } from './messages';
import { inZone } from './zone';

/** In which language and zone a value is shown. */
export interface Locale {
  language: Language;
  /** IANA zone of the signed-in user; only instants (DATETIME, times of creation) move with it. */
  timezone: string;
}

/** `roundingMode` of the app's number precision settings. */
const ROUNDING: Record<string, Decimal.Rounding> = {
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
};

/** A number with its digit grouping, decimal places and unit: `1,234.50 円`. */
export function numberText(
  property: Pick<FieldProperty, 'digit' | 'format' | 'displayScale' | 'unit' | 'unitPosition'>,
  value: string,
  roundingMode = 'HALF_EVEN',
): string {
  if (value === '') return '';
  const grouped = property.digit === true || property.format === 'NUMBER_DIGIT';
  const digits = scaled(value, property.displayScale ?? '', roundingMode);
  return withUnit(property, grouped ? groupDigits(digits) : digits);
}

function scaled(value: string, displayScale: string, roundingMode: string): string {
  if (displayScale === '' || !/^-?\d/.test(value)) return value;
  const rounding = ROUNDING[roundingMode] ?? Decimal.ROUND_HALF_EVEN;
  return new Decimal(value).toFixed(Number(displayScale), rounding);
}

function groupDigits(digits: string): string {
  const [whole = '', ...rest] = digits.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
}

function withUnit(property: Pick<FieldProperty, 'unit' | 'unitPosition'>, text: string): string {
  if (!property.unit) return text;
  return property.unitPosition === 'BEFORE'
    ? `${property.unit} ${text}`
    : `${text} ${property.unit}`;
}

/** A CALC value in the format of its field. */
export function calcText(
  property: FieldProperty,
  value: string,
  locale: Locale,
  roundingMode?: string,
): string {
  if (value === '') return '';
  switch (property.format) {
    case 'DATETIME':
      return dateTimeText(value, locale);
    case 'DATE':
      return dateText(value, locale.language);
    case 'TIME':
      return timeText(value, locale.language);
    case 'HOUR_MINUTE':
    case 'DAY_HOUR_MINUTE':
      return withUnit(property, durationText(value, property.format, locale.language));
    default:
      return numberText(property, value, roundingMode);
  }
}

/** `49:30` as 49時間30分, or with days as 2日1時間30分. */
function durationText(
  value: string,
  format: 'HOUR_MINUTE' | 'DAY_HOUR_MINUTE',
  language: Language,
): string {
  const parts = /^(-?)(\d+):(\d{2})$/.exec(value);
  if (!parts) return value;
  const [, sign, hours, minutes] = parts;
  const text = fieldText(language);
  const hour = Number(hours);
  const minute = Number(minutes);
  return (
    sign +
    (format === 'HOUR_MINUTE'
      ? text.hours(hour, minute)
      : text.days(Math.floor(hour / 24), hour % 24, minute))
  );
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date without time, `2026-11-24`; in English `Nov 24, 2026`. */
export function dateText(value: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!parts || language === 'ja') return value;
  return `${MONTHS[Number(parts[2]) - 1] ?? ''} ${parts[3]}, ${parts[1]}`;
}

/** A time of day, `09:05`; in English `9:05 AM`. */
export function timeText(value: string, language: Language): string {
  const parts = /^(\d{1,2}):(\d{2})/.exec(value);
  if (!parts) return value;
  const hour = Number(parts[1]);
  if (language === 'ja') return `${String(hour).padStart(2, '0')}:${parts[2]}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${parts[2]} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** An instant (ISO 8601, UTC) in the user's zone, `2026-11-24 09:05`. */
export function dateTimeText(value: string, locale: Locale): string {
  const local = inZone(value, locale.timezone);
  if (!local) return value;
  return `${dateText(local.date, locale.language)} ${timeText(local.time, locale.language)}`;
}

export interface Named {
  code: string;
  name: string;
}

export interface FileValue {
  fileKey: string;
  name: string;
  contentType: string;
  size: string;
}

export interface RowValue {
  id: string | null;
  value: Record<string, { type?: string; value: unknown }>;
}

/** Users, organizations or groups of a value; one user (creator, modifier) is a list of one. */
export function entitiesOf(value: unknown): Named[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(isNamed);
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'code' in value && 'name' in value;
}

export function filesOf(value: unknown): FileValue[] {
  return Array.isArray(value) ? (value as FileValue[]) : [];
}

export function rowsOf(value: unknown): RowValue[] {
  return Array.isArray(value) ? (value as RowValue[]) : [];
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** File size as a person reads it: `812 バイト` is written `812 B`, then KB and MB. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Any value on one line: calendar titles, changes in the history, a title of a record. */
export function plainText(
  property: FieldProperty,
  value: unknown,
  locale: Locale,
  roundingMode?: string,
): string {
  if (value === null || value === undefined) return '';
  switch (property.type) {
    case 'NUMBER':
      return numberText(property, stringOf(value), roundingMode);
    case 'CALC':
      return calcText(property, stringOf(value), locale, roundingMode);
    case 'DATE':
      return dateText(stringOf(value), locale.language);
    case 'TIME':
      return timeText(stringOf(value), locale.language);
    case 'DATETIME':
    case 'CREATED_TIME':
    case 'UPDATED_TIME':
      return dateTimeText(stringOf(value), locale);
    case 'CHECK_BOX':
    case 'MULTI_SELECT':
    case 'CATEGORY':
      return Array.isArray(value) ? value.map(stringOf).join(', ') : '';
    case 'CREATOR':
    case 'MODIFIER':
    case 'STATUS_ASSIGNEE':
    case 'USER_SELECT':
    case 'ORGANIZATION_SELECT':
    case 'GROUP_SELECT':
      return entitiesOf(value)
        .map(({ name }) => name)
        .join(', ');
    case 'FILE':
      return filesOf(value)
        .map(({ name }) => name)
        .join(', ');
    case 'RICH_TEXT':
      return stringOf(value)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    case 'SUBTABLE':
      return fieldText(locale.language).showRows(rowsOf(value).length);
    default:
      return stringOf(value);
  }
}
