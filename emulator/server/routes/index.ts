/** Every REST endpoint of the local kintone: one table, read by the HTTP layer and by bulkRequest. */
import { pageDataRoutes } from '../page-data';
import type { Method, Route } from '../route';
import { userRoutes } from './users';

export const routes: Route[] = [...pageDataRoutes, ...userRoutes];

const table = new Map<string, Route>();

/** The route that answers a method and a path below `/k/v1/` (or an absolute path), if any. */
export function findRoute(method: Method, path: string): Route | undefined {
  if (table.size === 0) {
    for (const route of routes) table.set(`${route.method} ${route.path}`, route);
  }
  return table.get(`${method} ${path}`);
}
