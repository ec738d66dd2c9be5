/** Users, organizations and groups of the domain, read once per page: candidates of inputs, filters and mentions. */
import { everyPage } from '../api';
import type { Named } from './values';

export type DirectoryKind = 'user' | 'organization' | 'group';

const PLACES: Record<DirectoryKind, { path: string; list: string }> = {
  user: { path: '/v1/users.json', list: 'users' },
  organization: { path: '/v1/organizations.json', list: 'organizations' },
  group: { path: '/v1/groups.json', list: 'groups' },
};

const known = new Map<string, Promise<Named[]>>();

/** All of a kind, in the directory's order. @throws RestError */
export function directory(kind: DirectoryKind): Promise<Named[]> {
  const { path, list } = PLACES[kind];
  return once(path, () => everyPage<Named>(path, list));
}

/** @throws RestError */
export function membersOf(kind: 'organization' | 'group', code: string): Promise<Named[]> {
  if (kind === 'group') {
    const path = '/v1/group/users.json';
    return once(`${path} ${code}`, () => everyPage<Named>(path, 'users', { code }));
  }
  const path = '/v1/organization/users.json';
  return once(`${path} ${code}`, async () => {
    const rows = await everyPage<{ user: Named }>(path, 'userTitles', { code });
    return rows.map(({ user }) => user);
  });
}

/** A failed reading is not kept: the next one asks again. */
function once(key: string, read: () => Promise<Named[]>): Promise<Named[]> {
  let list = known.get(key);
  if (!list) {
    list = read().then((all) => all.map(({ code, name }) => ({ code, name })));
    known.set(key, list);
    list.catch(() => known.delete(key));
  }
  return list;
}
