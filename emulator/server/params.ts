/**
 * Reading of not yet checked parameters. Every function throws CB_VA01 with the parameter's name as
 * the key and the service's own words; numbers and booleans may come as strings, as in query strings.
 */
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import type { Params } from './route';

export type { Params };

export function given(params: Params, key: string): boolean {
  return params[key] !== undefined && params[key] !== null;
}

/** An id: an integer of 1 or more. */
export function idParam(params: Params, key: string, path = key): number {
  const value = integerParam(params, key, path);
  if (value === undefined) throw invalidParameter(path, REQUIRED_PARAMETER);
  if (value < 1) throw invalidParameter(path, atLeast(1));
  return value;
}

/** An integer, or undefined when the parameter is absent. */
export function integerParam(params: Params, key: string, path = key): number | undefined {
  const value = params[key];
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'number' ? value : Number(value);
  if (!Number.isSafeInteger(number) || typeof value === 'object' || typeof value === 'boolean') {
    throw invalidParameter(path, {
      ja: '数字でなければなりません。',
      en: 'Only numbers are allowed.',
    });
  }
  return number;
}

/** @returns `fallback` when absent */
export function rangeParam(
  params: Params,
  key: string,
  range: { from: number; to: number; fallback: number },
): number {
  const value = integerParam(params, key) ?? range.fallback;
  if (value < range.from) throw invalidParameter(key, atLeast(range.from));
  if (value > range.to) throw invalidParameter(key, atMost(range.to));
  return value;
}

export function textParam(params: Params, key: string, path = key): string {
  const value = optionalText(params, key, path);
  if (value === undefined || value === '') throw invalidParameter(path, REQUIRED_PARAMETER);
  return value;
}

/** A text or, as the service takes it, a number; undefined when absent. */
export function optionalText(params: Params, key: string, path = key): string | undefined {
  const value = params[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw invalidParameter(path, {
    ja: '文字列でなければなりません。',
    en: 'Only a string is allowed.',
  });
}

export function checkLength(value: string, max: number, path: string): string {
  if ([...value].length > max) {
    throw invalidParameter(path, {
      ja: `${max + 1}文字より短くなければなりません。`,
      en: `The value must be shorter than ${max + 1} characters.`,
    });
  }
  return value;
}

/** true and false, or the words for them; undefined when absent. */
export function booleanParam(params: Params, key: string, path = key): boolean | undefined {
  const value = params[key];
  if (value === undefined || value === null) return undefined;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw invalidParameter(path, {
    ja: 'ブール値でなければなりません。',
    en: 'Only a boolean is allowed.',
  });
}

export function enumParam<T extends string>(
  params: Params,
  key: string,
  values: readonly T[],
  path = key,
): T | undefined {
  const value = params[key];
  if (value === undefined || value === null) return undefined;
  const known = values.find((candidate) => candidate === value);
  if (known === undefined) throw invalidParameter(path, NOT_IN_ENUM);
  return known;
}

const NOT_IN_ENUM: Bilingual = {
  ja: 'Enum値のいずれかでなければなりません。',
  en: 'The value must be one of the enum values.',
};

/** A list; a single value counts as a list of one, as in a query string. Absent: undefined. */
export function listParam(params: Params, key: string, path = key): unknown[] | undefined {
  const value = params[key];
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) return value;
  if (typeof value === 'object') {
    throw invalidParameter(path, { ja: '配列でなければなりません。', en: 'Must be an array.' });
  }
  return [value];
}

export function requiredList(params: Params, key: string, path = key): unknown[] {
  const value = listParam(params, key, path);
  if (!value) throw invalidParameter(path, REQUIRED_PARAMETER);
  return value;
}

/** @throws KintoneError CB_VA01 when the list is longer than one request may have it */
export function noMoreThan(list: unknown[] | undefined, most: number, path: string): void {
  if (!list || list.length <= most) return;
  throw invalidParameter(path, {
    ja: `一度に${most}件まで指定できます。`,
    en: `Up to ${most} can be specified at once.`,
  });
}

/** How many of a list are to be passed over: 0 to 2147483647 (official description, Get Apps). */
export function offsetParam(params: Params): number {
  return rangeParam(params, 'offset', { from: 0, to: 2 ** 31 - 1, fallback: 0 });
}

/** A list of texts. */
export function textListParam(params: Params, key: string): string[] | undefined {
  return listParam(params, key)?.map((value, index) =>
    textParam({ [key]: value }, key, `${key}[${index}]`),
  );
}

/** A list of ids. */
export function idListParam(params: Params, key: string): number[] | undefined {
  return listParam(params, key)?.map((value, index) =>
    idParam({ [key]: value }, key, `${key}[${index}]`),
  );
}

export function objectOf(value: unknown, path: string): Params {
  if (value === undefined || value === null) throw invalidParameter(path, REQUIRED_PARAMETER);
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw invalidParameter(path, {
      ja: 'オブジェクトでなければなりません。',
      en: 'Must be an object.',
    });
  }
  return value as Params;
}

function atLeast(limit: number): Bilingual {
  return {
    ja: `最小でも${limit}以上です。`,
    en: `The value must be greater than or equal to ${limit}.`,
  };
}

function atMost(limit: number): Bilingual {
  return {
    ja: `最大でも${limit}以下です。`,
    en: `The value must be less than or equal to ${limit}.`,
  };
}
