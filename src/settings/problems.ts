/**
 * What is wrong with a feature's field mapping against the app's form. The config screen shows every
 * problem at its slot; at run time a feature with a blocking one stays quiet and says who can mend it.
 */
import type { FieldSlot, FeatureSettings } from '../feature';
import type { FormField } from '../kintone/host';

export interface Problem {
  slot: string;
  kind: 'unmapped' | 'deleted' | 'wrong-type' | 'twice';
  /** Code of the mapped field; empty when unmapped. */
  code: string;
  /** The field's type now (wrong-type). */
  type?: string;
  /** Key of the slot that uses the same field and comes first (twice). */
  sameAs?: string;
  /** The feature cannot work without this slot. */
  blocking: boolean;
}

export function problems(
  slots: readonly FieldSlot[],
  settings: FeatureSettings,
  fields: Record<string, FormField>,
): Problem[] {
  const firstUse = new Map<string, string>();
  return slots.flatMap((slot) => {
    const code = settings.fields[slot.key] ?? '';
    const found = problemOf(slot, code, fields[code], firstUse.get(code));
    if (code !== '' && !firstUse.has(code)) firstUse.set(code, slot.key);
    return found ? [found] : [];
  });
}

function problemOf(
  slot: FieldSlot,
  code: string,
  field: FormField | undefined,
  sameAs: string | undefined,
): Problem | null {
  const problem = { slot: slot.key, code, blocking: slot.required };
  if (code === '') return slot.required ? { ...problem, kind: 'unmapped' } : null;
  if (!field) return { ...problem, kind: 'deleted' };
  if (!slot.types.includes(field.type)) return { ...problem, kind: 'wrong-type', type: field.type };
  // Two slots on one field work, but hardly as meant: the config screen asks, the page goes on.
  if (sameAs !== undefined) return { ...problem, kind: 'twice', sameAs, blocking: false };
  return null;
}
