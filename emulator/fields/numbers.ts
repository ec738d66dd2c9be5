/** NUMBER: the digits a person typed are kept as text; only comparison uses a number. */
import Decimal from 'decimal.js';
import { MESSAGES } from './problems';
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

export const numberField: FieldKind = {
  suffix: 'value',
  column: 'REAL',
  empty: () => '',
  initial: (property) => (typeof property.defaultValue === 'string' ? property.defaultValue : ''),
  read(raw, _property, place) {
    const text = readText(raw, place);
    if (text.trim() === '') return '';
    const value = normalizeNumber(text);
    if (value !== undefined) return value;
    place.malformed(MESSAGES.notANumber);
    return '';
  },
  check(value, property, place) {
    if (typeof value !== 'string' || value === '') return;
    const number = new Decimal(value);
    if (property.maxValue && number.gt(property.maxValue)) {
      place.problem('value', MESSAGES.tooBig(property.maxValue));
    }
    if (property.minValue && number.lt(property.minValue)) {
      place.problem('value', MESSAGES.tooSmall(property.minValue));
    }
  },
  isEmpty: isBlank,
  show: (value) => value ?? '',
};
