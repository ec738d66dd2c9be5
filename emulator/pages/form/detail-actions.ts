/**
 * Actions on a shown record that ask handlers first: running a status action and deleting. Without DOM: each tells
 * why it was refused.
 */
import type { Boot } from '../boot';
import { fire } from '../api';
import type { RecordValues } from '../api';
import { pathHere } from '../api/rest';
import type { Surroundings } from './defaults';
import type { AppForm } from './load';
import { FormModel } from './model';
import type { Runnable } from './process';
import { write } from './session';

export interface ShownRecord {
  boot: Boot;
  form: AppForm;
  surroundings: Surroundings;
  recordId: number;
  record: RecordValues;
}

type Written = Record<string, { value: unknown }>;

/**
 * Runs a status action with the values its handlers changed.
 * @param assignee the next one where one has to be named
 * @returns null when it was done, else messages to show (none when a handler cancelled) @throws RestError, OtherUser
 */
export async function proceed(
  shown: ShownRecord,
  order: Runnable,
  assignee: string | null,
): Promise<string[] | null> {
  const asked = await askProceed(shown, order);
  if ('refused' in asked) return asked.refused;
  await sendStatus(shown, order, assignee, asked.changed);
  return null;
}

async function askProceed(
  { form, record, surroundings }: ShownRecord,
  { action, next }: Runnable,
): Promise<{ changed: Written } | { refused: string[] }> {
  const precision = form.settings.numberPrecision;
  const own = structuredClone(record);
  const model = new FormModel({ fields: form.fields, precision }, own, surroundings);
  const type = 'app.record.detail.process.proceed';
  const result = await fire(type, {
    type,
    record: structuredClone(record),
    action: { value: action.name },
    status: { value: action.from },
    nextStatus: { value: next.name },
  });
  if (result === false) return { refused: [] };
  if (typeof result.error === 'string' && result.error !== '') return { refused: [result.error] };
  if (!result.record) return { changed: {} };
  model.apply(result.record as RecordValues, 'process.proceed');
  return { changed: model.toSave(true) };
}

/** Both together or neither, when handlers changed the record. */
async function sendStatus(
  { boot, form, record, recordId }: ShownRecord,
  { action }: Runnable,
  assignee: string | null,
  changed: Written,
): Promise<void> {
  const base = { app: form.appId, id: recordId };
  const status = { ...base, action: action.name, ...(assignee === null ? {} : { assignee }) };
  const revision = Number(record['$revision']?.value);
  if (Object.keys(changed).length === 0) {
    await write(boot, 'PUT', '/k/v1/record/status.json', { ...status, revision });
    return;
  }
  await write(boot, 'POST', '/k/v1/bulkRequest.json', {
    requests: [
      {
        method: 'PUT',
        api: pathHere('/k/v1/record.json'),
        payload: { ...base, revision, record: changed },
      },
      { method: 'PUT', api: pathHere('/k/v1/record/status.json'), payload: status },
    ],
  });
}

/** Puts others in the assignees' place, or nobody. No handler is asked. @throws RestError, OtherUser */
export async function reassign(
  { boot, form, record, recordId }: ShownRecord,
  assignees: readonly { code: string }[],
): Promise<void> {
  await write(boot, 'PUT', '/k/v1/record/assignees.json', {
    app: form.appId,
    id: recordId,
    assignees: assignees.map(({ code }) => code),
    revision: Number(record['$revision']?.value),
  });
}

/** Deletes the record unless a handler cancels. @returns as `proceed` @throws RestError, OtherUser */
export async function remove({
  boot,
  form,
  recordId,
  record,
}: ShownRecord): Promise<string[] | null> {
  const type = 'app.record.detail.delete.submit';
  const event = { type, appId: form.appId, recordId, record: structuredClone(record) };
  const result = await fire(type, event);
  if (result === false) return [];
  if (typeof result.error === 'string' && result.error !== '') return [result.error];
  await write(boot, 'DELETE', '/k/v1/records.json', { app: form.appId, ids: [recordId] });
  return null;
}
