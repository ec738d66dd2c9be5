/**
 * Tells handlers of changes and takes over what they return, until nothing changes any more. A value that a
 * handler writes is a change of its own, as in kintone.
 */
import type { FireResult, RecordField, RecordValues } from '../api';
import type { Row } from './defaults';
import type { Change, FormModel, LookupOrder } from './model';
import { appIdFor, changeOccasion, recordIdFor } from './mutable';
import type { RecordScreen } from './mutable';

export interface ChangeTeller {
  screen: RecordScreen;
  appId: number;
  recordId: number | null;
  hasHandler(type: string): boolean;
  fire(type: string, event: object): FireResult;
}

export interface ChangeOutcome {
  lookups: LookupOrder[];
  /** `event.error` of the last handler that set one. */
  error: string | null;
}

/** More than any honest chain of fields; beyond it two handlers rewrite each other for ever. */
const MOST_EVENTS = 200;

export class ChangeLoop extends Error {}

/** @throws ChangeLoop, TypeError for a value of the wrong kind */
export function tellChanges(
  model: FormModel,
  changes: readonly Change[],
  teller: ChangeTeller,
): ChangeOutcome {
  const outcome: ChangeOutcome = { lookups: [], error: null };
  const waiting = [...changes];
  for (let told = 0; waiting.length > 0; told += 1) {
    if (told >= MOST_EVENTS) throw new ChangeLoop();
    const change = waiting.shift() as Change;
    const type = `${teller.screen}.change.${change.code}`;
    if (!teller.hasHandler(type)) continue;
    const result = teller.fire(type, changeEvent(model, change, type, teller));
    if (result === false) continue;
    if (typeof result.error === 'string' && result.error !== '') outcome.error = result.error;
    if (!result.record) continue;
    const topError = typeof result.error === 'string' && result.error !== '';
    const applied = model.apply(
      result.record as RecordValues,
      changeOccasion(teller.screen),
      topError,
    );
    outcome.lookups.push(...applied.lookups);
    waiting.push(...applied.changes);
  }
  return outcome;
}

function changeEvent(model: FormModel, change: Change, type: string, teller: ChangeTeller): object {
  const record = model.snapshot();
  const isTable = model.property(change)?.type === 'SUBTABLE';
  const tableCode = change.table ?? (isTable ? change.code : undefined);
  const rows = tableCode ? (record[tableCode]?.value as Row[] | undefined) : undefined;
  const row = rows?.[change.row ?? -1] ?? null;
  const field: RecordField | undefined = change.table
    ? row?.value[change.code]
    : record[change.code];
  return {
    type,
    appId: appIdFor(teller.screen, teller.appId),
    ...(teller.recordId === null ? {} : { recordId: recordIdFor(teller.screen, teller.recordId) }),
    record,
    changes: { field, row },
  };
}
