/** Where a column may go: the voices' fields that a log can fill, and further fields without which kintone saves nothing. */
import type { FormField } from '../../kintone/host';
import type { VoiceSettings } from '../settings';
import { slotWords } from '../slot-messages';
import { slots, type SlotKey } from '../slots';

export interface Target {
  /** Code of the field. */
  code: string;
  field: FormField;
  label: string;
  /** Absent for a field that no slot stands for. */
  slot?: SlotKey;
  /** Neither the form nor the voices' own rules let it be empty. */
  required: boolean;
}

/** A column beside the targets: the time of day, where it does not stand with the day. */
export const TIME = '(time)';

/**
 * What only the plugin's own steps may write: links between voices, transfers, and all that says whether a voice is
 * published. A log must not get past the second person who checks.
 */
const OWN: ReadonlySet<SlotKey> = new Set<SlotKey>([
  'sendKey',
  'representative',
  'related',
  'origin',
  'transfers',
  'trace',
  'publication',
  'refusal',
  'publishedDate',
  'publicDrafter',
  'publicChecker',
  'publicCheckedAt',
  'publicHistory',
]);

/** Types that a cell's text can become. */
const READABLE: ReadonlySet<string> = new Set([
  'SINGLE_LINE_TEXT',
  'MULTI_LINE_TEXT',
  'RICH_TEXT',
  'LINK',
  'NUMBER',
  'RADIO_BUTTON',
  'DROP_DOWN',
  'CHECK_BOX',
  'MULTI_SELECT',
  'DATE',
  'TIME',
  'DATETIME',
  'USER_SELECT',
  'ORGANIZATION_SELECT',
]);

/** In the order of the slots, then of the form. */
export function importTargets(
  settings: Pick<VoiceSettings, 'fields'>,
  fields: Record<string, FormField>,
): Target[] {
  const mapped = slots.flatMap((slot): Target[] => {
    const field = fields[settings.fields[slot.key] ?? ''];
    if (!field || OWN.has(slot.key) || !canRead(field)) return [];
    const isNeeded = Boolean(field.required) || slot.key === 'receivedAt' || slot.key === 'body';
    return [
      {
        code: field.code,
        field,
        label: slotWords(slot.key).label,
        slot: slot.key,
        required: isNeeded,
      },
    ];
  });
  const taken = new Set(Object.values(settings.fields));
  const others = Object.values(fields)
    .filter((field) => field.required && !taken.has(field.code) && canRead(field))
    .map((field): Target => ({ code: field.code, field, label: field.label, required: true }));
  return [...mapped, ...others];
}

/** A text that kintone reckons, or copies by a lookup, takes no value. */
function canRead(field: FormField): boolean {
  return READABLE.has(field.type) && !field['expression'] && !field['lookup'];
}

export function isChoice({ type }: FormField): boolean {
  return ['RADIO_BUTTON', 'DROP_DOWN', 'CHECK_BOX', 'MULTI_SELECT'].includes(type);
}

export function isPeople({ type }: FormField): boolean {
  return type === 'USER_SELECT' || type === 'ORGANIZATION_SELECT';
}
