/** Whom process management means: users named, or found through groups, organizations and fields. */
import type { AppDefinition, ProcessEntity } from '../apps/definition';
import { notEmulated } from '../errors';
import type { Database } from '../store/database';
import { findUser, groupsOf, isMember } from '../users/directory';
import type { StoredRecord } from './store';

/** Login names, each once, in order of the entities. */
export function usersOf(
  db: Database,
  app: AppDefinition,
  record: StoredRecord,
  entities: readonly ProcessEntity[],
): string[] {
  const codes = entities.flatMap(({ entity, includeSubs }) => {
    switch (entity.type) {
      case 'USER':
        return entity.code ? [entity.code] : [];
      case 'CREATOR':
        return [record.creator];
      case 'GROUP':
      case 'ORGANIZATION':
        return members(db, entity, includeSubs);
      case 'FIELD_ENTITY':
        return fieldUsers(db, app, record, entity.code ?? '', includeSubs);
      default:
        throw notEmulated(`process management with ${entity.type}`);
    }
  });
  return [...new Set(codes)].filter((code) => findUser(db, code)?.valid ?? false);
}

function members(
  db: Database,
  entity: { type: string; code: string | null },
  includeSubs: boolean,
): string[] {
  return db
    .all<{ code: string }>('SELECT code FROM users WHERE valid = 1 ORDER BY id')
    .map(({ code }) => code)
    .filter((code) =>
      entity.type === 'GROUP'
        ? groupsOf(db, code).some((group) => group.code === entity.code)
        : isMember(db, code, entity, includeSubs),
    );
}

function fieldUsers(
  db: Database,
  app: AppDefinition,
  record: StoredRecord,
  fieldCode: string,
  includeSubs: boolean,
): string[] {
  const type = app.fields[fieldCode]?.type;
  if (type === 'CREATOR') return [record.creator];
  if (type === 'MODIFIER') return [record.modifier];
  const value = record.values[fieldCode];
  const codes = Array.isArray(value) ? (value as string[]) : [];
  if (type === 'USER_SELECT') return codes;
  const kind = type === 'ORGANIZATION_SELECT' ? 'ORGANIZATION' : 'GROUP';
  return codes.flatMap((code) => members(db, { type: kind, code }, includeSubs));
}
