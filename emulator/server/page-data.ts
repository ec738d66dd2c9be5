/**
 * What the frame and the portal show and no REST endpoint gives: the people to switch to, a user's own
 * display language, and apps with what the asker may do and what is not deployed yet. Pages only.
 *
 *   GET /k/internal/directory.json → { users: [{ code, name, organizations, isSystemAdmin, valid }] }
 *   PUT /k/internal/language.json  { language: 'ja' | 'en' } → {}
 *   GET /k/internal/apps.json → { apps: [{ id, name, description, live, changed, canAdmin, modified }] }
 */
import { liveApp, previewApp } from '../apps/definition';
import { hasAppRight } from '../apps/rights';
import type { Context } from '../context';
import { invalidParameter } from '../errors';
import { mayEnterPlaceOf } from '../spaces/access';
import { isChanged, pagePluginRoutes } from './page-plugins';
import { pageSpaceRoutes } from './page-spaces';
import { pageUsageRoutes } from './page-usage';
import type { Params, Route } from './route';

export const pageDataRoutes: Route[] = [
  { method: 'GET', path: '/k/internal/directory.json', handle: directory },
  { method: 'PUT', path: '/k/internal/language.json', handle: setLanguage },
  { method: 'GET', path: '/k/internal/apps.json', handle: apps },
  ...pagePluginRoutes,
  ...pageSpaceRoutes,
  ...pageUsageRoutes,
];

function directory({ db }: Context): unknown {
  const rows = db.all<{
    code: string;
    name: string;
    is_system_admin: number;
    valid: number;
    organizations: string;
  }>(
    `SELECT u.code, u.name, u.is_system_admin, u.valid,
       (SELECT json_group_array(name) FROM (
          SELECT o.name FROM user_organizations m JOIN organizations o ON o.code = m.organization_code
          WHERE m.user_code = u.code ORDER BY m.is_primary DESC, o.sort, o.id)) AS organizations
     FROM users u ORDER BY u.is_system_admin DESC, u.id`,
  );
  return {
    users: rows.map(({ code, name, is_system_admin: admin, valid, organizations }) => ({
      code,
      name,
      organizations: JSON.parse(organizations) as string[],
      isSystemAdmin: admin === 1,
      valid: valid === 1,
    })),
  };
}

function setLanguage({ db, actor, now }: Context, { language }: Params): unknown {
  if (language !== 'ja' && language !== 'en') {
    throw invalidParameter('language', {
      ja: 'Enum値のいずれかでなければなりません。',
      en: 'must be one of enum value',
    });
  }
  db.run(
    'UPDATE users SET language = ?, modified = ? WHERE code = ?',
    language,
    now().toISOString(),
    actor.code,
  );
  return {};
}

/** Apps the asker may open: live ones with any right, and those never deployed for their administrators. */
function apps(context: Context): unknown {
  const rows = context.db.all<{ id: number; is_live: number; modified: string }>(
    'SELECT id, live IS NOT NULL AS is_live, modified FROM apps ORDER BY id DESC',
  );
  return {
    apps: rows.flatMap(({ id, is_live, modified }) => {
      if (!mayEnterPlaceOf(context, id)) return [];
      const live = is_live === 1 ? liveApp(context.db, id) : undefined;
      const preview = previewApp(context.db, id);
      const canAdmin = hasAppRight(context, live ?? preview, 'appEditable');
      const canOpen =
        live !== undefined &&
        (hasAppRight(context, live, 'recordViewable') ||
          hasAppRight(context, live, 'recordAddable'));
      if (!canAdmin && !canOpen) return [];
      const { name, description } = (live ?? preview).settings;
      const changed = live === undefined || isChanged(live, preview);
      return [
        {
          id: String(id),
          name,
          description,
          live: live !== undefined,
          changed,
          canAdmin,
          modified,
        },
      ];
    }),
  };
}
