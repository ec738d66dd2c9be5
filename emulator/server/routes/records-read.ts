/** Reading records: one, many, what the asker may do with them, their history. */
import { hasAppRight, requireAppRight } from '../../apps/rights';
import { invalidParameter, REQUIRED_PARAMETER } from '../../errors';
import { isCalculated } from '../../calc';
import { readHistory } from '../../records/history';
import { compileText, countRecords, findRecords } from '../../records/list';
import {
  appOf,
  atMost,
  optionalInteger,
  optionalList,
  optionalText,
  requiredId,
} from '../../records/params';
import { readScope, showRecord } from '../../records/show';
import { readRecord } from '../../records/store';
import type { Route } from '../route';
import { namedRecord } from './records-named';

const MOST_EVALUATED = 100;
const HISTORY_PAGE = 100;

/** Types nobody can write through a form. */
const READ_ONLY = new Set([
  ...['RECORD_NUMBER', 'CREATOR', 'CREATED_TIME', 'MODIFIER', 'UPDATED_TIME', 'STATUS'],
  ...['STATUS_ASSIGNEE', 'CALC', 'REFERENCE_TABLE', 'CATEGORY'],
]);

const getRecord: Route = {
  method: 'GET',
  path: 'record.json',
  handle(context, params) {
    const { app, record } = namedRecord(context, params);
    return { record: showRecord(app, record, readScope(context)) };
  },
};

const getRecords: Route = {
  method: 'GET',
  path: 'records.json',
  handle(context, params) {
    const app = appOf(context, params);
    requireAppRight(context, app, 'recordViewable');
    const fields = optionalList(params, 'fields')?.map(String);
    const query = compileText(context, app, optionalText(params, 'query') ?? '');
    const scope = readScope(context);
    const counted = params.totalCount === true || params.totalCount === 'true';
    return {
      records: findRecords(context, app, query).map((record) =>
        showRecord(app, record, scope, fields),
      ),
      totalCount: counted ? String(countRecords(context, app, query)) : null,
    };
  },
};

const evaluateAcl: Route = {
  method: 'GET',
  path: 'records/acl/evaluate.json',
  handle(context, params) {
    const app = appOf(context, params);
    requireAppRight(context, app, 'recordViewable');
    const ids = optionalList(params, 'ids') ?? [];
    if (ids.length === 0) throw invalidParameter('ids', REQUIRED_PARAMETER);
    atMost(ids, MOST_EVALUATED, 'ids', {
      ja: '一度に100件まで指定できます。',
      en: 'Up to 100 IDs can be specified.',
    });
    const viewable = true;
    const editable = hasAppRight(context, app, 'recordEditable');
    const deletable = hasAppRight(context, app, 'recordDeletable');
    const fields = Object.fromEntries(
      Object.values(app.fields).map((field) => [
        field.code,
        { viewable, editable: editable && !READ_ONLY.has(field.type) && !isCalculated(field) },
      ]),
    );
    return {
      rights: ids.map((_id, index) => {
        const id = requiredId({ id: ids[index] }, 'id', `ids[${index}]`);
        readRecord(context.db, app, id);
        return { id: String(id), record: { viewable, editable, deletable }, fields };
      }),
    };
  },
};

const getHistory: Route = {
  method: 'GET',
  path: '/k/internal/record/history.json',
  handle(context, params) {
    const { app, record } = namedRecord(context, params);
    const limit = Math.min(optionalInteger(params, 'limit') ?? HISTORY_PAGE, HISTORY_PAGE);
    const offset = Math.max(0, optionalInteger(params, 'offset') ?? 0);
    return readHistory(context, app, record, readScope(context), { offset, limit });
  },
};

export const readRoutes: Route[] = [getRecord, getRecords, evaluateAcl, getHistory];
