/** Reading records: one, many, what the asker may do with them, their history. */
import { hasAppRight, requireAppRight } from '../../apps/rights';
import { refuseToken } from '../../apps/store';
import { invalidParameter, REQUIRED_PARAMETER } from '../../errors';
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
import { evaluate, type EvaluatedFields, evaluateFields } from '../../rights/evaluate';
import { fieldRights, unborn } from '../../rights/fields';
import type { Route } from '../route';
import { namedRecord } from './records-named';

const MOST_EVALUATED = 100;
const HISTORY_PAGE = 100;

const getRecord: Route = {
  method: 'GET',
  path: 'record.json',
  handle(context, params) {
    const { app, record } = namedRecord(context, params);
    return { record: showRecord(app, record, readScope(context), fieldRights(context, app)) };
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
    const rights = fieldRights(context, app);
    const counted = params.totalCount === true || params.totalCount === 'true';
    return {
      records: findRecords(context, app, query).map((record) =>
        showRecord(app, record, scope, rights, fields),
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
    refuseToken(context);
    // Viewing or adding will do (page レコードのアクセス権の設定を取得する, 必要なアクセス権).
    if (!hasAppRight(context, app, 'recordAddable')) {
      requireAppRight(context, app, 'recordViewable');
    }
    const ids = (optionalList(params, 'ids') ?? []).map((id, index) =>
      requiredId({ id }, 'id', `ids[${index}]`),
    );
    if (ids.length === 0) throw invalidParameter('ids', REQUIRED_PARAMETER);
    atMost(ids, MOST_EVALUATED, 'ids', {
      ja: '一度に100件まで指定できます。',
      en: 'Up to 100 IDs can be specified.',
    });
    return { rights: evaluate(context, app, ids) };
  },
};

/** For the screens: what the asker may do with records, without a word of fields that may not be viewed. */
const getRights: Route = {
  method: 'GET',
  path: '/k/internal/record/rights.json',
  handle(context, params) {
    const app = appOf(context, params);
    const ids = (optionalList(params, 'ids') ?? []).map((id, index) =>
      requiredId({ id }, 'id', `ids[${index}]`),
    );
    const viewable = (fields: EvaluatedFields): EvaluatedFields =>
      Object.fromEntries(Object.entries(fields).filter(([, field]) => field.viewable));
    return {
      rights: evaluate(context, app, ids).map((one) => ({ ...one, fields: viewable(one.fields) })),
      added: viewable(evaluateFields(app, fieldRights(context, app), unborn(context))),
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

export const readRoutes: Route[] = [getRecord, getRecords, evaluateAcl, getRights, getHistory];
