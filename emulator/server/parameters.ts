/** How a request says its parameters: `ids[0]=1&ids[1]=2` in a query string, or a JSON body. */
import { KintoneError } from '../errors';
import type { Params } from './route';

const INDEXED = /^([^[\]]+)\[(\d+)\]$/;

/** `a=1&b[0]=x&b[1]=y` → `{ a: '1', b: ['x', 'y'] }`. A key given twice becomes a list too. */
export function parseQueryString(query: string): Params {
  const params: Params = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const name = INDEXED.exec(key)?.[1] ?? key;
    const known = params[name];
    if (Array.isArray(known)) known.push(value);
    else if (name !== key) params[name] = known === undefined ? [value] : [known, value];
    else params[name] = known === undefined ? value : [known, value];
  }
  return params;
}

/** @throws KintoneError CB_IJ01 when the body is not a JSON object */
export function parseJson(body: string): Params {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw invalidJson();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidJson();
  return value as Params;
}

function invalidJson(): KintoneError {
  return new KintoneError(400, 'CB_IJ01', {
    ja: '不正なJSON文字列です。',
    en: 'Invalid JSON string.',
  });
}
