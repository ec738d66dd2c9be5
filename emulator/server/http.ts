/**
 * The one place that speaks HTTP: it finds the route, says who asks, gives the handler plain
 * parameters and turns its answer or its error into a response. A write is one transaction.
 */
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Context } from '../context';
import { KintoneError, noPrivilege } from '../errors';
import { OWN_PAGE_HEADER } from '../pages/boot';
import { findSpace, spaceNotFound } from '../spaces/store';
import type { Database } from '../store/database';
import { counterOf } from '../usage/requests';
import { controlRoutes, type Controls } from '../control/routes';
import { strikeRequests } from '../control/strike';
import { apiListRoutes } from './apis';
import { authenticate, type Clock, contextOf, requestLanguage, sessionOf } from './auth';
import { faultJson, illegalRequest, toFault } from './faults';
import { requireOwnName } from './loopback';
import { parseJson, parseQueryString } from './parameters';
import { Binary, type Method, type Params } from './route';
import { findRoute } from './routes/index';
import { pageRoutes } from './page-routes';
import { proxyRoutes } from '../proxy/routes';
import { signInRoutes } from './sign-in';
import { findUser } from '../users/directory';

/** Requests answered at the same time in one kintone domain. */
const CONCURRENCY_LIMIT = 100;
/** Largest upload taken, bytes. The real service takes 1 GB; a stand-in that holds a body in memory does not. */
const UPLOAD_LIMIT = 256 * 1024 * 1024;
const JSON_LIMIT = 64 * 1024 * 1024;
/** A client that keeps its connection must not wait long to end: some official tools end only when it closes. */
const KEEP_ALIVE_MS = 5000;
/** A longer URL is "Request URL Too Large" (page kintone REST APIの共通仕様, X-HTTP-Method-Override). */
const URL_LIMIT = 8 * 1024;
const WRITES = new Set<Method>(['POST', 'PUT', 'DELETE']);

/** One answered REST request, as it went over the wire. */
export interface Exchange {
  /** The method meant: an override counts. */
  method: string;
  /** Path without the query string. */
  path: string;
  status: number;
  contentType: string;
  body: string;
}

export interface ServerOptions extends Clock {
  /** The emulator's own switches: its clock, and faults on demand. */
  controls: Controls;
  /** Told of every REST answer; the contract tests hold each against the official description. */
  observe?(exchange: Exchange): void;
  /** Folder of the built pages; may be absent until they are built. */
  pagesDir: string;
  log?(message: string): void;
}

/** The uploaded file as a handler sees it: `params.file`. */
export interface UploadedFile {
  name: string;
  contentType: string;
  body: Uint8Array;
}

/** REST, sign-in, pages and their resources behind one server, which does not listen yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: JSON_LIMIT,
    forceCloseConnections: true,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  let running = 0;

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT },
    defParamCharset: 'utf8',
  } as Parameters<typeof app.register>[1]);

  app.addHook('onRequest', (request, _reply, done) => {
    requireOwnName(request.headers.host);
    done();
  });

  // A page that asks the server for the time is told the one that records are stamped with.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('Date', options.controls.clock.now().toUTCString());
    done();
  });

  // Pages and what they live on are not among the hundred (page kintoneの性能Vol.2).
  app.addHook('onRequest', (request, reply, done) => {
    if (!isApi(request)) {
      done();
      return;
    }
    running += 1;
    reply.raw.once('close', () => {
      running -= 1;
    });
    reply.header('X-ConcurrencyLimit-Limit', String(CONCURRENCY_LIMIT));
    reply.header('X-ConcurrencyLimit-Running', String(running));
    if (running > CONCURRENCY_LIMIT) done(tooManyAtOnce());
    else done(request.url.length > URL_LIMIT ? urlTooLong() : undefined);
  });

  strikeRequests(app, options, options.controls.faults);

  if (options.observe) {
    app.addHook('onSend', (request, reply, payload, done) => {
      if (isApi(request)) options.observe?.(exchangeOf(request, reply, payload));
      done(null, payload);
    });
  }

  app.setErrorHandler((error, request, reply) => {
    const known = isClientError(error) ? illegalRequest() : error;
    const { status, body } = toFault(known, languageOf(request), options.log);
    return reply
      .code(status)
      .header('X-Cybozu-Error', body.code)
      .type('application/json;charset=utf-8')
      .send(faultJson(known, body));
  });

  app.setNotFoundHandler((request) => {
    throw unknownPath(request.url.split('?')[0] ?? '');
  });

  apiListRoutes(app);
  signInRoutes(app, options);
  proxyRoutes(app, options);
  controlRoutes(app, options.controls, options);
  pageRoutes(app, options, options.controls.clock, options.pagesDir);
  for (const url of ['/k/v1/*', '/k/guest/:space/v1/*', '/v1/*', '/k/internal/*']) {
    app.route({ method: ['GET', 'POST', 'PUT', 'DELETE'], url, handler: answer });
  }
  return app;

  async function answer(request: FastifyRequest, reply: FastifyReply) {
    const { method, params } = await read(request);
    const { path, space } = target(request);
    const context: Context = {
      ...authenticate(options, request, params, WRITES.has(method)),
      askedApps: new Set(),
      ...(path.startsWith('/k/internal/') ? { ofPage: true } : {}),
      ...(request.headers[OWN_PAGE_HEADER] === undefined ? {} : { ofScreen: true }),
      ...(space === undefined ? {} : { guestSpaceId: guestSpaceOf(options.db, space) }),
    };
    delete params['__REQUEST_TOKEN__'];
    const route = findRoute(method, path);
    if (!route) throw unknownPath(path);
    if (context.actor.kind === 'token' && path.startsWith('/')) throw noPrivilege();
    try {
      const result = WRITES.has(method)
        ? options.db.transaction(() => route.handle(context, params))
        : route.handle(context, params);
      return send(reply, result);
    } finally {
      countRequest(options, request, context);
    }
  }

  function languageOf(request: FastifyRequest) {
    try {
      const session = sessionOf(options, request);
      const user = session && findUser(options.db, session.userCode);
      if (request.headers['x-cybozu-authorization'] || request.headers['x-cybozu-api-token']) {
        return authenticate(options, request, {}, false).language;
      }
      return user
        ? contextOf(options, user, request.headers['accept-language']).language
        : requestLanguage(request);
    } catch (error) {
      // The credentials are what failed: there is no user whose language could be asked.
      if (error instanceof KintoneError) return requestLanguage(request);
      throw error;
    }
  }
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): Exchange {
  const override = request.headers['x-http-method-override'];
  return {
    method: typeof override === 'string' ? override.toUpperCase() : request.method,
    path: request.url.split('?')[0] ?? '',
    status: reply.statusCode,
    contentType: String(reply.getHeader('content-type') ?? ''),
    body: typeof payload === 'string' ? payload : '',
  };
}

/** Method (a POST may stand for another one) and parameters of a request. */
async function read(request: FastifyRequest): Promise<{ method: Method; params: Params }> {
  const override = request.headers['x-http-method-override'];
  const method = (
    request.method === 'POST' && typeof override === 'string'
      ? override.toUpperCase()
      : request.method
  ) as Method;
  if (request.isMultipart()) return { method, params: await readMultipart(request) };
  const query = parseQueryString(request.url.split('?')[1] ?? '');
  const body = typeof request.body === 'string' ? request.body : '';
  if (body === '') {
    // Observed on the real service: a body type without a body is refused, a GET's too.
    if (isJson(request)) throw illegalRequest();
    return { method, params: query };
  }
  if (!isJson(request)) throw illegalRequest();
  return { method, params: { ...query, ...parseJson(body) } };
}

async function readMultipart(request: FastifyRequest): Promise<Params> {
  const params: Params = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const file: UploadedFile = {
        name: part.filename,
        contentType: part.mimetype,
        body: await part.toBuffer(),
      };
      params[part.fieldname] = file;
    } else {
      params[part.fieldname] = part.value;
    }
  }
  return params;
}

function target(request: FastifyRequest): { path: string; space?: number } {
  const path = request.url.split('?')[0] ?? '';
  const guest = /^\/k\/guest\/(\d+)\/v1\/(.+)$/.exec(path);
  if (guest) return { path: guest[2] ?? '', space: Number(guest[1]) };
  const api = /^\/k\/v1\/(.+)$/.exec(path);
  return { path: api?.[1] ?? path };
}

function send(reply: FastifyReply, result: unknown) {
  if (result instanceof Binary) {
    return reply
      .header('Content-Type', result.contentType)
      .header(
        'Content-Disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(result.fileName)}`,
      )
      .header('X-Content-Type-Options', 'nosniff')
      .send(Buffer.from(result.body));
  }
  return reply.type('application/json;charset=utf-8').send(JSON.stringify(result ?? {}));
}

function isJson(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').toLowerCase().startsWith('application/json');
}

function isApi(request: FastifyRequest): boolean {
  return /^\/(k\/(v1|guest)|v1)\//.test(request.url);
}

/** Errors fastify raises for a request it cannot read (too large, broken multipart). */
function isClientError(error: unknown): boolean {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' && status >= 400 && status < 500;
}

function tooManyAtOnce(): KintoneError {
  return new KintoneError(429, 'GAIA_TO04', {
    ja: `同時に処理できるリクエスト数（${CONCURRENCY_LIMIT}）を超えました。しばらくしてから再度お試しください。`,
    en: `Too many requests at once (limit ${CONCURRENCY_LIMIT}). Try again later.`,
  });
}

/** What the service writes into this answer is in no manual, so the code is the emulator's own. */
function urlTooLong(): KintoneError {
  return new KintoneError(414, 'EMULATOR_URL_TOO_LONG', {
    ja: 'リクエストのURLが8 KBを超えています。POSTにX-HTTP-Method-Override: GETを付け、本文で送ってください。',
    en: 'The URL of the request is longer than 8 KB. Send a POST with X-HTTP-Method-Override: GET and a body.',
  });
}

/** @throws KintoneError GAIA_SP01 for a number that is no guest space's */
function guestSpaceOf(db: Database, id: number): number {
  if (!findSpace(db, id)?.isGuest) throw spaceNotFound(id);
  return id;
}

/** Requests of customizations and programs count; those that kintone's own pages live on do not. */
function countRequest({ db, now }: Clock, request: FastifyRequest, context: Context): void {
  if (!isApi(request) || request.headers[OWN_PAGE_HEADER] !== undefined) return;
  for (const app of context.askedApps ?? []) counterOf(db).add(app, now());
}

function unknownPath(path: string): KintoneError {
  return new KintoneError(404, 'EMULATOR_UNKNOWN_PATH', {
    ja: `「${path}」というAPIはありません。`,
    en: `There is no API "${path}".`,
  });
}
