/** The User API of the platform, below `/v1/`: anyone signed in may read, system administrators change. */
import type { Context } from '../../context';
import { invalidParameter } from '../../errors';
import { userView, USER_COLUMNS, type UserRow } from '../../users/profile';
import { addUsers, deleteUsers, updateUsers } from '../../users/administration';
import { addGroups, deleteGroups, updateGroups } from '../../users/groups';
import { setGroupUsers, setUserGroups, setUserOrganizations } from '../../users/memberships';
import {
  addOrganizations,
  deleteOrganizations,
  updateOrganizations,
} from '../../users/organizations';
import { getServices, setServices } from '../../users/services';
import { ADMINISTRATORS, EVERYONE, groupsOf, organizationsOf } from '../../users/directory';
import {
  idListParam,
  integerParam,
  type Params,
  rangeParam,
  textListParam,
  textParam,
} from '../params';
import type { Route } from '../route';

const PAGE_SIZE = 100;

interface OrganizationRow {
  id: number;
  code: string;
  name: string;
  parent_code: string | null;
  description: string;
}

interface GroupRow {
  id: number;
  code: string;
  name: string;
  description: string;
}

export const userRoutes: Route[] = [
  { method: 'GET', path: '/v1/users.json', handle: getUsers },
  { method: 'POST', path: '/v1/users.json', handle: addUsers },
  { method: 'PUT', path: '/v1/users.json', handle: updateUsers },
  { method: 'DELETE', path: '/v1/users.json', handle: deleteUsers },
  { method: 'GET', path: '/v1/users/services.json', handle: getServices },
  { method: 'PUT', path: '/v1/users/services.json', handle: setServices },
  { method: 'GET', path: '/v1/organizations.json', handle: getOrganizations },
  { method: 'POST', path: '/v1/organizations.json', handle: addOrganizations },
  { method: 'PUT', path: '/v1/organizations.json', handle: updateOrganizations },
  { method: 'DELETE', path: '/v1/organizations.json', handle: deleteOrganizations },
  { method: 'GET', path: '/v1/groups.json', handle: getGroups },
  { method: 'POST', path: '/v1/groups.json', handle: addGroups },
  { method: 'PUT', path: '/v1/groups.json', handle: updateGroups },
  { method: 'DELETE', path: '/v1/groups.json', handle: deleteGroups },
  { method: 'GET', path: '/v1/user/organizations.json', handle: getUserOrganizations },
  { method: 'PUT', path: '/v1/userOrganizations.json', handle: setUserOrganizations },
  { method: 'GET', path: '/v1/user/groups.json', handle: getUserGroups },
  { method: 'PUT', path: '/v1/user/groups.json', handle: setUserGroups },
  { method: 'GET', path: '/v1/organization/users.json', handle: getOrganizationUsers },
  { method: 'GET', path: '/v1/group/users.json', handle: getGroupUsers },
  { method: 'PUT', path: '/v1/group/users.json', handle: setGroupUsers },
];

function getUsers(context: Context, params: Params) {
  const { where, values } = selection(params, 'u', "u.code NOT LIKE 'guest/%'");
  return {
    users: context.db
      .all<UserRow>(
        `SELECT ${USER_COLUMNS} FROM users u ${where} ORDER BY u.id LIMIT ? OFFSET ?`,
        ...values,
        ...page(params),
      )
      .map(userView),
  };
}

function getOrganizations(context: Context, params: Params) {
  const { where, values } = selection(params, 'o');
  return {
    organizations: context.db
      .all<OrganizationRow>(
        `SELECT id, code, name, parent_code, description FROM organizations o ${where}
         ORDER BY o.sort, o.id LIMIT ? OFFSET ?`,
        ...values,
        ...page(params),
      )
      .map(organizationView),
  };
}

function getGroups(context: Context, params: Params) {
  const { where, values } = selection(params, 'g');
  return {
    groups: context.db
      .all<GroupRow>(
        `SELECT id, code, name, description FROM groups g ${where} ORDER BY g.id LIMIT ? OFFSET ?`,
        ...values,
        ...page(params),
      )
      .map(groupView),
  };
}

function getUserOrganizations(context: Context, params: Params) {
  const login = existing(context, 'users', params);
  return {
    organizationTitles: organizationsOf(context.db, login).flatMap(({ code }) =>
      context.db
        .all<OrganizationRow>(
          'SELECT id, code, name, parent_code, description FROM organizations WHERE code = ?',
          code,
        )
        .map((row) => ({ organization: organizationView(row), title: null })),
    ),
  };
}

function getUserGroups(context: Context, params: Params) {
  const login = existing(context, 'users', params);
  return {
    groups: groupsOf(context.db, login).flatMap(({ code }) =>
      context.db
        .all<GroupRow>('SELECT id, code, name, description FROM groups WHERE code = ?', code)
        .map(groupView),
    ),
  };
}

function getOrganizationUsers(context: Context, params: Params) {
  const organization = existing(context, 'organizations', params);
  return {
    userTitles: context.db
      .all<UserRow>(
        `SELECT ${USER_COLUMNS} FROM users u
         JOIN user_organizations membership ON membership.user_code = u.code
         WHERE membership.organization_code = ? AND u.valid = 1 ORDER BY u.id LIMIT ? OFFSET ?`,
        organization,
        ...page(params),
      )
      .map((row) => ({ user: userView(row), title: null })),
  };
}

function getGroupUsers(context: Context, params: Params) {
  const group = existing(context, 'groups', params);
  return {
    users: context.db
      .all<UserRow>(
        `SELECT ${USER_COLUMNS} FROM users u WHERE u.valid = 1 AND u.code NOT LIKE 'guest/%' AND (
           ? = '${EVERYONE}' OR (? = '${ADMINISTRATORS}' AND u.is_system_admin = 1)
           OR EXISTS (SELECT 1 FROM user_groups g WHERE g.user_code = u.code AND g.group_code = ?))
         ORDER BY u.id LIMIT ? OFFSET ?`,
        group,
        group,
        group,
        ...page(params),
      )
      .map(userView),
  };
}

/** `ids` or `codes` narrow a list; guests are in none. */
function selection(
  params: Params,
  alias: string,
  always = '1 = 1',
): { where: string; values: (string | number)[] } {
  const ids = idListParam(params, 'ids');
  if (ids) return { where: `WHERE ${always} AND ${alias}.id IN (${marks(ids)})`, values: ids };
  const codes = textListParam(params, 'codes');
  if (codes) {
    return { where: `WHERE ${always} AND ${alias}.code IN (${marks(codes)})`, values: codes };
  }
  return { where: `WHERE ${always}`, values: [] };
}

function marks(list: unknown[]): string {
  return list.map(() => '?').join(', ');
}

function page(params: Params): [size: number, offset: number] {
  return [
    rangeParam(params, 'size', { from: 1, to: PAGE_SIZE, fallback: PAGE_SIZE }),
    Math.max(0, integerParam(params, 'offset') ?? 0),
  ];
}

function existing(
  context: Context,
  table: 'users' | 'organizations' | 'groups',
  params: Params,
): string {
  const code = textParam(params, 'code');
  const row = context.db.get<{ code: string }>(`SELECT code FROM ${table} WHERE code = ?`, code);
  if (!row) throw invalidParameter('code', { ja: '存在しません。', en: 'Does not exist.' });
  return row.code;
}

function organizationView(row: OrganizationRow) {
  return {
    id: String(row.id),
    code: row.code,
    name: row.name,
    localName: '',
    localNameLocale: 'en',
    parentCode: row.parent_code,
    description: row.description,
  };
}

function groupView(row: GroupRow) {
  return { id: String(row.id), code: row.code, name: row.name, description: row.description };
}
