/**
 * How a field looks, as `kintone.app.record.setFieldStyle` sets it and `getFieldStyle` tells it
 * (cybozu.dev/ja/kintone/docs/js-api/record/set-field-style). Pure.
 */
import type { FieldProperty } from '../../apps/definition';
import { BACKGROUND, DEFAULT, isColor, objectOf, TEXT, unset, withLook } from '../fields/own-style';
import { wrong, type Checks, type Look } from '../fields/own-style';

/** `DEFAULT` where nothing is set. */
export type FieldStyle = Record<'content' | 'background' | 'label', Look>;

const CHECKS: Record<keyof FieldStyle, Checks> = {
  content: { backgroundColor: isColor, ...TEXT, borderColor: isColor },
  background: BACKGROUND,
  label: TEXT,
};

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
    content: unset(CHECKS.content),
    background: unset(CHECKS.background),
    label: unset(CHECKS.label),
  };
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
  const after = { ...before };
  for (const [name, value] of Object.entries(objectOf('config', config))) {
    const part = PARTS.find((one) => one === name);
    if (!part) throw wrong(`config.${name}`, value);
    after[part] = withLook(`config.${part}`, CHECKS[part], before[part], value);
  }
  return after;
}
