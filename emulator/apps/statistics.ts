/** Get App Statistics API: what each app weighs. Here it answers in every course, on the service in the wide one only. */
import type { Context } from '../context';
import { recordTable } from '../records/tables';
import { offsetParam, type Params, rangeParam } from '../server/params';
import { placeOf, refuseTokens } from '../spaces/access';
import { requestsToday } from '../usage/requests';
import { findUser } from '../users/directory';
import { type AppDefinition, liveApp, previewApp } from './definition';
import { isBuiltIn } from './built-in-fields';
import { mayKnow } from './store';

const PAGE_SIZE = 100;

/** System administrators are told of every app, others of those they may know of. */
export function appStatistics(context: Context, params: Params) {
  refuseTokens(context);
  const offset = offsetParam(params);
  const limit = rangeParam(params, 'limit', { from: 1, to: PAGE_SIZE, fallback: PAGE_SIZE });
  const { actor, db } = context;
  const all = actor.kind === 'user' && actor.isSystemAdmin;
  const apps = db
    .all<AppRow>(
      `SELECT id, live IS NOT NULL AS isLive, creator, created, modifier, modified
       FROM apps ORDER BY id`,
    )
    .filter(({ id, isLive }) => all || mayKnow(context, sideOf(context, id, isLive)));
  return { apps: apps.slice(offset, offset + limit).map((row) => statisticsOf(context, row)) };
}

interface AppRow {
  id: number;
  isLive: number;
  creator: string;
  created: string;
  modifier: string;
  modified: string;
}

function sideOf({ db }: Context, id: number, isLive: number): AppDefinition {
  return isLive === 1 ? liveApp(db, id) : previewApp(db, id);
}

function statisticsOf(context: Context, row: AppRow) {
  const { db } = context;
  const app = sideOf(context, row.id, row.isLive);
  const space = placeOf(db, row.id)?.space;
  const preview = previewApp(db, row.id);
  const records =
    row.isLive === 1
      ? db.get<{ count: number; updated: string | null }>(
          `SELECT COUNT(*) AS count, MAX(modified) AS updated FROM ${recordTable(row.id)}`,
        )
      : undefined;
  const named = (code: string) => ({ code, name: findUser(db, code)?.name ?? code });
  return {
    id: String(row.id),
    name: app.settings.name,
    space: space ? { id: String(space.id), name: space.settings.name } : null,
    appGroup: 'Public',
    status:
      row.isLive === 0
        ? 'NOT_ACTIVATED'
        : preview.revision === app.revision
          ? 'ACTIVATED'
          : 'CHANGED',
    recordUpdatedAt: records?.updated ?? null,
    recordCount: String(records?.count ?? 0),
    fieldCount: String(countFields(app)),
    dailyRequestCount: String(requestsToday(context, row.id)),
    storageUsage: String(
      db.get<{ bytes: number }>(
        'SELECT COALESCE(SUM(size), 0) AS bytes FROM files WHERE app_id = ?',
        row.id,
      )?.bytes ?? 0,
    ),
    customized: isCustomized(app),
    creator: named(row.creator),
    createdAt: row.created,
    modifier: named(row.modifier),
    modifiedAt: row.modified,
  };
}

/** Fields somebody put there, those of tables included. */
function countFields(app: AppDefinition): number {
  return Object.values(app.fields)
    .filter(({ type }) => !isBuiltIn(type))
    .reduce((sum, field) => sum + 1 + Object.keys(field.fields ?? {}).length, 0);
}

/** JavaScript or CSS, a view drawn by HTML, or a plugin (help: "ライセンスの使用状況", customizable apps). */
export function isCustomized(app: AppDefinition): boolean {
  const { desktop, mobile } = app.customization;
  const files = [desktop.js, desktop.css, mobile.js, mobile.css].flat();
  const custom = Object.values(app.views).some(({ type }) => type === 'CUSTOM');
  return files.length > 0 || custom || app.plugins.length > 0;
}
