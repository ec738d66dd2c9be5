/** One request to elsewhere, put together from what the page asked and what the plugin stored. Pure. */
import { notLoopback } from './errors';
import type { ProxyMethod, ProxySetting } from './settings';

export interface Asked {
  url: string;
  method: ProxyMethod;
  headers: Record<string, string>;
  /** An object or a text. */
  data: unknown;
}

export interface Outgoing {
  url: URL;
  method: ProxyMethod;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
}

const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\])$/i;

/** The real service asks any public host; this one asks only this computer. @throws KintoneError otherwise */
export function targetOf(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  const isHttp = target?.protocol === 'http:' || target?.protocol === 'https:';
  if (!target || !isHttp || !LOOPBACK.test(target.hostname)) throw notLoopback(url);
  return target;
}

/**
 * Stored headers and data go before what the page gave under the same names. The body goes with POST and PUT; with
 * GET and DELETE the stored data goes into the query.
 */
export function outgoing(asked: Asked, stored?: ProxySetting): Outgoing {
  const url = targetOf(asked.url);
  const headers = headersOf(asked, stored);
  const extra = stored?.data ?? {};
  if (asked.method === 'GET' || asked.method === 'DELETE') {
    for (const [key, value] of Object.entries(extra)) url.searchParams.set(key, String(value));
    return { url, method: asked.method, headers, body: null };
  }
  const kind = contentType(headers);
  const isForm = kind.startsWith('application/x-www-form-urlencoded');
  const body = isForm ? form(asked.data, extra) : json(asked.data, extra);
  if (kind === '' && typeof asked.data !== 'string') headers['Content-Type'] = 'application/json';
  return { url, method: asked.method, headers, body };
}

/** Stored ones replace those of the same name; names of headers know no case. */
export function headersOf(asked: Asked, stored?: ProxySetting): Record<string, string> {
  const own = stored?.headers ?? {};
  const replaced = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const kept = Object.entries(asked.headers).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...own };
}

function contentType(headers: Record<string, string>): string {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
  return found?.[1].toLowerCase() ?? '';
}

function form(data: unknown, extra: Record<string, unknown>): string {
  const params =
    typeof data === 'string' ? new URLSearchParams(data) : new URLSearchParams(texts(data));
  for (const [key, value] of Object.entries(extra)) params.set(key, String(value));
  return params.toString();
}

/** A text that is no JSON object goes as it is: there is nothing that could be added to. */
function json(data: unknown, extra: Record<string, unknown>): string {
  if (typeof data !== 'string') return JSON.stringify({ ...(data as object), ...extra });
  if (Object.keys(extra).length === 0) return data;
  try {
    const read: unknown = JSON.parse(data === '' ? '{}' : data);
    const isObject = typeof read === 'object' && read !== null && !Array.isArray(read);
    return isObject ? JSON.stringify({ ...read, ...extra }) : data;
  } catch (error) {
    if (error instanceof SyntaxError) return data;
    throw error;
  }
}

function texts(data: unknown): Record<string, string> {
  const entries = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
