/** Ties the pages to the HTTP server: everything under `/` and `/k/` that no REST route answers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SettableClock } from '../control/clock';
import { type Clock, sessionOf } from './auth';
import { AssetFiles } from './page-files';
import { findResource, RESOURCE_PATH } from './page-resources';
import { answerPage } from './pages';

const PATHS = ['/', '/login', '/favicon.ico', '/k', '/k/*'];

/** @param bundleDir directory of the built pages (pages.js, pages.css); may be absent until built */
export function pageRoutes(
  app: FastifyInstance,
  clock: Clock,
  settable: SettableClock,
  bundleDir: string,
): void {
  const deps = {
    ...clock,
    pageClock: () => settable.pageClock(),
    assets: new AssetFiles(bundleDir),
  };

  app.get(`${RESOURCE_PATH}:key/:name?`, (request, reply) => {
    const { key } = request.params as { key: string };
    const file = sessionOf(clock, request) && findResource(clock.db, key);
    if (!file) return reply.code(404).type('text/plain').send('not found');
    return reply
      .header('content-type', file.contentType)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(Buffer.from(file.body));
  });

  for (const path of PATHS) app.get(path, page);

  function page(request: FastifyRequest, reply: FastifyReply): FastifyReply | void {
    const answer = answerPage(deps, {
      method: request.method,
      url: request.url,
      headers: request.headers,
      session: () => sessionOf(clock, request),
    });
    if (!answer) return reply.callNotFound();
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  }
}
