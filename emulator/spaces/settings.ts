/** Making, changing and deleting spaces. */
import type { Context } from '../context';
import { type Bilingual, invalidParameter, KintoneError, noPrivilege } from '../errors';
import { cleanHtml } from '../fields/rich-text';
import { dropRecordTables } from '../records/tables';
import {
  booleanParam,
  checkLength,
  enumParam,
  given,
  idParam,
  objectOf,
  optionalText,
  type Params,
  textParam,
} from '../server/params';
import { administeredSpace, refuseTokens } from './access';
import { readMembers, setMembers } from './members';
import { isGuestUser, saveSpace, type SpaceMember, type SpaceSettings } from './store';

const NAME_LENGTH = 128;
export const BODY_LENGTH = 65_535;
/** The one template of the local kintone: a space with one thread and nothing in it. */
const EMPTY_TEMPLATE = 1;

const SWITCHES = [
  'isPrivate',
  'fixedMember',
  'showAnnouncement',
  'showThreadList',
  'showAppList',
  'showMemberList',
  'showRelatedLinkList',
] as const;

/** Add Space API. @throws KintoneError GAIA_ST01 for a template other than 1, the only one here */
export function addSpaceFromTemplate(context: Context, params: Params): { id: string } {
  refuseNonMakers(context);
  const template = idParam(params, 'id');
  const name = readName(params);
  const members = readMembers(context, params);
  if (template !== EMPTY_TEMPLATE) throw noTemplate(template);
  const isGuest = booleanParam(params, 'isGuest') ?? false;
  const isPrivate = isGuest || (booleanParam(params, 'isPrivate') ?? false);
  const fixedMember = booleanParam(params, 'fixedMember') ?? false;
  return { id: String(insert(context, { name, isPrivate, fixedMember }, isGuest, members)) };
}

/** Add Space API of the API lab: public, one thread, its maker the administrator. */
export function addSpace(context: Context, params: Params): { id: string } {
  refuseNonMakers(context);
  const entity = { type: 'USER' as const, code: context.actor.code };
  const members = [{ entity, isAdmin: true, includeSubs: false }];
  const settings = { name: readName(params), isPrivate: false, fixedMember: false };
  return { id: String(insert(context, settings, false, members)) };
}

function insert(
  context: Context,
  chosen: Pick<SpaceSettings, 'name' | 'isPrivate' | 'fixedMember'>,
  isGuest: boolean,
  members: SpaceMember[],
): number {
  const settings: SpaceSettings = {
    ...chosen,
    useMultiThread: false,
    showAnnouncement: true,
    showThreadList: true,
    showAppList: true,
    showMemberList: true,
    showRelatedLinkList: true,
    permissions: { createApp: 'EVERYONE' },
  };
  const now = context.now().toISOString();
  const who = context.actor.code;
  const { lastInsertRowid: id } = context.db.run(
    `INSERT INTO spaces (is_guest, settings, creator, created, modifier, modified)
     VALUES (?, ?, ?, ?, ?, ?)`,
    isGuest ? 1 : 0,
    JSON.stringify(settings),
    who,
    now,
    who,
    now,
  );
  // The first thread carries the space's name.
  const thread = context.db.run(
    'INSERT INTO threads (space_id, name) VALUES (?, ?)',
    id,
    chosen.name,
  );
  context.db.run('UPDATE spaces SET default_thread = ? WHERE id = ?', thread.lastInsertRowid, id);
  setMembers(context, id, members);
  return id;
}

export function updateSpace(context: Context, params: Params): Record<string, never> {
  const space = administeredSpace(context, params);
  const { settings } = space;
  if (given(params, 'name')) settings.name = readName(params);
  for (const key of SWITCHES) settings[key] = booleanParam(params, key) ?? settings[key];
  // A guest space stays private, and several threads never become one again: both are passed over.
  if (space.isGuest) settings.isPrivate = true;
  if (booleanParam(params, 'useMultiThread')) settings.useMultiThread = true;
  if (given(params, 'permissions')) {
    const permissions = objectOf(params['permissions'], 'permissions');
    settings.permissions.createApp =
      enumParam(
        permissions,
        'createApp',
        ['EVERYONE', 'ADMIN'] as const,
        'permissions.createApp',
      ) ?? settings.permissions.createApp;
  }
  saveSpace(context, space);
  return {};
}

/** Only a space of several threads has a body of its own; that of one thread is its thread's. */
export function updateBody(context: Context, params: Params): Record<string, never> {
  const space = administeredSpace(context, params);
  const body = readBody(params);
  if (!space.settings.useMultiThread) throw invalidParameter('id', ONE_THREAD);
  saveSpace(context, { ...space, body });
  return {};
}

/** HTML; what is not allowed in it is taken out, as on saving a rich text. */
export function readBody(params: Params): string {
  const body = optionalText(params, 'body');
  if (body === undefined)
    throw invalidParameter('body', { ja: '必須です。', en: 'Required field.' });
  return cleanHtml(checkLength(body, BODY_LENGTH, 'body'));
}

/** The space with all that is in it: threads, and apps with their records. */
export function deleteSpace(context: Context, params: Params): Record<string, never> {
  const space = administeredSpace(context, params);
  const { db } = context;
  for (const { id } of db.all<{ id: number }>(
    'SELECT app_id AS id FROM space_apps WHERE space_id = ?',
    space.id,
  )) {
    dropRecordTables(db, id);
    db.run('DELETE FROM apps WHERE id = ?', id);
  }
  db.run('DELETE FROM spaces WHERE id = ?', space.id);
  return {};
}

function readName(params: Params): string {
  return checkLength(textParam(params, 'name'), NAME_LENGTH, 'name');
}

function refuseNonMakers(context: Context): void {
  refuseTokens(context);
  if (isGuestUser(context.actor.code)) throw noPrivilege();
}

function noTemplate(id: number): KintoneError {
  return new KintoneError(404, 'GAIA_ST01', {
    ja: `指定したスペーステンプレート（id: ${id}）が見つかりません。このエミュレーターにあるのは、空のスペース（id: ${EMPTY_TEMPLATE}）だけです。`,
    en: `The space template (ID: ${id}) is not found. This emulator has only an empty space (ID: ${EMPTY_TEMPLATE}).`,
  });
}

const ONE_THREAD: Bilingual = {
  ja: 'スレッドが1つのスペースの本文は、スレッドの更新で変更します。',
  en: 'The body of a space with a single thread is changed by updating its thread.',
};
