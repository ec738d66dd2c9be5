/** Which organizations and groups a user is in, as the User API sets them. */
import type { Context } from '../context';
import { noPrivilege } from '../errors';
import { objectOf, type Params, requiredList, textParam } from '../server/params';
import { ADMINISTRATORS, EVERYONE } from './directory';
import { code, entries, exists, missing, requireSystemAdmin } from './entries';

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

/** Every member of a group at once (Update Group Users API). Nobody is put into the built-in groups by it. */
export function setGroupUsers(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  const { db } = context;
  const group = textParam(params, 'code');
  if (!exists(context, 'groups', group)) throw missing('code');
  if (group === EVERYONE || group === ADMINISTRATORS) throw noPrivilege();
  const logins = requiredList(params, 'users').map((value, index) => {
    const login = textParam({ user: value }, 'user', `users[${index}]`);
    if (!exists(context, 'users', login)) throw missing(`users[${index}]`);
    return login;
  });
  db.run('DELETE FROM user_groups WHERE group_code = ?', group);
  for (const login of logins) {
    db.run('INSERT OR IGNORE INTO user_groups (user_code, group_code) VALUES (?, ?)', login, group);
  }
  return {};
}
