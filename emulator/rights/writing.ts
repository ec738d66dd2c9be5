/**
 * Which fields a request may write. A field that may not be edited cannot be named at all
 * (page レコードを更新する, "値を更新するフィールドの編集権限"); the row of a table, which a request must
 * send whole to keep it, may carry such a field as it was.
 */
import type { AppDefinition } from '../apps/definition';
import { noPrivilege } from '../errors';
import type { Stored, StoredRow } from '../fields';
import type { Named } from './asker';
import type { FieldRights } from './fields';

/** @throws KintoneError CB_NO02 */
export function requireFieldRights(
  app: AppDefinition,
  rights: FieldRights,
  record: Named,
  codes: readonly string[],
): void {
  if (rights.unlimited) return;
  if (codes.some((code) => app.fields[code] && rights.of(record, code) !== 'WRITE')) {
    throw noPrivilege();
  }
}

type GivenRows = { value?: Record<string, unknown> | null }[];

/**
 * @param record as it was
 * @param given as the request has it
 * @param values the tables as they would be saved
 * @throws KintoneError CB_NO02
 */
export function requireRowRights(
  app: AppDefinition,
  rights: FieldRights,
  record: Named,
  given: Record<string, { value?: unknown } | null | undefined>,
  values: Record<string, Stored>,
): void {
  if (rights.unlimited) return;
  for (const table of Object.values(app.fields)) {
    const rows = given[table.code]?.value;
    if (table.type !== 'SUBTABLE' || !Array.isArray(rows)) continue;
    const codes = Object.keys(table.fields ?? {});
    const locked = codes.filter((code) => rights.of(record, code) !== 'WRITE');
    if (locked.length === 0) continue;
    const before = new Map(rowsOf(record.values[table.code]).map((row) => [row.id, row.value]));
    rowsOf(values[table.code]).forEach((row, index) => {
      const named = (rows as GivenRows)[index]?.value ?? {};
      const old = before.get(row.id);
      const changed = (code: string): boolean =>
        code in named && (!old || JSON.stringify(old[code]) !== JSON.stringify(row.value[code]));
      if (locked.some(changed)) throw noPrivilege();
    });
  }
}

const rowsOf = (value: Stored | undefined): StoredRow[] =>
  Array.isArray(value) ? (value as StoredRow[]) : [];
