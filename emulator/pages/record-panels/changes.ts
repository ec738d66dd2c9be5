/** A change of the history in words: values before and after on one line each. Pure. */
import type { FieldProperty } from '../../apps/definition';
import { plainText, rowsOf, type Locale } from '../fields/values';
import { panelText } from './messages';

/** One entry of `/k/internal/record/history.json` (emulator/records/history.ts). */
export interface HistoryEntry {
  revision: string;
  at: string;
  user: { code: string; name: string };
  kind: 'ADD' | 'UPDATE' | 'STATUS' | 'ASSIGNEES';
  changes: { code: string; label: string; type: string; before: unknown; after: unknown }[];
  status?: { action: string; from: string; to: string; waits: boolean };
  assignees?: { code: string; name: string }[];
}

/**
 * One side of a change: its value before, or after. Of a table a line per row, and of the rows only those that the
 * other side has not or has otherwise; each with its place in the table.
 * @param other the value on the other side
 * @param property settings of the field now; undefined when it is gone
 */
export function changeText(
  change: { code: string; label: string; type: string },
  value: unknown,
  other: unknown,
  property: FieldProperty | undefined,
  locale: Locale,
): string {
  const settings = property ?? { ...change, fieldId: 0 };
  const text = panelText(locale.language);
  if (change.type !== 'SUBTABLE') return plainText(settings, value, locale) || text.empty;
  const there = new Map(rowsOf(other).map((row) => [row.id, JSON.stringify(row.value)]));
  const changed = rowsOf(value).flatMap((row, index) =>
    there.get(row.id) === JSON.stringify(row.value)
      ? []
      : [text.row(index + 1, rowText(settings, row.value, locale))],
  );
  return changed.join('\n') || (rowsOf(value).length === 0 ? text.empty : text.noRow);
}

function rowText(
  settings: FieldProperty,
  row: Record<string, { value: unknown }>,
  locale: Locale,
): string {
  return Object.entries(row)
    .map(([code, cell]) => {
      const field = settings.fields?.[code];
      const words = field ? plainText(field, cell.value, locale) : String(cell.value ?? '');
      return `${field?.label ?? code}: ${words}`;
    })
    .join(' / ');
}

/** What an entry that is no change of fields did. */
export function actionText(entry: HistoryEntry, locale: Locale): string {
  const text = panelText(locale.language);
  switch (entry.kind) {
    case 'ADD':
      return text.added;
    case 'ASSIGNEES':
      return text.assigned;
    case 'STATUS': {
      const { action = '', from = '', to = '', waits = false } = entry.status ?? {};
      return waits ? text.waiting(action, to) : text.status(action, from, to);
    }
    case 'UPDATE':
      return entry.changes.length === 0 ? text.noFields : '';
  }
}
