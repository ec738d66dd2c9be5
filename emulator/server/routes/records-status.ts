/** Process management of records: statuses and assignees. */
import { hasAppRight, requireAppRight } from '../../apps/rights';
import type { Context } from '../../context';
import { actionsOn, copyFor } from '../../records/app-actions';
import {
  appOf,
  atMost,
  MOST_RECORDS,
  objectOf,
  optionalInteger,
  optionalText,
  requiredId,
  requiredList,
  requiredText,
  TOO_MANY_RECORDS,
} from '../../records/params';
import {
  actionsFor,
  changeAssignees,
  choosableAssignees,
  runAction,
  type StatusRequest,
  turnOf,
} from '../../records/process';
import { readScope } from '../../records/show';
import { statusHistory, type StatusStep, statusSteps } from '../../records/status-history';
import { rangeParam } from '../params';
import type { Params, Route } from '../route';
import { namedRecord } from './records-named';

/** js-api/record/get-status-history. */
const MOST_HISTORY = 100;
const MOST_OFFSET = 10_000;
/** Assignees that one request may name. */
const MOST_ASSIGNEES = 100;
const TOO_MANY_ASSIGNEES = {
  ja: '一度に100人まで指定できます。',
  en: 'Up to 100 assignees can be specified.',
};

const putStatus: Route = {
  method: 'PUT',
  path: 'record/status.json',
  handle(context, params) {
    const app = appOf(context, params);
    const request = statusRequest(params, '');
    requireAppRight(context, app, 'recordViewable');
    const saved = context.db.transaction(() => runAction(context, app, request));
    return { revision: String(saved.revision) };
  },
};

const putStatuses: Route = {
  method: 'PUT',
  path: 'records/status.json',
  handle(context, params) {
    const app = appOf(context, params);
    requireAppRight(context, app, 'recordViewable');
    const entries = requiredList(params, 'records');
    atMost(entries, MOST_RECORDS, 'records', TOO_MANY_RECORDS);
    const requests = entries.map((entry, index) =>
      statusRequest(objectOf(entry, `records[${index}]`), `records[${index}].`),
    );
    const saved = context.db.transaction(() =>
      requests.map((request) => runAction(context, app, request)),
    );
    return {
      records: saved.map(({ id, revision }) => ({ id: String(id), revision: String(revision) })),
    };
  },
};

const putAssignees: Route = {
  method: 'PUT',
  path: 'record/assignees.json',
  handle(context, params) {
    const app = appOf(context, params);
    const id = requiredId(params, 'id');
    const assignees = requiredList(params, 'assignees').map(String);
    atMost(assignees, MOST_ASSIGNEES, 'assignees', TOO_MANY_ASSIGNEES);
    const revision = optionalInteger(params, 'revision');
    // update-assignees, "必要なアクセス権": app administration and the record's viewing.
    requireAppRight(context, app, 'appEditable');
    requireAppRight(context, app, 'recordViewable');
    const saved = context.db.transaction(() =>
      changeAssignees(context, app, { id, revision, assignees }),
    );
    return { revision: String(saved.revision) };
  },
};

/**
 * For the detail screen's process bar: the buttons to show, whom each lets choose, who has to act and who
 * has, and whether the asker may put others in their place.
 */
const getActions: Route = {
  method: 'GET',
  path: '/k/internal/record/actions.json',
  handle(context, params) {
    const { app, record } = namedRecord(context, params);
    const scope = readScope(context);
    const turn = turnOf(context, app, record);
    return {
      actions: actionsFor(context, app, record).map((action) => ({
        name: action.name,
        to: action.to,
        type: action.type,
        assignees: choosableAssignees(context, app, record, action).map((code) => ({
          code,
          name: scope.nameOf('USER', code),
        })),
      })),
      turn: {
        type: turn.type,
        assignees: turn.assignees.map((one) => ({ ...one, name: scope.nameOf('USER', one.code) })),
      },
      mayReassign: app.process.enable && hasAppRight(context, app, 'appEditable'),
    };
  },
};

/** The buttons of app actions on the detail screen. */
const getAppActions: Route = {
  method: 'GET',
  path: '/k/internal/record/app-actions.json',
  handle(context, params) {
    const { app, record } = namedRecord(context, params);
    return {
      actions: actionsOn(context, app, record).map(({ id, name, destApp }) => ({
        id,
        name,
        app: destApp.app,
      })),
    };
  },
};

/** What the create screen of the other app begins with. */
const getActionCopy: Route = {
  method: 'GET',
  path: '/k/internal/record/app-action.json',
  handle(context, params) {
    const { app, record } = namedRecord(context, params);
    return copyFor(context, app, record, requiredText(params, 'action'));
  },
};

/** `kintone.app.record.getStatusHistory(offset, limit)`: the array it gives. */
const getStatusHistory: Route = {
  method: 'GET',
  path: '/k/internal/record/status-history.json',
  handle(context, params) {
    const steps = stepsOf(context, params);
    const offset = rangeParam(params, 'offset', { from: 0, to: MOST_OFFSET, fallback: 0 });
    const limit = rangeParam(params, 'limit', {
      from: 1,
      to: MOST_HISTORY,
      fallback: MOST_HISTORY,
    });
    return statusHistory(steps).slice(offset, offset + limit);
  },
};

/** The lines of the detail screen's ステータスの履歴, each action a line of its own. */
const getStatusSteps: Route = {
  method: 'GET',
  path: '/k/internal/record/status-steps.json',
  handle: (context, params) => ({ steps: stepsOf(context, params) }),
};

function stepsOf(context: Context, params: Params): StatusStep[] {
  const { app, record } = namedRecord(context, { ...params, id: params['record'] });
  return statusSteps(context, app.id, record.id, readScope(context));
}

export const statusRoutes: Route[] = [
  putStatus,
  putStatuses,
  putAssignees,
  getActions,
  getAppActions,
  getActionCopy,
  getStatusHistory,
  getStatusSteps,
];

function statusRequest(params: Params, path: string): StatusRequest {
  return {
    id: requiredId(params, 'id', `${path}id`),
    action: requiredText(params, 'action', `${path}action`),
    assignee: optionalText(params, 'assignee'),
    revision: optionalInteger(params, 'revision', `${path}revision`),
  };
}
