/**
 * Changes to users, organizations and groups, as the User API makes them: up to 100 at a time, all or
 * nothing, by system administrators alone.
 */
import type { Context } from '../context';
import { invalidParameter, type KintoneError, noPrivilege } from '../errors';
import {
  booleanParam,
  checkLength,
  objectOf,
  optionalText,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { ADMINISTRATORS, EVERYONE } from './directory';
import { hashPassword } from './passwords';
import { languageOf, mergedProfile, type Profile } from './profile';

const MAX_AT_ONCE = 100;
const CODE_LENGTH = 128;
const PASSWORD_LENGTH = 64;

/** @throws KintoneError CB_NO02 unless a system administrator asks */
export function requireSystemAdmin(context: Context): void {
  const { actor } = context;
  if (actor.kind !== 'user' || !actor.isSystemAdmin) throw noPrivilege();
}

/** The entries of a request, each with the path that names it in an error. */
function entries(params: Params, key: string): { entry: Params; path: string }[] {
  const list = requiredList(params, key);
  if (list.length > MAX_AT_ONCE) {
    throw invalidParameter(key, {
      ja: `一度に${MAX_AT_ONCE}件まで指定できます。`,
      en: `Up to ${MAX_AT_ONCE} can be specified at once.`,
    });
  }
  return list.map((value, index) => {
    const path = `${key}[${index}]`;
    return { entry: objectOf(value, path), path };
  });
}

function code(entry: Params, key: string, path: string): string {
  const value = checkLength(textParam(entry, key, `${path}.${key}`), CODE_LENGTH, `${path}.${key}`);
  if (value.trim() === '') throw blank(`${path}.${key}`);
  return value;
}

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
      zone(optionalText(entry, 'timezone', `${path}.timezone`) ?? 'Asia/Tokyo', path),
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
      zone(optionalText(entry, 'timezone', `${path}.timezone`) ?? before.timezone, path),
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

export function addOrganizations(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'organizations')) {
    const organization = code(entry, 'code', path);
    if (exists(context, 'organizations', organization)) throw duplicate(`${path}.code`);
    context.db.run(
      `INSERT INTO organizations (code, name, parent_code, description, sort)
       VALUES (?, ?, ?, ?, (SELECT COALESCE(MAX(sort), 0) + 1 FROM organizations))`,
      organization,
      code(entry, 'name', path),
      parentCode(context, entry, path),
      optionalText(entry, 'description', `${path}.description`) ?? '',
    );
  }
  return {};
}

export function updateOrganizations(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'organizations')) {
    const organization = code(entry, 'code', path);
    if (!exists(context, 'organizations', organization)) throw missing(`${path}.code`);
    if (entry['name'] !== undefined) {
      const name = code(entry, 'name', path);
      context.db.run('UPDATE organizations SET name = ? WHERE code = ?', name, organization);
    }
    if (entry['parentCode'] !== undefined) {
      const parent = parentCode(context, entry, path);
      if (parent !== null && isBelow(context, parent, organization)) throw cycle(path);
      context.db.run(
        'UPDATE organizations SET parent_code = ? WHERE code = ?',
        parent,
        organization,
      );
    }
    const description = optionalText(entry, 'description', `${path}.description`);
    if (description !== undefined) {
      context.db.run(
        'UPDATE organizations SET description = ? WHERE code = ?',
        description,
        organization,
      );
    }
  }
  return {};
}

export function addGroups(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'groups')) {
    const group = code(entry, 'code', path);
    if (exists(context, 'groups', group)) throw duplicate(`${path}.code`);
    context.db.run(
      'INSERT INTO groups (code, name, description) VALUES (?, ?, ?)',
      group,
      code(entry, 'name', path),
      optionalText(entry, 'description', `${path}.description`) ?? '',
    );
  }
  return {};
}

export function updateGroups(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'groups')) {
    const group = code(entry, 'code', path);
    if (!exists(context, 'groups', group)) throw missing(`${path}.code`);
    if (entry['name'] !== undefined) {
      context.db.run('UPDATE groups SET name = ? WHERE code = ?', code(entry, 'name', path), group);
    }
    const description = optionalText(entry, 'description', `${path}.description`);
    if (description !== undefined) {
      context.db.run('UPDATE groups SET description = ? WHERE code = ?', description, group);
    }
  }
  return {};
}

/** Every membership of a user at once; what is not named is left. The primary one stays primary if still named. */
export function setUserOrganizations(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  const { db } = context;
  for (const { entry, path } of entries(params, 'userOrganizations')) {
    const login = code(entry, 'code', path);
    if (!exists(context, 'users', login)) throw missing(`${path}.code`);
    const primary = db.get<{ code: string }>(
      'SELECT organization_code AS code FROM user_organizations WHERE user_code = ? AND is_primary = 1',
      login,
    )?.code;
    db.run('DELETE FROM user_organizations WHERE user_code = ?', login);
    requiredList(entry, 'organizations', `${path}.organizations`).forEach((value, index) => {
      const at = `${path}.organizations[${index}]`;
      const organization = code(objectOf(value, at), 'orgCode', at);
      if (!exists(context, 'organizations', organization)) throw missing(`${at}.orgCode`);
      db.run(
        'INSERT OR IGNORE INTO user_organizations (user_code, organization_code, is_primary) VALUES (?, ?, ?)',
        login,
        organization,
        organization === primary ? 1 : 0,
      );
    });
  }
  return {};
}

/** Every group of a user at once. System administration is the membership of Administrators. */
export function setUserGroups(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  const { db } = context;
  const login = textParam(params, 'code');
  if (!exists(context, 'users', login)) throw missing('code');
  const groups = requiredList(params, 'groups').map((value, index) => {
    const group = textParam({ group: value }, 'group', `groups[${index}]`);
    if (!exists(context, 'groups', group)) throw missing(`groups[${index}]`);
    return group;
  });
  db.run('DELETE FROM user_groups WHERE user_code = ?', login);
  db.run(
    'UPDATE users SET is_system_admin = ? WHERE code = ?',
    groups.includes(ADMINISTRATORS) ? 1 : 0,
    login,
  );
  for (const group of groups) {
    if (group === EVERYONE || group === ADMINISTRATORS) continue;
    db.run('INSERT OR IGNORE INTO user_groups (user_code, group_code) VALUES (?, ?)', login, group);
  }
  return {};
}

function parentCode(context: Context, entry: Params, path: string): string | null {
  const parent = optionalText(entry, 'parentCode', `${path}.parentCode`) ?? '';
  if (parent === '') return null;
  if (!exists(context, 'organizations', parent)) throw missing(`${path}.parentCode`);
  return parent;
}

function isBelow(context: Context, organization: string, top: string): boolean {
  let current: string | null = organization;
  while (current !== null) {
    if (current === top) return true;
    current =
      context.db.get<{ parent: string | null }>(
        'SELECT parent_code AS parent FROM organizations WHERE code = ?',
        current,
      )?.parent ?? null;
  }
  return false;
}

function exists(
  context: Context,
  table: 'users' | 'organizations' | 'groups',
  key: string,
): boolean {
  return context.db.get(`SELECT 1 AS found FROM ${table} WHERE code = ?`, key) !== undefined;
}

function zone(name: string, path: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidParameter(`${path}.timezone`, {
      ja: 'タイムゾーンが正しくありません。',
      en: 'The time zone is not valid.',
    });
  }
}

function seconds(context: Context): string {
  return `${context.now().toISOString().slice(0, 19)}Z`;
}

function missing(path: string): KintoneError {
  return invalidParameter(path, { ja: '存在しません。', en: 'Does not exist.' });
}

function duplicate(path: string): KintoneError {
  return invalidParameter(path, {
    ja: 'すでに使用されています。',
    en: 'Already in use.',
  });
}

function blank(path: string): KintoneError {
  return invalidParameter(path, {
    ja: '空白だけの値は指定できません。',
    en: 'Must not be blank.',
  });
}

function cycle(path: string): KintoneError {
  return invalidParameter(`${path}.parentCode`, {
    ja: '下位の組織を親組織にはできません。',
    en: 'An organization below cannot be the parent.',
  });
}
