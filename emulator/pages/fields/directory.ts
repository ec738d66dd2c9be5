/** Users, organizations and groups of the domain, read once per page: candidates of filters and of mentions. */
import { rest } from '../api';
import type { Named } from './values';

export type DirectoryKind = 'user' | 'organization' | 'group';

const MOST_AT_ONCE = 100;

const PLACES: Record<DirectoryKind, { path: string; list: string }> = {
  user: { path: '/v1/users.json', list: 'users' },
  organization: { path: '/v1/organizations.json', list: 'organizations' },
  group: { path: '/v1/groups.json', list: 'groups' },
};

const known = new Map<DirectoryKind, Promise<Named[]>>();

/** A failed reading is not kept: the next one asks again. @throws RestError */
export function directory(kind: DirectoryKind): Promise<Named[]> {
  let list = known.get(kind);
  if (!list) {
    list = readAll(kind);
    known.set(kind, list);
    list.catch(() => known.delete(kind));
  }
  return list;
}

async function readAll(kind: DirectoryKind): Promise<Named[]> {
  const { path, list } = PLACES[kind];
  const all: Named[] = [];
  for (;;) {
    const answer = await rest<Record<string, (Named & { valid?: boolean })[]>>('GET', path, {
      size: MOST_AT_ONCE,
      offset: all.length,
    });
    const part = answer[list] ?? [];
    all.push(...part);
    if (part.length < MOST_AT_ONCE) return all.map(({ code, name }) => ({ code, name }));
  }
}

/** Those whose name or code holds all words of `typed`, in their order. */
export function matching(list: Named[], typed: string): Named[] {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return list.filter(({ code, name }) => {
    const text = `${name} ${code}`.normalize('NFKC').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
