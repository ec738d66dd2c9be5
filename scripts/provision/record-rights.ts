/**
 * Who sees which records of a new app. The rights name groups of the ward, and kintone takes no right of a group that it
 * does not know: where one is missing none are put, and that is said.
 */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { RecordRightRow } from './definition';
import type { Words } from './messages';

/** Every kintone has it. */
const EVERYONE = 'everyone';

/** @returns codes of groups that the rights name and kintone does not have */
export function missingGroups(
  rights: readonly RecordRightRow[],
  known: ReadonlySet<string>,
): string[] {
  const named = rights
    .flatMap(({ entities }) => entities)
    .filter(({ entity }) => entity.type === 'GROUP' && entity.code !== EVERYONE)
    .map(({ entity }) => entity.code);
  return [...new Set(named)].filter((code) => !known.has(code));
}

interface Desk {
  client: KintoneRestAPIClient;
  text: Words;
  log: (line: string) => void;
  groups?: ReadonlySet<string> | undefined;
}

/** @returns whether the rights were put into the preview of the app */
export async function putRecordRights(
  { client, text, log, groups = new Set() }: Desk,
  name: string,
  app: string,
  rights: readonly RecordRightRow[],
): Promise<boolean> {
  const missing = missingGroups(rights, groups);
  if (missing.length > 0) {
    log(text.recordRightsLeft(name, missing.join('、')));
    return false;
  }
  await client.app.updateRecordAcl({ app, rights: rights as never });
  return true;
}
