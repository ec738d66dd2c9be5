/**
 * Who may enter a space, and by which path an app is reached: apps of a guest space through
 * `/k/guest/{space}/v1/` alone, all others through `/k/v1/` alone. Private and guest spaces are open to
 * their members only; a guest sees nothing but the guest spaces that have invited them.
 */
import type { Context } from '../context';
import { KintoneError, noPrivilege } from '../errors';
import { idParam, type Params } from '../server/params';
import type { Database } from '../store/database';
import { belongsTo, findSpace, isGuestUser, memberCodes, type Space, spaceById } from './store';

export interface AppPlace {
  space: Space;
  threadId: number;
}

/** The space an app is in; undefined for an app outside spaces. */
export function placeOf(db: Database, appId: number): AppPlace | undefined {
  const row = db.get<{ space: number; threadId: number }>(
    'SELECT space_id AS space, thread_id AS threadId FROM space_apps WHERE app_id = ?',
    appId,
  );
  const space = row && findSpace(db, row.space);
  return space && { space, threadId: row.threadId };
}

/**
 * Observed on the real service: a guest space's app on an ordinary path is GAIA_IL23, an ordinary app on a
 * guest path CB_NO02.
 * @throws KintoneError GAIA_IL23, CB_NO02
 */
export function requirePlace(context: Context, appId: number): void {
  context.askedApps?.add(appId);
  const space = placeOf(context.db, appId)?.space;
  if (!context.ofPage) requirePath(context, space);
  if (!mayEnterPlace(context, space)) throw noPrivilege();
}

function requirePath({ guestSpaceId }: Context, space: Space | undefined): void {
  if (guestSpaceId === undefined) {
    if (space?.isGuest) throw guestPathNeeded();
  } else if (space?.id !== guestSpaceId) {
    throw noPrivilege();
  }
}

/** Whether the app's space lets the asker in, by whichever path; lists of apps ask this. */
export function mayEnterPlaceOf(context: Context, appId: number): boolean {
  return mayEnterPlace(context, placeOf(context.db, appId)?.space);
}

function mayEnterPlace(context: Context, space: Space | undefined): boolean {
  if (context.actor.kind === 'token') return true;
  return space ? mayEnter(context, space) : !isGuestUser(context.actor.code);
}

export function mayEnter({ db, actor }: Context, space: Space): boolean {
  const open = !space.isGuest && !space.settings.isPrivate && !isGuestUser(actor.code);
  return open || belongsTo(db, space, actor.code);
}

/** The space a request names, for one who may see it. @throws KintoneError GAIA_SP01, GAIA_IL23, CB_NO02 */
export function visibleSpace(context: Context, params: Params, key = 'id'): Space {
  refuseTokens(context);
  const space = spaceById(context.db, idParam(params, key));
  if (!context.ofPage) requirePath(context, space);
  if (!mayEnter(context, space)) throw noPrivilege();
  return space;
}

/** The same for one of its administrators. */
export function administeredSpace(context: Context, params: Params): Space {
  const space = visibleSpace(context, params);
  if (!isSpaceAdmin(context, space)) throw noPrivilege();
  return space;
}

export function isSpaceAdmin({ db, actor }: Context, space: Space): boolean {
  return memberCodes(db, space.id).some((one) => one.isAdmin && one.code === actor.code);
}

/** Spaces know password and session authentication only. @throws KintoneError GAIA_NO01 */
export function refuseTokens(context: Context): void {
  if (context.actor.kind !== 'token') return;
  throw new KintoneError(403, 'GAIA_NO01', {
    ja: '指定したAPIトークンではこのAPIを実行できません。',
    en: 'Using this API token, you cannot run the specified API.',
  });
}

function guestPathNeeded(): KintoneError {
  return new KintoneError(400, 'GAIA_IL23', {
    ja: 'ゲストスペース内のアプリを操作する場合は、リクエストの送信先を「/k/guest/（ゲストスペースのID）/v1/...」にします。',
    en: 'You need to send a request to the URL: "/k/guest/<Space ID>/v1/..." to execute apps in Guest Spaces.',
  });
}
