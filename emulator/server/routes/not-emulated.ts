/** Endpoints the real service has and this one has not: each says so, instead of looking like a typing error. */
import { notEmulated } from '../../errors';
import type { Method, Route } from '../route';

const ENDPOINTS: [path: string, ...methods: Method[]][] = [
  ['/v1/users/codes.json', 'PUT'],
  ['/v1/organizations/codes.json', 'PUT'],
  ['/v1/groups/codes.json', 'PUT'],
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
