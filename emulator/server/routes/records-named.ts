/** The record that `app` and `id` name, when the asker may see it: how most record endpoints begin. */
import type { AppDefinition } from '../../apps/definition';
import type { Context } from '../../context';
import { appOf, requiredId } from '../../records/params';
import { readRecord, type StoredRecord } from '../../records/store';
import { requireRecordRight } from '../../rights/records';
import type { Params } from '../route';

/** @throws KintoneError CB_VA01, GAIA_AP01, GAIA_NO01, CB_NO02, GAIA_RE01 */
export function namedRecord(
  context: Context,
  params: Params,
): { app: AppDefinition; record: StoredRecord } {
  const app = appOf(context, params);
  const id = requiredId(params, 'id');
  requireRecordRight(context, app, id, 'viewable');
  return { app, record: readRecord(context.db, app, id) };
}
