/**
 * A save in kintone's order: submit handlers, what they return into the form, checks, the request, submit.success
 * handlers. Without DOM: what should happen on the screen is the outcome.
 */
import type { FireResult, RecordValues } from '../api';
import { failureOf } from './failure';
import type { Failure } from './failure';
import { text } from './messages';
import type { FormModel } from './model';
import { appIdFor, recordIdFor, submitOccasion } from './mutable';
import type { RecordScreen } from './mutable';
import { placeErrors, validate } from './validate';

export interface SaveTarget {
  screen: RecordScreen;
  appId: number;
  /** Null on the create screen. */
  recordId: number | null;
  /** Revision the form was opened with; null saves over whatever is there. */
  revision: number | null;
}

export interface SaveTools {
  fire(type: string, event: object): Promise<FireResult>;
  send(method: 'POST' | 'PUT', path: string, body: object): Promise<Record<string, unknown>>;
  read(recordId: number): Promise<RecordValues>;
}

export type SaveOutcome =
  | {
      kind: 'saved';
      recordId: number;
      record: RecordValues | null;
      url: string | null;
      warning: string | null;
    }
  /** A handler returned false: the form stays as it is. */
  | { kind: 'cancelled' }
  /** Fields are marked; `messages` stand at the top. */
  | { kind: 'invalid'; messages: string[] }
  | { kind: 'failed'; failure: Failure };

export async function save(
  model: FormModel,
  target: SaveTarget,
  tools: SaveTools,
): Promise<SaveOutcome> {
  model.clearErrors();
  const refused = await submit(model, target, tools);
  if (refused) return refused;
  if (!validate(model)) return { kind: 'invalid', messages: [text().invalid] };

  let recordId: number;
  try {
    recordId = await send(model, target, tools);
  } catch (error) {
    const failure = failureOf(error, text().saveFailed);
    if (Object.keys(failure.errors).length === 0) return { kind: 'failed', failure };
    return { kind: 'invalid', messages: [failure.message, ...placeErrors(model, failure.errors)] };
  }
  return succeeded(recordId, target, tools);
}

/** Runs submit handlers and takes over what they return. @returns why not to go on */
async function submit(
  model: FormModel,
  target: SaveTarget,
  tools: SaveTools,
): Promise<SaveOutcome | null> {
  const result = await tools.fire(`${target.screen}.submit`, {
    ...head(target, 'submit'),
    appId: appIdFor(target.screen, target.appId),
    record: model.snapshot(),
  });
  if (result === false) return { kind: 'cancelled' };
  if (result.record) {
    try {
      model.apply(
        result.record as RecordValues,
        submitOccasion(target.screen),
        Boolean(result.error),
      );
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return { kind: 'invalid', messages: [text().refusedValue(error.message)] };
    }
  }
  const atFields = model.places().some(({ field }) => Boolean(field.error));
  const atTop = typeof result.error === 'string' && result.error !== '' ? [result.error] : [];
  if (atTop.length > 0 || atFields) {
    return { kind: 'invalid', messages: atTop.length > 0 ? atTop : [text().invalid] };
  }
  return null;
}

async function send(model: FormModel, target: SaveTarget, tools: SaveTools): Promise<number> {
  if (target.recordId === null) {
    const { id } = await tools.send('POST', '/k/v1/record.json', {
      app: target.appId,
      record: model.toSave(false),
    });
    return Number(id);
  }
  await tools.send('PUT', '/k/v1/record.json', {
    app: target.appId,
    id: target.recordId,
    record: model.toSave(true),
    ...(target.revision === null ? {} : { revision: target.revision }),
  });
  return target.recordId;
}

/** The record is stored whatever happens here; trouble becomes a warning, never a second save. */
async function succeeded(
  recordId: number,
  target: SaveTarget,
  tools: SaveTools,
): Promise<SaveOutcome> {
  const saved = { kind: 'saved' as const, recordId, url: null, warning: null };
  let record: RecordValues;
  try {
    record = await tools.read(recordId);
  } catch (error) {
    return { ...saved, record: null, warning: failureOf(error, text().openFailed).message };
  }
  const result = await tools.fire(`${target.screen}.submit.success`, {
    ...head(target, 'submit.success'),
    recordId: String(recordId),
    // A handler may write into its event; the screen shows what is stored.
    record: structuredClone(record),
  });
  if (result === false) return { ...saved, record, warning: text().successFailed };
  const url = typeof result.url === 'string' && result.url !== '' ? result.url : null;
  return { ...saved, record, url };
}

function head(target: SaveTarget, event: string): Record<string, unknown> {
  const type = `${target.screen}.${event}`;
  const { appId, recordId, screen } = target;
  return recordId === null
    ? { type, appId }
    : { type, appId, recordId: recordIdFor(screen, recordId) };
}
