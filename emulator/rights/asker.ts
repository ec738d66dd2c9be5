/** Who asks, as rights see it: the user with all groups and organizations, read once per request. */
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import type { StoredRecord } from '../records/store';
import { documentPath } from '../records/tables';
import { groupsOf, organizationPath, organizationsOf } from '../users/directory';
import { FALSE, type Logic, sqlLogic } from './logic';
import type { RightEntity } from './settings';

export interface Asker {
  code: string;
  groups: ReadonlySet<string>;
  /** Organizations the user is in. */
  organizations: ReadonlySet<string>;
  /** The same, and all above them: what an entity with `includeSubs` may name. */
  organizationsAbove: ReadonlySet<string>;
}

/** What an entity and its `includeSubs` are in every kind of right. */
export interface Meant {
  entity: RightEntity;
  includeSubs: boolean;
}

/** What a right needs to know of a record to tell whom its fields name. */
export type Named = Pick<StoredRecord, 'values' | 'creator' | 'modifier' | 'assignees'>;

const askers = new WeakMap<Context, Asker>();

/**
 * The user who asks; undefined for an API token, whose own rights go before those of records and
 * fields (kintone help, APIトークンを生成する: "アプリのアクセス権、レコードのアクセス権… に関わらず").
 */
export function askerOf(context: Context): Asker | undefined {
  if (context.actor.kind === 'token') return undefined;
  const known = askers.get(context);
  if (known) return known;
  const { db } = context;
  const { code } = context.actor;
  const organizations = organizationsOf(db, code).map((organization) => organization.code);
  const asker: Asker = {
    code,
    groups: new Set(groupsOf(db, code).map((group) => group.code)),
    organizations: new Set(organizations),
    organizationsAbove: new Set(organizations.flatMap((one) => organizationPath(db, one))),
  };
  askers.set(context, asker);
  return asker;
}

/** Whether an entity other than a field means the asker. */
export function isMeant(asker: Asker, { entity, includeSubs }: Meant): boolean {
  switch (entity.type) {
    case 'USER':
      return entity.code === asker.code;
    case 'GROUP':
      return asker.groups.has(entity.code);
    case 'ORGANIZATION':
      return organizationsFor(asker, includeSubs).has(entity.code);
    case 'FIELD_ENTITY':
      return false;
  }
}

/** Whether the value of the entity's field in this record means the asker. */
export function isNamedIn(
  asker: Asker,
  app: AppDefinition,
  record: Named,
  { entity, includeSubs }: Meant,
): boolean {
  const type = app.fields[entity.code]?.type;
  if (type === 'CREATOR') return record.creator === asker.code;
  if (type === 'MODIFIER') return record.modifier === asker.code;
  if (type === 'STATUS_ASSIGNEE') {
    return app.process.enable && record.assignees.includes(asker.code);
  }
  const value = record.values[entity.code];
  const meaning = codesMeaning(asker, type, includeSubs);
  return Array.isArray(value) && (value as string[]).some((code) => meaning.has(code));
}

/** The same as SQL over a record's row. A field that is no longer there names nobody. */
export function namedInSql(
  asker: Asker,
  app: AppDefinition,
  { entity, includeSubs }: Meant,
): Logic {
  const field = app.fields[entity.code];
  switch (field?.type) {
    case undefined:
      return FALSE;
    case 'CREATOR':
      return sqlLogic('creator = ?', [asker.code]);
    case 'MODIFIER':
      return sqlLogic('modifier = ?', [asker.code]);
    case 'STATUS_ASSIGNEE':
      return app.process.enable ? among('assignees', '$', [asker.code]) : FALSE;
    default: {
      const codes = [...codesMeaning(asker, field?.type, includeSubs)];
      return field ? among('doc', documentPath(field.fieldId), codes) : FALSE;
    }
  }
}

function among(column: string, path: string, codes: string[]): Logic {
  if (codes.length === 0) return FALSE;
  const marks = codes.map(() => '?').join(', ');
  return sqlLogic(
    `EXISTS (SELECT 1 FROM json_each(${column}, '${path}') AS item WHERE item.value IN (${marks}))`,
    codes,
  );
}

function codesMeaning(
  asker: Asker,
  type: string | undefined,
  includeSubs: boolean,
): ReadonlySet<string> {
  switch (type) {
    case 'USER_SELECT':
      return new Set([asker.code]);
    case 'GROUP_SELECT':
      return asker.groups;
    case 'ORGANIZATION_SELECT':
      return organizationsFor(asker, includeSubs);
    default:
      return new Set();
  }
}

const organizationsFor = (asker: Asker, includeSubs: boolean): ReadonlySet<string> =>
  includeSubs ? asker.organizationsAbove : asker.organizations;
