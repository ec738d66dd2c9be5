/** The mapped fields of one voice in kintone's record. A slot that is not mapped, or whose field has gone, is absent. */
import type { KintoneField, KintoneRecord } from '../kintone/host';
import { textOf } from '../records/value';
import type { VoiceSettings } from './settings';
import type { SlotKey } from './slots';

export type Mapping = VoiceSettings['fields'];

export function fieldOf(
  record: KintoneRecord,
  mapping: Mapping,
  slot: SlotKey,
): KintoneField | undefined {
  const code = mapping[slot];
  return code === undefined ? undefined : record[code];
}

export function textIn(record: KintoneRecord, mapping: Mapping, slot: SlotKey): string {
  return textOf(fieldOf(record, mapping, slot));
}

/** Nothing happens when the slot is absent. */
export function write(
  record: KintoneRecord,
  mapping: Mapping,
  slot: SlotKey,
  value: unknown,
): void {
  const field = fieldOf(record, mapping, slot);
  if (field) field.value = value;
}

/** What a choice field holds, or the code of the first that a section field names; '' when it is empty or absent. */
export function choiceIn(record: KintoneRecord, mapping: Mapping, slot: SlotKey): string {
  const field = fieldOf(record, mapping, slot);
  const [first] = Array.isArray(field?.value) ? (field.value as unknown[]) : [];
  const named = typeof first === 'object' && first !== null && 'code' in first ? first.code : '';
  return typeof named === 'string' && named !== '' ? named : textOf(field);
}
