/** A user as the User API says it: what the store keeps in columns, and the rest of the profile. */
import { invalidParameter, notEmulated } from '../errors';
import { checkLength, optionalText, type Params } from '../server/params';

/** Members of a profile that are plain text, with the longest each may be (User API). */
const TEXT_MEMBERS = {
  surName: 64,
  givenName: 64,
  surNameReading: 64,
  givenNameReading: 64,
  localName: 128,
  localNameLocale: 10,
  description: 1000,
  phone: 100,
  mobilePhone: 100,
  extensionNumber: 100,
  callto: 256,
  url: 256,
  employeeNumber: 100,
} as const;

export type Profile = Partial<Record<keyof typeof TEXT_MEMBERS, string>> & {
  birthDate?: string | null;
  joinDate?: string | null;
  sortOrder?: number | null;
};

export interface UserRow {
  id: number;
  code: string;
  name: string;
  email: string;
  language: string;
  timezone: string;
  valid: number;
  profile: string;
  created: string;
  modified: string;
  primary_id: number | null;
}

/** Columns of UserRow; the primary organization comes as its id. */
export const USER_COLUMNS = `u.id, u.code, u.name, u.email, u.language, u.timezone, u.valid, u.profile, u.created, u.modified,
  (SELECT o.id FROM user_organizations m JOIN organizations o ON o.code = m.organization_code
   WHERE m.user_code = u.code AND m.is_primary = 1) AS primary_id`;

export function userView(row: UserRow) {
  const profile = JSON.parse(row.profile) as Profile;
  return {
    id: String(row.id),
    code: row.code,
    ctime: row.created,
    mtime: row.modified,
    valid: row.valid === 1,
    name: row.name,
    surName: profile.surName ?? '',
    givenName: profile.givenName ?? '',
    surNameReading: profile.surNameReading ?? '',
    givenNameReading: profile.givenNameReading ?? '',
    localName: profile.localName ?? '',
    localNameLocale: profile.localNameLocale ?? 'en',
    timezone: row.timezone,
    locale: row.language,
    description: profile.description ?? '',
    phone: profile.phone ?? '',
    mobilePhone: profile.mobilePhone ?? '',
    extensionNumber: profile.extensionNumber ?? '',
    email: row.email,
    callto: profile.callto ?? '',
    url: profile.url ?? '',
    employeeNumber: profile.employeeNumber ?? '',
    birthDate: profile.birthDate ?? null,
    joinDate: profile.joinDate ?? null,
    primaryOrganization: row.primary_id === null ? null : String(row.primary_id),
    sortOrder: profile.sortOrder ?? null,
    customItemValues: [],
  };
}

/** What a request says about the profile, laid over what was there. */
export function mergedProfile(before: Profile, params: Params, path: string): Profile {
  if (params['customItemValues'] !== undefined) throw notEmulated('customItemValues');
  const profile: Profile = { ...before };
  for (const [key, max] of Object.entries(TEXT_MEMBERS) as [keyof typeof TEXT_MEMBERS, number][]) {
    const value = optionalText(params, key, `${path}.${key}`);
    if (value !== undefined) profile[key] = checkLength(value, max, `${path}.${key}`);
  }
  for (const key of ['birthDate', 'joinDate'] as const) {
    const value = optionalText(params, key, `${path}.${key}`);
    if (value !== undefined) profile[key] = value === '' ? null : value;
  }
  return profile;
}

/** The three display languages kept here; the service knows more. */
export function languageOf(value: string | undefined): 'ja' | 'en' | 'auto' {
  if (value === undefined) return 'auto';
  if (value === 'ja' || value === 'en' || value === 'auto') return value;
  throw notEmulated(`locale ${value}`);
}

/** An IANA zone. @throws KintoneError CB_VA01 under the path of the entry it belongs to */
export function timeZoneOf(name: string, path: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidParameter(`${path}.timezone`, {
      ja: 'タイムゾーンが正しくありません。',
      en: 'The time zone is not valid.',
    });
  }
}
