/**
 * What kintone's system administration does for the whole site and no REST endpoint gives. Pages only.
 *
 *   GET /k/internal/site/customization.json → Customization
 *   PUT /k/internal/site/customization.json { scope?, desktop?, mobile? } → {}     as app/customize.json takes it
 */
import { changeCustomization } from '../apps/customization';
import type { Context } from '../context';
import type { Params, Route } from '../server/route';
import { requireSystemAdmin } from '../users/entries';
import { keepSiteCustomization, SITE, siteCustomization } from './customization';

const PATH = '/k/internal/site/customization.json';

export const siteRoutes: Route[] = [
  {
    method: 'GET',
    path: PATH,
    handle: (context) => {
      requireSystemAdmin(context);
      return siteCustomization(context.db);
    },
  },
  { method: 'PUT', path: PATH, handle: change },
];

function change(context: Context, params: Params): unknown {
  requireSystemAdmin(context);
  const customization = siteCustomization(context.db);
  changeCustomization(context, customization, SITE, params);
  keepSiteCustomization(context.db, customization);
  return {};
}
