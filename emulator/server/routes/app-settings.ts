/** The settings of one app: read live or in preview, changed in preview. */
import { setActions, showActions } from '../../apps/actions';
import { notesOf, setNotes } from '../../apps/admin-notes';
import { setRights } from '../../apps/app-acl';
import { setCustomization } from '../../apps/customization';
import type { AppDefinition, FieldProperty } from '../../apps/definition';
import { deployApp } from '../../apps/deploy';
import { addFields, deleteFields, updateFields } from '../../apps/fields';
import { formDesign } from '../../apps/form-design';
import { setSettings } from '../../apps/general-settings';
import { type KeptSetting, keptOf } from '../../apps/kept';
import { setLayout } from '../../apps/layout';
import { setProcess, showProcess } from '../../apps/process';
import { createToken, deleteToken, tokensOf, updateToken } from '../../apps/tokens';
import { editPreview, liveFor, liveForAdmin, previewFor } from '../../apps/store';
import { setViews } from '../../apps/views';
import type { Context } from '../../context';
import { mayViewTarget } from '../../rights/related';
import { seenSettings } from '../../rights/seen';
import { RIGHTS_SETTINGS } from '../../rights/settings';
import {
  conditionsOf,
  generalOf,
  remindersOf,
  setConditions,
  setGeneral,
  setReminders,
} from '../../notifications/settings';
import { setReports, showReports } from '../../reports/settings';
import { enumParam, type Params } from '../params';
import type { Method, Route } from '../route';

type Reader = (app: AppDefinition, context: Context) => Record<string, unknown>;
type Writer = (
  context: Context,
  app: AppDefinition,
  params: Params,
) => Record<string, unknown> | void;

/**
 * No app of the local kintone has names in other languages, so every language gives the names
 * as they are: only the parameter is checked.
 */
const LANGUAGES = ['default', 'user', 'ja', 'en', 'zh', 'zh-TW', 'es', 'pt-BR', 'th'];

export const settingsRoutes: Route[] = [
  ...read('app/form/fields', liveFor, (app, context) => ({ properties: formFields(context, app) })),
  change('POST', 'app/form/fields', addFields),
  change('PUT', 'app/form/fields', updateFields),
  change('DELETE', 'app/form/fields', (context, app, params) => deleteFields(context, app, params)),
  ...read('app/form/layout', liveFor, ({ layout }) => ({ layout })),
  change('PUT', 'app/form/layout', (_context, app, params) => setLayout(app, params)),
  ...design('form.json', liveFor),
  ...design('preview/form.json', previewFor),
  ...read('app/views', liveFor, ({ views }) => ({ views })),
  change('PUT', 'app/views', (context, app, params) => ({ views: setViews(context, app, params) })),
  ...read('app/settings', liveFor, ({ settings }) => ({ ...settings })),
  change('PUT', 'app/settings', setSettings),
  ...read('app/status', liveFor, (app, { db }) => showProcess(db, app)),
  change('PUT', 'app/status', setProcess),
  ...read('app/acl', liveForAdmin, ({ rights }) => ({ rights })),
  change('PUT', 'app/acl', setRights),
  changeLive('app/acl', setRights),
  ...read('app/actions', liveForAdmin, (app, context) => showActions(context, app)),
  change('PUT', 'app/actions', setActions),
  ...read('app/customize', liveForAdmin, ({ customization }) => ({ ...customization })),
  change('PUT', 'app/customize', setCustomization),
  ...read('app/notifications/general', liveForAdmin, (app) => ({ ...generalOf(app) })),
  change('PUT', 'app/notifications/general', setGeneral),
  ...read('app/notifications/perRecord', liveForAdmin, (app) => ({
    notifications: conditionsOf(app),
  })),
  change('PUT', 'app/notifications/perRecord', setConditions),
  ...read('app/notifications/reminder', liveForAdmin, (app) => ({ ...remindersOf(app) })),
  change('PUT', 'app/notifications/reminder', setReminders),
  ...read('app/reports', liveFor, showReports),
  change('PUT', 'app/reports', setReports),
  ...read('app/adminNotes', liveForAdmin, (app) => ({ ...notesOf(app) })),
  change('PUT', 'app/adminNotes', setNotes),
  ...RIGHTS_SETTINGS.flatMap((setting) => [
    ...kept(setting),
    changeLive(setting.name, (context, app, params) => keep(setting, context, app, params)),
  ]),
  { method: 'GET', path: '/k/internal/app/tokens.json', handle: tokensOf },
  { method: 'POST', path: '/k/internal/app/tokens.json', handle: createToken },
  { method: 'PUT', path: '/k/internal/app/tokens.json', handle: updateToken },
  { method: 'DELETE', path: '/k/internal/app/tokens.json', handle: deleteToken },
];

/** The live setting for those who may read it, as they may see it, and its preview for administrators. */
function read(
  path: string,
  findLive: (context: Context, params: Params) => AppDefinition,
  reader: Reader,
): Route[] {
  return [
    {
      method: 'GET',
      path: `${path}.json`,
      handle: (context, params) => {
        const app = findLive(context, params);
        const whole = answer(context, app, params);
        return findLive === liveForAdmin ? whole : seenSettings(context, app, whole);
      },
    },
    {
      method: 'GET',
      path: `preview/${path}.json`,
      handle: (context, params) => answer(context, previewFor(context, params), params),
    },
  ];

  function answer(context: Context, app: AppDefinition, params: Params) {
    enumParam(params, 'lang', LANGUAGES);
    return { ...reader(app, context), revision: String(app.revision) };
  }
}

function design(path: string, find: (context: Context, params: Params) => AppDefinition): Route[] {
  return [{ method: 'GET', path, handle: (context, params) => formDesign(find(context, params)) }];
}

/** A change of the preview; it answers the new revision and what the writer adds. */
function change(method: Method, path: string, write: Writer): Route {
  return {
    method,
    path: `preview/${path}.json`,
    handle: (context, params) => {
      const answer: Record<string, unknown> = {};
      const app = editPreview(context, params, (preview) => {
        Object.assign(answer, write(context, preview, params));
      });
      return { ...answer, revision: String(app.revision) };
    },
  };
}

/** A change that deploys the whole preview at once, as kintone does for rights. */
function changeLive(path: string, write: Writer): Route {
  return {
    method: 'PUT',
    path: `${path}.json`,
    handle: (context, params) => {
      const app = editPreview(context, params, (preview) => void write(context, preview, params));
      deployApp(context, app);
      return { revision: String(app.revision) };
    },
  };
}

function kept(setting: KeptSetting): Route[] {
  return [
    ...read(setting.name, liveForAdmin, (app) => keptOf(app, setting.name, setting.empty)),
    change('PUT', setting.name, (context, app, params) => keep(setting, context, app, params)),
  ];
}

function keep(setting: KeptSetting, context: Context, app: AppDefinition, params: Params): void {
  app.kept[setting.name] = setting.read(context, app, params);
}

/** Related records of an app the asker may not view have `null` for their setting (official description, Get Form Fields). */
function formFields(context: Context, app: AppDefinition): Record<string, unknown> {
  const shown = properties(app.fields);
  for (const field of Object.values(app.fields)) {
    if (!mayViewTarget(context, app, field)) {
      shown[field.code] = { ...(shown[field.code] as object), referenceTable: null };
    }
  }
  return shown;
}

/** Fields as REST shows them: without the number that only the store knows. */
function properties(fields: Record<string, FieldProperty>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([code, field]) => {
      const shown: Record<string, unknown> = { ...field };
      delete shown['fieldId'];
      if (field.fields) shown['fields'] = properties(field.fields);
      return [code, shown];
    }),
  );
}
