/** Endpoints the real service has and this one has not: each says so, instead of looking like a typing error. */
import { notEmulated } from '../../errors';
import type { Method, Route } from '../route';

const ENDPOINTS: [path: string, ...methods: Method[]][] = [
  ['app/move.json', 'POST'],
  ['apps/statistics.json', 'GET'],
  ['form.json', 'GET'],
  ['preview/form.json', 'GET'],
  ['guests.json', 'POST', 'DELETE'],
  ['space.json', 'GET', 'PUT', 'DELETE'],
  ['space/body.json', 'PUT'],
  ['space/guests.json', 'PUT'],
  ['space/members.json', 'GET', 'PUT'],
  ['space/thread.json', 'POST', 'PUT'],
  ['space/thread/comment.json', 'POST'],
  ['spaces/statistics.json', 'GET'],
  ['template/space.json', 'POST'],
  ['apis.json', 'GET'],
  ['/v1/users/services.json', 'GET', 'PUT'],
  ['/v1/users/codes.json', 'PUT'],
  ['/v1/organizations/codes.json', 'PUT'],
  ['/v1/groups/codes.json', 'PUT'],
  ['/v1/titles.json', 'GET'],
];

export const notEmulatedRoutes: Route[] = ENDPOINTS.flatMap(([path, ...methods]) =>
  methods.map((method) => ({
    method,
    path,
    handle: () => {
      throw notEmulated(`${method} ${path}`);
    },
  })),
);
