/**
 * What the asker may do with records: the app's right and the record's. Of the rows of record rights
 * the first whose condition a record meets decides, and in it the first entity that means the asker; a
 * record that meets no row's condition goes by the app's rights alone (kintone help, レコードに
 * アクセス権を設定する: the upper row has priority). Nobody is above these rights, no administrator either.
 */
import type { AppDefinition } from '../apps/definition';
import { hasAppRight, requireAppRight, type RightName } from '../apps/rights';
import type { Context } from '../context';
import { noPrivilege, recordNotFound } from '../errors';
import { parseCondition } from '../query';
import { compileCondition } from '../query/compile';
import { recordTable } from '../records/tables';
import { type Asker, askerOf, isMeant, namedInSql } from './asker';
import { choose, FALSE, type Logic, sqlLogic, toSql, TRUE } from './logic';
import { type RecordRight, recordRightsOf } from './settings';

export type RecordAction = 'viewable' | 'editable' | 'deletable';

const APP_RIGHT: Record<RecordAction, RightName> = {
  viewable: 'recordViewable',
  editable: 'recordEditable',
  deletable: 'recordDeletable',
};

/** Which records of the app the asker may view, edit or delete, as a condition over their table. */
export function recordCondition(context: Context, app: AppDefinition, action: RecordAction): Logic {
  if (!hasAppRight(context, app, APP_RIGHT[action])) return FALSE;
  const asker = askerOf(context);
  if (!asker) return TRUE;
  return recordRightsOf(app).reduceRight<Logic>(
    (below, right) =>
      choose(rowCondition(context, app, right), granted(asker, app, right, action), below),
    TRUE,
  );
}

export interface RecordRights {
  viewable: boolean;
  editable: boolean;
  deletable: boolean;
}

/** What the asker may do with each of these records. One that does not exist is not in the answer. */
export function rightsOfRecords(
  context: Context,
  app: AppDefinition,
  ids: readonly number[],
): Map<number, RecordRights> {
  const may = (action: RecordAction) => toSql(recordCondition(context, app, action));
  const [view, edit, remove] = [may('viewable'), may('editable'), may('deletable')];
  const rows = context.db.all<{
    id: number;
    viewable: number;
    editable: number;
    deletable: number;
  }>(
    `SELECT id, (${view.sql}) IS TRUE AS viewable, (${edit.sql}) IS TRUE AS editable,
       (${remove.sql}) IS TRUE AS deletable
     FROM ${recordTable(app.id)} WHERE id IN (SELECT value FROM json_each(?))`,
    ...view.values,
    ...edit.values,
    ...remove.values,
    JSON.stringify(ids),
  );
  return new Map(
    rows.map((row) => {
      const viewable = row.viewable === 1;
      const rights = { editable: row.editable === 1, deletable: row.deletable === 1 };
      return [
        row.id,
        {
          viewable,
          editable: viewable && rights.editable,
          deletable: viewable && rights.deletable,
        },
      ];
    }),
  );
}

/** @throws KintoneError CB_NO02 or GAIA_NO01 without the right, GAIA_RE01 when there is no such record */
export function requireRecordRight(
  context: Context,
  app: AppDefinition,
  id: number,
  action: RecordAction,
): void {
  requireAppRight(context, app, APP_RIGHT[action]);
  const rights = rightsOfRecords(context, app, [id]).get(id);
  if (!rights) throw recordNotFound(id);
  if (!rights[action]) throw noPrivilege();
}

/** Rights look at all fields, those too that the asker may not view. */
function rowCondition(context: Context, app: AppDefinition, right: RecordRight): Logic {
  const condition = parseCondition(right.filterCond);
  if (!condition) return TRUE;
  const { sql, values } = compileCondition(context, app, condition);
  return sqlLogic(sql, values);
}

function granted(
  asker: Asker,
  app: AppDefinition,
  right: RecordRight,
  action: RecordAction,
): Logic {
  return right.entities.reduceRight<Logic>((below, entry) => {
    const flag = entry[action] ? TRUE : FALSE;
    if (entry.entity.type === 'FIELD_ENTITY') {
      return choose(namedInSql(asker, app, entry), flag, below);
    }
    return isMeant(asker, entry) ? flag : below;
  }, FALSE);
}
