/** Whom process management and notifications mean: users named, or found through groups, organizations and fields. */
import type { AppDefinition, ProcessEntity } from '../apps/definition';
import { notEmulated } from '../errors';
import type { Database } from '../store/database';
import { ADMINISTRATORS, EVERYONE, findUser } from '../users/directory';
import type { StoredRecord } from './store';

/** Fields that may stand for users: 作成者, 更新者, and the selections of users, groups and organizations. */
export const USER_FIELDS: ReadonlySet<string> = new Set([
  'CREATOR',
  'MODIFIER',
  'USER_SELECT',
  'GROUP_SELECT',
  'ORGANIZATION_SELECT',
]);

/** Login names, each once, in order of the entities. Users who left are passed over. */
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
        return membersOf(db, entity.type, entity.code ?? '', includeSubs);
      case 'FIELD_ENTITY':
        return fieldUsers(db, app, record, entity.code ?? '', includeSubs);
      default:
        throw notEmulated(`process management with ${entity.type}`);
    }
  });
  return [...new Set(codes)].filter((code) => findUser(db, code)?.valid ?? false);
}

/** Login names of the valid users of a group or an organization, with those of organizations below it if asked. */
export function membersOf(
  db: Database,
  type: 'GROUP' | 'ORGANIZATION',
  code: string,
  includeSubs: boolean,
): string[] {
  const [condition, values] =
    type === 'GROUP' ? groupCondition(code) : organizationCondition(code, includeSubs);
  return db
    .all<{ code: string }>(
      `SELECT u.code FROM users u WHERE u.valid = 1 AND ${condition} ORDER BY u.id`,
      ...values,
    )
    .map((user) => user.code);
}

function groupCondition(code: string): [string, string[]] {
  if (code === EVERYONE) return ['1 = 1', []];
  const joined =
    'EXISTS (SELECT 1 FROM user_groups m WHERE m.user_code = u.code AND m.group_code = ?)';
  return [code === ADMINISTRATORS ? `(u.is_system_admin = 1 OR ${joined})` : joined, [code]];
}

function organizationCondition(code: string, includeSubs: boolean): [string, string[]] {
  const below = includeSubs
    ? `(WITH RECURSIVE down(code, depth) AS (
         SELECT ?, 0 UNION ALL
         SELECT o.code, down.depth + 1 FROM organizations o JOIN down ON o.parent_code = down.code
         WHERE down.depth < 100
       ) SELECT code FROM down)`
    : '(?)';
  return [
    `EXISTS (SELECT 1 FROM user_organizations m WHERE m.user_code = u.code AND m.organization_code IN ${below})`,
    [code],
  ];
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
  if (type === 'STATUS_ASSIGNEE') return record.assignees;
  const value = record.values[fieldCode];
  const codes = Array.isArray(value) ? (value as string[]) : [];
  if (type === 'USER_SELECT') return codes;
  if (type === 'GROUP_SELECT') return codes.flatMap((code) => membersOf(db, 'GROUP', code, false));
  if (type !== 'ORGANIZATION_SELECT') return [];
  return codes.flatMap((code) => membersOf(db, 'ORGANIZATION', code, includeSubs));
}
