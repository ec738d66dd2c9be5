/** Checks before a save, with the messages of the server; and the server's own field errors brought to the fields. */
import type { FieldProperty } from '../../apps/definition';
import type { FormModel, Place } from './model';
import { text } from './messages';

/** Puts messages at the fields. @returns whether all is well */
export function validate(model: FormModel): boolean {
  let valid = true;
  for (const { place, property, field } of model.places()) {
    const message = problem(property, field.value);
    if (message === null) continue;
    model.setError(place, message);
    valid = false;
  }
  return valid;
}

/** kintone does not enforce "required" on these, though it can be set. */
const NEVER_REQUIRED = new Set(['CALC', 'RADIO_BUTTON', 'SUBTABLE']);

function problem(property: FieldProperty, value: unknown): string | null {
  const words = text();
  const empty = value === '' || value === null || value === undefined || isEmptyList(value);
  if (empty) {
    return property.required && !NEVER_REQUIRED.has(property.type) ? words.required : null;
  }
  if (property.type === 'NUMBER') return numberProblem(property, String(value));
  if (typeof value === 'string' && property.type !== 'CALC') return lengthProblem(property, value);
  return null;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function numberProblem({ minValue, maxValue }: FieldProperty, value: string): string | null {
  const words = text();
  if (!NUMBER.test(value)) return words.notNumber;
  if (maxValue && Number(value) > Number(maxValue)) return words.tooLarge(maxValue);
  if (minValue && Number(value) < Number(minValue)) return words.tooSmall(minValue);
  return null;
}

function lengthProblem({ minLength, maxLength }: FieldProperty, value: string): string | null {
  const words = text();
  if (maxLength && value.length > Number(maxLength)) return words.tooLong(Number(maxLength) + 1);
  if (minLength && value.length < Number(minLength)) return words.tooShort(Number(minLength) - 1);
  return null;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/**
 * Brings the server's CB_VA01 errors (`record.<code>.value`, `record.<table>.value[2].value.<code>.value`) to fields.
 * @returns messages of keys that no field of the form has
 */
export function placeErrors(
  model: FormModel,
  errors: Record<string, { messages: string[] }>,
): string[] {
  const homeless: string[] = [];
  for (const [key, { messages }] of Object.entries(errors)) {
    const place = placeOf(model, key);
    const message = messages.join(' ');
    if (place) model.setError(place, message);
    else homeless.push(`${key}: ${message}`);
  }
  return homeless;
}

/** Field codes may hold dots, so a code is found by what the form has, not by splitting. */
function placeOf(model: FormModel, key: string): Place | undefined {
  const rest = /^record(?:s\[\d+\])?[.[](.*)$/s.exec(key)?.[1];
  if (rest === undefined) return undefined;
  return model
    .places()
    .map(({ place }) => place)
    .filter(({ table, code, row }) => {
      const path = table ? `${table}.value[${row}].value.${code}` : code;
      return rest.startsWith(`${path}.`) || rest.startsWith(`${path}]`) || rest === path;
    })
    .sort((one, other) => depth(other) - depth(one))[0];
}

/** A cell is nearer than its table, and a longer code nearer than one it begins with. */
function depth({ table, code }: Place): number {
  return (table ? 1000 : 0) + code.length;
}
