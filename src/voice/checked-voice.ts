/** Takes the parts the rules judge out of kintone's record, and finds マイナンバー anywhere in it. */
import { parseDay } from '../calendar/day';
import type { KintoneField, KintoneRecord } from '../kintone/host';
import { dayOf, instantOf } from '../records/value';
import { findMyNumbers } from '../text/personal-data/my-number';
import type { CheckedVoice } from './check';
import { fieldOf, textIn, type Mapping } from './form';
import { plainText } from './rich-text';

export function checkedVoice(record: KintoneRecord, mapping: Mapping, zone: string): CheckedVoice {
  const receivedAt = fieldOf(record, mapping, 'receivedAt');
  const at = instantOf(receivedAt);
  const on = dayOf(receivedAt, zone);
  const given = (slot: 'body' | 'contact' | 'reply'): string | undefined =>
    fieldOf(record, mapping, slot) && textIn(record, mapping, slot);
  return {
    body: given('body'),
    received: at !== undefined ? { at } : on !== undefined ? { on } : undefined,
    replyWish: given('reply'),
    contact: given('contact'),
    answered: parseDay(textIn(record, mapping, 'answeredDate')),
  };
}

const textTypes = ['SINGLE_LINE_TEXT', 'MULTI_LINE_TEXT', 'RICH_TEXT', 'LINK'];

/** Every text field that holds a マイナンバー, mapped or not, also in the rows of tables. */
export function fieldsWithMyNumber(record: KintoneRecord): KintoneField[] {
  return Object.values(record).flatMap((field) => {
    if (field.type === 'SUBTABLE' && Array.isArray(field.value)) {
      return (field.value as { value: KintoneRecord }[]).flatMap((row) =>
        fieldsWithMyNumber(row.value),
      );
    }
    if (!textTypes.includes(field.type ?? '') || typeof field.value !== 'string') return [];
    const text = field.type === 'RICH_TEXT' ? plainText(field.value) : field.value;
    return findMyNumbers(text).length > 0 ? [field] : [];
  });
}
