/** Before a voice is saved: faults are shown at their fields and stop the save. */
import { instantOf } from '../calendar/instant';
import type { Host, KintoneField, KintoneRecord } from '../kintone/host';
import { faults } from './check';
import { checkedVoice, fieldsWithMyNumber } from './checked-voice';
import { faultWords } from './fault-words';
import { fieldOf } from './form';
import { text } from './messages';
import { slotWords } from './slot-messages';
import type { VoiceSettings } from './settings';
import { slots, type SlotKey } from './slots';

/** A field that stops the save, by the name people know it under. */
export interface FaultyField {
  label: string;
  message: string;
  /** Absent when the field is not mapped. */
  slot?: SlotKey;
}

/** Puts messages at the fields of `record`. @returns the fields that got one */
export function markFaults(
  record: KintoneRecord,
  settings: VoiceSettings,
  zone: string,
  now: Date,
): FaultyField[] {
  const voice = checkedVoice(record, settings.fields, zone);
  const rules = { ...settings.check, zone, now: instantOf(now) };
  const marked = new Map<KintoneField, FaultyField>();
  for (const fault of faults(voice, rules)) {
    const field = fieldOf(record, settings.fields, fault.slot);
    if (!field) continue;
    field.error = faultWords(fault);
    const { label } = slotWords(fault.slot);
    marked.set(field, { label, message: field.error, slot: fault.slot });
  }
  for (const field of fieldsWithMyNumber(record)) {
    field.error = text().myNumber;
    marked.set(field, { ...named(field, record, settings), message: field.error });
  }
  return [...marked.values()];
}

/** A field found by what it holds: a mapped one by its slot, another by its code, one in a table by nothing. */
function named(
  field: KintoneField,
  record: KintoneRecord,
  settings: VoiceSettings,
): { label: string; slot?: SlotKey } {
  const slot = slots.find(({ key }) => fieldOf(record, settings.fields, key) === field)?.key;
  if (slot) return { label: slotWords(slot).label, slot };
  const code = Object.keys(record).find((key) => record[key] === field);
  return { label: code ?? text().inTable };
}

export function checkBeforeSaving(host: Host, settings: VoiceSettings, now: () => Date): void {
  for (const screen of ['create.submit', 'edit.submit'] as const) {
    host.on(screen, (event) => {
      if (markFaults(event.record, settings, host.user.timezone, now()).length > 0) {
        event.error = text().stopped;
      }
    });
  }
}
