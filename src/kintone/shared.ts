/**
 * What PC and phone have in common: the user, requests, organizations, form fields. Each is asked when
 * needed, because kintone knows the app and the user only once a page is open.
 */
import type { Instant } from '../calendar/instant';
import type { Directory, Entity, FormField, Host, LoginUser } from './host';
import { requestsThrough, type Send } from './requests';

export function loginUser(): LoginUser {
  const { code, name, language, timezone, email, phone, mobilePhone } = kintone.getLoginUser();
  const contacts = [email, phone, mobilePhone].filter(Boolean);
  // The plugin speaks Japanese and English; who chose another language reads English.
  return { code, name, language: language === 'ja' ? 'ja' : 'en', timezone, contacts };
}

/** Guest spaces have paths of their own; kintone tells which when asked so. */
const addressOf = (path: string): string => kintone.api.url(`/k/v1/${path}`, true);

const send: Send = (method, path, body) => kintone.api(addressOf(path), method, body);

export const request: Host['request'] = requestsThrough(send);

export const bulk: Host['bulk'] = async (writes) => {
  const requests = writes.map(({ method, path, body }) => ({
    // kintone gives the whole address; a bulk request takes the path alone.
    ...{ method, api: new URL(addressOf(path), location.origin).pathname, payload: body },
  }));
  const { results } = await request<{ results: unknown[] }>('POST', 'bulkRequest', { requests });
  return results;
};

/** The user API is not below /k/v1, but needs the same care. */
const requestUserApi = requestsThrough((method, path, body) =>
  kintone.api(`/v1/${path}`, method, body),
);

/**
 * Asks for the head of the open page. A server that does not answer so tells nothing: whoever asks does without.
 */
export async function serverTime(): Promise<Instant | undefined> {
  try {
    const { headers } = await fetch(location.pathname, { method: 'HEAD' });
    const told = Date.parse(headers.get('Date') ?? '');
    return Number.isNaN(told) ? undefined : (told as Instant);
  } catch (error) {
    console.warn('kumin: the server did not tell its time', error);
    return undefined;
  }
}

export function fieldsOnce(appId: () => number): Host['formFields'] {
  let fields: Promise<Record<string, FormField>> | undefined;
  return () => {
    fields ??= request<{ properties: Record<string, FormField> }>('GET', 'app/form/fields', {
      app: appId(),
    }).then(
      ({ properties }) => properties,
      (error: unknown) => {
        // A failure is not kept: the next call may reach the server.
        fields = undefined;
        throw error;
      },
    );
    return fields;
  };
}

export async function myOrganizations(): Promise<Entity[]> {
  const list = await membership();
  return list.map(({ organization }) => ({
    code: organization.code,
    // kintone leaves the name empty when the user's display language has none.
    name: organization.name || organization.code,
  }));
}

/** The user API gives at most so many at once. */
const ORGANIZATIONS_AT_ONCE = 100;

let everyOrganization: Promise<Entity[]> | undefined;

export function allOrganizations(): Promise<Entity[]> {
  everyOrganization ??= readOrganizations().catch((error: unknown) => {
    // A failure is not kept: the next call may reach the server.
    everyOrganization = undefined;
    throw error;
  });
  return everyOrganization;
}

async function readOrganizations(): Promise<Entity[]> {
  const all: Entity[] = [];
  for (;;) {
    const { organizations: part } = await requestUserApi<{ organizations: Entity[] }>(
      'GET',
      'organizations.json',
      { size: ORGANIZATIONS_AT_ONCE, offset: all.length },
    );
    all.push(...part.map(({ code, name }) => ({ code, name: name || code })));
    if (part.length < ORGANIZATIONS_AT_ONCE) return all;
  }
}

interface Membership {
  organization: { code: string; name: string; primary?: boolean };
}

async function membership(): Promise<Membership[]> {
  if (typeof kintone.user?.getOrganizations === 'function') {
    const list: Membership[] = await kintone.user.getOrganizations();
    return [...list].sort(
      (a, b) => Number(b.organization.primary) - Number(a.organization.primary),
    );
  }
  const { organizationTitles } = await requestUserApi<{ organizationTitles: Membership[] }>(
    'GET',
    'user/organizations.json',
    { code: kintone.getLoginUser().code },
  );
  return organizationTitles;
}

/** The user API gives at most so many at once. */
const DIRECTORY_PAGE = 100;

export async function directory(): Promise<Directory> {
  const users = await everyPage<Entity & { valid: boolean }>('users');
  const organizations = await everyPage<Entity>('organizations');
  const entity = ({ code, name }: Entity): Entity => ({ code, name: name || code });
  return {
    users: users.filter(({ valid }) => valid).map(entity),
    organizations: organizations.map(entity),
  };
}

async function everyPage<T>(kind: 'users' | 'organizations'): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const page = await requestUserApi<Record<typeof kind, T[]>>('GET', `${kind}.json`, {
      size: DIRECTORY_PAGE,
      offset: all.length,
    });
    all.push(...page[kind]);
    if (page[kind].length < DIRECTORY_PAGE) return all;
  }
}

/** One function for PC and phone. */
export async function mayAddRecords(): Promise<boolean> {
  if (typeof kintone.app.getPermissions !== 'function') return true;
  try {
    const { addRecord } = await kintone.app.getPermissions();
    return addRecord;
  } catch (error) {
    console.warn('kumin: kintone did not tell what the user may do', error);
    return true;
  }
}
