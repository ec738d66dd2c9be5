/** Putting an app into a space: when it is made there, or moved later. */
import type { AppDefinition } from '../apps/definition';
import { previewFor } from '../apps/store';
import type { Context } from '../context';
import { type Bilingual, invalidParameter, noPrivilege } from '../errors';
import { given, idParam, type Params } from '../server/params';
import { isSpaceAdmin, mayEnter, placeOf, refuseTokens, visibleSpace } from './access';
import { type Space, threadsOf } from './store';

/** Where a new app is to be: `space` and `thread` of the request, or the guest space of its path. */
export function placeForNewApp(
  context: Context,
  params: Params,
): { space: Space; threadId: number } | undefined {
  const id = given(params, 'space') ? params['space'] : context.guestSpaceId;
  if (id === undefined) {
    if (given(params, 'thread')) throw invalidParameter('space', SPACE_MISSING);
    return undefined;
  }
  const space = visibleSpace(context, { space: id }, 'space');
  const onlyAdmins = space.settings.permissions.createApp === 'ADMIN';
  if (onlyAdmins && !isSpaceAdmin(context, space)) throw noPrivilege();
  const threadId = given(params, 'thread') ? idParam(params, 'thread') : space.defaultThread;
  const known = threadsOf(context.db, space.id).some((thread) => thread.id === threadId);
  if (!known) throw invalidParameter('thread', UNKNOWN_THREAD);
  return { space, threadId };
}

export function putIntoSpace(
  { db }: Context,
  appId: number,
  place: { space: Space; threadId: number } | undefined,
): void {
  db.run('DELETE FROM space_apps WHERE app_id = ?', appId);
  if (!place) return;
  db.run(
    'INSERT INTO space_apps (app_id, space_id, thread_id) VALUES (?, ?, ?)',
    appId,
    place.space.id,
    place.threadId,
  );
}

/**
 * Move App API: without `space`, or with null, the app belongs to no space any more. For administrators of
 * the app who may enter both spaces; guest spaces take and give no apps.
 */
export function moveApp(context: Context, params: Params): Record<string, never> {
  refuseTokens(context);
  const app: AppDefinition = previewFor(context, params);
  const from = placeOf(context.db, app.id)?.space;
  const to = given(params, 'space') ? visibleSpace(context, params, 'space') : undefined;
  if (from?.isGuest || to?.isGuest) throw invalidParameter('space', GUEST_SPACE);
  if (from && !mayEnter(context, from)) throw noPrivilege();
  const onlyAdmins = to?.settings.permissions.createApp === 'ADMIN';
  if (to && onlyAdmins && !isSpaceAdmin(context, to)) throw noPrivilege();
  putIntoSpace(context, app.id, to && { space: to, threadId: to.defaultThread });
  return {};
}

const SPACE_MISSING: Bilingual = { ja: '必須です。', en: 'Required field.' };
const UNKNOWN_THREAD: Bilingual = {
  ja: '指定したスレッドは、このスペースにありません。',
  en: 'The thread is not in this space.',
};
const GUEST_SPACE: Bilingual = {
  ja: 'ゲストスペースのアプリの所属は変更できません。ゲストスペースを変更先に指定することもできません。',
  en: 'An app of a guest space cannot be moved, nor can an app be moved to a guest space.',
};
