/**
 * Pages and spaces. Pages of a guest space live under `/k/guest/{space}/`, as its REST does; whoever asks for
 * one of its apps elsewhere is sent there, so that addresses may leave the space out. For the pages beside REST:
 *   GET /k/internal/spaces.json → { spaces: [{ id, name, isPrivate, isGuest }] }   those the asker may enter
 *   GET /k/internal/space.json { id, thread? } → SpacePage
 */
import type { Context } from '../context';
import type { SpaceInfo } from '../pages/boot';
import { isSpaceAdmin, mayEnter, placeOf, visibleSpace } from '../spaces/access';
import { getSpace } from '../spaces/show';
import {
  allSpaces,
  findSpace,
  guestsOf,
  memberCodes,
  personOf,
  type Space,
  threadsOf,
} from '../spaces/store';
import type { ThreadComment } from '../spaces/threads';
import type { Database } from '../store/database';
import { nameOf } from '../users/directory';
import { given, idParam, type Params } from './params';
import type { Route } from './route';

export const pageSpaceRoutes: Route[] = [
  { method: 'GET', path: '/k/internal/spaces.json', handle: spaces },
  { method: 'GET', path: '/k/internal/space.json', handle: spacePage },
];

/** The path as an ordinary space has it, and the space a guest path names (undefined: no such guest space). */
export function withoutGuestPath(
  db: Database,
  path: string,
): { path: string; guestSpaceId?: number } | undefined {
  const guest = /^\/k\/guest\/(\d+)(\/.*)$/.exec(path);
  if (!guest) return { path };
  const guestSpaceId = Number(guest[1]);
  if (!findSpace(db, guestSpaceId)?.isGuest) return undefined;
  return { path: `/k${guest[2]}`, guestSpaceId };
}

/** Where the page of an app is to be asked for instead, undefined when it was asked for in the right place. */
export function rightAddress(
  db: Database,
  url: URL,
  path: string,
  guestSpaceId: number | undefined,
): string | undefined {
  const app = /^\/k\/(?:m\/|admin\/app\/)?(\d+)\//.exec(path)?.[1] ?? url.searchParams.get('app');
  if (app === null) return undefined;
  const space = placeOf(db, Number(app))?.space;
  const wanted = space?.isGuest ? space.id : undefined;
  if (wanted === guestSpaceId) return undefined;
  return `${wanted === undefined ? '/k' : `/k/guest/${wanted}`}${path.slice('/k'.length)}${url.search}`;
}

/** What `kintone.space` tells of the space an app is in. */
export function spaceInfo(context: Context, appId: number): SpaceInfo | undefined {
  const space = placeOf(context.db, appId)?.space;
  return space && infoOf(context, space);
}

function infoOf(context: Context, space: Space): SpaceInfo {
  return {
    id: String(space.id),
    name: space.settings.name,
    isGuest: space.isGuest,
    administration: isSpaceAdmin(context, space),
  };
}

function spaces(context: Context) {
  return {
    spaces: allSpaces(context.db)
      .filter((space) => mayEnter(context, space))
      .map(({ id, isGuest, settings }) => ({
        id: String(id),
        name: settings.name,
        isPrivate: settings.isPrivate,
        isGuest,
      })),
  };
}

function spacePage(context: Context, params: Params) {
  const space = visibleSpace(context, params);
  const { db } = context;
  const threads = threadsOf(db, space.id);
  const wanted = given(params, 'thread') ? idParam(params, 'thread') : space.defaultThread;
  return {
    ...infoOf(context, space),
    settings: getSpace(context, { id: space.id }),
    threads: threads.map(({ id, name }) => ({ id: String(id), name })),
    thread: threads
      .filter(({ id }) => id === wanted)
      .map(({ id, name, body }) => ({ id: String(id), name, body }))[0],
    comments: commentsOf(db, wanted),
    people: [
      ...memberCodes(db, space.id).map(({ code, isAdmin }) => ({ code, isAdmin, isGuest: false })),
      ...guestsOf(db, space.id).map((code) => ({ code, isAdmin: false, isGuest: true })),
    ].map((person) => ({ ...person, name: personOf(db, person.code).name })),
  };
}

/** Newest first. */
function commentsOf(db: Database, threadId: number) {
  return db
    .all<{ id: number; content: string; creator: string; created: string }>(
      `SELECT id, content, creator, created FROM thread_comments
       WHERE thread_id = ? ORDER BY id DESC`,
      threadId,
    )
    .map(({ id, content, creator, created }) => {
      const { text, mentions, files } = JSON.parse(content) as ThreadComment;
      return {
        id: String(id),
        text,
        created,
        creator: personOf(db, creator),
        mentions: mentions.map(({ type, code }) => ({
          code,
          name: nameOf(db, type as 'USER', code) ?? code,
        })),
        files: files.map(({ fileKey, name }) => ({ fileKey, name })),
      };
    });
}
