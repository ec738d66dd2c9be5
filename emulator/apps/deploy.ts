/**
 * Deploying: the preview becomes the live app in one transaction with its record table, or, reverting,
 * the live app becomes the preview again. Nothing of it is seen if anything fails.
 */
import { validateCalcFields } from '../calc';
import type { Context } from '../context';
import { type Bilingual, invalidParameter } from '../errors';
import { syncRecordTables } from '../records/tables';
import { idParam, noMoreThan, objectOf, type Params, requiredList } from '../server/params';
import { type AppDefinition, liveApp } from './definition';
import { checkDeletedStates } from './process';
import { applyRenames } from './renames';
import { deployTokens } from './tokens';
import { checkRevision, previewFor, savePreview } from './store';

const MAX_APPS = 300;

export type DeployStatus = 'PROCESSING' | 'SUCCESS' | 'FAIL' | 'CANCEL';

/** `revert` absent or false deploys. */
export function deployApps(context: Context, params: Params, revert: boolean): void {
  const apps = requiredList(params, 'apps');
  noMoreThan(apps, MAX_APPS, 'apps');
  const previews = apps.map((value, index) => {
    const entry = objectOf(value, `apps[${index}]`);
    idParam(entry, 'app', `apps[${index}].app`);
    const preview = previewFor(context, entry);
    checkRevision(preview, entry);
    return preview;
  });
  for (const preview of previews) {
    if (revert) revertApp(context, preview);
    else deployApp(context, preview);
  }
}

/** @throws KintoneError GAIA_IL01 when a calculation of the form cannot run, CB_VA01 when records stand in a deleted status */
export function deployApp(context: Context, preview: AppDefinition): void {
  const { db } = context;
  validateCalcFields(preview.fields);
  const before = isLive(context, preview.id) ? liveApp(db, preview.id) : null;
  checkDeletedStates(db, before, preview);
  db.transaction(() => {
    syncRecordTables(db, before, preview);
    deployTokens(db, preview);
    if (preview.renames) {
      const renamed = structuredClone(preview);
      applyRenames(db, renamed);
      savePreview(context, renamed);
    }
    db.run(
      `UPDATE apps SET live = preview, deploy_status = 'SUCCESS', modifier = ?, modified = ? WHERE id = ?`,
      context.actor.code,
      context.now().toISOString(),
      preview.id,
    );
  });
}

function revertApp(context: Context, preview: AppDefinition): void {
  if (!isLive(context, preview.id)) throw invalidParameter('revert', NEVER_DEPLOYED);
  const live = structuredClone(liveApp(context.db, preview.id));
  savePreview(context, {
    ...live,
    revision: preview.revision + 1,
    // Numbers are never given twice: a field of the discarded preview may have had one.
    nextFieldId: preview.nextFieldId,
  });
}

/** Whether the app was ever deployed. */
function isLive(context: Context, appId: number): boolean {
  return (
    context.db.get('SELECT 1 AS found FROM apps WHERE id = ? AND live IS NOT NULL', appId) !==
    undefined
  );
}

/** A deploy is done before its request is answered, so what clients wait for is already there. */
export function deployStatuses(
  context: Context,
  params: Params,
): { app: string; status: DeployStatus }[] {
  const apps = requiredList(params, 'apps');
  noMoreThan(apps, MAX_APPS, 'apps');
  return apps.map((value, index) => {
    const app = idParam({ app: value }, 'app', `apps[${index}]`);
    previewFor(context, { app });
    const row = context.db.get<{ status: DeployStatus }>(
      'SELECT deploy_status AS status FROM apps WHERE id = ?',
      app,
    );
    return { app: String(app), status: row?.status ?? 'FAIL' };
  });
}

const NEVER_DEPLOYED: Bilingual = {
  ja: '一度も公開していないアプリの変更は、取り消せません。',
  en: 'Changes of an app that was never deployed cannot be reverted.',
};
