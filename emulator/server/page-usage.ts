/**
 * What the administration page of apps shows (GET /k/internal/usage.json): for each app its API requests of
 * the last days against the course's limit. Which course this kintone stands for is chosen there (PUT, `{ course }`).
 */
import { liveApp, previewApp } from '../apps/definition';
import type { Context } from '../context';
import { invalidParameter, REQUIRED_PARAMETER } from '../errors';
import {
  COURSE_LIMITS,
  type Course,
  counterOf,
  courseOf,
  setCourse,
  usageDay,
} from '../usage/requests';
import { requireSystemAdmin } from '../users/entries';
import { enumParam, type Params } from './params';
import type { Route } from './route';

export const pageUsageRoutes: Route[] = [
  { method: 'GET', path: '/k/internal/usage.json', handle: usage },
  { method: 'PUT', path: '/k/internal/usage.json', handle: chooseCourse },
];

/** Days shown, today the last. */
const DAYS = 7;
const DAY_MS = 86_400_000;

function usage(context: Context) {
  requireSystemAdmin(context);
  const { db, now } = context;
  counterOf(db).flush();
  const course = courseOf(db);
  const days = Array.from({ length: DAYS }, (_, index) =>
    usageDay(new Date(now().getTime() - (DAYS - 1 - index) * DAY_MS)),
  );
  const counts = db.all<{ app: number; day: string; count: number }>(
    'SELECT app_id AS app, day, count FROM api_requests WHERE day >= ?',
    days[0] ?? '',
  );
  const apps = db.all<{ id: number; isLive: number }>(
    'SELECT id, live IS NOT NULL AS isLive FROM apps ORDER BY id',
  );
  return {
    course,
    limit: COURSE_LIMITS[course],
    days,
    apps: apps.map(({ id, isLive }) => ({
      id: String(id),
      name: (isLive ? liveApp(db, id) : previewApp(db, id)).settings.name,
      counts: days.map(
        (day) => counts.find((one) => one.app === id && one.day === day)?.count ?? 0,
      ),
    })),
  };
}

function chooseCourse(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  const course = enumParam(params, 'course', Object.keys(COURSE_LIMITS) as Course[]);
  if (!course) throw invalidParameter('course', REQUIRED_PARAMETER);
  setCourse(context.db, course);
  return {};
}
