/**
 * REST calls of the pages and of `kintone.api`: session cookie, `X-Requested-With`, request token in every write.
 * One failure type for all: status 0 means the server was not reached.
 */
import { OWN_PAGE_HEADER } from '../boot';
import { text } from './messages';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Longest address sent as it is; a longer GET goes as a POST that says it is a GET (kintone's limit is 8 KB). */
const LONGEST_URL = 4096;

/** Sent on `document` for each 401. */
export const SESSION_END = 'kintone-session-end';

export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly id = '',
    readonly errors?: Record<string, { messages: string[] }>,
    /** The answer as it came, for `kintone.api`'s failure callback. */
    readonly answer: unknown = undefined,
  ) {
    super(message);
    this.name = 'RestError';
  }
}

let token = '';
/** `/k/guest/{space}` on pages of a guest space. */
let guestPath = '';
let concurrency: { limit: number; running: number } | undefined;

export function setRequestToken(value: string): void {
  token = value;
}

/** @param space id of the guest space the page is in; undefined outside */
export function setGuestSpace(space: string | undefined): void {
  guestPath = space === undefined ? '' : `/k/guest/${space}`;
}

/** A REST path (`/k/v1/…`) as the space of this page has it. */
export function pathHere(path: string): string {
  return guestPath === '' ? path : path.replace(/^\/k\/v1\//, `${guestPath}/v1/`);
}

export function requestToken(): string {
  return token;
}

/** Concurrency as the last answer told it; undefined before the first. */
export function lastConcurrency(): { limit: number; running: number } | undefined {
  return concurrency;
}

/**
 * @param path absolute path (`/k/v1/record.json`) or address
 * @param body query parameters of a GET, else the JSON body
 * @throws RestError
 */
export async function rest<T = Record<string, unknown>>(
  method: HttpMethod,
  path: string,
  body: object = {},
): Promise<T> {
  const { url, init } = request(method, pathHere(path), body);
  const headers = { ...init.headers, [OWN_PAGE_HEADER]: '1' };
  return (await answered(url, { ...init, headers })) as T;
}

/** The same for customizations and plugins: their requests count, and go to the path they name. */
export async function restOfPlugin(
  method: HttpMethod,
  path: string,
  body: object,
): Promise<unknown> {
  const { url, init } = request(method, path, body);
  return answered(url, init);
}

/** Uploads one file. @returns its file key @throws RestError */
export async function upload(file: File): Promise<string> {
  const form = new FormData();
  form.set('__REQUEST_TOKEN__', token);
  form.set('file', file, file.name);
  const { fileKey } = await sendForm<{ fileKey: string }>('/k/v1/file.json', form);
  return fileKey;
}

/** @param form with the request token in it @throws RestError */
export async function sendForm<T>(path: string, form: FormData): Promise<T> {
  const headers = { 'X-Requested-With': 'XMLHttpRequest', [OWN_PAGE_HEADER]: '1' };
  return (await answered(pathHere(path), { method: 'POST', headers, body: form })) as T;
}

/** Asks for a file. @throws RestError */
export async function fetchFile(path: string, body: object): Promise<Blob> {
  const { url, init } = request('POST', path, body);
  const response = await responded(url, init);
  if (response.ok) return response.blob();
  throw refusal(url, response, parse(await response.text()));
}

function request(
  method: HttpMethod,
  path: string,
  body: object,
): { url: string; init: RequestInit & { headers: Record<string, string> } } {
  const headers: Record<string, string> = { 'X-Requested-With': 'XMLHttpRequest' };
  if (method === 'GET') {
    const url = withQuery(path, body);
    if (url.length <= LONGEST_URL) return { url, init: { method, headers } };
    headers['X-HTTP-Method-Override'] = 'GET';
  }
  headers['Content-Type'] = 'application/json';
  return {
    url: path,
    init: {
      method: method === 'GET' ? 'POST' : method,
      headers,
      body: JSON.stringify({ ...body, __REQUEST_TOKEN__: token }),
    },
  };
}

async function answered(url: string, init: RequestInit): Promise<unknown> {
  const response = await responded(url, init);
  const answer = parse(await response.text());
  if (response.ok) return answer;
  throw refusal(url, response, answer);
}

async function responded(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, { ...init, credentials: 'same-origin' });
    readConcurrency(response.headers);
    return response;
  } catch (reason) {
    throw new RestError(0, 'NETWORK', text().unreachable, '', undefined, String(reason));
  }
}

function refusal(url: string, response: Response, answer: unknown): RestError {
  // The frame tells the person how to go on (shell/session.ts); a failed sign-in has no session to lose.
  if (response.status === 401 && url !== '/k/internal/login.json') {
    document.dispatchEvent(new Event(SESSION_END));
  }
  const { code, id, message, errors } = (
    typeof answer === 'object' && answer !== null ? answer : {}
  ) as {
    code?: string;
    id?: string;
    message?: string;
    errors?: Record<string, { messages: string[] }>;
  };
  return new RestError(
    response.status,
    code ?? response.headers.get('X-Cybozu-Error') ?? String(response.status),
    message ?? text().failed(response.status),
    id ?? '',
    errors,
    answer,
  );
}

function readConcurrency(headers: Headers): void {
  const limit = headers.get('X-ConcurrencyLimit-Limit');
  const running = headers.get('X-ConcurrencyLimit-Running');
  if (limit !== null && running !== null) {
    concurrency = { limit: Number(limit), running: Number(running) };
  }
}

/** JSON where it is JSON, else the text itself: kintone hands an unreadable answer on as it came. */
function parse(raw: string): unknown {
  if (raw === '') return {};
  try {
    return JSON.parse(raw) as unknown;
  } catch (reason) {
    if (reason instanceof SyntaxError) return raw;
    throw reason;
  }
}

/** Parameters as kintone's own query strings write them: `ids[0]=1`, objects as `a.b`. */
export function withQuery(path: string, params: object): string {
  const query = new URLSearchParams();
  flatten(query, '', params);
  const text = query.toString();
  if (text === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${text}`;
}

function flatten(query: URLSearchParams, key: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((one, index) => flatten(query, `${key}[${index}]`, one));
  } else if (typeof value === 'object') {
    for (const [name, one] of Object.entries(value)) {
      flatten(query, key === '' ? name : `${key}.${name}`, one);
    }
  } else {
    query.append(key, String(value));
  }
}
