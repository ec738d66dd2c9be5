/** Users, organizations and groups to choose from, read once per page. */
import type { FieldProperty } from '../../apps/definition';
import { rest } from '../api';
import { directory } from '../fields/directory';
import type { Person } from './defaults';

export type EntityKind = 'USER' | 'ORGANIZATION' | 'GROUP';

const KIND: Record<string, EntityKind> = {
  USER_SELECT: 'USER',
  ORGANIZATION_SELECT: 'ORGANIZATION',
  GROUP_SELECT: 'GROUP',
};

const LIST = { USER: 'user', ORGANIZATION: 'organization', GROUP: 'group' } as const;

/** Most entries the User API gives at once. */
const PAGE = 100;

export function kindOf(property: FieldProperty): EntityKind {
  return KIND[property.type] ?? 'USER';
}

export class Directory {
  private readonly lists = new Map<string, Promise<Person[]>>();

  /** All of a kind, in the directory's order. @throws RestError */
  all(kind: EntityKind): Promise<Person[]> {
    return directory(LIST[kind]);
  }

  /** What a field lets choose: all, or what its settings name and, for users, the members of it. @throws RestError */
  async choices(property: FieldProperty): Promise<Person[]> {
    const kind = kindOf(property);
    const limits = property.entities ?? [];
    if (limits.length === 0) return this.all(kind);
    const lists = await Promise.all(limits.map((one) => this.within(kind, one.type, one.code)));
    return distinct(lists.flat());
  }

  /** Members of an entity, or the entity itself when it is of the kind asked for. @throws RestError */
  async within(kind: EntityKind, type: string, code: string): Promise<Person[]> {
    if (type === kind) return (await this.all(kind)).filter((one) => one.code === code);
    if (kind !== 'USER' || (type !== 'ORGANIZATION' && type !== 'GROUP')) return [];
    const home = type === 'GROUP' ? '/v1/group/users.json' : '/v1/organization/users.json';
    return this.once(`${type} ${code}`, async () => {
      if (type === 'GROUP') return everyPage(home, 'users', { code });
      const rows = await everyPage<{ user: Person }>(home, 'userTitles', { code });
      return rows.map(({ user }) => user);
    });
  }

  private once(key: string, ask: () => Promise<Person[]>): Promise<Person[]> {
    const known = this.lists.get(key) ?? ask();
    this.lists.set(key, known);
    known.catch(() => this.lists.delete(key));
    return known;
  }
}

async function everyPage<T = Person>(path: string, key: string, ask: object): Promise<T[]> {
  const found: T[] = [];
  for (;;) {
    const page = await rest<Record<string, T[]>>('GET', path, {
      ...ask,
      offset: found.length,
      size: PAGE,
    });
    const rows = page[key] ?? [];
    found.push(...rows);
    if (rows.length < PAGE) return found;
  }
}

export function distinct(people: Person[]): Person[] {
  return [...new Map(people.map((one) => [one.code, { code: one.code, name: one.name }])).values()];
}
