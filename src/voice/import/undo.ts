/** Takes an import back: deletes exactly those of its records that nobody changed since. */
import { RequestError, type Host } from '../../kintone/host';
import { rowKey } from './keys';
import { recordsWithKeys, type FoundRecord } from './key-search';
import { rowsOf, type PastRun } from './runs';

/** DELETE records takes at most so many (kintone's limit), and so does the question for rights. */
const BATCH = 100;

/** So often a batch is looked at anew when somebody was faster. */
const TRIES = 3;

/** The revision of a record that was only added. */
export const UNTOUCHED = 1;

export interface Undone {
  deleted: number;
  /** Record numbers that stay: somebody worked on them. */
  changed: number[];
  /** Record numbers that stay: the user may not delete them. */
  forbidden: number[];
  /** Rows without a record that the user can see: deleted already, or never arrived. */
  gone: number;
}

/**
 * After a rejection it may be called again: what is deleted counts as gone then.
 * @param told rows looked at so far
 * @throws RequestError, or the signal's reason
 */
export async function undoRun(
  host: Pick<Host, 'request' | 'appId'>,
  run: PastRun,
  keyField: string,
  signal: AbortSignal,
  told: (done: number, total: number) => void,
): Promise<Undone> {
  const undone: Undone = { deleted: 0, changed: [], forbidden: [], gone: 0 };
  const keys = rowsOf(run).map((row) => rowKey(run.keyPrefix, row));
  for (let from = 0; from < keys.length; from += BATCH) {
    signal.throwIfAborted();
    await undoBatch(host, keyField, keys.slice(from, from + BATCH), undone);
    told(Math.min(from + BATCH, keys.length), keys.length);
  }
  return undone;
}

async function undoBatch(
  host: Pick<Host, 'request' | 'appId'>,
  keyField: string,
  keys: readonly string[],
  undone: Undone,
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    const found = [...(await recordsWithKeys(host, keyField, keys)).values()];
    const untouched = found.filter(({ revision }) => revision === UNTOUCHED);
    const deleted = await deleteRecords(host, untouched, tried < TRIES ? 'again' : 'throws');
    if (deleted === 'conflict') continue;
    undone.gone += keys.length - found.length;
    undone.changed.push(...found.filter((each) => each.revision !== UNTOUCHED).map(({ id }) => id));
    undone.forbidden.push(...untouched.map(({ id }) => id).filter((id) => !deleted.has(id)));
    undone.deleted += deleted.size;
    return;
  }
}

/** @returns ids of those deleted; the others are forbidden */
async function deleteRecords(
  host: Pick<Host, 'request' | 'appId'>,
  records: readonly FoundRecord[],
  onConflict: 'again' | 'throws',
): Promise<ReadonlySet<number> | 'conflict'> {
  if (records.length === 0) return new Set();
  const allowed = await deletable(host, records);
  if (allowed.length === 0) return new Set();
  try {
    await host.request('DELETE', 'records', {
      app: host.appId,
      ids: allowed.map(({ id }) => id),
      revisions: allowed.map(({ revision }) => revision),
    });
    return new Set(allowed.map(({ id }) => id));
  } catch (error) {
    const isConflict = error instanceof RequestError && [404, 409].includes(error.status);
    if (isConflict && onConflict === 'again') return 'conflict';
    throw error;
  }
}

/** Those of at most 100 that the user may delete. @throws RequestError */
export async function deletable(
  host: Pick<Host, 'request' | 'appId'>,
  records: readonly FoundRecord[],
): Promise<FoundRecord[]> {
  const { rights } = await host.request<{
    rights: { id: string; record: { deletable: boolean } }[];
  }>('GET', 'records/acl/evaluate', { app: host.appId, ids: records.map(({ id }) => id) });
  const may = new Set(rights.filter(({ record }) => record.deletable).map(({ id }) => Number(id)));
  return records.filter(({ id }) => may.has(id));
}
