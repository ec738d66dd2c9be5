/** `kintone.user`; answers are kept until the page changes, as kintone does. */
import type { Boot } from '../boot';
import { badArgument } from './refuse';
import { rest } from './rest';

interface OrganizationTitle {
  organization: { id: string; code: string; name: string };
  title: { id: string; code: string; name: string } | null;
}

/** One picture for all: users have none here. */
const PICTURE = '/favicon.ico';

export function userNamespace(boot: Boot): Record<string, unknown> {
  const kept = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = kept.get(key) ?? ask();
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    return known as Promise<T>;
  };
  const me = boot.user?.code;
  return {
    getOrganizations: (code: string | undefined = me) =>
      once(`organizations ${code}`, () => organizationsOf(code)),
    getGroups: (code: string | undefined = me) =>
      once(`groups ${code}`, async () => {
        const { groups } = await rest<{ groups: { id: string; code: string; name: string }[] }>(
          'GET',
          '/v1/user/groups.json',
          { code },
        );
        return groups.map(({ id, code, name }) => ({ id, code, name }));
      }),
    getCustomFields: (code: string | undefined = me) =>
      once(`fields ${code}`, async () => {
        await rest('GET', '/v1/user/groups.json', { code });
        return [];
      }),
    getIcons: async (users: unknown) => {
      const codes = Array.isArray(users) ? users : (users as { users?: unknown } | null)?.users;
      if (!Array.isArray(codes)) return badArgument('kintone.user.getIcons', 'users', users);
      return codes.map((user: unknown) => ({
        user: String(user),
        url: `${location.origin}${PICTURE}`,
      }));
    },
  };
}

async function organizationsOf(code: string | undefined): Promise<unknown[]> {
  const [belongs, user] = await Promise.all([
    rest<{ organizationTitles: OrganizationTitle[] }>('GET', '/v1/user/organizations.json', {
      code,
    }),
    rest<{ users: { primaryOrganization: string | null }[] }>('GET', '/v1/users.json', {
      codes: [code],
    }),
  ]);
  const primary = user.users[0]?.primaryOrganization;
  return belongs.organizationTitles.map(({ organization: { id, code, name }, title }) => ({
    organization: { id, code, name, primary: String(primary) === id },
    title: title ? { id: title.id, code: title.code, name: title.name } : null,
  }));
}
