/** Before a voice is saved: faults are shown at their fields and stop the save. */
import { instantOf } from '../calendar/instant';
import type { Host, KintoneRecord } from '../kintone/host';
import { faults, warnings, type Warning } from './check';
import { checkedVoice, fieldsWithMyNumber } from './checked-voice';
import { faultWords } from './fault-words';
import { fieldOf } from './form';
import { text } from './messages';
import type { VoiceSettings } from './settings';

/** Puts messages at the fields of `record`. @returns how many were put */
export function markFaults(
  record: KintoneRecord,
  settings: VoiceSettings,
  zone: string,
  now: Date,
): number {
  const voice = checkedVoice(record, settings.fields, zone);
  const rules = { ...settings.check, zone, now: instantOf(now) };
  const marked = new Set<object>();
  for (const fault of faults(voice, rules)) {
    const field = fieldOf(record, settings.fields, fault.slot);
    if (!field) continue;
    field.error = faultWords(fault);
    marked.add(field);
  }
  for (const field of fieldsWithMyNumber(record)) {
    field.error = text().myNumber;
    marked.add(field);
  }
  return marked.size;
}

export function warningsOf(
  record: KintoneRecord,
  settings: VoiceSettings,
  zone: string,
): Warning[] {
  return warnings(checkedVoice(record, settings.fields, zone));
}

export function checkBeforeSaving(host: Host, settings: VoiceSettings, now: () => Date): void {
  for (const screen of ['create.submit', 'edit.submit'] as const) {
    host.on(screen, (event) => {
      if (markFaults(event.record, settings, host.user.timezone, now()) > 0) {
        event.error = text().stopped;
      }
    });
  }
}
