/** Apps as a whole: making, listing, deploying. */
import { deployApps, deployStatuses } from '../../apps/deploy';
import { liveApp } from '../../apps/definition';
import { readAppName } from '../../apps/general-settings';
import { appStatistics } from '../../apps/statistics';
import { appInfo, createApp, liveFor, mayKnow, refuseToken } from '../../apps/store';
import type { Context } from '../../context';
import {
  booleanParam,
  checkLength,
  idListParam,
  noMoreThan,
  offsetParam,
  optionalText,
  type Params,
  rangeParam,
  textListParam,
} from '../params';
import { placeOf } from '../../spaces/access';
import { placeForNewApp, putIntoSpace } from '../../spaces/move-app';
import type { Route } from '../route';

/** Official description, Get Apps. */
const MAX_APPS = 100;
const MAX_NAME = 64;

export const appRoutes: Route[] = [
  {
    method: 'GET',
    path: 'app.json',
    handle: (context, params) => appInfo(context, liveFor(context, params, 'id').id),
  },
  { method: 'GET', path: 'apps.json', handle: getApps },
  { method: 'GET', path: 'apps/statistics.json', handle: appStatistics },
  { method: 'POST', path: 'preview/app.json', handle: postApp },
  {
    method: 'POST',
    path: 'preview/app/deploy.json',
    handle: (context, params) => {
      deployApps(context, params, booleanParam(params, 'revert') ?? false);
      return {};
    },
  },
  {
    method: 'GET',
    path: 'preview/app/deploy.json',
    handle: (context, params) => ({ apps: deployStatuses(context, params) }),
  },
];

function postApp(context: Context, params: Params) {
  refuseToken(context);
  const name = readAppName(params);
  const place = placeForNewApp(context, params);
  const { id, revision } = createApp(context, name);
  putIntoSpace(context, id, place);
  return { app: String(id), revision: String(revision) };
}

/** Deployed apps that the asker may know of, oldest first. */
function getApps(context: Context, params: Params) {
  refuseToken(context);
  const ids = idListParam(params, 'ids');
  const codes = textListParam(params, 'codes');
  const name = checkLength(optionalText(params, 'name') ?? '', MAX_NAME, 'name').toLowerCase();
  for (const [index, code] of (codes ?? []).entries())
    checkLength(code, MAX_NAME, `codes[${index}]`);
  noMoreThan(ids, MAX_APPS, 'ids');
  noMoreThan(codes, MAX_APPS, 'codes');
  const limit = rangeParam(params, 'limit', { from: 1, to: MAX_APPS, fallback: MAX_APPS });
  const offset = offsetParam(params);
  const spaces =
    context.guestSpaceId === undefined ? idListParam(params, 'spaceIds') : [context.guestSpaceId];
  noMoreThan(spaces, MAX_APPS, 'spaceIds');
  const apps = context.db
    .all<{ id: number }>('SELECT id FROM apps WHERE live IS NOT NULL ORDER BY id')
    .map(({ id }) => liveApp(context.db, id))
    .filter(
      (app) =>
        (!ids || ids.includes(app.id)) &&
        (!codes || (app.code !== '' && codes.includes(app.code))) &&
        (!spaces || spaces.includes(placeOf(context.db, app.id)?.space.id ?? 0)) &&
        (!name || app.settings.name.toLowerCase().includes(name)) &&
        mayKnow(context, app),
    );
  return { apps: apps.slice(offset, offset + limit).map((app) => appInfo(context, app.id)) };
}
