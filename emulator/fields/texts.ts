/** Text-like types: single and multiple lines, rich text, link, radio button, drop-down, calculated. */
import type { FieldProperty } from '../apps/definition';
import { MESSAGES, type Place } from './problems';
import { cleanHtml } from './rich-text';
import { isBlank, type FieldKind, type Stored } from './type';

/** A scalar of a request: numbers and booleans count as their text. Anything else is reported. */
export function readText(raw: unknown, place: Place): string {
  if (raw === null || raw === undefined) return '';
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  place.malformed(MESSAGES.notAText);
  return '';
}

const initialText = (property: FieldProperty): string =>
  typeof property.defaultValue === 'string' ? property.defaultValue : '';

function checkLength(value: Stored, property: FieldProperty, place: Place): void {
  // A text that must be given and is not is told that alone; otherwise too few characters are none too.
  if (typeof value !== 'string' || (value === '' && property.required)) return;
  // The service counts characters, not bytes; a surrogate pair is one character on its form.
  const length = [...value].length;
  if (property.maxLength && length > Number(property.maxLength)) {
    place.problem('value', MESSAGES.tooLong(Number(property.maxLength)));
  }
  if (property.minLength && length < Number(property.minLength)) {
    place.problem('value', MESSAGES.tooShort(Number(property.minLength)));
  }
}

const plain: FieldKind = {
  suffix: 'value',
  empty: () => '',
  initial: initialText,
  read: (raw, _property, place) => readText(raw, place),
  isEmpty: isBlank,
  show: (value) => value ?? '',
};

/** A line break cannot stand in a single line. */
export const singleLineText: FieldKind = {
  ...plain,
  column: 'TEXT',
  check: checkLength,
  read: (raw, _property, place) => readText(raw, place).replace(/\r\n|[\r\n]/g, ''),
};

export const link: FieldKind = singleLineText;

export const multiLineText: FieldKind = {
  ...plain,
  read: (raw, _property, place) => readText(raw, place).replace(/\r\n?/g, '\n'),
};

export const richText: FieldKind = {
  ...plain,
  read: (raw, _property, place) => cleanHtml(readText(raw, place)),
  // "Empty" means: nothing to see. An image is something.
  isEmpty: (value) =>
    typeof value === 'string' &&
    !/<img\b/i.test(value) &&
    value.replace(/<[^>]*>|&nbsp;|\s/g, '') === '',
};

/** Never written by a request: `recalculate` fills it. */
export const calculated: FieldKind = {
  ...plain,
  column: 'TEXT',
  initial: () => '',
  read: () => '',
};

const oneOption: FieldKind = {
  ...plain,
  column: 'TEXT',
  check(value, property, place) {
    if (typeof value !== 'string' || value === '' || hasOption(property, value)) return;
    place.problem('value', MESSAGES.notAnOption(value));
  },
};

export const radioButton: FieldKind = { ...oneOption, show: (value) => value ?? null };

/** Nothing chosen is null, as the official client's types have it. */
export const dropDown: FieldKind = { ...oneOption, show: (value) => value || null };

export function hasOption(property: FieldProperty, value: string): boolean {
  return Object.hasOwn(property.options ?? {}, value);
}
