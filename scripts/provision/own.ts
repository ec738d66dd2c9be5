/** Finds the standard apps among all apps of a kintone, by their mark. */
import { KintoneRestAPIError, type KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { StandardAppKey } from './definition';
import { hasMark } from './mark';

export interface AppEntry {
  appId: string;
  name: string;
  description: string;
}

export async function allApps(client: KintoneRestAPIClient): Promise<AppEntry[]> {
  const limit = 100;
  const apps: AppEntry[] = [];
  for (;;) {
    const page = await client.app.getApps({ limit, offset: apps.length });
    apps.push(...page.apps);
    if (page.apps.length < limit) return apps;
  }
}

/**
 * The notes are read one app after the other, those of the same name first, and no further than needed: the one reading of
 * all comes where an app is not there yet.
 * @param names of the standard apps
 * @throws KintoneRestAPIError 403 when the user does not administer an app of such a name
 */
export async function ownApps(
  client: KintoneRestAPIClient,
  apps: readonly AppEntry[],
  names: ReadonlyMap<StandardAppKey, string>,
): Promise<Map<StandardAppKey, AppEntry>> {
  const own = new Map<StandardAppKey, AppEntry>();
  const missing = () => [...names.keys()].filter((key) => !own.has(key));
  for (const key of names.keys()) {
    const app = apps.find(({ appId, description }) => hasMark(description, key, appId));
    if (app) own.set(key, app);
  }
  const wanted = new Set(names.values());
  const likely = (app: AppEntry): number => (wanted.has(app.name) ? 0 : 1);
  for (const app of [...apps].sort((one, other) => likely(one) - likely(other))) {
    if (missing().length === 0) break;
    let notes: string;
    try {
      ({ content: notes } = await client.app.getAdminNotes({ app: app.appId }));
    } catch (error) {
      // Of the same name it may well be ours: better no app than a second one.
      if (!isForbidden(error) || wanted.has(app.name)) throw error;
      continue;
    }
    const key = missing().find((one) => hasMark(notes, one, app.appId));
    if (key) own.set(key, app);
  }
  return own;
}

const isForbidden = (error: unknown): boolean =>
  error instanceof KintoneRestAPIError && error.status === 403;
