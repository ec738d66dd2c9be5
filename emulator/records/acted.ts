/**
 * Who has already acted where all assignees have to (「次のユーザー全員」). They stay assignees of the
 * record until the last one acts (kintone help, notification_type: "users who have already performed an
 * action … even if they are assigned as Current Assignees").
 */
import type { Database } from '../store/database';

const ready = new WeakSet<Database>();

export function ensureActedTable(db: Database): void {
  if (ready.has(db)) return;
  db.exec(`
    CREATE TABLE IF NOT EXISTS record_acted (
      app_id INTEGER NOT NULL,
      record_id INTEGER NOT NULL,
      user TEXT NOT NULL,
      action TEXT NOT NULL,
      PRIMARY KEY (app_id, record_id, user)
    ) WITHOUT ROWID;
  `);
  // What a transaction makes is gone if it is rolled back.
  if (!db.sqlite.isTransaction) ready.add(db);
}

/** The action each has run, by login name. */
export function actedOn(db: Database, appId: number, recordId: number): Map<string, string> {
  ensureActedTable(db);
  const rows = db.all<{ user: string; action: string }>(
    'SELECT user, action FROM record_acted WHERE app_id = ? AND record_id = ?',
    appId,
    recordId,
  );
  return new Map(rows.map(({ user, action }) => [user, action]));
}

export function addActed(
  db: Database,
  appId: number,
  recordId: number,
  by: { user: string; action: string },
): void {
  ensureActedTable(db);
  db.run(
    'INSERT INTO record_acted (app_id, record_id, user, action) VALUES (?, ?, ?, ?)',
    appId,
    recordId,
    by.user,
    by.action,
  );
}

/** A new status, new assignees or the record's end: whoever acted before acted for nothing of it. */
export function forgetActed(db: Database, appId: number, recordId: number): void {
  ensureActedTable(db);
  db.run('DELETE FROM record_acted WHERE app_id = ? AND record_id = ?', appId, recordId);
}
