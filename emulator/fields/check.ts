/** A value against its field's settings: required, lengths, limits, options. */
import type { FieldProperty } from '../apps/definition';
import { REQUIRED_VALUE } from '../errors';
import type { Place } from './problems';
import { kindOf } from './registry';
import type { Stored } from './type';

// "It is accepted but not enforced for CALC and RADIO_BUTTON" (kintone-contract.md, "CB_VA01 in detail").
const NEVER_REQUIRED = new Set(['CALC', 'RADIO_BUTTON']);

export function checkField(value: Stored, property: FieldProperty, place: Place): void {
  const kind = kindOf(property.type);
  if (!kind) return;
  if (property.required && !NEVER_REQUIRED.has(property.type) && kind.isEmpty(value)) {
    place.problem(kind.suffix, REQUIRED_VALUE);
  }
  kind.check?.(value, property, place);
}
