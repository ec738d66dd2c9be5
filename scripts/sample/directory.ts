/** The sample ward's people, put into a kintone through the User API. Who is there already is left alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from '../paths';

export interface Person {
  code: string;
  name: string;
  organization: string;
  title: string;
  groups: string[];
}

export interface Ward {
  /** The same for every sample user, and written in apps/ward/README.md. */
  password: string;
  /** Parents come before their children. */
  organizations: { code: string; name: string; parentCode: string | null }[];
  groups: { code: string; name: string }[];
  people: Person[];
}

/** Calls `/v1/…` of the platform, which the kintone client does not know. */
export type CallUserApi = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
) => Promise<Record<string, unknown>>;

export function readWard(): Ward {
  const folder = join(root, 'apps', 'ward');
  const ward = JSON.parse(readFileSync(join(folder, 'ward.json'), 'utf8')) as Omit<Ward, 'people'>;
  const rows = parse(readFileSync(join(folder, 'users.tsv')), {
    delimiter: '\t',
    columns: true,
  }) as Record<'ログイン名' | '表示名' | '組織' | '役職' | 'グループ', string>[];
  const people = rows.map((row) => ({
    code: row.ログイン名,
    name: row.表示名,
    organization: row.組織,
    title: row.役職,
    groups: row.グループ.split(',').filter((code) => code !== ''),
  }));
  return { ...ward, people };
}

export function userApi(baseUrl: string, username: string, password: string): CallUserApi {
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  return async (method, path, body) => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        'X-Cybozu-Authorization': credentials,
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) {
      throw new Error(
        `${method} ${path}: ${String(answer['message'])} ${JSON.stringify(answer['errors'] ?? {})}`,
      );
    }
    return answer;
  };
}

/** @returns how many users were added; 0 when the ward was complete */
export async function loadDirectory(call: CallUserApi, ward: Ward): Promise<number> {
  const organizations = await all<{ code: string }>(call, 'organizations');
  const newOrganizations = missing(ward.organizations, organizations);
  if (newOrganizations.length > 0) {
    await call('POST', '/v1/organizations.json', { organizations: newOrganizations });
  }
  const newGroups = missing(ward.groups, await all<{ code: string }>(call, 'groups'));
  if (newGroups.length > 0) await call('POST', '/v1/groups.json', { groups: newGroups });

  const users = await all<{ code: string; primaryOrganization: unknown }>(call, 'users');
  const newUsers = missing(ward.people, users);
  for (const some of chunks(newUsers, 25)) {
    await call('POST', '/v1/users.json', {
      users: some.map(({ code, name, title }) => ({
        code,
        name,
        password: ward.password,
        locale: 'ja',
        timezone: 'Asia/Tokyo',
        description: `${title}（架空の職員）`,
      })),
    });
  }

  // The primary organization is set last: where it is missing, an earlier run was cut off.
  const settled = new Set(
    users.filter((user) => user.primaryOrganization !== null).map((user) => user.code),
  );
  const unsettled = ward.people.filter((person) => !settled.has(person.code));
  if (unsettled.length > 0) await settle(call, unsettled);
  return newUsers.length;
}

async function settle(call: CallUserApi, people: Person[]): Promise<void> {
  for (const { code, groups } of people) {
    if (groups.length > 0) await call('PUT', '/v1/user/groups.json', { code, groups });
  }
  for (const some of chunks(people, 100)) {
    await call('PUT', '/v1/userOrganizations.json', {
      userOrganizations: some.map(({ code, organization }) => ({
        code,
        organizations: [{ orgCode: organization }],
      })),
    });
  }
  const ids = new Map(
    (await all<{ id: string; code: string }>(call, 'organizations')).map(({ id, code }) => [
      code,
      id,
    ]),
  );
  for (const some of chunks(people, 100)) {
    await call('PUT', '/v1/users.json', {
      users: some.map(({ code, organization }) => ({
        code,
        primaryOrganization: ids.get(organization),
      })),
    });
  }
}

async function all<T>(call: CallUserApi, kind: 'users' | 'organizations' | 'groups'): Promise<T[]> {
  const size = 100;
  const found: T[] = [];
  for (;;) {
    const answer = await call('GET', `/v1/${kind}.json?size=${size}&offset=${found.length}`);
    const page = answer[kind] as T[];
    found.push(...page);
    if (page.length < size) return found;
  }
}

function missing<T extends { code: string }>(wanted: T[], there: { code: string }[]): T[] {
  const known = new Set(there.map((entry) => entry.code));
  return wanted.filter((entry) => !known.has(entry.code));
}

export function chunks<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < list.length; start += size) {
    parts.push(list.slice(start, start + size));
  }
  return parts;
}
