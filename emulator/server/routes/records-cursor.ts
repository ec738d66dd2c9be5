/** Cursors: many records in parts of up to 500, past the offset limit. */
import { liveApp } from '../../apps/definition';
import { requireAppRight } from '../../apps/rights';
import { invalidParameter } from '../../errors';
import { closeCursor, findCursor, openCursor, renewCursor } from '../../records/cursors';
import { compileText, findIds } from '../../records/list';
import {
  appOf,
  optionalInteger,
  optionalList,
  optionalText,
  requiredText,
} from '../../records/params';
import { readScope, showRecord } from '../../records/show';
import { readRecords } from '../../records/store';
import { fieldRights } from '../../rights/fields';
import { rightsOfRecords } from '../../rights/records';
import type { Route } from '../route';
import { requirePlace } from '../../spaces/access';

const DEFAULT_SIZE = 100;
const MOST_FETCHED = 500;

const postCursor: Route = {
  method: 'POST',
  path: 'records/cursor.json',
  handle(context, params) {
    const app = appOf(context, params);
    requireAppRight(context, app, 'recordViewable');
    const size = optionalInteger(params, 'size') ?? DEFAULT_SIZE;
    if (size < 1 || size > MOST_FETCHED) {
      throw invalidParameter('size', {
        ja: '1以上、500以下の値を指定してください。',
        en: 'must be between 1 and 500',
      });
    }
    const query = compileText(context, app, optionalText(params, 'query') ?? '');
    const fields = optionalList(params, 'fields')?.map(String);
    const ids = findIds(context, app, query);
    const cursor = openCursor(context, app, { ids, size, fields });
    return { id: cursor.id, totalCount: String(ids.length) };
  },
};

const getCursor: Route = {
  method: 'GET',
  path: 'records/cursor.json',
  handle(context, params) {
    const cursor = findCursor(context, requiredText(params, 'id'));
    const app = liveApp(context.db, cursor.appId);
    requirePlace(context, app.id);
    requireAppRight(context, app, 'recordViewable');
    const ids = cursor.ids.slice(cursor.position, cursor.position + cursor.size);
    cursor.position += ids.length;
    const next = cursor.position < cursor.ids.length;
    if (next) renewCursor(context, cursor);
    else closeCursor(context, cursor.id);
    const scope = readScope(context);
    const rights = fieldRights(context, app);
    // Rights may have changed since the cursor was made.
    const may = rightsOfRecords(context, app, ids);
    // A record deleted since the cursor was made is left out.
    const records = readRecords(context.db, app, ids)
      .filter(({ id }) => may.get(id)?.viewable)
      .map((record) => showRecord(app, record, scope, rights, cursor.fields));
    return { records, next };
  },
};

const deleteCursor: Route = {
  method: 'DELETE',
  path: 'records/cursor.json',
  handle(context, params) {
    closeCursor(context, findCursor(context, requiredText(params, 'id')).id);
    return {};
  },
};

export const cursorRoutes: Route[] = [postCursor, getCursor, deleteCursor];
