/**
 * Process management: running an action, changing who has to act. Who acts is ONE (chosen at the
 * action), ANY of several, or ALL, one after the other (kintone-contract.md, "Process management").
 */
import type { AppDefinition, ProcessAction, ProcessState } from '../apps/definition';
import type { Context } from '../context';
import { invalidParameter, KintoneError, noPrivilege, REQUIRED_PARAMETER } from '../errors';
import { toMinute } from '../fields/zone';
import { findUser } from '../users/directory';
import { usersOf } from './entities';
import { addHistory } from './history';
import { meetsCondition } from './list';
import { checkRevision } from './params';
import type { Saved } from './save';
import { readRecord, writeRecord, type StoredRecord } from './store';
import { firstStatus } from './tables';

/** The action itself and the change of status count one each. */
const REVISIONS_OF_AN_ACTION = 2;

export interface StatusRequest {
  id: number;
  revision: number | undefined;
  action: string;
  /** Who acts next, when one has to be chosen. */
  assignee: string | undefined;
}

/** @throws KintoneError GAIA_ST02, GAIA_RE01, GAIA_CO02, GAIA_IL03, CB_NO02, CB_VA01 */
export function runAction(context: Context, app: AppDefinition, request: StatusRequest): Saved {
  requireProcess(app);
  const record = readRecord(context.db, app, request.id);
  checkRevision(record.revision, request.revision);
  const action = findAction(context, app, record, request.action);
  const remaining = stillToAct(context, app, record);
  const done = remaining.length === 0;
  const to = done ? action.to : (record.status ?? '');
  const next: StoredRecord = {
    ...record,
    status: to,
    assignees: done ? nextAssignees(context, app, record, action, request.assignee) : remaining,
    revision: record.revision + REVISIONS_OF_AN_ACTION,
    modifier: context.actor.code,
    modified: toMinute(context.now()),
  };
  writeRecord(context.db, app, next);
  addHistory(context, app.id, next, {
    kind: 'STATUS',
    action: action.name,
    from: record.status ?? '',
    to,
    assignees: next.assignees,
  });
  return { id: next.id, revision: next.revision };
}

/** Names of the actions the asker may run on a record now. */
export function actionsFor(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
): ProcessAction[] {
  if (!app.process.enable) return [];
  return (app.process.actions ?? []).filter(
    (action) =>
      action.from === record.status &&
      mayRun(context, app, record, action) &&
      meetsCondition(context, app, record.id, action.filterCond),
  );
}

/** Whom the asker may choose to act next; empty when nobody is to be chosen. */
export function choosableAssignees(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  action: ProcessAction,
): string[] {
  const state = stateOf(app, action.to);
  if (state?.assignee.type !== 'ONE') return [];
  return usersOf(context.db, app, record, state.assignee.entities);
}

/** @throws KintoneError GAIA_ST02, GAIA_RE01, GAIA_CO02, CB_VA01 */
export function changeAssignees(
  context: Context,
  app: AppDefinition,
  request: { id: number; revision: number | undefined; assignees: string[] },
): Saved {
  requireProcess(app);
  const record = readRecord(context.db, app, request.id);
  checkRevision(record.revision, request.revision);
  request.assignees.forEach((code, index) => {
    if (!findUser(context.db, code)?.valid) {
      throw invalidParameter(`assignees[${index}]`, unknownUser(code));
    }
  });
  const next: StoredRecord = {
    ...record,
    assignees: [...new Set(request.assignees)],
    revision: record.revision + 1,
    modifier: context.actor.code,
    modified: toMinute(context.now()),
  };
  writeRecord(context.db, app, next);
  addHistory(context, app.id, next, {
    kind: 'ASSIGNEES',
    from: record.assignees,
    assignees: next.assignees,
  });
  return { id: next.id, revision: next.revision };
}

function requireProcess(app: AppDefinition): void {
  if (app.process.enable) return;
  throw new KintoneError(400, 'GAIA_ST02', {
    ja: '操作に失敗しました。プロセス管理機能が無効化されています。',
    en: 'Operation failed. The process management feature is disabled.',
  });
}

function findAction(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  name: string,
): ProcessAction {
  const actions = (app.process.actions ?? []).filter(
    (action) => action.name === name && action.from === record.status,
  );
  const possible = actions.filter((action) =>
    meetsCondition(context, app, record.id, action.filterCond),
  );
  if (possible.length === 0) throw wrongStatus();
  const allowed = possible.find((action) => mayRun(context, app, record, action));
  if (!allowed) throw noPrivilege();
  return allowed;
}

/** Assignees may; whoever the action names besides may; where nobody is assigned, everybody may. */
function mayRun(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  action: ProcessAction,
): boolean {
  const { code } = context.actor;
  if (record.assignees.includes(code)) return true;
  const others = action.executableUser?.entities ?? [];
  if (usersOf(context.db, app, record, others).includes(code)) return true;
  return record.assignees.length === 0 && others.length === 0;
}

/** With ALL, those who have to act after the asker; empty when the asker is the last. */
function stillToAct(context: Context, app: AppDefinition, record: StoredRecord): string[] {
  const type = stateOf(app, record.status ?? '')?.assignee.type;
  if (type !== 'ALL' || !record.assignees.includes(context.actor.code)) return [];
  return record.assignees.filter((code) => code !== context.actor.code);
}

function nextAssignees(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  action: ProcessAction,
  chosen: string | undefined,
): string[] {
  const state = stateOf(app, action.to);
  const entities = state?.assignee.entities ?? [];
  const candidates = usersOf(context.db, app, record, entities);
  // Back at the first status the creator acts again; nobody chooses that.
  if (state?.assignee.type !== 'ONE' || action.to === firstStatus(app)) return candidates;
  if (candidates.length === 0) return [];
  if (!chosen) throw invalidParameter('assignee', REQUIRED_PARAMETER);
  if (!candidates.includes(chosen)) throw invalidParameter('assignee', unknownUser(chosen));
  return [chosen];
}

function stateOf(app: AppDefinition, name: string): ProcessState | undefined {
  return Object.values(app.process.states ?? {}).find((state) => state.name === name);
}

const unknownUser = (code: string): { ja: string; en: string } => ({
  ja: `作業者に指定できないユーザーです（コード: ${code}）。`,
  en: `The user cannot be an assignee (code: ${code}).`,
});

function wrongStatus(): KintoneError {
  return new KintoneError(400, 'GAIA_IL03', {
    ja: 'ステータスの変更に失敗しました。ほかのユーザーがステータス、またはステータスの設定を変更した可能性があります。',
    en: 'Failed to change the status. Someone may have changed the status, or its settings.',
  });
}
