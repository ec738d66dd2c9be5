/**
 * Who sends a request. The first that applies decides, as on the real service: password header,
 * API tokens, then the session of a page. A page's session also has to prove that the page itself
 * asks: `X-Requested-With`, and for writes the request token.
 */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor, Context, TokenRight } from '../context';
import { KintoneError, type Language } from '../errors';
import type { Database } from '../store/database';
import { findUser, type User } from '../users/directory';
import { passwordMatches } from '../users/passwords';
import { FIRST_USER } from '../users/seed';
import { browserLanguage, illegalRequest } from './faults';
import type { Params } from './route';
import { findSession, type Session } from './sessions';

const MAX_TOKENS = 9;

export interface Clock {
  db: Database;
  now(): Date;
}

/** Name of the session cookie. Cookies ignore ports, so two emulators on one machine need two names. */
export function sessionCookie(request: FastifyRequest): string {
  return `kintone-session-${request.socket.localPort}`;
}

/** The session of the browser that sends this, if it is signed in. */
export function sessionOf(clock: Clock, request: FastifyRequest): Session | undefined {
  const id = request.cookies[sessionCookie(request)];
  return id ? findSession(clock.db, id, clock.now()) : undefined;
}

/** What a handler is told about a signed-in user. */
export function contextOf(clock: Clock, user: User, acceptLanguage: string | undefined): Context {
  return {
    db: clock.db,
    now: clock.now,
    actor: { kind: 'user', code: user.code, name: user.name, isSystemAdmin: user.isSystemAdmin },
    language: user.language === 'auto' ? browserLanguage(acceptLanguage) : user.language,
    timezone: user.timezone,
  };
}

/** Language for an answer to nobody in particular: a request that failed before its sender was known. */
export function requestLanguage(request: FastifyRequest): Language {
  return browserLanguage(request.headers['accept-language']);
}

/**
 * @param write whether the request changes something, so that a page must send its request token
 * @throws KintoneError CB_AU01 without credentials, CB_WA01 for a wrong password, GAIA_IA02 for an unknown token,
 * CB_IL02 for a session without the page's proof
 */
export function authenticate(
  clock: Clock,
  request: FastifyRequest,
  params: Params,
  write: boolean,
): Context {
  const language = request.headers['accept-language'];
  const password = header(request, 'x-cybozu-authorization');
  if (password !== undefined) return contextOf(clock, userByHeader(clock.db, password), language);
  const tokens = header(request, 'x-cybozu-api-token');
  if (tokens !== undefined) return tokenContext(clock, tokens, language);
  const session = sessionOf(clock, request);
  const user = session && findUser(clock.db, session.userCode);
  if (!session || !user) throw loginRequired();
  // Any text will do: 「XMLHttpRequest」または空文字列以外の文字列 (page kintone REST APIの共通仕様).
  if (!header(request, 'x-requested-with')) throw illegalRequest();
  if (write && params['__REQUEST_TOKEN__'] !== session.requestToken) throw illegalRequest();
  return contextOf(clock, user, language);
}

export function loginRequired(): KintoneError {
  return new KintoneError(401, 'CB_AU01', { ja: 'ログインしてください。', en: 'Please login.' });
}

/** The user with this name and password. @throws KintoneError CB_WA01 */
export function userByPassword(db: Database, code: string, password: string): User {
  const user = findUser(db, code);
  if (!user?.valid || !passwordMatches(password, passwordHash(db, user.code))) {
    throw wrongPassword();
  }
  return user;
}

/** Headers already checked, by digest: scrypt is slow on purpose, and clients send the header each time. */
const checked = new WeakMap<Database, Map<string, { code: string; hash: string }>>();
const MAX_CHECKED = 1000;

function userByHeader(db: Database, value: string): User {
  const known = checked.get(db) ?? new Map<string, { code: string; hash: string }>();
  checked.set(db, known);
  const digest = createHash('sha256').update(value).digest('hex');
  const hit = known.get(digest);
  const remembered = hit && findUser(db, hit.code);
  if (hit && remembered?.valid && passwordHash(db, hit.code) === hit.hash) return remembered;
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 0) throw wrongPassword();
  const user = userByPassword(db, decoded.slice(0, colon), decoded.slice(colon + 1));
  if (known.size >= MAX_CHECKED) known.clear();
  known.set(digest, { code: user.code, hash: passwordHash(db, user.code) });
  return user;
}

function tokenContext(clock: Clock, header: string, acceptLanguage: string | undefined): Context {
  const tokens = header.split(',').map((token) => token.trim());
  if (tokens.length > MAX_TOKENS) throw illegalRequest();
  const rightsByApp = new Map<number, Set<TokenRight>>();
  for (const token of tokens) {
    const row = clock.db.get<{ app_id: number; rights: string }>(
      'SELECT app_id, rights FROM api_tokens WHERE token = ?',
      token,
    );
    if (!row) throw unknownToken();
    const rights = rightsByApp.get(row.app_id) ?? new Set<TokenRight>();
    for (const right of JSON.parse(row.rights) as TokenRight[]) rights.add(right);
    rightsByApp.set(row.app_id, rights);
  }
  const administrator = findUser(clock.db, FIRST_USER.code);
  const actor: Actor = {
    kind: 'token',
    code: FIRST_USER.code,
    name: administrator?.name ?? FIRST_USER.name,
    rightsByApp,
  };
  const language = administrator?.language ?? 'auto';
  return {
    db: clock.db,
    now: clock.now,
    actor,
    language: language === 'auto' ? browserLanguage(acceptLanguage) : language,
    timezone: administrator?.timezone ?? 'Asia/Tokyo',
  };
}

function passwordHash(db: Database, code: string): string {
  return (
    db.get<{ password_hash: string }>('SELECT password_hash FROM users WHERE code = ?', code)
      ?.password_hash ?? ''
  );
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

function wrongPassword(): KintoneError {
  return new KintoneError(401, 'CB_WA01', {
    ja: 'ユーザーのパスワード認証に失敗しました。「X-Cybozu-Authorization」ヘッダーの値が正しくありません。',
    en: 'Password authentication failed. The value in http header of X-Cybozu-Authorization is not valid.',
  });
}

function unknownToken(): KintoneError {
  return new KintoneError(400, 'GAIA_IA02', {
    ja: '指定したAPIトークンは、アプリで生成されたトークンと異なります。アプリのAPIトークンの設定を確認してください。',
    en: 'The specified API token does not match the API token generated via an app.',
  });
}
