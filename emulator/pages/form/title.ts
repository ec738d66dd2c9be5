/** What a record is called at the top of its screen: the app's title field, else its number. */
import type { RecordValues } from '../api';
import type { AppForm } from './load';

export function title(form: Pick<AppForm, 'settings' | 'layout'>, record: RecordValues): string {
  const { titleField } = form.settings;
  const chosen = titleField.selectionMode === 'MANUAL' ? titleField.code : undefined;
  const value = chosen === undefined ? firstText(form, record) : record[chosen]?.value;
  if (typeof value === 'string' && value !== '') return value.split('\n')[0] ?? value;
  const number = Object.values(record).find(({ type }) => type === 'RECORD_NUMBER')?.value;
  return `#${String(number ?? record['$id']?.value ?? '')}`;
}

/** AUTO: the first single-line text of the form, as kintone chooses. */
function firstText(form: Pick<AppForm, 'layout'>, record: RecordValues): unknown {
  const code = form.layout
    .flatMap((row) => (row.type === 'ROW' ? row.fields : []))
    .find(({ type }) => type === 'SINGLE_LINE_TEXT')?.code;
  return code === undefined ? undefined : record[code]?.value;
}
