/**
 * Signing in and out, and switching the user. These are the emulator's own endpoints: on the real
 * service the platform's sign-in page does this. Switching without a password exists because the
 * local kintone holds invented people, whose screens a developer has to see one after another.
 *
 *   POST /k/internal/login.json        { code, password }      → { requestToken }
 *   POST /k/internal/logout.json       { __REQUEST_TOKEN__ }   → {}
 *   POST /k/internal/switch-user.json  { code, __REQUEST_TOKEN__ } → { requestToken }
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalidParameter, KintoneError, REQUIRED_PARAMETER } from '../errors';
import { guestCode } from '../spaces/guests';
import { findUser } from '../users/directory';
import { type Clock, loginRequired, sessionCookie, sessionOf, userByPassword } from './auth';
import { illegalRequest } from './faults';
import { parseJson } from './parameters';
import type { Params } from './route';
import { endSession, type Session, startSession } from './sessions';

export function signInRoutes(app: FastifyInstance, clock: Clock): void {
  app.post('/k/internal/login.json', (request, reply) => {
    const params = pageParams(request);
    const user = atSignIn(() =>
      userByPassword(clock.db, codeAtSignIn(text(params, 'code')), text(params, 'password')),
    );
    return open(request, reply, user.code);
  });

  app.post('/k/internal/logout.json', (request, reply) => {
    const session = pageSession(request, pageParams(request));
    endSession(clock.db, session.id);
    reply.clearCookie(sessionCookie(request), { path: '/' });
    return {};
  });

  app.post('/k/internal/switch-user.json', (request, reply) => {
    const params = pageParams(request);
    const session = pageSession(request, params);
    const user = findUser(clock.db, text(params, 'code'));
    if (!user?.valid) throw noSuchUser();
    endSession(clock.db, session.id);
    return open(request, reply, user.code);
  });

  /** Guests sign in with their mail address. */
  function codeAtSignIn(name: string): string {
    return !findUser(clock.db, name) && findUser(clock.db, guestCode(name))
      ? guestCode(name)
      : name;
  }

  function open(request: FastifyRequest, reply: FastifyReply, code: string) {
    const session = startSession(clock.db, code, clock.now());
    reply.setCookie(sessionCookie(request), session.id, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
    });
    return { requestToken: session.requestToken };
  }

  function pageSession(request: FastifyRequest, params: Params): Session {
    const session = sessionOf(clock, request);
    if (!session) throw loginRequired();
    if (params['__REQUEST_TOKEN__'] !== session.requestToken) throw illegalRequest();
    return session;
  }
}

function pageParams(request: FastifyRequest): Params {
  if (request.headers['x-requested-with'] !== 'XMLHttpRequest') throw illegalRequest();
  return parseJson(typeof request.body === 'string' ? request.body : '');
}

function text(params: Params, key: string): string {
  const value = params[key];
  if (typeof value !== 'string' || value === '') throw invalidParameter(key, REQUIRED_PARAMETER);
  return value;
}

/** On the sign-in page a wrong password is told in the page's words, not in those of an HTTP header. */
function atSignIn<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof KintoneError) || error.code !== 'CB_WA01') throw error;
    throw new KintoneError(401, 'CB_WA01', {
      ja: 'ログイン名またはパスワードが正しくありません。',
      en: 'The login name or the password is wrong.',
    });
  }
}

function noSuchUser(): KintoneError {
  return invalidParameter('code', {
    ja: 'ユーザーが見つからないか、使用停止中です。',
    en: 'No such user, or the user is inactive.',
  });
}
