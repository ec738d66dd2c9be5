/**
 * Looks that a customization gives: their properties, as `setFieldStyle` and `setRecordListStyle` take and tell them
 * (cybozu.dev/ja/kintone/docs/js-api/record/set-field-style, …/app/set-record-list-style). Pure.
 */

/** Where nothing is set, and what undoes what is. */
export const DEFAULT = 'DEFAULT';

/** Value by property; `DEFAULT` where nothing is set. */
export type Look = Record<string, string>;

/** Which values each property of a look takes. */
export type Checks = Readonly<Record<string, (value: string) => boolean>>;

const COLOR = /^#[0-9a-f]{6}$/i;
export const isColor = (value: string): boolean => COLOR.test(value);
const isWeight = (value: string): boolean => value === 'normal' || value === 'bold';
const isDecoration = (value: string): boolean => /^(none|underline|line-through)$/.test(value);

export const TEXT: Checks = { color: isColor, fontWeight: isWeight, textDecoration: isDecoration };
export const BACKGROUND: Checks = { backgroundColor: isColor };

export function unset(checks: Checks): Look {
  return Object.fromEntries(Object.keys(checks).map((name) => [name, DEFAULT]));
}

/**
 * What is not named stays; `'DEFAULT'` undoes a property or all.
 * @param name of the argument, for the error
 * @throws TypeError for a property that is none, or a value it does not take
 */
export function withLook(name: string, checks: Checks, before: Look, config: unknown): Look {
  if (config === DEFAULT) return unset(checks);
  const after = { ...before };
  for (const [property, value] of Object.entries(objectOf(name, config))) {
    const isValid = checks[property];
    if (!isValid || typeof value !== 'string') throw wrong(`${name}.${property}`, value);
    if (value !== DEFAULT && !isValid(value)) throw wrong(`${name}.${property}`, value);
    after[property] = value;
  }
  return after;
}

/** @throws TypeError */
export function objectOf(name: string, value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(name, value);
  return value;
}

export function wrong(name: string, value: unknown): TypeError {
  return new TypeError(`${name}: ${JSON.stringify(value) ?? String(value)} is not a style.`);
}

export interface OwnStyle {
  /** For the class attribute of the box: one class per property that is set (the style sheet has a rule for each). */
  classes: string;
  /** For its style attribute: `--content-color:#ff0000;…` */
  properties: string;
}

/** @param prefix of the classes */
export function ownStyle(prefix: string, looks: Readonly<Record<string, Look>>): OwnStyle {
  const set = Object.entries(looks).flatMap(([part, look]) =>
    Object.entries(look)
      .filter(([, value]) => value !== DEFAULT)
      .map(([name, value]) => ({ name: `${part}-${name.toLowerCase()}`, value })),
  );
  return {
    classes: set.map(({ name }) => `${prefix}-${name}`).join(' '),
    properties: set.map(({ name, value }) => `--${name}:${value}`).join(';'),
  };
}
