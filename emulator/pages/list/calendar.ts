/** The month of a calendar view: its days, its query, and records by day in the user's zone. Pure. */
import type { FieldProperty } from '../../apps/definition';
import { inZone, instantOf } from '../fields/zone';

/** Weeks from Sunday; a day outside the month is undefined. */
export function weeksOf(month: string): (string | undefined)[][] {
  const [year, number] = numbers(month);
  const first = new Date(Date.UTC(year, number - 1, 1)).getUTCDay();
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const weeks = Math.ceil((first + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const day = week * 7 + weekday - first + 1;
      return day >= 1 && day <= length ? `${month}-${String(day).padStart(2, '0')}` : undefined;
    }),
  );
}

export function numbers(month: string): [year: number, month: number] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return [year, number];
}

/** The month `by` months later. */
export function moveMonth(month: string, by: number): string {
  const [year, number] = numbers(month);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Condition that a record falls in the month by its date field. */
export function monthCondition(field: FieldProperty, month: string, timezone: string): string {
  const next = moveMonth(month, 1);
  if (isDate(field)) return `${field.code} >= "${month}-01" and ${field.code} < "${next}-01"`;
  const from = instantOf(`${month}-01T00:00`, timezone) ?? '';
  const to = instantOf(`${next}-01T00:00`, timezone) ?? '';
  return `${field.code} >= "${from}" and ${field.code} < "${to}"`;
}

function isDate(field: FieldProperty): boolean {
  return field.type === 'DATE' || (field.type === 'CALC' && field.format === 'DATE');
}

/** Records by day, `2026-11-24` → records, in their order. */
export function byDay<Values extends Record<string, { value: unknown }>>(
  records: Values[],
  field: FieldProperty,
  timezone: string,
): Record<string, Values[]> {
  const days: Record<string, Values[]> = {};
  for (const record of records) {
    const value = String(record[field.code]?.value ?? '');
    const day = isDate(field) ? value : inZone(value, timezone)?.date;
    if (day) (days[day] ??= []).push(record);
  }
  return days;
}
