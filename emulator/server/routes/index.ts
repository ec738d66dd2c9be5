/** Every REST endpoint of the local kintone: one table, read by the HTTP layer and by bulkRequest. */
import { siteRoutes } from '../../site/routes';
import { pageDataRoutes } from '../page-data';
import type { Method, Route } from '../route';
import { settingsRoutes } from './app-settings';
import { appRoutes } from './apps';
import { csvRoutes } from './csv';
import { fileRoutes } from './files';
import { notificationRoutes } from './notifications';
import { notEmulatedRoutes } from './not-emulated';
import { pluginRoutes } from './plugins';
import { bulkRequestRoute, recordRoutes } from './records';
import { spaceRoutes } from './spaces';
import { reportRoutes } from './reports';
import { userRoutes } from './users';

export const routes: Route[] = [
  ...appRoutes,
  ...settingsRoutes,
  ...recordRoutes,
  bulkRequestRoute(findRoute),
  ...fileRoutes,
  ...pluginRoutes,
  ...userRoutes,
  ...spaceRoutes,
  ...notificationRoutes,
  ...csvRoutes,
  ...reportRoutes,
  ...pageDataRoutes,
  ...siteRoutes,
  ...notEmulatedRoutes,
];

/** Filled at the first question: bulkRequest is itself a route and asks for others. */
const table = new Map<string, Route>();

/** The route that answers a method and a path below `/k/v1/` (or an absolute path), if any. */
export function findRoute(method: Method, path: string): Route | undefined {
  if (table.size === 0) {
    for (const route of routes) table.set(`${route.method} ${route.path}`, route);
  }
  return table.get(`${method} ${path}`);
}
