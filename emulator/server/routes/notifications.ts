/**
 * Notifications of the asker, for the portal and the bell. Pages only.
 *
 *   GET /k/internal/notifications.json { toMe, offset } → Inbox
 *   PUT /k/internal/notifications.json { read, id | all: true | app, record } → { toMe, all } unread
 *   GET /k/internal/notifications/unread.json → { toMe, all }
 *   GET /k/internal/pending.json → { apps: PendingApp[] }
 */
import { inbox, pending, unread } from '../../notifications/inbox';
import { sendDueReminders } from '../../notifications/reminders';
import { markRead } from '../../notifications/store';
import type { Context } from '../../context';
import { booleanParam, given, idParam, integerParam, type Params } from '../params';
import type { Route } from '../route';

const PAGE = 10;

export const notificationRoutes: Route[] = [
  {
    method: 'GET',
    path: '/k/internal/notifications.json',
    handle(context, params) {
      sendDueReminders(context.db, context.now());
      const toMe = booleanParam(params, 'toMe') ?? false;
      const offset = Math.max(0, integerParam(params, 'offset') ?? 0);
      return inbox(context, { toMe, offset, limit: PAGE });
    },
  },
  { method: 'PUT', path: '/k/internal/notifications.json', handle: mark },
  {
    method: 'GET',
    path: '/k/internal/notifications/unread.json',
    handle(context) {
      sendDueReminders(context.db, context.now());
      return unread(context);
    },
  },
  {
    method: 'GET',
    path: '/k/internal/pending.json',
    handle: (context) => ({ apps: pending(context) }),
  },
];

function mark(context: Context, params: Params): unknown {
  const read = booleanParam(params, 'read') ?? true;
  const which = booleanParam(params, 'all')
    ? 'all'
    : given(params, 'id')
      ? { id: idParam(params, 'id') }
      : { appId: idParam(params, 'app'), recordId: idParam(params, 'record') };
  markRead(context.db, context.actor.code, which, read);
  return unread(context);
}
