/** Members of a space and, in a guest space, its guests. */
import type { Context } from '../context';
import { type Bilingual, invalidParameter, KintoneError, REQUIRED_PARAMETER } from '../errors';
import {
  booleanParam,
  enumParam,
  objectOf,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { findUser, nameOf } from '../users/directory';
import { administeredSpace, visibleSpace } from './access';
import { guestCode } from './guests';
import { isGuestUser, memberCodes, membersOf, type SpaceMember } from './store';

/** The members as they were given, and the users who are members through one of them. */
export function getMembers(context: Context, params: Params) {
  const space = visibleSpace(context, params);
  const members = membersOf(context.db, space.id).filter(
    ({ entity }) => entity.type !== 'USER' || findUser(context.db, entity.code)?.valid,
  );
  const named = new Set(
    members.flatMap(({ entity }) => (entity.type === 'USER' ? [entity.code] : [])),
  );
  return {
    members: [
      ...members.map(({ entity, isAdmin, includeSubs }) => ({
        entity,
        isAdmin,
        ...(entity.type === 'USER' ? { isImplicit: false } : {}),
        ...(entity.type === 'ORGANIZATION' ? { includeSubs } : {}),
      })),
      ...memberCodes(context.db, space.id)
        .filter(({ code }) => !named.has(code))
        .map(({ code, isAdmin }) => ({
          entity: { type: 'USER', code },
          isAdmin,
          isImplicit: true,
        })),
    ],
  };
}

export function updateMembers(context: Context, params: Params): Record<string, never> {
  const space = administeredSpace(context, params);
  setMembers(context, space.id, readMembers(context, params));
  return {};
}

export function setMembers(context: Context, spaceId: number, members: SpaceMember[]): void {
  context.db.run('DELETE FROM space_members WHERE space_id = ?', spaceId);
  members.forEach(({ entity, isAdmin, includeSubs }, position) =>
    context.db.run(
      `INSERT OR REPLACE INTO space_members (space_id, position, type, code, is_admin, include_subs)
       VALUES (?, ?, ?, ?, ?, ?)`,
      spaceId,
      position,
      entity.type,
      entity.code,
      isAdmin ? 1 : 0,
      includeSubs ? 1 : 0,
    ),
  );
}

/** @throws KintoneError CB_VA01 without an administrator; GAIA_IL26 for an unknown or inactive user */
export function readMembers(context: Context, params: Params): SpaceMember[] {
  const members = requiredList(params, 'members').map((value, index) =>
    readMember(context, objectOf(value, `members[${index}]`), `members[${index}]`),
  );
  if (!members.some(({ isAdmin }) => isAdmin)) throw invalidParameter('members', NO_ADMINISTRATOR);
  return members;
}

function readMember(context: Context, params: Params, path: string): SpaceMember {
  const entity = objectOf(params['entity'], `${path}.entity`);
  const types = ['USER', 'GROUP', 'ORGANIZATION'] as const;
  const type = enumParam(entity, 'type', types, `${path}.entity.type`);
  if (!type) throw invalidParameter(`${path}.entity.type`, REQUIRED_PARAMETER);
  const code = textParam(entity, 'code', `${path}.entity.code`);
  const unusable = type === 'USER' && (isGuestUser(code) || !findUser(context.db, code)?.valid);
  if (unusable || nameOf(context.db, type, code) === undefined) throw unknownEntity(type, code);
  return {
    entity: { type, code },
    isAdmin: booleanParam(params, 'isAdmin', `${path}.isAdmin`) ?? false,
    includeSubs:
      type === 'ORGANIZATION' &&
      (booleanParam(params, 'includeSubs', `${path}.includeSubs`) ?? false),
  };
}

/** Update Guest Members API: the guests of a guest space, all of them. */
export function updateGuests(context: Context, params: Params): Record<string, never> {
  const space = administeredSpace(context, params);
  if (!space.isGuest) throw invalidParameter('id', NO_GUEST_SPACE);
  const codes = requiredList(params, 'guests').map((value, index) => {
    const code = guestCode(textParam({ guest: value }, 'guest', `guests[${index}]`));
    if (!findUser(context.db, code)?.valid) throw unknownEntity('USER', code);
    return code;
  });
  context.db.run('DELETE FROM space_guests WHERE space_id = ?', space.id);
  for (const code of codes) {
    context.db.run(
      'INSERT OR IGNORE INTO space_guests (space_id, user_code) VALUES (?, ?)',
      space.id,
      code,
    );
  }
  return {};
}

/** GAIA_IL26 and GAIA_IL28 are the service's; that of a group is taken to be the number between. */
export function unknownEntity(type: SpaceMember['entity']['type'], code: string): KintoneError {
  const known = {
    USER: { number: 'GAIA_IL26', ja: 'ユーザー', en: 'user' },
    GROUP: { number: 'GAIA_IL27', ja: 'グループ', en: 'group' },
    ORGANIZATION: { number: 'GAIA_IL28', ja: '組織', en: 'department' },
  }[type];
  return new KintoneError(400, known.number, {
    ja: `指定した${known.ja}（code: ${code}）が見つかりません。`,
    en: `The specified ${known.en} (code: ${code}) is not found.`,
  });
}

const NO_ADMINISTRATOR: Bilingual = {
  ja: 'スペースの管理者を1名以上設定してください。',
  en: 'Set one or more administrators of the space.',
};
const NO_GUEST_SPACE: Bilingual = {
  ja: 'ゲストスペースではありません。',
  en: 'The space is not a guest space.',
};
