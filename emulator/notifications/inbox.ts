/** What a person finds on the portal: their notifications, and how many records wait for them in each app. */
import { liveApp, type AppDefinition } from '../apps/definition';
import { hasAppRight } from '../apps/rights';
import type { Context } from '../context';
import { title } from '../pages/form/title';
import { ensureActedTable } from '../records/acted';
import { readScope, showRecord } from '../records/show';
import { fromRow, ROW_COLUMNS, type RecordRow } from '../records/store';
import { recordTable } from '../records/tables';
import { fieldRights } from '../rights/fields';
import { toSql } from '../rights/logic';
import { recordCondition } from '../rights/records';
import { type NotificationKind, notificationsOf, type Shown, unreadOf } from './store';

export interface ShownNotification {
  id: string;
  app: { id: string; name: string };
  /** null for an import. */
  record: { id: string; title: string } | null;
  commentId: string | null;
  kind: NotificationKind;
  actor: { code: string; name: string } | null;
  content: string;
  /** UTC. */
  at: string;
  toMe: boolean;
  read: boolean;
}

export interface Inbox {
  notifications: ShownNotification[];
  hasMore: boolean;
  unread: { toMe: number; all: number };
}

/** The asker's notifications. What the rights of an app or a record have hidden since does not show. */
export function inbox(
  context: Context,
  page: { toMe: boolean; offset: number; limit: number },
): Inbox {
  const { db, actor } = context;
  const scope = readScope(context);
  const visible = visibleApps(context);
  const shown = shownIn(context, visible.values());
  const now = context.now();
  const found = notificationsOf(db, actor.code, { ...page, shown, now, limit: page.limit + 1 });
  return {
    notifications: found.slice(0, page.limit).flatMap((one) => {
      const app = visible.get(one.appId);
      if (!app) return [];
      return [
        {
          id: String(one.id),
          app: { id: String(app.id), name: app.settings.name },
          record:
            one.recordId === null
              ? null
              : { id: String(one.recordId), title: titleOf(context, app, one.recordId) },
          commentId: one.commentId === null ? null : String(one.commentId),
          kind: one.kind,
          actor:
            one.actor === null ? null : { code: one.actor, name: scope.nameOf('USER', one.actor) },
          content: one.content,
          at: one.at,
          toMe: one.toMe,
          read: one.read,
        },
      ];
    }),
    hasMore: found.length > page.limit,
    unread: unreadOf(db, actor.code, { shown, now }),
  };
}

export function unread(context: Context): { toMe: number; all: number } {
  const shown = shownIn(context, visibleApps(context).values());
  return unreadOf(context.db, context.actor.code, { shown, now: context.now() });
}

export interface PendingApp {
  id: string;
  name: string;
  count: number;
  /** Finds these records in the app's list. */
  query: string;
}

/** 未処理: apps with records that wait for the asker to act (kintone help, whatsprocess). */
export function pending(context: Context): PendingApp[] {
  const { db, actor } = context;
  ensureActedTable(db);
  return [...visibleApps(context).values()].flatMap((app) => {
    const field = Object.values(app.fields).find(({ type }) => type === 'STATUS_ASSIGNEE');
    if (!app.process.enable || !field) return [];
    const viewable = toSql(recordCondition(context, app, 'viewable'));
    // No alias: conditions name the table.
    const table = recordTable(app.id);
    const count =
      db.get<{ n: number }>(
        `SELECT COUNT(*) AS n FROM ${table}
         WHERE assignees <> '[]' AND EXISTS (SELECT 1 FROM json_each(${table}.assignees) WHERE value = ?)
           AND NOT EXISTS (SELECT 1 FROM record_acted a WHERE a.app_id = ? AND a.record_id = ${table}.id AND a.user = ?)
           AND (${viewable.sql})`,
        actor.code,
        app.id,
        actor.code,
        ...viewable.values,
      )?.n ?? 0;
    if (count === 0) return [];
    const query = `${field.code} in (LOGINUSER())`;
    return [{ id: String(app.id), name: app.settings.name, count, query }];
  });
}

/** Notifications of these apps, but for records that the asker may not view. */
function shownIn(context: Context, apps: Iterable<AppDefinition>): Shown {
  const shown: Shown = { sql: '0', values: [] };
  for (const app of apps) {
    const { sql, values } = toSql(recordCondition(context, app, 'viewable'));
    shown.sql += ` OR (app_id = ${Number(app.id)} AND (record_id IS NULL
      OR record_id IN (SELECT id FROM ${recordTable(app.id)} WHERE ${sql})))`;
    shown.values.push(...values);
  }
  return shown;
}

function visibleApps(context: Context): Map<number, AppDefinition> {
  const rows = context.db.all<{ id: number }>(
    'SELECT id FROM apps WHERE live IS NOT NULL ORDER BY id',
  );
  const apps = rows.map(({ id }) => liveApp(context.db, id));
  return new Map(
    apps.filter((app) => hasAppRight(context, app, 'recordViewable')).map((app) => [app.id, app]),
  );
}

function titleOf(context: Context, app: AppDefinition, recordId: number): string {
  const row = context.db.get<RecordRow>(
    `SELECT ${ROW_COLUMNS} FROM ${recordTable(app.id)} WHERE id = ?`,
    recordId,
  );
  if (!row) return `#${recordId}`;
  const rights = fieldRights(context, app);
  return title(app, showRecord(app, fromRow(app, row), readScope(context), rights));
}
