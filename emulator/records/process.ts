/**
 * Process management: running an action, changing who has to act. Who acts is ONE (chosen at the
 * action), ANY of several, or ALL. Rules: cybozu.dev rest-api/records/update-status and update-assignees,
 * kintone help "プロセス管理", kintone-contract.md; what others observed is marked †.
 */
import type { AppDefinition, ProcessAction, ProcessState } from '../apps/definition';
import type { Context } from '../context';
import { noPrivilege } from '../errors';
import { toMinute } from '../fields/zone';
import { assigned, statusChanged, watchConditions } from '../notifications/events';
import { requireRecordRight } from '../rights/records';
import { findUser } from '../users/directory';
import { actedOn, addActed, forgetActed } from './acted';
import { usersOf } from './entities';
import { addHistory } from './history';
import { meetsCondition } from './list';
import { checkRevision } from './params';
import {
  assigneeNeeded,
  assigneeNotAsked,
  notACandidate,
  processIsOff,
  userNotFound,
  wrongStatus,
} from './process-errors';
import type { Saved } from './save';
import { readRecord, writeRecord, type StoredRecord } from './store';

/** The action itself and the change of status count one each (update-status, response `revision`). */
const REVISIONS_OF_AN_ACTION = 2;

export interface StatusRequest {
  id: number;
  revision: number | undefined;
  action: string;
  /** Who acts next, when one has to be chosen. */
  assignee: string | undefined;
}

/** @throws KintoneError GAIA_ST02, GAIA_RE01, GAIA_CO02, GAIA_IL03, CB_NO02, GAIA_SA01, GAIA_SA04, GAIA_IL26, CB_VA01 */
export function runAction(context: Context, app: AppDefinition, request: StatusRequest): Saved {
  requireProcess(app);
  const record = readRecord(context.db, app, request.id);
  requireRecordRight(context, app, request.id, 'viewable');
  checkRevision(record.revision, request.revision);
  const action = findAction(context, app, record, request.action);
  const waits = waitsForOthers(context, app, record, action);
  const to = waits ? (record.status ?? '') : action.to;
  const tellConditions = watchConditions(context, app, record);
  const next: StoredRecord = {
    ...record,
    status: to,
    assignees: waits
      ? record.assignees
      : nextAssignees(context, app, record, action, request.assignee),
    revision: record.revision + REVISIONS_OF_AN_ACTION,
    modifier: context.actor.code,
    modified: toMinute(context.now()),
  };
  writeRecord(context.db, app, next);
  if (waits) {
    addActed(context.db, app.id, record.id, { user: context.actor.code, action: action.name });
  } else {
    forgetActed(context.db, app.id, record.id);
  }
  addHistory(context, app.id, next, {
    kind: 'STATUS',
    action: action.name,
    from: record.status ?? '',
    to,
    assignees: next.assignees,
    ...(waits ? { waits } : {}),
  });
  if (!waits) {
    statusChanged(context, app, next, { action: action.name, to });
    tellConditions(next);
  }
  return { id: next.id, revision: next.revision };
}

/** The actions the asker may run on a record now. */
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
  if (state?.assignee.type !== 'ONE' || waitsForOthers(context, app, record, action)) return [];
  return usersOf(context.db, app, record, state.assignee.entities);
}

/** Who has to act in the record's status, how, and who has. */
export interface Turn {
  type: ProcessState['assignee']['type'];
  assignees: {
    code: string;
    /** The action this one has run while the others still have to; null: has to act. */
    action: string | null;
    /** False for a user who left: only an administrator of the app can help the record on. */
    valid: boolean;
  }[];
}

export function turnOf(context: Context, app: AppDefinition, record: StoredRecord): Turn {
  const acted = actedOn(context.db, app.id, record.id);
  return {
    type: stateOf(app, record.status ?? '')?.assignee.type ?? 'ONE',
    assignees: record.assignees.map((code) => ({
      code,
      action: acted.get(code) ?? null,
      valid: findUser(context.db, code)?.valid ?? false,
    })),
  };
}

/** @throws KintoneError GAIA_ST02, GAIA_RE01, GAIA_CO02, GAIA_IL26 */
export function changeAssignees(
  context: Context,
  app: AppDefinition,
  request: { id: number; revision: number | undefined; assignees: string[] },
): Saved {
  requireProcess(app);
  const record = readRecord(context.db, app, request.id);
  requireRecordRight(context, app, request.id, 'viewable');
  checkRevision(record.revision, request.revision);
  const assignees = request.assignees.map((code) => existing(context, code));
  const next: StoredRecord = {
    ...record,
    assignees: [...new Set(assignees)],
    revision: record.revision + 1,
    modifier: context.actor.code,
    modified: toMinute(context.now()),
  };
  writeRecord(context.db, app, next);
  forgetActed(context.db, app.id, record.id);
  addHistory(context, app.id, next, {
    kind: 'ASSIGNEES',
    from: record.assignees,
    assignees: next.assignees,
  });
  assigned(
    context,
    app,
    next,
    next.assignees.filter((code) => !record.assignees.includes(code)),
  );
  return { id: next.id, revision: next.revision };
}

function requireProcess(app: AppDefinition): void {
  if (!app.process.enable) throw processIsOff();
}

function findAction(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  name: string,
): ProcessAction {
  const possible = (app.process.actions ?? []).filter(
    (action) =>
      action.name === name &&
      action.from === record.status &&
      meetsCondition(context, app, record.id, action.filterCond),
  );
  const [action, another] = possible;
  // Several actions of one name in the present status: an error (update-status, `action`).
  if (!action || another) throw wrongStatus();
  if (!mayRun(context, app, record, action)) throw noPrivilege();
  return action;
}

/**
 * Assignees may; whoever a SECONDARY action names besides may; where nobody is assigned, everybody may
 * run the others (update-status, "必要なアクセス権"). Who has acted where all have to waits for the rest.
 */
function mayRun(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  action: ProcessAction,
): boolean {
  const { code } = context.actor;
  const others = action.executableUser?.entities ?? [];
  if (usersOf(context.db, app, record, others).includes(code)) return true;
  if (record.assignees.includes(code)) return !actedOn(context.db, app.id, record.id).has(code);
  return record.assignees.length === 0 && action.type === 'PRIMARY';
}

/**
 * Whether the status stays until others have acted too. Where all have to act, the status' first action
 * needs all of them; any other action (差し戻す, 却下) is done when one has run it †.
 */
function waitsForOthers(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  action: ProcessAction,
): boolean {
  if (stateOf(app, action.from)?.assignee.type !== 'ALL') return false;
  if (!record.assignees.includes(context.actor.code)) return false;
  const first = app.process.actions?.find(
    ({ from, type }) => from === action.from && type === 'PRIMARY',
  );
  if (first?.name !== action.name) return false;
  const acted = actedOn(context.db, app.id, record.id);
  return record.assignees.some((code) => code !== context.actor.code && !acted.has(code));
}

function nextAssignees(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  action: ProcessAction,
  chosen: string | undefined,
): string[] {
  const state = stateOf(app, action.to);
  const candidates = usersOf(context.db, app, record, state?.assignee.entities ?? []);
  if (state?.assignee.type !== 'ONE' || candidates.length === 0) {
    if (chosen) throw assigneeNotAsked();
    return candidates;
  }
  if (!chosen) throw assigneeNeeded();
  const code = existing(context, chosen);
  if (!candidates.includes(code)) throw notACandidate(code);
  return [code];
}

/** The login name as the user was given it. @throws KintoneError GAIA_IL26 */
function existing(context: Context, code: string): string {
  const user = findUser(context.db, code);
  if (!user?.valid) throw userNotFound(code);
  return user.code;
}

function stateOf(app: AppDefinition, name: string): ProcessState | undefined {
  return Object.values(app.process.states ?? {}).find((state) => state.name === name);
}
