/**
 * bulkRequest: up to twenty requests in one transaction. When one fails nothing is kept, and the answer
 * holds the error in its place and `{}` in all others.
 */
import { BulkRequestError, invalidParameter, KintoneError, notEmulated } from '../../errors';
import { atMost, objectOf, requiredList, requiredText } from '../../records/params';
import type { Method, Route } from '../route';

const MOST_REQUESTS = 20;
const TOO_MANY = {
  ja: '一度に20件までのリクエストを指定できます。',
  en: 'Up to 20 requests can be specified at once.',
};

/** What may stand in a bulk request: writes of records. */
const ALLOWED = new Set([
  'POST record.json',
  'PUT record.json',
  'POST records.json',
  'PUT records.json',
  'DELETE records.json',
  'PUT record/status.json',
  'PUT records/status.json',
  'PUT record/assignees.json',
]);

/** @param find the route that answers a method and a path below `/k/v1/` */
export function bulkRequestRoute(find: (method: Method, path: string) => Route | undefined): Route {
  return {
    method: 'POST',
    path: 'bulkRequest.json',
    handle(context, params) {
      const requests = requiredList(params, 'requests');
      atMost(requests, MOST_REQUESTS, 'requests', TOO_MANY);
      const steps = requests.map((request, index) => {
        const key = `requests[${index}]`;
        const given = objectOf(request, key);
        const method = requiredText(given, 'method', `${key}.method`).toUpperCase() as Method;
        const api = requiredText(given, 'api', `${key}.api`);
        const path = /^\/k\/(?:guest\/\d+\/)?v1\/(.+)$/.exec(api)?.[1] ?? '';
        const route = ALLOWED.has(`${method} ${path}`) ? find(method, path) : undefined;
        if (!route) {
          throw invalidParameter(`${key}.api`, {
            ja: `一括処理では「${method} ${api}」を実行できません。`,
            en: `${method} ${api} cannot be run in a bulk request.`,
          });
        }
        if (guestSpaceOf(api) !== context.guestSpaceId)
          throw notEmulated('bulkRequest over spaces');
        return { route, payload: objectOf(given.payload ?? {}, `${key}.payload`) };
      });
      return context.db.transaction(() => ({
        results: steps.map(({ route, payload }, index) => {
          try {
            return route.handle(context, payload);
          } catch (error) {
            if (error instanceof KintoneError)
              throw new BulkRequestError(error, index, steps.length);
            throw error;
          }
        }),
      }));
    },
  };
}

function guestSpaceOf(api: string): number | undefined {
  const space = /^\/k\/guest\/(\d+)\//.exec(api)?.[1];
  return space === undefined ? undefined : Number(space);
}
