/**
 * Who exists: users, organizations and groups, as every other room asks for them. Reading only;
 * administration.ts changes them.
 */
import type { Database } from '../store/database';

export interface User {
  id: number;
  code: string;
  name: string;
  email: string;
  /** Display language; `auto` follows the browser. */
  language: 'ja' | 'en' | 'auto';
  /** IANA zone. */
  timezone: string;
  isSystemAdmin: boolean;
  valid: boolean;
}

export interface Named {
  code: string;
  name: string;
}

/** Groups that are always there. Everybody is in `everyone`; system administrators are in `Administrators`. */
export const EVERYONE = 'everyone';
export const ADMINISTRATORS = 'Administrators';

interface UserRow {
  id: number;
  code: string;
  name: string;
  email: string;
  language: User['language'];
  timezone: string;
  is_system_admin: number;
  valid: number;
}

/** The user with this login name, the inactive ones too; names are compared without case, as at sign-in. */
export function findUser(db: Database, code: string): User | undefined {
  const row = db.get<UserRow>(
    `SELECT id, code, name, email, language, timezone, is_system_admin, valid
     FROM users WHERE code = ? COLLATE NOCASE ORDER BY code = ? DESC LIMIT 1`,
    code,
    code,
  );
  if (!row) return undefined;
  const { is_system_admin: isSystemAdmin, valid, ...rest } = row;
  return { ...rest, isSystemAdmin: isSystemAdmin === 1, valid: valid === 1 };
}

/** Display name, or undefined when there is no such user, organization or group. */
export function nameOf(
  db: Database,
  type: 'USER' | 'ORGANIZATION' | 'GROUP',
  code: string,
): string | undefined {
  const table = { USER: 'users', ORGANIZATION: 'organizations', GROUP: 'groups' }[type];
  return db.get<{ name: string }>(`SELECT name FROM ${table} WHERE code = ?`, code)?.name;
}

/** Organizations the user belongs to directly, the primary one first. */
export function organizationsOf(db: Database, userCode: string): Named[] {
  return db.all<Named>(
    `SELECT o.code, o.name FROM user_organizations m JOIN organizations o ON o.code = m.organization_code
     WHERE m.user_code = ? ORDER BY m.is_primary DESC, o.sort, o.id`,
    userCode,
  );
}

/** The user's primary organization, or undefined when none is marked. */
export function primaryOrganization(db: Database, userCode: string): Named | undefined {
  return db.get<Named>(
    `SELECT o.code, o.name FROM user_organizations m JOIN organizations o ON o.code = m.organization_code
     WHERE m.user_code = ? AND m.is_primary = 1`,
    userCode,
  );
}

/** Groups of the user, the built-in ones included. */
export function groupsOf(db: Database, userCode: string): Named[] {
  return db.all<Named>(
    `SELECT g.code, g.name FROM groups g
     WHERE g.code = '${EVERYONE}'
        OR EXISTS (SELECT 1 FROM user_groups m WHERE m.user_code = ? AND m.group_code = g.code)
        OR (g.code = '${ADMINISTRATORS}'
            AND EXISTS (SELECT 1 FROM users u WHERE u.code = ? AND u.is_system_admin = 1))
     ORDER BY g.id`,
    userCode,
    userCode,
  );
}

/** The organization and all above it, nearest first: an entity with `includeSubs` covers those below. */
export function organizationPath(db: Database, code: string): string[] {
  return db
    .all<{ code: string }>(
      `WITH RECURSIVE up(code, parent_code, depth) AS (
         SELECT code, parent_code, 0 FROM organizations WHERE code = ?
         UNION ALL
         SELECT o.code, o.parent_code, up.depth + 1 FROM organizations o JOIN up ON o.code = up.parent_code
         WHERE up.depth < 100
       ) SELECT code FROM up ORDER BY depth`,
      code,
    )
    .map((row) => row.code);
}

/** Whether the user is meant by an entity of a right, an assignee or a field's initial users. */
export function isMember(
  db: Database,
  userCode: string,
  entity: { type: string; code: string | null },
  includeSubs: boolean,
): boolean {
  switch (entity.type) {
    case 'USER':
      return entity.code === userCode;
    case 'GROUP':
      return groupsOf(db, userCode).some((group) => group.code === entity.code);
    case 'ORGANIZATION':
      return organizationsOf(db, userCode).some((organization) =>
        includeSubs
          ? organizationPath(db, organization.code).includes(entity.code ?? '')
          : organization.code === entity.code,
      );
    default:
      return false;
  }
}
