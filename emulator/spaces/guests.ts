/**
 * Guest users: people outside the office who sign in with a mail address and see only the guest spaces
 * that invited them. They are rows of `users` whose code begins with `guest/`; the User API passes them over.
 */
import type { Context } from '../context';
import { type Bilingual, invalidParameter } from '../errors';
import {
  checkLength,
  objectOf,
  optionalText,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { requireSystemAdmin } from '../users/entries';
import { hashPassword } from '../users/passwords';
import { languageOf, timeZoneOf } from '../users/profile';
import { findUser } from '../users/directory';

const MAX_AT_ONCE = 100;
const NAME_LENGTH = 128;
const PASSWORD_LENGTH = 64;
const MAIL = /^[^\s@]+@[^\s@]+$/;

/** The code of the guest with this mail address. */
export function guestCode(mail: string): string {
  return `guest/${mail}`;
}

/** Add Guests API: nobody is invited to a space yet, and no mail is sent. System administrators alone. */
export function addGuests(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { value, path } of entries(params)) {
    const guest = objectOf(value, path);
    const mail = textParam(guest, 'code', `${path}.code`);
    if (!MAIL.test(mail)) throw invalidParameter(`${path}.code`, NO_MAIL);
    if (findUser(context.db, guestCode(mail))) throw invalidParameter(`${path}.code`, TAKEN);
    const now = `${context.now().toISOString().slice(0, 19)}Z`;
    context.db.run(
      `INSERT INTO users (code, name, email, language, timezone, password_hash, profile, created, modified)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      guestCode(mail),
      checkLength(textParam(guest, 'name', `${path}.name`), NAME_LENGTH, `${path}.name`),
      mail,
      languageOf(optionalText(guest, 'locale', `${path}.locale`) || undefined),
      timeZoneOf(textParam(guest, 'timezone', `${path}.timezone`), path),
      hashPassword(
        checkLength(
          textParam(guest, 'password', `${path}.password`),
          PASSWORD_LENGTH,
          `${path}.password`,
        ),
      ),
      JSON.stringify(profile(guest, path)),
      now,
      now,
    );
  }
  return {};
}

/** Members of a guest's profile with the longest each may be (Add Guests API). */
const PROFILE = {
  surNameReading: 64,
  givenNameReading: 64,
  company: 100,
  division: 100,
  phone: 100,
  callto: 256,
} as const;

function profile(guest: Params, path: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(PROFILE).flatMap(([key, max]) => {
      const value = optionalText(guest, key, `${path}.${key}`);
      return value === undefined ? [] : [[key, checkLength(value, max, `${path}.${key}`)]];
    }),
  );
}

export function deleteGuests(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { value, path } of entries(params)) {
    const code = guestCode(textParam({ guest: value }, 'guest', path));
    const { changes } = context.db.run('DELETE FROM users WHERE code = ?', code);
    if (changes === 0) throw invalidParameter(path, UNKNOWN);
  }
  return {};
}

function entries(params: Params): { value: unknown; path: string }[] {
  const guests = requiredList(params, 'guests');
  if (guests.length > MAX_AT_ONCE) throw invalidParameter('guests', TOO_MANY);
  return guests.map((value, index) => ({ value, path: `guests[${index}]` }));
}

const NO_MAIL: Bilingual = {
  ja: 'メールアドレスの形式で指定してください。',
  en: 'Must be an email address.',
};
const TAKEN: Bilingual = { ja: 'すでに使用されています。', en: 'Already in use.' };
const UNKNOWN: Bilingual = { ja: '存在しません。', en: 'Does not exist.' };
const TOO_MANY: Bilingual = {
  ja: `一度に${MAX_AT_ONCE}件まで指定できます。`,
  en: `Up to ${MAX_AT_ONCE} can be specified at once.`,
};
