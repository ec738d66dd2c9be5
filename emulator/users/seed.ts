/** What a fresh local kintone holds: its administrator and the built-in groups, and nothing else. */
import type { Database } from '../store/database';
import { ADMINISTRATORS, EVERYONE } from './directory';
import { hashPassword } from './passwords';

export const FIRST_USER = { code: 'Administrator', name: 'Administrator', password: 'cybozu' };

/** Leaves a store that already has users as it is. */
export function seedDirectory(db: Database, now: Date): void {
  db.transaction(() => {
    for (const [code, name] of [
      [EVERYONE, 'Everyone'],
      [ADMINISTRATORS, 'Administrators'],
    ] as const) {
      db.run('INSERT OR IGNORE INTO groups (code, name) VALUES (?, ?)', code, name);
    }
    if (db.get('SELECT 1 AS found FROM users LIMIT 1')) return;
    db.run(
      `INSERT INTO users (code, name, password_hash, is_system_admin, created, modified)
       VALUES (?, ?, ?, 1, ?, ?)`,
      FIRST_USER.code,
      FIRST_USER.name,
      hashPassword(FIRST_USER.password),
      toSeconds(now),
      toSeconds(now),
    );
  });
}

function toSeconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
