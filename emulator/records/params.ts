/** Parameters of the record endpoints, checked: whole numbers come as 1 or "1", lists may be absent. */
import { liveApp, type AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import {
  invalidInput,
  invalidParameter,
  revisionConflict,
  REQUIRED_PARAMETER,
  type Bilingual,
  type FieldErrors,
} from '../errors';
import type { Params } from '../server/route';
import { requirePlace } from '../spaces/access';

const NOT_AN_INTEGER: Bilingual = {
  ja: '整数値を指定してください。',
  en: 'Enter an integer value.',
};
const TOO_SMALL: Bilingual = {
  ja: '最小でも1以上です。',
  en: 'must be greater than or equal to 1',
};
const NOT_A_LIST: Bilingual = { ja: '配列でなければなりません。', en: 'must be an array' };
const NOT_AN_OBJECT: Bilingual = {
  ja: 'オブジェクトでなければなりません。',
  en: 'must be an object',
};

/** The live app a request names. @throws KintoneError CB_VA01, GAIA_AP01 */
export function appOf(context: Context, params: Params): AppDefinition {
  const app = liveApp(context.db, requiredId(params, 'app'));
  requirePlace(context, app.id);
  return app;
}

/** A whole number from 1. @throws KintoneError CB_VA01 under the parameter's name */
export function requiredId(params: Params, name: string, key = name): number {
  const value = optionalInteger(params, name, key);
  if (value === undefined) throw invalidParameter(key, REQUIRED_PARAMETER);
  if (value < 1) throw invalidParameter(key, TOO_SMALL);
  return value;
}

export function optionalInteger(params: Params, name: string, key = name): number | undefined {
  const raw = params[name];
  if (raw === undefined || raw === null || raw === '') return undefined;
  const text = String(raw);
  if (!/^-?\d{1,15}$/.test(text)) throw invalidParameter(key, NOT_AN_INTEGER);
  return Number(text);
}

export function requiredText(params: Params, name: string, key = name): string {
  const raw = params[name];
  if (raw === undefined || raw === null || raw === '') {
    throw invalidParameter(key, REQUIRED_PARAMETER);
  }
  return String(raw);
}

export function optionalText(params: Params, name: string): string | undefined {
  const raw = params[name];
  return raw === undefined || raw === null ? undefined : String(raw);
}

/** A list, or undefined when the parameter is absent. A single value of a query string counts as a list. */
export function optionalList(params: Params, name: string): unknown[] | undefined {
  const raw = params[name];
  if (raw === undefined || raw === null) return undefined;
  if (Array.isArray(raw)) return raw;
  if (typeof raw === 'string') return [raw];
  throw invalidParameter(name, NOT_A_LIST);
}

export function requiredList(params: Params, name: string): unknown[] {
  const list = optionalList(params, name);
  if (!list) throw invalidParameter(name, REQUIRED_PARAMETER);
  return list;
}

/** A JSON object. */
export function objectOf(value: unknown, key: string): Params {
  if (value === undefined || value === null) throw invalidParameter(key, REQUIRED_PARAMETER);
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidParameter(key, NOT_AN_OBJECT);
  return value as Params;
}

/** Records that one write or status request may name. */
export const MOST_RECORDS = 100;
export const TOO_MANY_RECORDS: Bilingual = {
  ja: '一度に100件までのレコードを指定できます。',
  en: 'Up to 100 records can be specified at once.',
};

/** @throws KintoneError CB_VA01 when there are more than `most` */
export function atMost(list: unknown[], most: number, key: string, message: Bilingual): void {
  if (list.length > most) throw invalidParameter(key, message);
}

/** Throws all problems of a request's parameters at once. */
export function throwIfAny(errors: FieldErrors): void {
  if (Object.keys(errors).length > 0) throw invalidInput(errors);
}

/** -1 and absence mean: whatever it is now. @throws KintoneError GAIA_CO02 */
export function checkRevision(current: number, expected: number | undefined): void {
  if (expected === undefined || expected === -1) return;
  if (expected !== current) throw revisionConflict();
}
