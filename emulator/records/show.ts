/** A record as REST answers it: `{ code: { type, value } }`, with $id and $revision. */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import type { Context } from '../context';
import { kindOf, type ReadScope } from '../fields';
import { type FieldRights, viewedRecord } from '../rights/fields';
import { nameOf } from '../users/directory';
import type { StoredRecord } from './store';

export type ShownRecord = Record<string, { type: string; value: unknown }>;

/** Names of users, organizations and groups, each looked up once. A deleted one is shown by its code. */
export function readScope(context: Pick<Context, 'db'>): ReadScope {
  const known = new Map<string, string>();
  return {
    nameOf(type, code) {
      const key = `${type} ${code}`;
      let name = known.get(key);
      if (name === undefined) {
        name = nameOf(context.db, type, code) ?? code;
        known.set(key, name);
      }
      return name;
    },
  };
}

/**
 * What the asker may view of a record.
 * @param fields codes to show; all when undefined. Unknown codes are passed over.
 */
export function showRecord(
  app: AppDefinition,
  stored: StoredRecord,
  scope: ReadScope,
  rights: FieldRights,
  fields?: readonly string[],
): ShownRecord {
  const wanted = fields && fields.length > 0 ? new Set(fields) : undefined;
  const shown: ShownRecord = {};
  const { record, fields: viewable } = viewedRecord(app, rights, stored);
  for (const field of Object.values(viewable)) {
    if (wanted && !wanted.has(field.code)) continue;
    const value = showField(app, record, field, scope);
    if (value !== undefined) shown[field.code] = { type: field.type, value };
  }
  if (!wanted || wanted.has('$id')) shown['$id'] = { type: '__ID__', value: String(record.id) };
  if (!wanted || wanted.has('$revision')) {
    shown['$revision'] = { type: '__REVISION__', value: String(record.revision) };
  }
  return shown;
}

/** `APPCODE-12`, or `12` when the app has no code. */
export function recordNumber(app: AppDefinition, id: number): string {
  return app.code ? `${app.code}-${id}` : String(id);
}

/** undefined: the type has no value, or the feature behind it is off. */
function showField(
  app: AppDefinition,
  record: StoredRecord,
  field: FieldProperty,
  scope: ReadScope,
): unknown {
  switch (field.type) {
    case 'RECORD_NUMBER':
      return recordNumber(app, record.id);
    case 'CREATOR':
      return user(scope, record.creator);
    case 'CREATED_TIME':
      return record.created;
    case 'MODIFIER':
      return user(scope, record.modifier);
    case 'UPDATED_TIME':
      return record.modified;
    // Without process management a record has no status, though the form lists the field.
    case 'STATUS':
      return app.process.enable ? (record.status ?? '') : undefined;
    case 'STATUS_ASSIGNEE':
      return app.process.enable ? record.assignees.map((code) => user(scope, code)) : undefined;
    case 'CATEGORY':
      return field.enabled ? [] : undefined;
    default:
      return kindOf(field.type)?.show(record.values[field.code], field, scope);
  }
}

function user(scope: ReadScope, code: string): { code: string; name: string } {
  return { code, name: scope.nameOf('USER', code) };
}
