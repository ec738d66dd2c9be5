/** One slot on the config screen: what it is, what it is for, which field it takes, what is wrong. */
import { Dropdown, type DropdownItem } from 'kintone-ui-component/lib/dropdown';
import type { Feature, FieldSlot } from '../feature';
import type { FormField } from '../kintone/host';
import { el } from '../ui/dom';
import type { Draft } from './draft';
import { fieldTypeName } from './field-types';
import { acceptedFields } from './mapping';
import { text } from './messages';
import { acceptedTypeNames, problemWords, slotLabel } from './problem-words';
import type { Problem } from './problems';

export interface SlotView {
  element: HTMLElement;
  slot: FieldSlot;
  /** Draws the draft's present state; keeps the focus where it is. */
  refresh(problem: Problem | undefined): void;
  focus(): void;
}

export function slotView(
  feature: Feature,
  slot: FieldSlot,
  draft: Draft,
  changed: () => void,
): SlotView {
  const words = text();
  const accepted = acceptedFields(slot, draft.fields);
  const types = acceptedTypeNames(feature, slot.key);
  const badge = el('span', { class: 'kumin-badge kumin-badge-proposed' });
  const dropdown = new Dropdown({
    label: slotLabel(feature, slot.key),
    requiredIcon: slot.required,
    className: 'kumin-slot-field',
  });
  dropdown.addEventListener('change', () => {
    draft.map(feature, slot.key, dropdown.value);
    changed();
  });

  const purpose = feature.words().slots[slot.key]?.purpose;
  const element = el('div', { class: 'kumin-slot', id: slotId(feature, slot.key) }, [
    el('div', { class: 'kumin-slot-control' }, [dropdown, badge]),
    el('p', { class: 'kumin-slot-purpose' }, [
      purpose,
      el('span', { class: 'kumin-slot-types' }, words.acceptedTypes(types)),
    ]),
    accepted.length === 0 && el('p', { class: 'kumin-slot-none' }, words.noField(types)),
  ]);

  return {
    element,
    slot,
    refresh(problem) {
      const code = draft.of(feature).fields[slot.key] ?? '';
      dropdown.items = choices(slot, accepted, code, draft.fields);
      dropdown.value = code;
      dropdown.error = problem ? problemWords(problem, feature) : '';
      badge.hidden = !draft.isProposed(feature, slot.key);
      badge.textContent = draft.isGuessed(feature, slot) ? words.guessed : words.proposed;
      element.classList.toggle('kumin-slot-wrong', problem !== undefined);
    },
    focus() {
      element.scrollIntoView({ block: 'center' });
      element.querySelector('button')?.focus({ preventScroll: true });
    },
  };
}

export function slotId(feature: Feature, slotKey: string): string {
  return `kumin-slot-${feature.id}-${slotKey}`;
}

function choices(
  slot: FieldSlot,
  accepted: FormField[],
  code: string,
  fields: Record<string, FormField>,
): DropdownItem[] {
  const words = text();
  const items = [{ value: '', label: slot.required ? words.choose : words.none }];
  // What is chosen stays visible even when it no longer fits: the problem speaks of it.
  if (code !== '' && !accepted.some((field) => field.code === code)) {
    const field = fields[code];
    const label = field
      ? words.otherType(fieldName(field), fieldTypeName(field.type))
      : words.missingField(code);
    items.push({ value: code, label });
  }
  return [...items, ...accepted.map((field) => ({ value: field.code, label: fieldName(field) }))];
}

function fieldName({ label, code }: FormField): string {
  return label === code ? label : `${label} (${code})`;
}
