/** Apps as rows of the store: making one, editing its preview under a revision, and saying what it is. */
import type { Context } from '../context';
import { appNotFound, KintoneError, revisionConflict } from '../errors';
import { given, idParam, integerParam, type Params } from '../server/params';
import { mayEnterPlaceOf, placeOf, requirePlace } from '../spaces/access';
import { builtInFields } from './built-in-fields';
import { type AppDefinition, liveApp, previewApp } from './definition';
import { hasAppRight, requireAppRight } from './rights';

const FIRST_REVISION = 2;

export interface AppInfo {
  appId: string;
  code: string;
  name: string;
  description: string;
  /** Null for an app outside spaces, as the thread. */
  spaceId: string | null;
  threadId: string | null;
  createdAt: string;
  creator: { code: string; name: string };
  modifiedAt: string;
  modifier: { code: string; name: string };
}

/** Makes an app whose preview has the built-in fields and nothing on its form. @returns its id and revision */
export function createApp(context: Context, name: string): { id: number; revision: number } {
  const now = context.now().toISOString();
  const { lastInsertRowid: id } = context.db.run(
    `INSERT INTO apps (preview, creator, created, modifier, modified) VALUES ('{}', ?, ?, ?, ?)`,
    context.actor.code,
    now,
    context.actor.code,
    now,
  );
  const app = blankApp(context, id, name);
  context.db.run('UPDATE apps SET preview = ? WHERE id = ?', JSON.stringify(app), id);
  return { id, revision: app.revision };
}

function blankApp(context: Context, id: number, name: string): AppDefinition {
  const fields = builtInFields(context.language);
  return {
    id,
    code: '',
    revision: FIRST_REVISION,
    settings: {
      name,
      description: '',
      icon: { type: 'PRESET', key: 'APP72' },
      theme: 'WHITE',
      titleField: { selectionMode: 'AUTO' },
      enableThumbnails: true,
      enableBulkDeletion: false,
      enableComments: true,
      enableDuplicateRecord: true,
      enableInlineRecordEditing: true,
      numberPrecision: { digits: '16', decimalPlaces: '4', roundingMode: 'HALF_EVEN' },
      firstMonthOfFiscalYear: '4',
    },
    fields,
    layout: [],
    views: {},
    process: { enable: false, states: null, actions: null },
    rights: [
      {
        entity: { type: 'CREATOR', code: null },
        includeSubs: false,
        appEditable: true,
        recordViewable: true,
        recordAddable: true,
        recordEditable: true,
        recordDeletable: true,
        recordImportable: true,
        recordExportable: true,
      },
      {
        entity: { type: 'GROUP', code: 'everyone' },
        includeSubs: false,
        appEditable: false,
        recordViewable: true,
        recordAddable: true,
        recordEditable: true,
        recordDeletable: true,
        recordImportable: false,
        recordExportable: false,
      },
    ],
    customization: {
      scope: 'ALL',
      desktop: { js: [], css: [] },
      mobile: { js: [], css: [] },
    },
    plugins: [],
    kept: {},
    nextFieldId: Object.keys(fields).length + 1,
  };
}

/** The preview named by `app`, for reading. @throws KintoneError GAIA_AP01, CB_NO02, GAIA_NO01 */
export function previewFor(context: Context, params: Params, key = 'app'): AppDefinition {
  const app = previewApp(context.db, idParam(params, key));
  requirePlace(context, app.id);
  requireAppRight(context, app, 'appEditable');
  return app;
}

/** The live app named by `app`, for one who may see or add records. */
export function liveFor(context: Context, params: Params, key = 'app'): AppDefinition {
  const app = liveApp(context.db, idParam(params, key));
  requirePlace(context, app.id);
  if (!mayKnow(context, app)) requireAppRight(context, app, 'recordViewable');
  return app;
}

/** The live app named by `app`, for one who administers it. */
export function liveForAdmin(context: Context, params: Params): AppDefinition {
  const app = liveApp(context.db, idParam(params, 'app'));
  requirePlace(context, app.id);
  requireAppRight(context, app, 'appEditable');
  return app;
}

export function mayKnow(context: Context, app: AppDefinition): boolean {
  return (
    mayEnterPlaceOf(context, app.id) &&
    (hasAppRight(context, app, 'recordViewable') ||
      hasAppRight(context, app, 'recordAddable') ||
      hasAppRight(context, app, 'appEditable'))
  );
}

/**
 * Changes the preview: checks right and `revision`, hands `change` a copy, keeps it under the next revision.
 * @throws KintoneError GAIA_CO02 when `revision` is given, not -1, and not the present one
 */
export function editPreview(
  context: Context,
  params: Params,
  change: (app: AppDefinition) => void,
): AppDefinition {
  const app = structuredClone(previewFor(context, params));
  checkRevision(app, params);
  change(app);
  app.revision += 1;
  savePreview(context, app);
  return app;
}

export function checkRevision(app: AppDefinition, params: Params): void {
  const revision = given(params, 'revision') ? integerParam(params, 'revision') : undefined;
  if (revision === undefined || revision === -1) return;
  if (revision !== app.revision) throw revisionConflict();
}

export function savePreview(context: Context, app: AppDefinition): void {
  context.db.run(
    'UPDATE apps SET preview = ?, modifier = ?, modified = ? WHERE id = ?',
    JSON.stringify(app),
    context.actor.code,
    context.now().toISOString(),
    app.id,
  );
}

/** @throws KintoneError GAIA_AP01 when the app was never deployed */
export function appInfo(context: Context, id: number): AppInfo {
  const row = context.db.get<Record<'creator' | 'created' | 'modifier' | 'modified', string>>(
    'SELECT creator, created, modifier, modified FROM apps WHERE id = ?',
    id,
  );
  if (!row) throw appNotFound(id);
  const app = liveApp(context.db, id);
  const place = placeOf(context.db, id);
  const named = (code: string) => ({
    code,
    name:
      context.db.get<{ name: string }>('SELECT name FROM users WHERE code = ?', code)?.name ?? code,
  });
  return {
    appId: String(id),
    code: app.code,
    name: app.settings.name,
    description: app.settings.description,
    spaceId: place ? String(place.space.id) : null,
    threadId: place ? String(place.threadId) : null,
    createdAt: row.created,
    creator: named(row.creator),
    modifiedAt: row.modified,
    modifier: named(row.modifier),
  };
}

/** @throws KintoneError GAIA_NO01: no API token may do what belongs to no single app */
export function refuseToken(context: Context): void {
  if (context.actor.kind !== 'token') return;
  throw new KintoneError(403, 'GAIA_NO01', {
    ja: '指定したAPIトークンではこのAPIを実行できません。',
    en: 'Using this API token, you cannot run the specified API.',
  });
}
