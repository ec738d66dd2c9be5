/**
 * One value as the text of a cell, and back (kintone help, レコード登録・上書き用のファイルの記載形式): people by
 * their codes, several values one per line, dates as `2026-04-01`, instants on the clock of the user's zone.
 * Pure.
 */
import type { FieldProperty } from '../apps/definition';
import { normalizeNumber } from '../fields';
import { instantOf, inZone } from '../pages/fields/zone';

const SEVERAL = new Set(['CHECK_BOX', 'MULTI_SELECT']);
const PEOPLE = new Set(['USER_SELECT', 'ORGANIZATION_SELECT', 'GROUP_SELECT', 'STATUS_ASSIGNEE']);
const INSTANTS = new Set(['DATETIME', 'CREATED_TIME', 'UPDATED_TIME']);

/** @param value as REST shows it */
export function cellOf(field: FieldProperty, value: unknown, timezone: string): string {
  if (value === null || value === undefined) return '';
  if (SEVERAL.has(field.type)) return (value as string[]).join('\n');
  if (PEOPLE.has(field.type)) return (value as { code: string }[]).map(codeOf).join('\n');
  if (field.type === 'CREATOR' || field.type === 'MODIFIER') return codeOf(value);
  const text = String(value);
  if (INSTANTS.has(field.type) || (field.type === 'CALC' && field.format === 'DATETIME')) {
    const local = inZone(text, timezone);
    return local ? `${local.date} ${local.time}` : text;
  }
  return text;
}

/** As a REST request gives it; what cannot be read stays as it is, for the field's own check to refuse. */
export function valueOf(field: FieldProperty, cell: string, timezone: string): unknown {
  if (SEVERAL.has(field.type)) return lines(cell);
  if (PEOPLE.has(field.type)) return lines(cell).map((code) => ({ code }));
  if (field.type === 'CREATOR' || field.type === 'MODIFIER') return { code: cell.trim() };
  if (field.type === 'NUMBER') return numberOf(cell);
  if (field.type === 'DATE') return isoDate(cell);
  if (INSTANTS.has(field.type)) return isoInstant(cell, timezone);
  return cell.replaceAll('\r\n', '\n');
}

/** REST passes over what is no number in a table, a file does not: as a list it is of the wrong form. */
function numberOf(cell: string): unknown {
  const text = cell.trim();
  return text === '' || normalizeNumber(text) !== undefined ? text : [text];
}

function codeOf(person: unknown): string {
  return (person as { code?: string }).code ?? '';
}

function lines(cell: string): string[] {
  return cell.split(/\r?\n/).filter((line) => line !== '');
}

/** `2026/4/1` and `2026-4-1` → `2026-04-01`. */
function isoDate(cell: string): string {
  const parts = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(cell.trim());
  if (!parts) return cell.trim();
  return `${parts[1]}-${String(parts[2]).padStart(2, '0')}-${String(parts[3]).padStart(2, '0')}`;
}

/** `2026/4/1 9:05` on the clock of the zone → UTC; an ISO 8601 instant stays. */
function isoInstant(cell: string, timezone: string): string {
  const parts = /^(\d{4}[/-]\d{1,2}[/-]\d{1,2})[ T](\d{1,2}):(\d{2})(?::\d{2})?$/.exec(cell.trim());
  if (!parts) return cell.trim();
  const local = `${isoDate(String(parts[1]))}T${String(parts[2]).padStart(2, '0')}:${parts[3]}`;
  return instantOf(local, timezone) ?? cell.trim();
}
