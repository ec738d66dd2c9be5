/**
 * What the asker may do in an app. Entries of the app's rights are read from the top; the first that
 * means the user decides (kintone: "the upper one has priority"). An API token carries its own rights.
 * System administrators may administer every app, but see records only as its rights say.
 */
import type { Context, TokenRight } from '../context';
import { KintoneError, noPrivilege } from '../errors';
import { isMember } from '../users/directory';
import type { AppDefinition, AppRight } from './definition';

export type RightName =
  | 'recordViewable'
  | 'recordAddable'
  | 'recordEditable'
  | 'recordDeletable'
  | 'appEditable'
  | 'recordImportable'
  | 'recordExportable';

const TOKEN_RIGHT: Record<RightName, TokenRight> = {
  recordViewable: 'VIEW',
  recordAddable: 'ADD',
  recordEditable: 'EDIT',
  recordDeletable: 'DELETE',
  appEditable: 'ADMIN',
  recordImportable: 'ADD',
  recordExportable: 'VIEW',
};

/** @throws KintoneError CB_NO02 for a user, GAIA_NO01 for an API token without the right. */
export function requireAppRight(context: Context, app: AppDefinition, right: RightName): void {
  if (hasAppRight(context, app, right)) return;
  if (context.actor.kind === 'token') {
    throw new KintoneError(403, 'GAIA_NO01', {
      ja: '指定したAPIトークンではこのAPIを実行できません。',
      en: 'Using this API token, you cannot run the specified API.',
    });
  }
  throw noPrivilege();
}

export function hasAppRight(context: Context, app: AppDefinition, right: RightName): boolean {
  const { actor, db } = context;
  if (actor.kind === 'token')
    return actor.rightsByApp.get(app.id)?.has(TOKEN_RIGHT[right]) ?? false;
  if (right === 'appEditable' && actor.isSystemAdmin) return true;
  const entry = app.rights.find((candidate) => means(candidate));
  return entry?.[right] ?? false;

  function means(candidate: AppRight): boolean {
    if (candidate.entity.type === 'CREATOR') return creatorOf() === actor.code;
    return isMember(db, actor.code, candidate.entity, candidate.includeSubs);
  }

  function creatorOf(): string | undefined {
    return db.get<{ creator: string }>('SELECT creator FROM apps WHERE id = ?', app.id)?.creator;
  }
}
