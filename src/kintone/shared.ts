/**
 * What PC and phone have in common: the user, requests, organizations, form fields. Each is asked when
 * needed, because kintone knows the app and the user only once a page is open.
 */
import type { Instant } from '../calendar/instant';
import type { Entity, FormField, Host, LoginUser } from './host';
import { requestsThrough, type Send } from './requests';

export function loginUser(): LoginUser {
  const { code, name, language, timezone, email, phone, mobilePhone } = kintone.getLoginUser();
  const contacts = [email, phone, mobilePhone].filter(Boolean);
  // The plugin speaks Japanese and English; who chose another language reads English.
  return { code, name, language: language === 'ja' ? 'ja' : 'en', timezone, contacts };
}

const send: Send = (method, path, body) =>
  // Guest spaces have paths of their own; kintone tells which when asked so.
  kintone.api(kintone.api.url(`/k/v1/${path}`, true), method, body);

export const request: Host['request'] = requestsThrough(send);

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
