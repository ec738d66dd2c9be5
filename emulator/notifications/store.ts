/** Notifications as they are kept: one row for each person told. */
import type { Database, Value } from '../store/database';

/** What a notification tells. */
export type NotificationKind =
  | 'ADDED'
  | 'EDITED'
  | 'COMMENT'
  | 'MENTION'
  | 'STATUS'
  | 'ASSIGNED'
  | 'CONDITION'
  | 'REMINDER'
  | 'IMPORTED';

export interface NewNotification {
  user: string;
  appId: number;
  /** null for what is no one record's (an import). */
  recordId: number | null;
  kind: NotificationKind;
  /** Who did it; null for a reminder. */
  actor: string | null;
  /** The comment, the title of the condition, the status reached, the number of records: as the kind says. */
  content: string;
  /** Of COMMENT and MENTION. */
  commentId: number | null;
  /** UTC. */
  at: string;
  /** 自分宛 */
  toMe: boolean;
}

/** Which notifications may be shown, as a condition over their table. */
export interface Shown {
  sql: string;
  values: Value[];
}

export interface KeptNotification extends NewNotification {
  id: number;
  read: boolean;
}

/** Notifications can be seen for 70 days (kintone help, notification_tutorial). */
const KEPT_DAYS = 70;
const DAY_MS = 24 * 60 * 60 * 1000;

const ready = new WeakSet<Database>();

export function ensureTables(db: Database): void {
  if (ready.has(db)) return;
  db.exec(`
    CREATE TABLE IF NOT EXISTS notifications (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      user TEXT NOT NULL,
      app_id INTEGER NOT NULL,
      record_id INTEGER,
      kind TEXT NOT NULL,
      actor TEXT,
      content TEXT NOT NULL,
      comment_id INTEGER,
      at TEXT NOT NULL,
      to_me INTEGER NOT NULL,
      read INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX IF NOT EXISTS notifications_of_user ON notifications (user, read, at);
    CREATE INDEX IF NOT EXISTS notifications_of_record ON notifications (app_id, record_id);
    CREATE TABLE IF NOT EXISTS reminded (
      app_id INTEGER PRIMARY KEY,
      until TEXT NOT NULL                   -- reminders due up to this instant (UTC) have been sent
    );
  `);
  // What a transaction makes is gone if it is rolled back.
  if (!db.sqlite.isTransaction) ready.add(db);
}

export function addNotification(db: Database, one: NewNotification): void {
  ensureTables(db);
  db.run(
    `INSERT INTO notifications (user, app_id, record_id, kind, actor, content, comment_id, at, to_me)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    one.user,
    one.appId,
    one.recordId,
    one.kind,
    one.actor,
    one.content,
    one.commentId,
    one.at,
    one.toMe ? 1 : 0,
  );
}

/** A person's notifications: unread ones first, then the newest first. */
export function notificationsOf(
  db: Database,
  user: string,
  page: { shown: Shown; toMe: boolean; now: Date; offset: number; limit: number },
): KeptNotification[] {
  ensureTables(db);
  return db
    .all<{
      id: number;
      app_id: number;
      record_id: number | null;
      kind: NotificationKind;
      actor: string | null;
      content: string;
      comment_id: number | null;
      at: string;
      to_me: number;
      read: number;
    }>(
      `SELECT id, app_id, record_id, kind, actor, content, comment_id, at, to_me, read FROM notifications
       WHERE user = ? AND at >= ? AND to_me >= ? AND (${page.shown.sql}) ORDER BY read, at DESC, id DESC LIMIT ? OFFSET ?`,
      user,
      oldest(page.now),
      page.toMe ? 1 : 0,
      ...page.shown.values,
      page.limit,
      page.offset,
    )
    .map((row) => ({
      id: row.id,
      user,
      appId: row.app_id,
      recordId: row.record_id,
      kind: row.kind,
      actor: row.actor,
      content: row.content,
      commentId: row.comment_id,
      at: row.at,
      toMe: row.to_me === 1,
      read: row.read === 1,
    }));
}

/** How many a person has not read. The bell shows those 自分宛 alone (kintone help, notifications_to_me). */
export function unreadOf(
  db: Database,
  user: string,
  { shown, now }: { shown: Shown; now: Date },
): { toMe: number; all: number } {
  ensureTables(db);
  const row = db.get<{ to_me: number | null; n: number }>(
    `SELECT SUM(to_me) AS to_me, COUNT(*) AS n FROM notifications
     WHERE user = ? AND read = 0 AND at >= ? AND (${shown.sql})`,
    user,
    oldest(now),
    ...shown.values,
  );
  return { toMe: row?.to_me ?? 0, all: row?.n ?? 0 };
}

/** Marks one, those of a record, or all as read (or as unread again). */
export function markRead(
  db: Database,
  user: string,
  which: { id: number } | { appId: number; recordId: number } | 'all',
  read: boolean,
): void {
  ensureTables(db);
  const [condition, values]: [string, number[]] =
    which === 'all'
      ? ['1 = 1', []]
      : 'id' in which
        ? ['id = ?', [which.id]]
        : ['app_id = ? AND record_id = ?', [which.appId, which.recordId]];
  db.run(
    `UPDATE notifications SET read = ? WHERE user = ? AND ${condition}`,
    read ? 1 : 0,
    user,
    ...values,
  );
}

/** What a deleted record told is no longer shown; a deleted comment takes its own. */
export function forgetNotifications(
  db: Database,
  appId: number,
  recordId: number,
  commentId?: number,
): void {
  ensureTables(db);
  db.run(
    `DELETE FROM notifications WHERE app_id = ? AND record_id = ? AND (?3 IS NULL OR comment_id = ?3)`,
    appId,
    recordId,
    commentId ?? null,
  );
}

export function deleteOldNotifications(db: Database, now: Date): void {
  ensureTables(db);
  db.run('DELETE FROM notifications WHERE at < ?', oldest(now));
}

function oldest(now: Date): string {
  return new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
}
