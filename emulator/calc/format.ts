/** How the result of an expression is stored (REST value) and shown. */
import type Decimal from 'decimal.js';
import { asNumber, asText, grouped, limited, plain, type NumberPrecision } from './evaluate';
import { NoResult, type CalcValue } from './value';

export interface CalcProperty {
  type: string;
  format?: string;
  displayScale?: string;
  unit?: string;
  unitPosition?: string;
}

const MINUTE = 60;
const HOUR = 3600;

/**
 * The REST value of a CALC field, or of a single-line text with an expression.
 * DATETIME and DATE are UTC; HOUR_MINUTE and DAY_HOUR_MINUTE are `hours:minutes`.
 * @throws NoResult when the result does not fit the format
 */
export function formatCalc(
  value: CalcValue,
  property: CalcProperty,
  precision: NumberPrecision,
): string {
  if (property.type === 'SINGLE_LINE_TEXT') {
    return value.type === 'number' && !value.blank
      ? plain(limited(value.value, precision))
      : asText(value);
  }
  // A condition gives 1 or 0, a field without value stays without (observed on the service).
  if (value.type === 'boolean' && isNumeric(property)) return value.value ? '1' : '0';
  if (value.type === 'number' && value.blank) return '';
  const result = asNumber(value);
  switch (property.format) {
    case 'DATETIME':
      return `${iso(result).slice(0, 16)}:00Z`;
    case 'DATE':
      return iso(result).slice(0, 10);
    case 'TIME':
      return clock(((result.toNumber() % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR), 2);
    case 'HOUR_MINUTE':
    case 'DAY_HOUR_MINUTE':
      return clock(result.toNumber(), 1);
    default:
      return plain(limited(result, precision));
  }
}

/** Whether the field shows a number: the app's digits and rounding are for those alone. */
export const isNumeric = ({ format }: CalcProperty): boolean =>
  format === undefined || ['', 'NUMBER', 'NUMBER_DIGIT'].includes(format);

/** What a person sees of a stored CALC or NUMBER value: digits, grouping, hours and days. No unit. */
export function displayNumber(
  value: string,
  property: CalcProperty & { digit?: boolean },
  language: 'ja' | 'en' = 'ja',
): string {
  if (value === '') return '';
  if (property.type === 'CALC' && property.format?.includes('HOUR')) {
    return displayDuration(value, property.format === 'DAY_HOUR_MINUTE', language);
  }
  if (property.type === 'CALC' && !isNumeric(property)) return value;
  const scaled = property.displayScale ? toScale(value, Number(property.displayScale)) : value;
  const marked = property.digit === true || property.format === 'NUMBER_DIGIT';
  return marked ? grouped(scaled) : scaled;
}

function displayDuration(value: string, withDays: boolean, language: 'ja' | 'en'): string {
  const parts = /^(-?)(\d+):(\d+)$/.exec(value);
  if (!parts) return value;
  const [, sign, hours, minutes] = parts;
  const days = withDays ? Math.floor(Number(hours) / 24) : 0;
  const words =
    language === 'ja'
      ? { day: '日', hour: '時間', minute: '分' }
      : { day: ' day ', hour: ' hour ', minute: ' minute' };
  const lead = withDays ? `${days}${words.day}` : '';
  return `${sign}${lead}${Number(hours) - days * 24}${words.hour}${Number(minutes)}${words.minute}`;
}

/** Decimal places for display: cut or filled, half up, on the text so that no digit is lost. */
function toScale(value: string, places: number): string {
  const [whole = '0', fraction = ''] = value.replace(/^-/, '').split('.');
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  const rounded = kept + (Number(fraction.charAt(places) || '0') >= 5 ? 1n : 0n);
  const digits = rounded.toString().padStart(places + 1, '0');
  const sign = value.startsWith('-') && rounded !== 0n ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function iso(seconds: Decimal): string {
  const date = new Date(seconds.times(1000).toNumber());
  if (Number.isNaN(date.getTime())) throw new NoResult('not a date');
  const text = date.toISOString();
  if (!/^\d{4}-/.test(text)) throw new NoResult('date out of range');
  return text;
}

function clock(seconds: number, hourDigits: number): string {
  const whole = Math.trunc(Math.abs(seconds) / MINUTE);
  const hours = String(Math.trunc(whole / 60)).padStart(hourDigits, '0');
  const sign = seconds < 0 && whole > 0 ? '-' : '';
  return `${sign}${hours}:${String(whole % 60).padStart(2, '0')}`;
}
