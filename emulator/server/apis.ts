/**
 * `apis.json`, which tells without credentials what REST there is: an id for each endpoint and the address
 * of its schema. The schemas themselves are not emulated: what an answer looks like is openapi.yaml's to say.
 */
import type { FastifyInstance } from 'fastify';
import { notEmulated } from '../errors';
import { routes } from './routes/index';
import { notEmulatedRoutes } from './routes/not-emulated';

export function apiListRoutes(app: FastifyInstance): void {
  app.get('/k/v1/apis.json', (request) => ({
    baseUrl: `http://${request.headers.host ?? ''}/k/v1/`,
    apis: Object.fromEntries(
      apiIds()
        .sort()
        .map((id) => [id, { link: `apis/${id}.json` }]),
    ),
  }));

  app.get('/k/v1/apis/*', (request) => {
    throw notEmulated(`GET ${request.url.split('?')[0] ?? ''}`);
  });
}

/** `records.json` by GET is `records/get`. The User API is not in the list. */
function apiIds(): string[] {
  return routes
    .filter((route) => !route.path.startsWith('/') && !notEmulatedRoutes.includes(route))
    .map(({ method, path }) => `${path.replace(/\.json$/, '')}/${method.toLowerCase()}`);
}
