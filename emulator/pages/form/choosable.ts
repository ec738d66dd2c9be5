/** Whom a user, organization or group field lets choose. */
import type { FieldProperty } from '../../apps/definition';
import { directory, membersOf, type DirectoryKind } from '../fields/directory';
import type { Person } from './defaults';

const KIND: Record<string, DirectoryKind> = {
  USER_SELECT: 'user',
  ORGANIZATION_SELECT: 'organization',
  GROUP_SELECT: 'group',
};

const ENTITY: Record<string, DirectoryKind> = {
  USER: 'user',
  ORGANIZATION: 'organization',
  GROUP: 'group',
};

export function kindOf(property: FieldProperty): DirectoryKind {
  return KIND[property.type] ?? 'user';
}

/** All, or what the field's settings name and, for users, the members of it. @throws RestError */
export async function choosable(property: FieldProperty): Promise<Person[]> {
  const kind = kindOf(property);
  const limits = property.entities ?? [];
  if (limits.length === 0) return directory(kind);
  const lists = await Promise.all(limits.map(({ type, code }) => within(kind, ENTITY[type], code)));
  return distinct(lists.flat());
}

async function within(
  kind: DirectoryKind,
  limit: DirectoryKind | undefined,
  code: string,
): Promise<Person[]> {
  if (limit === kind) return (await directory(kind)).filter((one) => one.code === code);
  const holdsUsers = limit === 'organization' || limit === 'group';
  return kind === 'user' && holdsUsers ? membersOf(limit, code) : [];
}

export function distinct(people: Person[]): Person[] {
  return [...new Map(people.map((one) => [one.code, { code: one.code, name: one.name }])).values()];
}
