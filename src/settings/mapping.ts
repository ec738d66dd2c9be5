/**
 * Proposes a field of the app for each slot of a feature, by type, code and label. A field is given to
 * one slot only, to the one it fits best; a slot nothing fits by name stays open: a wrong guess costs
 * an administrator more than an empty line.
 */
import type { FieldSlot } from '../feature';
import type { FormField } from '../kintone/host';

/** Points of a name that is the slot's, and of one that only contains it (回答 in 回答内容). */
const SAME_NAME = 100;
const CONTAINED_NAME = 40;
/** A worse type loses against a better one of the same name, never against a worse name. */
const TYPE_STEP = 0.01;

/** Field code by slot key; only proposed slots. */
export function proposeMapping(
  slots: readonly FieldSlot[],
  fields: Record<string, FormField>,
  /** Field codes already in use, which are not proposed again. */
  taken: Iterable<string> = [],
): Record<string, string> {
  const pairs = slots
    .flatMap((slot) =>
      Object.values(fields).map((field) => ({ slot, field, score: fit(slot, field) })),
    )
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);

  const used = new Set(taken);
  const proposal: Record<string, string> = {};
  for (const { slot, field } of pairs) {
    if (proposal[slot.key] !== undefined || used.has(field.code)) continue;
    proposal[slot.key] = field.code;
    used.add(field.code);
  }
  return proposal;
}

/** The fields an administrator may choose for the slot, in the form's order of the best type first. */
export function acceptedFields(slot: FieldSlot, fields: Record<string, FormField>): FormField[] {
  return Object.values(fields)
    .filter((field) => slot.types.includes(field.type))
    .sort((a, b) => slot.types.indexOf(a.type) - slot.types.indexOf(b.type));
}

/** Whether the field bears one of the slot's names in full, and not only within a longer one. */
export function sameName(slot: FieldSlot, field: FormField): boolean {
  const names = [normalized(field.code), normalized(field.label)];
  return slot.names.some((name) => names.includes(normalized(name)));
}

/** 0 when the field does not fit. */
function fit(slot: FieldSlot, field: FormField): number {
  const type = slot.types.indexOf(field.type);
  if (type < 0) return 0;
  const names = [normalized(field.code), normalized(field.label)];
  const best = Math.max(
    ...slot.names.map((name, rank) => likeness(normalized(name), names) - rank),
  );
  return best > 0 ? best - type * TYPE_STEP : 0;
}

function likeness(name: string, fieldNames: string[]): number {
  if (name === '') return 0;
  if (fieldNames.includes(name)) return SAME_NAME;
  // One character (分, 年) is contained by chance too often.
  const contained = fieldNames.some((fieldName) => name.length > 1 && fieldName.includes(name));
  return contained ? CONTAINED_NAME : 0;
}

/** Width, case, blanks and separators do not tell names apart: ＳＮＳ 区分 = sns_区分. */
export function normalized(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-・:：（）()「」【】[\]/／.]/g, '');
}
