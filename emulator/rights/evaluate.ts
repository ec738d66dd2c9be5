/** What the asker may do with records and their fields, as `records/acl/evaluate.json` tells it. */
import type { AppDefinition } from '../apps/definition';
import { allFields } from '../apps/field-lookup';
import { isCalculated } from '../calc';
import type { Context } from '../context';
import { recordNotFound } from '../errors';
import { readRecords } from '../records/store';
import { type FieldRights, fieldRights } from './fields';
import type { Named } from './asker';
import { type RecordRights, rightsOfRecords } from './records';

export type EvaluatedFields = Record<string, { viewable: boolean; editable: boolean }>;

export interface Evaluated {
  id: string;
  record: RecordRights;
  fields: EvaluatedFields;
}

/** Types that are not listed (page ログインユーザーのレコードのフィールドに対するアクセス権を取得する). */
const NOT_LISTED = new Set([
  ...['RECORD_NUMBER', 'CREATOR', 'CREATED_TIME', 'MODIFIER', 'UPDATED_TIME'],
  ...['STATUS', 'STATUS_ASSIGNEE', 'CATEGORY', 'GROUP', 'REFERENCE_TABLE'],
]);

/** @throws KintoneError GAIA_RE01 when one of the records does not exist */
export function evaluate(
  context: Context,
  app: AppDefinition,
  ids: readonly number[],
): Evaluated[] {
  const may = rightsOfRecords(context, app, ids);
  const records = new Map(readRecords(context.db, app, ids).map((record) => [record.id, record]));
  const rights = fieldRights(context, app);
  return ids.map((id) => {
    const [record, stored] = [may.get(id), records.get(id)];
    if (!record || !stored) throw recordNotFound(id);
    return { id: String(id), record, fields: evaluateFields(app, rights, stored) };
  });
}

/** Rights of the fields by themselves: a field may be editable in a record that is not. */
export function evaluateFields(
  app: AppDefinition,
  rights: FieldRights,
  record: Named,
): EvaluatedFields {
  return Object.fromEntries(
    allFields(app.fields)
      .filter(({ field }) => !NOT_LISTED.has(field.type))
      .map(({ field }) => {
        const may = rights.of(record, field.code);
        return [
          field.code,
          { viewable: may !== 'NONE', editable: may === 'WRITE' && !isCalculated(field) },
        ];
      }),
  );
}
