/** A file of a record is read by those who may view the field that holds it, in that record. */
import type { AppDefinition } from '../apps/definition';
import { allFields } from '../apps/field-lookup';
import type { Context } from '../context';
import type { Stored, StoredRow } from '../fields';
import { fromRow, ROW_COLUMNS, type RecordRow } from '../records/store';
import { recordTable } from '../records/tables';
import { askerOf } from './asker';
import { fieldRights, viewedRecord } from './fields';
import { rightsOfRecords } from './records';
import { fieldRightsOf, recordRightsOf } from './settings';

/** A file that no record holds belongs to the app's settings: rights of records say nothing of it. */
export function mayReadFile(context: Context, app: AppDefinition, key: string): boolean {
  const limited = recordRightsOf(app).length > 0 || fieldRightsOf(app).length > 0;
  const hasFiles = allFields(app.fields).some(({ field }) => field.type === 'FILE');
  if (!limited || !hasFiles || !askerOf(context)) return true;
  // The store does not know which record a file is in; only apps with rights of records or fields look.
  const rows = context.db.all<RecordRow>(
    `SELECT ${ROW_COLUMNS} FROM ${recordTable(app.id)} WHERE instr(doc, ?) > 0`,
    JSON.stringify(key),
  );
  const may = rightsOfRecords(
    context,
    app,
    rows.map(({ id }) => id),
  );
  const rights = fieldRights(context, app);
  const holders = rows.map((row) => fromRow(app, row)).filter(({ values }) => holds(values, key));
  if (holders.length === 0) return true;
  return holders.some(
    (record) =>
      may.get(record.id)?.viewable && holds(viewedRecord(app, rights, record).record.values, key),
  );
}

/** Whether a file value, in a row of a table too, has the key. */
function holds(values: Record<string, Stored>, key: string): boolean {
  return Object.values(values).some(
    (value) =>
      Array.isArray(value) &&
      (value as (string | { fileKey?: string } | StoredRow)[]).some((item) => {
        if (typeof item !== 'object') return false;
        if ('fileKey' in item) return item.fileKey === key;
        return 'value' in item && holds(item.value, key);
      }),
  );
}
