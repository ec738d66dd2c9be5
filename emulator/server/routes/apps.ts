/** Apps as a whole: making, listing, deploying. */
import { deployApps, deployStatuses } from '../../apps/deploy';
import { liveApp } from '../../apps/definition';
import { readAppName } from '../../apps/general-settings';
import { appInfo, createApp, liveFor, mayKnow, refuseToken } from '../../apps/store';
import type { Context } from '../../context';
import { notEmulated } from '../../errors';
import {
  booleanParam,
  given,
  idListParam,
  integerParam,
  optionalText,
  type Params,
  rangeParam,
  textListParam,
} from '../params';
import type { Route } from '../route';

const MAX_APPS = 100;

export const appRoutes: Route[] = [
  {
    method: 'GET',
    path: 'app.json',
    handle: (context, params) => appInfo(context, liveFor(context, params, 'id').id),
  },
  { method: 'GET', path: 'apps.json', handle: getApps },
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
  if (given(params, 'space')) throw notEmulated('spaces');
  const { id, revision } = createApp(context, name);
  return { app: String(id), revision: String(revision) };
}

/** Deployed apps that the asker may know of, oldest first. */
function getApps(context: Context, params: Params) {
  refuseToken(context);
  const ids = idListParam(params, 'ids');
  const codes = textListParam(params, 'codes');
  const name = optionalText(params, 'name')?.toLowerCase();
  const limit = rangeParam(params, 'limit', { from: 1, to: MAX_APPS, fallback: MAX_APPS });
  const offset = Math.max(0, integerParam(params, 'offset') ?? 0);
  if (given(params, 'spaceIds')) return { apps: [] };
  const apps = context.db
    .all<{ id: number }>('SELECT id FROM apps WHERE live IS NOT NULL ORDER BY id')
    .map(({ id }) => liveApp(context.db, id))
    .filter(
      (app) =>
        (!ids || ids.includes(app.id)) &&
        (!codes || (app.code !== '' && codes.includes(app.code))) &&
        (!name || app.settings.name.toLowerCase().includes(name)) &&
        mayKnow(context, app),
    );
  return { apps: apps.slice(offset, offset + limit).map((app) => appInfo(context, app.id)) };
}
