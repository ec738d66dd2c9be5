/** A space as REST and its page show it. */
import { liveApp } from '../apps/definition';
import type { Context } from '../context';
import type { Params } from '../server/params';
import { offsetParam, rangeParam } from '../server/params';
import { mayEnter, refuseTokens, visibleSpace } from './access';
import { allSpaces, guestsOf, memberCodes, personOf, type Space, threadsOf } from './store';

const PAGE_SIZE = 100;
/** The picture of a space that was given none. */
const COVER = 'BLUE';

export function getSpace(context: Context, params: Params) {
  const space = visibleSpace(context, params);
  const { db } = context;
  const { settings } = space;
  const body = settings.useMultiThread
    ? space.body
    : (threadsOf(db, space.id).find(({ id }) => id === space.defaultThread)?.body ?? '');
  return {
    id: String(space.id),
    ...settings,
    defaultThread: String(space.defaultThread),
    creator: personOf(db, space.creator),
    modifier: personOf(db, space.modifier),
    memberCount: String(memberCount(context, space)),
    coverType: 'PRESET',
    coverKey: COVER,
    coverUrl: '/favicon.ico',
    body,
    isGuest: space.isGuest,
    attachedApps: attachedApps(context, space),
  };
}

function memberCount({ db }: Context, space: Space): number {
  return memberCodes(db, space.id).length + guestsOf(db, space.id).length;
}

/** Apps of the space, those not yet deployed left out. */
function attachedApps({ db }: Context, space: Space) {
  return db
    .all<{
      id: number;
      thread: number;
      creator: string;
      created: string;
      modifier: string;
      modified: string;
    }>(
      `SELECT a.id, s.thread_id AS thread, a.creator, a.created, a.modifier, a.modified
       FROM space_apps s JOIN apps a ON a.id = s.app_id
       WHERE s.space_id = ? AND a.live IS NOT NULL ORDER BY a.id`,
      space.id,
    )
    .map((row) => {
      const app = liveApp(db, row.id);
      return {
        threadId: String(row.thread),
        appId: String(row.id),
        code: app.code,
        name: app.settings.name,
        description: app.settings.description,
        createdAt: row.created,
        creator: personOf(db, row.creator),
        modifiedAt: row.modified,
        modifier: personOf(db, row.modifier),
      };
    });
}

/** Spaces the asker may know of: system administrators all, others the public ones and their own. */
export function getStatistics(context: Context, params: Params) {
  refuseTokens(context);
  const { db, actor } = context;
  const offset = offsetParam(params);
  const limit = rangeParam(params, 'limit', { from: 1, to: PAGE_SIZE, fallback: PAGE_SIZE });
  const all = actor.kind === 'user' && actor.isSystemAdmin;
  return {
    spaces: allSpaces(db)
      .filter((space) => all || mayEnter(context, space))
      .slice(offset, offset + limit)
      .map((space) => ({
        id: String(space.id),
        name: space.settings.name,
        administratorCount: String(memberCodes(db, space.id).filter((one) => one.isAdmin).length),
        memberCount: String(memberCount(context, space)),
        isPrivate: space.settings.isPrivate,
        isGuest: space.isGuest,
        creator: personOf(db, space.creator),
        createdAt: space.created,
        modifier: personOf(db, space.modifier),
        modifiedAt: space.modified,
      })),
  };
}
