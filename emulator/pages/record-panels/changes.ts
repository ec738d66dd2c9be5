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
  status?: { action: string; from: string; to: string };
  assignees?: { code: string; name: string }[];
}

/**
 * A value of a change. Of a table the rows are written out, a line per row.
 * @param property settings of the field now; undefined when it is gone
 */
export function changeText(
  change: { code: string; label: string; type: string },
  value: unknown,
  property: FieldProperty | undefined,
  locale: Locale,
): string {
  const settings = property ?? { ...change, fieldId: 0 };
  const words =
    change.type === 'SUBTABLE'
      ? tableText(settings, value, locale)
      : plainText(settings, value, locale);
  return words === '' ? panelText(locale.language).empty : words;
}

function tableText(settings: FieldProperty, value: unknown, locale: Locale): string {
  return rowsOf(value)
    .map((row) =>
      Object.entries(row.value)
        .map(([code, cell]) => {
          const field = settings.fields?.[code];
          const words = field ? plainText(field, cell.value, locale) : String(cell.value ?? '');
          return `${field?.label ?? code}: ${words}`;
        })
        .join(' / '),
    )
    .join('\n');
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
      const { action = '', from = '', to = '' } = entry.status ?? {};
      return from === to ? text.waiting(action, to) : text.status(action, from, to);
    }
    case 'UPDATE':
      return entry.changes.length === 0 ? text.noFields : '';
  }
}
