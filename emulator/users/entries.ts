/**
 * What every change of the User API shares: up to 100 entries at a time, all or nothing, by system
 * administrators alone; codes that must or must not be there.
 */
import type { Context } from '../context';
import { invalidParameter, type KintoneError, noPrivilege } from '../errors';
import { checkLength, objectOf, type Params, requiredList, textParam } from '../server/params';

const MAX_AT_ONCE = 100;
const CODE_LENGTH = 128;

export type Directory = 'users' | 'organizations' | 'groups';

/** @throws KintoneError CB_NO02 unless a system administrator asks */
export function requireSystemAdmin(context: Context): void {
  const { actor } = context;
  if (actor.kind !== 'user' || !actor.isSystemAdmin) throw noPrivilege();
}

/** The entries of a request, each with the path that names it in an error. */
export function entries(params: Params, key: string): { entry: Params; path: string }[] {
  const list = requiredList(params, key);
  if (list.length > MAX_AT_ONCE) {
    throw tooMany(key);
  }
  return list.map((value, index) => {
    const path = `${key}[${index}]`;
    return { entry: objectOf(value, path), path };
  });
}

/** As `entries`, where an entry is a code and nothing more. */
export function codeEntries(params: Params): { code: string; path: string }[] {
  const list = requiredList(params, 'codes');
  if (list.length > MAX_AT_ONCE) throw tooMany('codes');
  return list.map((value, index) => {
    const path = `codes[${index}]`;
    return { code: textParam({ code: value }, 'code', path), path };
  });
}

export function code(entry: Params, key: string, path: string): string {
  const value = checkLength(textParam(entry, key, `${path}.${key}`), CODE_LENGTH, `${path}.${key}`);
  if (value.trim() === '') throw blank(`${path}.${key}`);
  return value;
}

export function exists(context: Context, table: Directory, key: string): boolean {
  return context.db.get(`SELECT 1 AS found FROM ${table} WHERE code = ?`, key) !== undefined;
}

export function seconds(context: Context): string {
  return `${context.now().toISOString().slice(0, 19)}Z`;
}

export function missing(path: string): KintoneError {
  return invalidParameter(path, { ja: '存在しません。', en: 'Does not exist.' });
}

export function duplicate(path: string): KintoneError {
  return invalidParameter(path, {
    ja: 'すでに使用されています。',
    en: 'Already in use.',
  });
}

export function blank(path: string): KintoneError {
  return invalidParameter(path, {
    ja: '空白だけの値は指定できません。',
    en: 'Must not be blank.',
  });
}

function tooMany(key: string): KintoneError {
  return invalidParameter(key, {
    ja: `一度に${MAX_AT_ONCE}件まで指定できます。`,
    en: `Up to ${MAX_AT_ONCE} can be specified at once.`,
  });
}
