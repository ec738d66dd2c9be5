/** Deletes one record from the list: asks, fires `app.record.index.delete.submit`, deletes, and tells that it did. */
import type { FieldProperty } from '../../apps/definition';
import { fire, rest, showConfirmDialog, type RecordValues } from '../api';
import { stringOf } from '../fields/values';
import { afterDeletion } from '../form/after-deletion';
import { listText } from './messages';

/**
 * `kept` when the user or a handler said no; `deleted` with the address a handler wants to go to, null for none;
 * otherwise the words of what went wrong.
 */
export type DeleteOutcome = 'kept' | { deleted: string | null } | { problem: string };

export async function confirmDelete(
  appId: string,
  record: RecordValues,
  fields: Record<string, FieldProperty>,
): Promise<DeleteOutcome> {
  const text = listText();
  const id = stringOf(record['$id']?.value);
  const number = Object.values(fields).find(({ type }) => type === 'RECORD_NUMBER');
  const named = stringOf(record[number?.code ?? '']?.value) || id;
  const answer = await showConfirmDialog({
    title: text.deleteTitle,
    body: text.deleteConfirm(named),
    okButtonText: text.deleteOk,
    showCancelButton: true,
    cancelButtonText: text.cancel,
  });
  if (answer !== 'OK') return 'kept';
  const result = await fire('app.record.index.delete.submit', {
    type: 'app.record.index.delete.submit',
    appId: Number(appId),
    recordId: Number(id),
    record,
  });
  if (result === false) return 'kept';
  if (typeof result['error'] === 'string' && result['error'] !== '')
    return { problem: result['error'] };
  try {
    await rest('DELETE', '/k/v1/records.json', { app: appId, ids: [id] });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `${text.deleteFailed}${reason}` };
  }
  const type = 'app.record.index.delete.submit.success';
  return { deleted: await afterDeletion(type, Number(appId), id) };
}
