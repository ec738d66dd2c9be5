/**
 * Signed-in browsers. A session lives in the store, so it outlasts a restart of the server, and ends
 * after a day without use. Its request token must come back in every write from a page.
 */
import { randomBytes } from 'node:crypto';
import type { Database } from '../store/database';

const IDLE_MS = 24 * 60 * 60 * 1000;
/** `last_used` is written at most this often: reading a page must not cost a disk sync each time. */
const TOUCH_MS = 60 * 1000;

export interface Session {
  id: string;
  userCode: string;
  requestToken: string;
}

export function startSession(db: Database, userCode: string, now: Date): Session {
  const session = { id: secret(), userCode, requestToken: secret() };
  db.run(
    'INSERT INTO sessions (id, user_code, request_token, created, last_used) VALUES (?, ?, ?, ?, ?)',
    session.id,
    userCode,
    session.requestToken,
    now.toISOString(),
    now.toISOString(),
  );
  return session;
}

/** The living session with this id; undefined when it ended, expired or its user may no longer sign in. */
export function findSession(db: Database, id: string, now: Date): Session | undefined {
  const row = db.get<{ user_code: string; request_token: string; last_used: string }>(
    `SELECT s.user_code, s.request_token, s.last_used FROM sessions s
     JOIN users u ON u.code = s.user_code AND u.valid = 1 WHERE s.id = ?`,
    id,
  );
  if (!row) return undefined;
  const idle = now.getTime() - Date.parse(row.last_used);
  if (idle > IDLE_MS) {
    endSession(db, id);
    return undefined;
  }
  if (idle > TOUCH_MS) {
    db.run('UPDATE sessions SET last_used = ? WHERE id = ?', now.toISOString(), id);
  }
  return { id, userCode: row.user_code, requestToken: row.request_token };
}

export function endSession(db: Database, id: string): void {
  db.run('DELETE FROM sessions WHERE id = ?', id);
}

export function deleteExpiredSessions(db: Database, now: Date): void {
  db.run(
    'DELETE FROM sessions WHERE last_used < ?',
    new Date(now.getTime() - IDLE_MS).toISOString(),
  );
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
