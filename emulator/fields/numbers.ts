/** NUMBER: kept as text, rounded at the app's decimals; only comparison uses a number. */
import Decimal from 'decimal.js';
import type { FieldProperty } from '../apps/definition';
import { NoResult } from '../calc';
import { limited, plain, type NumberPrecision } from '../calc/evaluate';
import { MESSAGES, type Place } from './problems';
import { readText } from './texts';
import { isBlank, type FieldKind } from './type';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Digits without plus sign and exponent, or undefined when the text is no number. */
export function normalizeNumber(text: string): string | undefined {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return undefined;
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return trimmed;
  const value = new Decimal(trimmed);
  // An exponent of thousands would fill memory with zeros.
  return Math.abs(value.e) > 100 ? undefined : value.toFixed();
}

// Digits beyond any field's: an exponent of thousands must not fill memory with zeros.
const Wide = Decimal.clone({ precision: 80, toExpNeg: -100, toExpPos: 100 });

const strict = (text: string): Decimal | undefined =>
  /^[+-]?\d/.test(text) && NUMBER.test(text) ? new Wide(text) : undefined;

/** In a table full-width digits and a missing 0 are taken too. */
function lenient(text: string): Decimal | undefined {
  const half = text.normalize('NFKC');
  return NUMBER.test(half) ? new Wide(half) : undefined;
}

function kept(number: Decimal, precision: NumberPrecision, place: Place): string {
  try {
    return plain(limited(number, precision));
  } catch (error) {
    if (!(error instanceof NoResult)) throw error;
    place.problem('value', MESSAGES.tooManyDigits);
    // Not empty: a required field is not told that it has no value.
    return '0';
  }
}

function checkLimits(number: Decimal, { maxValue, minValue }: FieldProperty, place: Place): void {
  if (maxValue && number.gt(maxValue)) place.problem('value', MESSAGES.tooBig(maxValue));
  if (minValue && number.lt(minValue)) place.problem('value', MESSAGES.tooSmall(minValue));
}

export const numberField: FieldKind = {
  suffix: 'value',
  column: 'REAL',
  empty: () => '',
  initial: (property) => (typeof property.defaultValue === 'string' ? property.defaultValue : ''),
  read(raw, property, place, { precision }) {
    if (typeof raw === 'object' && raw !== null) {
      place.malformed(MESSAGES.notANumber);
      return '';
    }
    const text = readText(raw, place).trim();
    if (text === '') return '';
    const number = place.table === undefined ? strict(text) : lenient(text);
    if (number) {
      // The limits are for what was given, before it is rounded.
      checkLimits(number, property, place);
      return kept(number, precision, place);
    }
    // What is no number is refused, but in a table it is passed over (observed on the service).
    if (place.table === undefined) place.malformed(MESSAGES.notANumber);
    return '';
  },
  check(value, property, place) {
    if (typeof value === 'string' && value !== '') {
      checkLimits(new Decimal(value), property, place);
    }
  },
  isEmpty: isBlank,
  show: (value) => value ?? '',
};
