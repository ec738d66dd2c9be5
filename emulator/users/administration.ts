/** Changes to users, as the User API makes them. */
import type { Context } from '../context';
import { noPrivilege } from '../errors';
import { booleanParam, checkLength, optionalText, type Params, textParam } from '../server/params';
import {
  blank,
  code,
  codeEntries,
  duplicate,
  entries,
  exists,
  missing,
  requireSystemAdmin,
  seconds,
} from './entries';
import { hashPassword } from './passwords';
import { languageOf, mergedProfile, type Profile, timeZoneOf } from './profile';
import { FIRST_USER } from './seed';

const PASSWORD_LENGTH = 64;

export function addUsers(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'users')) {
    const login = code(entry, 'code', path);
    if (exists(context, 'users', login)) throw duplicate(`${path}.code`);
    const password = textParam(entry, 'password', `${path}.password`);
    context.db.run(
      `INSERT INTO users (code, name, email, language, timezone, password_hash, valid, profile, created, modified)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      login,
      code(entry, 'name', path),
      optionalText(entry, 'email', `${path}.email`) ?? '',
      languageOf(optionalText(entry, 'locale', `${path}.locale`)),
      timeZoneOf(optionalText(entry, 'timezone', `${path}.timezone`) ?? 'Asia/Tokyo', path),
      hashPassword(checkLength(password, PASSWORD_LENGTH, `${path}.password`)),
      booleanParam(entry, 'valid', `${path}.valid`) === false ? 0 : 1,
      JSON.stringify(mergedProfile({}, entry, path)),
      seconds(context),
      seconds(context),
    );
    setPrimaryOrganization(context, login, entry, path);
  }
  return {};
}

export function updateUsers(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'users')) {
    const login = code(entry, 'code', path);
    const before = context.db.get<
      Record<'name' | 'email' | 'language' | 'timezone' | 'profile', string>
    >('SELECT name, email, language, timezone, profile FROM users WHERE code = ?', login);
    if (!before) throw missing(`${path}.code`);
    context.db.run(
      `UPDATE users SET name = ?, email = ?, language = ?, timezone = ?, profile = ?, modified = ? WHERE code = ?`,
      entry['name'] === undefined ? before.name : code(entry, 'name', path),
      optionalText(entry, 'email', `${path}.email`) ?? before.email,
      languageOf(optionalText(entry, 'locale', `${path}.locale`) ?? before.language),
      timeZoneOf(optionalText(entry, 'timezone', `${path}.timezone`) ?? before.timezone, path),
      JSON.stringify(mergedProfile(JSON.parse(before.profile) as Profile, entry, path)),
      seconds(context),
      login,
    );
    const valid = booleanParam(entry, 'valid', `${path}.valid`);
    if (valid !== undefined) {
      context.db.run('UPDATE users SET valid = ? WHERE code = ?', valid ? 1 : 0, login);
    }
    const password = optionalText(entry, 'password', `${path}.password`);
    if (password !== undefined) {
      if (password === '') throw blank(`${path}.password`);
      context.db.run(
        'UPDATE users SET password_hash = ? WHERE code = ?',
        hashPassword(checkLength(password, PASSWORD_LENGTH, `${path}.password`)),
        login,
      );
    }
    setPrimaryOrganization(context, login, entry, path);
  }
  return {};
}

/** `primaryOrganization` names one of the user's organizations, by id or by code; null marks none. */
function setPrimaryOrganization(
  context: Context,
  login: string,
  entry: Params,
  path: string,
): void {
  if (entry['primaryOrganization'] === undefined) return;
  context.db.run('UPDATE user_organizations SET is_primary = 0 WHERE user_code = ?', login);
  const wanted = optionalText(entry, 'primaryOrganization', `${path}.primaryOrganization`) ?? '';
  if (wanted === '') return;
  const { changes } = context.db.run(
    `UPDATE user_organizations SET is_primary = 1 WHERE user_code = ? AND organization_code =
       (SELECT code FROM organizations WHERE code = ? OR CAST(id AS TEXT) = ? ORDER BY code = ? DESC LIMIT 1)`,
    login,
    wanted,
    wanted,
    wanted,
  );
  if (changes === 0) throw missing(`${path}.primaryOrganization`);
}

/** What the user made stays; a deleted user's name is no longer known there. */
export function deleteUsers(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { code: login, path } of codeEntries(params)) {
    if (!exists(context, 'users', login)) throw missing(path);
    if (login === FIRST_USER.code || login === context.actor.code) throw noPrivilege();
    context.db.run('DELETE FROM users WHERE code = ?', login);
  }
  return {};
}
