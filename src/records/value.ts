/** Values of records as typed values, at the border: nothing deeper handles kintone's strings. */
import { parseDay, type Day } from '../calendar/day';
import { dayIn, parseInstant, type Instant } from '../calendar/instant';
import type { KintoneField } from '../kintone/host';

/** Text of a text or choice field; '' when empty, and when the field is not in the record. */
export function textOf(field: KintoneField | undefined): string {
  return typeof field?.value === 'string' ? field.value : '';
}

export function instantOf(field: KintoneField | undefined): Instant | undefined {
  return parseInstant(textOf(field));
}

/** The day of a date field, or the day in `zone` of a date-and-time field. */
export function dayOf(field: KintoneField | undefined, zone: string): Day | undefined {
  const instant = instantOf(field);
  return instant === undefined ? parseDay(textOf(field)) : dayIn(zone, instant);
}

export function isBlank(field: KintoneField | undefined): boolean {
  const value = field?.value;
  if (Array.isArray(value)) return value.length === 0;
  return (
    value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
  );
}
