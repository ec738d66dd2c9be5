/** Carries the work on many voices out, 100 at a time, and goes on after a stop without doing anything twice. */
import { RequestError, type Host, type KintoneRecord } from '../../kintone/host';
import { explainFailure } from '../../ui/failure';
import { codesToSettle, nextBatch, settled, writesOf, type Task } from './bulk-tasks';

/** So many refusals of single voices in a row point at something that will refuse them all. */
const MOST_REFUSALS = 20;

export class Halted extends Error {
  /** @param reason what stopped it; undefined: too many refusals */
  constructor(readonly reason: unknown) {
    super('the work was halted');
    this.name = 'Halted';
  }
}

export interface Run {
  tasks: Task[];
  /** The field of the status, where process management is on. */
  status: string | undefined;
  signal: AbortSignal;
  /** Told whenever the state of a task has changed. */
  onChange(): void;
}

/**
 * Does what is still to be done. May be called again after it threw, and after it was stopped.
 * @throws Halted when no answer came or kintone refuses everything
 */
export async function runTasks(host: Host, run: Run): Promise<void> {
  const refusals = { inARow: 0 };
  await lookAgain(host, run);
  for (;;) {
    if (run.signal.aborted) return;
    const batch = nextBatch(run.tasks);
    if (batch.length === 0) return;
    await send(host, run, batch, refusals);
  }
}

/** What was sent without an answer is done or not: the records tell. */
async function lookAgain(host: Host, { tasks, status, onChange }: Run): Promise<void> {
  const unsure = tasks.filter(({ state }) => state.at === 'sent');
  if (unsure.length === 0) return;
  const now = await recordsOf(host, unsure, codesToSettle(unsure, status));
  for (const task of unsure) task.state = settled(task, now.get(task.planned.id), status);
  onChange();
}

async function send(
  host: Host,
  run: Run,
  batch: readonly Task[],
  refusals: { inARow: number },
): Promise<void> {
  for (const task of batch) task.state = { at: 'sent' };
  run.onChange();
  try {
    await host.bulk(writesOf(batch, host.appId));
    for (const task of batch) task.state = { at: 'done' };
    refusals.inARow = 0;
  } catch (error) {
    if (!isRefusal(error)) throw new Halted(error);
    // All or nothing: none of them was done.
    for (const task of batch) task.state = { at: 'waiting' };
    await refused(host, run, batch, error, refusals);
  } finally {
    run.onChange();
  }
}

/** Finds the ones that cannot be done, so that the others are. */
async function refused(
  host: Host,
  run: Run,
  batch: readonly Task[],
  error: RequestError,
  refusals: { inARow: number },
): Promise<void> {
  const [only] = batch;
  if (only && batch.length === 1) {
    const why = error.status === 409 ? 'conflict' : error.status === 404 ? 'gone' : 'told';
    only.state = { at: 'failed', why, words: explainFailure(error) };
    refusals.inARow += 1;
    if (refusals.inARow >= MOST_REFUSALS) throw new Halted(undefined);
    return;
  }
  const stale = error.status === 409 || error.status === 404 ? await markStale(host, batch) : 0;
  const left = batch.filter(({ state }) => state.at === 'waiting');
  const parts = stale > 0 ? [left] : halves(left);
  for (const part of parts) {
    if (run.signal.aborted) return;
    if (part.length > 0) await send(host, run, part, refusals);
  }
}

/** @returns how many of them have another revision by now, or are gone */
async function markStale(host: Host, batch: readonly Task[]): Promise<number> {
  const now = await recordsOf(host, batch, ['$id', '$revision']);
  let count = 0;
  for (const task of batch) {
    const record = now.get(task.planned.id);
    if (Number(record?.['$revision']?.value) === task.planned.revision) continue;
    task.state = { at: 'failed', why: record ? 'conflict' : 'gone', words: '' };
    count += 1;
  }
  return count;
}

async function recordsOf(
  host: Host,
  tasks: readonly Task[],
  fields: string[],
): Promise<Map<number, KintoneRecord>> {
  const ids = tasks.map(({ planned }) => planned.id);
  const query = `$id in (${ids.join(', ')}) limit ${ids.length}`;
  try {
    const { records } = await host.request<{ records: KintoneRecord[] }>('GET', 'records', {
      app: host.appId,
      fields,
      query,
    });
    return new Map(records.map((record) => [Number(record['$id']?.value), record]));
  } catch (error) {
    throw new Halted(error);
  }
}

/** Whether kintone has looked at the request and said no: then nothing of it was done, and others may fare better. */
function isRefusal(error: unknown): error is RequestError {
  if (!(error instanceof RequestError)) return false;
  return [400, 403, 404, 409].includes(error.status);
}

function halves(tasks: readonly Task[]): Task[][] {
  const middle = Math.ceil(tasks.length / 2);
  return [tasks.slice(0, middle), tasks.slice(middle)];
}
