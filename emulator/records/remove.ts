/** Deleting records, with their comments and history. Their numbers are not given again. */
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import { forgetNotifications } from '../notifications/store';
import { requireRecordRight } from '../rights/records';
import { forgetActed } from './acted';
import { checkRevision } from './params';
import { readRecord } from './store';
import { recordTable } from './tables';

/** @throws KintoneError GAIA_RE01, CB_NO02, GAIA_CO02 */
export function deleteRecord(
  context: Context,
  app: AppDefinition,
  target: { id: number; revision: number | undefined },
): void {
  const record = readRecord(context.db, app, target.id);
  requireRecordRight(context, app, target.id, 'deletable');
  checkRevision(record.revision, target.revision);
  context.db.run(`DELETE FROM ${recordTable(app.id)} WHERE id = ?`, target.id);
  forgetNotifications(context.db, app.id, target.id);
  forgetActed(context.db, app.id, target.id);
  for (const table of ['record_comments', 'record_history']) {
    context.db.run(`DELETE FROM ${table} WHERE app_id = ? AND record_id = ?`, app.id, target.id);
  }
}
