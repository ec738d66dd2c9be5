/** Whatever of an app names a field follows it: to its new code, and to its end. */
import { type Bilingual, invalidParameter } from '../errors';
import { removeFromReports, renameInReports } from '../reports/settings';
import { removeFromRights, renameInRights } from '../rights/follow';
import { removeFromActions, renameInActions } from './actions';
import type { AppDefinition } from './definition';
import { forgetInEntities, renameInEntities } from './entity-fields';
import { findField, type FoundField } from './field-lookup';
import { checkCode } from './field-rules';
import { renameInLayout } from './layout';
import { renameInConditions } from './renames';
import { removeFromViews, renameInViews } from './views';

export const CODE_TAKEN: Bilingual = {
  ja: 'フィールドコードが重複しています。',
  en: 'The field code is duplicated.',
};

/**
 * Gives a field a new code, and everything of the app that names it.
 * @param path of the code in the request @throws KintoneError CB_VA01 for a code that cannot be or is taken
 */
export function renameField(
  app: AppDefinition,
  found: FoundField,
  code: string,
  path: string,
): void {
  const { field, table } = found;
  checkCode(code, path);
  if (findField(app, code)) throw invalidParameter(path, CODE_TAKEN);
  const old = field.code;
  const siblings = table === undefined ? app.fields : (app.fields[table]?.fields ?? {});
  const renamed = Object.entries(siblings).map(([key, value]) => [key === old ? code : key, value]);
  field.code = code;
  for (const key of Object.keys(siblings)) delete siblings[key];
  Object.assign(siblings, Object.fromEntries(renamed));
  renameInLayout(app, old, code);
  renameInConditions(app, old, code);
  renameInViews(app, old, code);
  renameInEntities(app, old, code);
  renameInActions(app, old, code);
  renameInRights(app, old, code);
  renameInReports(app, old, code);
  if (app.settings.titleField.code === old) app.settings.titleField.code = code;
  for (const { lookup, referenceTable } of Object.values(app.fields)) {
    for (const mapping of lookup?.fieldMappings ?? []) {
      if (mapping.field === old) mapping.field = code;
    }
    const condition = referenceTable?.['condition'] as { field: string } | undefined;
    if (condition?.field === old) condition.field = code;
  }
}

/** @param removed codes taken off the form; built-in fields among them are still there. @throws as removeFromRights */
export function forgetFields(app: AppDefinition, removed: string[]): void {
  const gone = removed.filter((code) => !findField(app, code));
  removeFromRights(app, gone);
  removeFromViews(app, removed);
  removeFromActions(app, new Set(gone));
  forgetInEntities(app, new Set(gone));
  removeFromReports(app, removed);
  if (app.settings.titleField.code && removed.includes(app.settings.titleField.code)) {
    app.settings.titleField = { selectionMode: 'AUTO' };
  }
}
