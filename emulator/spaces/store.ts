/** Spaces as rows of the store, and who belongs to one. */
import type { Context } from '../context';
import { KintoneError } from '../errors';
import type { Database } from '../store/database';
import { findUser, isMember } from '../users/directory';

export interface SpaceSettings {
  name: string;
  isPrivate: boolean;
  fixedMember: boolean;
  useMultiThread: boolean;
  showAnnouncement: boolean;
  showThreadList: boolean;
  showAppList: boolean;
  showMemberList: boolean;
  showRelatedLinkList: boolean;
  permissions: { createApp: 'EVERYONE' | 'ADMIN' };
}

export interface Space {
  id: number;
  isGuest: boolean;
  settings: SpaceSettings;
  body: string;
  defaultThread: number;
  creator: string;
  created: string;
  modifier: string;
  modified: string;
}

export interface SpaceMember {
  entity: { type: 'USER' | 'GROUP' | 'ORGANIZATION'; code: string };
  isAdmin: boolean;
  includeSubs: boolean;
}

export interface Thread {
  id: number;
  name: string;
  body: string;
}

interface SpaceRow extends Omit<Space, 'isGuest' | 'settings'> {
  isGuest: number;
  settings: string;
}

const COLUMNS = `id, is_guest AS isGuest, settings, body, default_thread AS defaultThread,
  creator, created, modifier, modified`;

export function findSpace(db: Database, id: number): Space | undefined {
  const row = db.get<SpaceRow>(`SELECT ${COLUMNS} FROM spaces WHERE id = ?`, id);
  return row && spaceOf(row);
}

/** @throws KintoneError GAIA_SP01 */
export function spaceById(db: Database, id: number): Space {
  const space = findSpace(db, id);
  if (!space) throw spaceNotFound(id);
  return space;
}

/** Oldest first. */
export function allSpaces(db: Database): Space[] {
  return db.all<SpaceRow>(`SELECT ${COLUMNS} FROM spaces ORDER BY id`).map(spaceOf);
}

function spaceOf({ isGuest, settings, ...row }: SpaceRow): Space {
  return { ...row, isGuest: isGuest === 1, settings: JSON.parse(settings) as SpaceSettings };
}

/** Keeps what was changed in `space`. */
export function saveSpace(context: Context, space: Space): void {
  context.db.run(
    'UPDATE spaces SET settings = ?, body = ?, modifier = ?, modified = ? WHERE id = ?',
    JSON.stringify(space.settings),
    space.body,
    context.actor.code,
    context.now().toISOString(),
    space.id,
  );
}

export function threadsOf(db: Database, spaceId: number): Thread[] {
  return db.all<never>(
    'SELECT id, name, body FROM threads WHERE space_id = ? ORDER BY id',
    spaceId,
  );
}

/** As they were given, in their order. */
export function membersOf(db: Database, spaceId: number): SpaceMember[] {
  return db
    .all<{ type: SpaceMember['entity']['type']; code: string; is_admin: number; subs: number }>(
      `SELECT type, code, is_admin, include_subs AS subs FROM space_members
       WHERE space_id = ? ORDER BY position`,
      spaceId,
    )
    .map(({ type, code, is_admin: isAdmin, subs }) => ({
      entity: { type, code },
      isAdmin: isAdmin === 1,
      includeSubs: subs === 1,
    }));
}

export function guestsOf(db: Database, spaceId: number): string[] {
  return db
    .all<{ code: string }>(
      `SELECT user_code AS code FROM space_guests g JOIN users u ON u.code = g.user_code
       WHERE space_id = ? ORDER BY u.id`,
      spaceId,
    )
    .map(({ code }) => code);
}

/** Active users who are members themselves or through a group or organization, guests left out. */
export function memberCodes(db: Database, spaceId: number): { code: string; isAdmin: boolean }[] {
  const members = membersOf(db, spaceId);
  return db
    .all<{ code: string }>(
      `SELECT code FROM users WHERE valid = 1 AND code NOT LIKE 'guest/%' ORDER BY id`,
    )
    .flatMap(({ code }) => {
      const through = members.filter(({ entity, includeSubs }) =>
        isMember(db, code, entity, includeSubs),
      );
      return through.length === 0 ? [] : [{ code, isAdmin: through.some((one) => one.isAdmin) }];
    });
}

export function belongsTo(db: Database, space: Space, userCode: string): boolean {
  if (isGuestUser(userCode)) return guestsOf(db, space.id).includes(userCode);
  return membersOf(db, space.id).some(({ entity, includeSubs }) =>
    isMember(db, userCode, entity, includeSubs),
  );
}

/** A guest's login name in the service is `guest/` and the mail address (Add Thread Comment API, `mentions`). */
export function isGuestUser(code: string): boolean {
  return code.startsWith('guest/');
}

/** Code and name of who made a thing; both empty once the user is inactive or deleted (Get Space API). */
export function personOf(db: Database, code: string): { code: string; name: string } {
  const user = findUser(db, code);
  return user?.valid ? { code: user.code, name: user.name } : { code: '', name: '' };
}

export function spaceNotFound(id: number): KintoneError {
  return new KintoneError(404, 'GAIA_SP01', {
    ja: `指定したスペース（id: ${id}）が見つかりません。削除されている可能性があります。`,
    en: `The specified space (ID: ${id}) is not found. The space may have been deleted.`,
  });
}
