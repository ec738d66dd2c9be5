/**
 * How a field looks, as `kintone.app.record.setFieldStyle` sets it and `getFieldStyle` tells it
 * (cybozu.dev/ja/kintone/docs/js-api/record/set-field-style). Pure.
 */
import type { FieldProperty } from '../../apps/definition';

/** `DEFAULT` where nothing is set. */
export type FieldStyle = Record<'content' | 'background' | 'label', Record<string, string>>;

const COLOR = /^#[0-9a-f]{6}$/i;
const isColor = (value: string): boolean => COLOR.test(value);
const isWeight = (value: string): boolean => value === 'normal' || value === 'bold';
const isDecoration = (value: string): boolean => /^(none|underline|line-through)$/.test(value);

const CHECKS: Record<keyof FieldStyle, Record<string, (value: string) => boolean>> = {
  content: {
    backgroundColor: isColor,
    color: isColor,
    fontWeight: isWeight,
    textDecoration: isDecoration,
    borderColor: isColor,
  },
  background: { backgroundColor: isColor },
  label: { color: isColor, fontWeight: isWeight, textDecoration: isDecoration },
};

const DEFAULT = 'DEFAULT';
const PARTS = Object.keys(CHECKS) as (keyof FieldStyle)[];

/** Types that take no style. */
const WITHOUT_STYLE = new Set([
  'STATUS',
  'STATUS_ASSIGNEE',
  'SUBTABLE',
  'REFERENCE_TABLE',
  'GROUP',
  'CATEGORY',
]);

export function defaultStyle(): FieldStyle {
  return {
    content: unset('content'),
    background: unset('background'),
    label: unset('label'),
  };
}

function unset(part: keyof FieldStyle): Record<string, string> {
  return Object.fromEntries(Object.keys(CHECKS[part]).map((name) => [name, DEFAULT]));
}

/** @throws TypeError when the field takes no style: fields of tables, tables, groups, related records, process */
export function requireStyled(
  code: string,
  property: FieldProperty | undefined,
): asserts property is FieldProperty {
  if (!property || WITHOUT_STYLE.has(property.type)) {
    throw new TypeError(`The field "${code}" takes no style.`);
  }
}

/** What is not named stays; `'DEFAULT'` undoes a property, a part, or all. @throws TypeError */
export function withStyle(before: FieldStyle, config: unknown): FieldStyle {
  if (config === DEFAULT) return defaultStyle();
  const given = objectOf('config', config);
  const after = structuredClone(before);
  for (const [name, value] of Object.entries(given)) {
    const part = PARTS.find((one) => one === name);
    if (!part) throw wrong(`config.${name}`, value);
    after[part] = value === DEFAULT ? unset(part) : partOf(part, before[part], value);
  }
  return after;
}

function partOf(
  part: keyof FieldStyle,
  before: Record<string, string>,
  config: unknown,
): Record<string, string> {
  const after = { ...before };
  for (const [name, value] of Object.entries(objectOf(`config.${part}`, config))) {
    const isValid = CHECKS[part][name];
    if (!isValid || typeof value !== 'string') throw wrong(`config.${part}.${name}`, value);
    if (value !== DEFAULT && !isValid(value)) throw wrong(`config.${part}.${name}`, value);
    after[name] = value;
  }
  return after;
}

function objectOf(name: string, value: unknown): object {
  if (typeof value !== 'object' || value === null) throw wrong(name, value);
  return value;
}

function wrong(name: string, value: unknown): TypeError {
  return new TypeError(`${name}: ${JSON.stringify(value)} is not a style.`);
}

export interface OwnStyle {
  /** For the class attribute of the field's box: one class per property that is set (form.css has a rule for each). */
  classes: string;
  /** For its style attribute: `--content-color:#ff0000;…` */
  properties: string;
}

export function ownStyle(style: FieldStyle): OwnStyle {
  const set = PARTS.flatMap((part) =>
    Object.entries(style[part])
      .filter(([, value]) => value !== DEFAULT)
      .map(([name, value]) => ({ name: `${part}-${name.toLowerCase()}`, value })),
  );
  return {
    classes: set.map(({ name }) => `rf-own-${name}`).join(' '),
    properties: set.map(({ name, value }) => `--${name}:${value}`).join(';'),
  };
}
