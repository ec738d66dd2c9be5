/**
 * Who sees and deletes which records of a new app. The rights name groups of the ward, and kintone takes no right of a
 * group that it does not know: a row that names a missing one is left out, and that is said.
 */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { RecordRightRow } from './definition';
import type { Words } from './messages';

/** Every kintone has them: all users, and the administrators of cybozu.com. */
const ALWAYS_THERE = new Set(['everyone', 'Administrators']);

interface Desk {
  client: KintoneRestAPIClient;
  text: Words;
  log: (line: string) => void;
  groups?: ReadonlySet<string> | undefined;
}

/** @returns whether rights were put into the preview of the app */
export async function putRecordRights(
  { client, text, log, groups = new Set() }: Desk,
  name: string,
  app: string,
  rights: readonly RecordRightRow[],
): Promise<boolean> {
  const missing = missingGroups(rights, groups);
  if (missing.length > 0) log(text.recordRightsLeft(name, missing.join('、')));
  const known = rights.filter((row) => missingGroups([row], groups).length === 0);
  if (known.length === 0) return false;
  await client.app.updateRecordAcl({ app, rights: known as never });
  return true;
}

/** @returns codes of groups that the rights name and kintone does not have */
function missingGroups(rights: readonly RecordRightRow[], known: ReadonlySet<string>): string[] {
  const named = rights
    .flatMap(({ entities }) => entities)
    .filter(({ entity }) => entity.type === 'GROUP' && !ALWAYS_THERE.has(entity.code))
    .map(({ entity }) => entity.code);
  return [...new Set(named)].filter((code) => !known.has(code));
}
