/** Every record endpoint: one list for the HTTP layer. bulkRequest is in records-bulk.ts. */
import type { Route } from '../route';
import { commentRoutes } from './records-comments';
import { cursorRoutes } from './records-cursor';
import { readRoutes } from './records-read';
import { statusRoutes } from './records-status';
import { writeRoutes } from './records-write';

export { bulkRequestRoute } from './records-bulk';

export const recordRoutes: Route[] = [
  ...readRoutes,
  ...writeRoutes,
  ...cursorRoutes,
  ...statusRoutes,
  ...commentRoutes,
];
