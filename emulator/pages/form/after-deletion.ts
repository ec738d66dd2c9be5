/** What comes after a record was deleted from its own screen or from a row of the list. */
import { fire } from '../api';

type DeletedEvent =
  'app.record.detail.delete.submit.success' | 'app.record.index.delete.submit.success';

/**
 * Tells handlers; the record is gone whatever they answer. That a Promise is awaited and `event.url` followed is taken
 * over from the events after a save: the official page names the event's properties and not what can be done with it.
 * @returns where a handler wants to go, else null
 */
export async function afterDeletion(
  type: DeletedEvent,
  appId: number,
  recordId: number | string,
): Promise<string | null> {
  const result = await fire(type, { type, appId, recordId: String(recordId) });
  if (result === false || typeof result['url'] !== 'string' || result['url'] === '') return null;
  return result['url'];
}
