/**
 * Lets requests meet the faults planned for them. What answers here goes past the server's own answer, straight to
 * the connection: neither rights nor routes are asked, as when something in between fails.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Clock, requestLanguage, sessionOf, loginRequired } from '../server/auth';
import { toFault } from '../server/faults';
import { endSession } from '../server/sessions';
import { KintoneError } from '../errors';
import { CONTROL_PATH } from './origin';
import type { FaultResponse, PlannedFaults } from './planned-faults';

export function strikeRequests(app: FastifyInstance, clock: Clock, faults: PlannedFaults): void {
  const cutShort = new WeakSet<FastifyRequest>();

  app.addHook('onRequest', (request, reply, done) => {
    const path = request.url.split('?')[0] ?? '';
    if (path === CONTROL_PATH.slice(0, -1) || path.startsWith(CONTROL_PATH)) return done();
    const answer = faults.take(methodOf(request), path, clock.now());
    if (answer === undefined) return done();
    if (answer === 'disconnect') {
      reply.hijack();
      reply.raw.destroy();
      return;
    }
    if (answer === 'disconnect-midway') {
      cutShort.add(request);
      return done();
    }
    if (answer === 'session-expired') {
      const session = sessionOf(clock, request);
      if (session) endSession(clock.db, session.id);
      // A page goes to the sign-in by itself; a request with a password has no session that could end.
      return session ? done() : done(loginRequired());
    }
    afterwards(reply, answer.delayMs ?? 0, () => {
      if (!('status' in answer)) return done();
      reply.hijack();
      respond(request, reply, answer);
    });
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    if (!cutShort.has(request)) return done(null, payload);
    const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(1);
    const { raw } = reply;
    raw.writeHead(reply.statusCode, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-length': String(bytes.length + 1),
    });
    raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => raw.destroy());
  });
}

/** Waits, unless the client goes away or the server ends first. */
function afterwards(reply: FastifyReply, delayMs: number, work: () => void): void {
  if (delayMs === 0) return work();
  const timer = setTimeout(work, delayMs);
  reply.raw.once('close', () => clearTimeout(timer));
}

function respond(request: FastifyRequest, reply: FastifyReply, answer: FaultResponse): void {
  const { raw } = reply;
  const { status, body } = answer;
  const headers = reply.getHeaders() as Record<string, string>;
  if (typeof body === 'string') {
    raw.writeHead(status, { ...headers, 'content-type': 'text/html; charset=utf-8' });
    raw.end(body);
    return;
  }
  const code = answer.code ?? 'EMULATOR_FAULT';
  const { ja, en } =
    answer.message === undefined ? ORDERED : { ja: answer.message, en: answer.message };
  const fault = toFault(new KintoneError(status, code, { ja, en }), requestLanguage(request));
  raw.writeHead(status, {
    ...headers,
    'content-type': 'application/json;charset=utf-8',
    'x-cybozu-error': code,
  });
  raw.end(JSON.stringify(body ?? fault.body));
}

const ORDERED = {
  ja: 'エミュレーターに指定されたエラーです。',
  en: 'An error the emulator was told to answer with.',
};

function methodOf(request: FastifyRequest): string {
  const override = request.headers['x-http-method-override'];
  return request.method === 'POST' && typeof override === 'string'
    ? override.toUpperCase()
    : request.method;
}
