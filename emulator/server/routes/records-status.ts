/** Process management of records: statuses and assignees. */
import { requireAppRight } from '../../apps/rights';
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
} from '../../records/process';
import { readScope } from '../../records/show';
import type { Params, Route } from '../route';
import { namedRecord } from './records-named';

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
    // Only an administrator of the app may (kintone-contract.md, "Process management").
    requireAppRight(context, app, 'appEditable');
    const saved = context.db.transaction(() =>
      changeAssignees(context, app, { id, revision, assignees }),
    );
    return { revision: String(saved.revision) };
  },
};

/** For the detail screen: the buttons to show, and whom each lets choose. */
const getActions: Route = {
  method: 'GET',
  path: '/k/internal/record/actions.json',
  handle(context, params) {
    const { app, record } = namedRecord(context, params);
    const scope = readScope(context);
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
    };
  },
};

export const statusRoutes: Route[] = [putStatus, putStatuses, putAssignees, getActions];

function statusRequest(params: Params, path: string): StatusRequest {
  return {
    id: requiredId(params, 'id', `${path}id`),
    action: requiredText(params, 'action', `${path}action`),
    assignee: optionalText(params, 'assignee'),
    revision: optionalInteger(params, 'revision', `${path}revision`),
  };
}
