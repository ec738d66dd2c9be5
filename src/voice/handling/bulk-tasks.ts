/**
 * The work on many voices, and where each of it stands: what is sent next, and what is known after an answer, after
 * none, and after looking again. A write whose answer never came may have been done; the record tells. Pure.
 */
import type { BulkWrite, Entity, KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import type { Planned } from './bulk-plan';

/** kintone changes at most so many records in one request. */
export const AT_ONCE = 100;

export type TaskState =
  /** Not sent, or known not to have been done. */
  | { at: 'waiting' }
  /** Sent, and no answer came. */
  | { at: 'sent' }
  | { at: 'done' }
  | { at: 'failed'; why: 'conflict' | 'gone' | 'told'; words: string };

export interface Task {
  planned: Planned;
  state: TaskState;
}

export function tasksOf(planned: readonly Planned[]): Task[] {
  return planned
    .filter(({ why }) => why === undefined)
    .map((each) => ({ planned: each, state: { at: 'waiting' } }));
}

export function nextBatch(tasks: readonly Task[]): Task[] {
  return tasks.filter(({ state }) => state.at === 'waiting').slice(0, AT_ONCE);
}

/** One request: fields first, then actions; the revision is that of the record as it was read. */
export function writesOf(batch: readonly Task[], app: number): BulkWrite[] {
  const planned = batch.map((task) => task.planned);
  const written = planned.filter((each) => Object.keys(each.written).length > 0);
  const acting = planned.filter(({ action }) => action !== undefined);
  const records = written.map(({ id, revision, written: record }) => ({ id, revision, record }));
  const statuses = acting.map(({ id, revision, action, written: fields }) => ({
    id,
    action: action?.name,
    // After the fields the revision is another one; the first write has vouched for it.
    ...(Object.keys(fields).length > 0 ? {} : { revision }),
  }));
  return [
    ...(records.length > 0
      ? [{ method: 'PUT' as const, path: 'records', body: { app, records } }]
      : []),
    ...(statuses.length > 0
      ? [{ method: 'PUT' as const, path: 'records/status', body: { app, records: statuses } }]
      : []),
  ];
}

/** Fields to ask for when looking again. */
export function codesToSettle(tasks: readonly Task[], status: string | undefined): string[] {
  const written = tasks.flatMap(({ planned }) => Object.keys(planned.written));
  return [...new Set(['$id', '$revision', ...(status === undefined ? [] : [status]), ...written])];
}

/** Where a task stands whose answer never came, by its record as it is now. */
export function settled(
  { planned }: Task,
  record: KintoneRecord | undefined,
  status: string | undefined,
): TaskState {
  if (!record) return { at: 'failed', why: 'gone', words: '' };
  if (Number(record['$revision']?.value) === planned.revision) return { at: 'waiting' };
  const { written, action } = planned;
  const moved = action === undefined || textOf(record[status ?? '']) === action.to;
  const isDone =
    moved &&
    Object.entries(written).every(([code, { value }]) => holds(record[code]?.value, value));
  return isDone ? { at: 'done' } : { at: 'failed', why: 'conflict', words: '' };
}

/** Whether a field holds what was written: of people and sections the codes, of a table as many rows. */
function holds(now: unknown, written: unknown): boolean {
  if (!Array.isArray(written)) return String(now ?? '') === String(written ?? '');
  if (!Array.isArray(now) || now.length !== written.length) return false;
  return written.every((each: Partial<Entity>, index) => {
    const other = now[index] as Partial<Entity>;
    return each.code === undefined || each.code === other.code;
  });
}

export interface Tally {
  total: number;
  done: number;
  failed: number;
  open: number;
}

export function tally(tasks: readonly Task[]): Tally {
  const count = (at: TaskState['at']): number =>
    tasks.filter(({ state }) => state.at === at).length;
  const [done, failed] = [count('done'), count('failed')];
  return { total: tasks.length, done, failed, open: tasks.length - done - failed };
}
