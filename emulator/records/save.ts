/**
 * Adding and updating records: values are read, lookups copied, calculations made, everything checked,
 * and only then written. Several records share one Problems, so that all that is wrong is told.
 */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import { requireAppRight } from '../apps/rights';
import { isCalculated, recalculate } from '../calc';
import type { Context } from '../context';
import {
  checkField,
  codeOf,
  kindOf,
  MESSAGES,
  normalizeDateTime,
  Place,
  rowsOf,
  type Problems,
  type Stored,
  type WriteScope,
} from '../fields';
import { toMinute } from '../fields/zone';
import { assigned, recordAdded, recordEdited, watchConditions } from '../notifications/events';
import { fieldRights, unborn } from '../rights/fields';
import { requireRecordRight } from '../rights/records';
import { requireFieldRights, requireRowRights } from '../rights/writing';
import { findUser, nameOf } from '../users/directory';
import { addHistory, changedFields } from './history';
import { copiedFields, copyLookups } from './lookup';
import {
  insertRecord,
  readRecord,
  recordsWith,
  rowIds,
  writeRecord,
  type StoredRecord,
} from './store';
import { firstStatus } from './tables';
import { checkRevision } from './params';

/** A record of a request: `{ code: { value } }`. */
export type GivenRecord = Record<string, { value?: unknown } | null | undefined>;

type SystemValues = Pick<StoredRecord, 'creator' | 'created' | 'modifier' | 'modified'>;

export interface Saved {
  id: number;
  revision: number;
}

/** @param path where the record stands in the request (`record`, `records[0]`), for the keys of errors */
export function addRecord(
  context: Context,
  app: AppDefinition,
  given: GivenRecord,
  problems: Problems,
  path: string,
): Saved {
  const scope = writeScope(context, app);
  const values: Record<string, Stored> = {};
  const rights = fieldRights(context, app);
  requireFieldRights(app, rights, unborn(context), writableOf(app, given));
  for (const field of Object.values(app.fields)) {
    const kind = kindOf(field.type);
    if (!kind) continue;
    const entry = writable(app, field) ? given[field.code] : undefined;
    values[field.code] =
      entry && entry.value !== undefined
        ? kind.read(entry.value, field, new Place(problems, path, field.code), scope)
        : kind.initial(field, scope);
  }
  requireRowRights(app, rights, unborn(context), given, values);
  const system = systemValues(context, app, given, problems, path);
  complete(context, app, { values, before: undefined, given, system });
  check(context, app, values, undefined, problems, path);
  const status = firstStatus(app) ?? null;
  // The first status belongs to the creator when it has an assignee at all (kintone-contract.md).
  const assignees = status && startsWithCreator(app, status) ? [system.creator] : [];
  const added = { ...system, values, status, assignees };
  const record = { ...added, id: insertRecord(context.db, app, added), revision: 1 };
  recordAdded(context, app, record);
  assigned(context, app, record, assignees);
  watchConditions(context, app, undefined)(record);
  return { id: record.id, revision: 1 };
}

/** @throws KintoneError GAIA_RE01, CB_NO02, GAIA_CO02 */
export function updateRecord(
  context: Context,
  app: AppDefinition,
  target: { id: number; revision: number | undefined },
  given: GivenRecord,
  problems: Problems,
  path: string,
): Saved {
  const before = readRecord(context.db, app, target.id);
  requireRecordRight(context, app, target.id, 'editable');
  checkRevision(before.revision, target.revision);
  const rights = fieldRights(context, app);
  requireFieldRights(app, rights, before, writableOf(app, given));
  const scope = writeScope(context, app);
  const values = { ...before.values };
  for (const field of Object.values(app.fields)) {
    const kind = kindOf(field.type);
    const entry = given[field.code];
    if (!kind || !entry || entry.value === undefined || !writable(app, field)) continue;
    const place = new Place(problems, path, field.code);
    values[field.code] = kind.read(entry.value, field, place, scope, before.values[field.code]);
  }
  requireRowRights(app, rights, before, given, values);
  const record: StoredRecord = {
    ...before,
    values,
    revision: before.revision + 1,
    modifier: context.actor.code,
    modified: toMinute(context.now()),
  };
  complete(context, app, { values, before: before.values, given, system: record });
  check(context, app, values, before.id, problems, path);
  const tellConditions = watchConditions(context, app, before);
  writeRecord(context.db, app, record);
  const fields = changedFields(app, before.values, values);
  addHistory(context, app.id, record, { kind: 'UPDATE', fields });
  recordEdited(context, app, record);
  tellConditions(record);
  return { id: record.id, revision: record.revision };
}

function writeScope(context: Context, app: AppDefinition): WriteScope {
  return {
    context,
    appId: app.id,
    precision: app.settings.numberPrecision,
    nextRowId: rowIds(context.db, app.id),
  };
}

const copiedOf = new WeakMap<AppDefinition, Set<string>>();

/** Calculated fields and those a lookup fills are passed over when a request names them. */
function writable(app: AppDefinition, field: FieldProperty): boolean {
  let copied = copiedOf.get(app);
  if (!copied) {
    copied = copiedFields(app.fields);
    copiedOf.set(app, copied);
  }
  return !isCalculated(field) && !copied.has(field.code);
}

/** Codes of the fields that a request names and may write in principle. */
function writableOf(app: AppDefinition, given: GivenRecord): string[] {
  return Object.values(app.fields)
    .filter((field) => kindOf(field.type) && writable(app, field))
    .map(({ code }) => code)
    .filter((code) => given[code]?.value !== undefined);
}

interface Unfinished {
  values: Record<string, Stored>;
  before: Record<string, Stored> | undefined;
  given: GivenRecord;
  system: SystemValues;
}

type GivenRow = { value?: Record<string, unknown> | null } | null;

/** Lookups first: a calculation may need what they copy. Those who wrote and when may be calculated with. */
function complete(
  context: Context,
  app: AppDefinition,
  { values, before, given, system }: Unfinished,
): void {
  copyLookups(context, app.fields, values, before, given);
  for (const table of Object.values(app.fields)) {
    if (table.type !== 'SUBTABLE') continue;
    const old = new Map(rowsOf(before?.[table.code]).map((row) => [row.id, row.value]));
    const rows = given[table.code]?.value;
    for (const [index, row] of rowsOf(values[table.code]).entries()) {
      const asked = Array.isArray(rows) ? (rows as GivenRow[])[index]?.value : undefined;
      copyLookups(context, table.fields ?? {}, row.value, old.get(row.id), asked ?? {});
    }
  }
  const all = { ...values, ...calculableSystemValues(context, app, system) };
  recalculate(app.fields, all, {
    precision: app.settings.numberPrecision,
    timezone: context.timezone,
  });
  for (const { code } of Object.values(app.fields).filter(isCalculated)) {
    values[code] = all[code] as Stored;
  }
}

function calculableSystemValues(
  context: Context,
  app: AppDefinition,
  { creator, created, modifier, modified }: SystemValues,
): Record<string, unknown> {
  const user = (code: string): { name: string } => ({
    name: nameOf(context.db, 'USER', code) ?? code,
  });
  const byType: Record<string, unknown> = {
    CREATOR: user(creator),
    CREATED_TIME: created,
    MODIFIER: user(modifier),
    UPDATED_TIME: modified,
  };
  return Object.fromEntries(
    Object.entries(byType).map(([type, value]) => [systemField(app, type)?.code ?? type, value]),
  );
}

/** Types whose values kintone can keep apart; others take the setting and ignore it. */
const UNIQUE_TYPES = new Set(['SINGLE_LINE_TEXT', 'NUMBER', 'LINK', 'DATE', 'DATETIME']);

function check(
  context: Context,
  app: AppDefinition,
  values: Record<string, Stored>,
  id: number | undefined,
  problems: Problems,
  path: string,
): void {
  for (const field of Object.values(app.fields)) {
    const kind = kindOf(field.type);
    if (!kind) continue;
    const value = values[field.code] ?? kind.empty();
    const place = new Place(problems, path, field.code);
    checkField(value, field, place);
    if (field.unique && UNIQUE_TYPES.has(field.type) && typeof value === 'string' && value !== '') {
      const taken = recordsWith(context.db, app, field, value, 2).some((other) => other !== id);
      if (taken) place.problem('value', MESSAGES.taken);
    }
  }
}

/** Creator and times: the present ones, unless an administrator of the app gives others (import). */
function systemValues(
  context: Context,
  app: AppDefinition,
  given: GivenRecord,
  problems: Problems,
  path: string,
): SystemValues {
  const now = toMinute(context.now());
  const user = (type: string): string | undefined => {
    const entry = givenSystem(context, app, given, type);
    if (!entry) return undefined;
    const code = codeOf(entry.value);
    if (findUser(context.db, code)) return code;
    new Place(problems, path, entry.code).problem('value', MESSAGES.unknownEntity(code));
    return undefined;
  };
  const time = (type: string): string | undefined => {
    const entry = givenSystem(context, app, given, type);
    if (!entry) return undefined;
    const value = normalizeDateTime(String(entry.value));
    if (value === undefined) new Place(problems, path, entry.code).malformed(MESSAGES.notADateTime);
    return value;
  };
  const creator = user('CREATOR') ?? context.actor.code;
  const created = time('CREATED_TIME') ?? now;
  return {
    creator,
    created,
    modifier: user('MODIFIER') ?? context.actor.code,
    modified: time('UPDATED_TIME') ?? now,
  };
}

function givenSystem(
  context: Context,
  app: AppDefinition,
  given: GivenRecord,
  type: string,
): { code: string; value: unknown } | undefined {
  const field = systemField(app, type);
  const entry = field && given[field.code];
  if (!field || !entry || !entry.value) return undefined;
  requireAppRight(context, app, 'appEditable');
  return { code: field.code, value: entry.value };
}

function systemField(app: AppDefinition, type: string): FieldProperty | undefined {
  return Object.values(app.fields).find((field) => field.type === type);
}

function startsWithCreator(app: AppDefinition, status: string): boolean {
  const state = Object.values(app.process.states ?? {}).find(({ name }) => name === status);
  return (
    state?.assignee.entities.some(
      ({ entity }) => entity.type === 'CREATOR' || isCreatorField(app, entity),
    ) ?? false
  );
}

function isCreatorField(
  app: AppDefinition,
  entity: { type: string; code: string | null },
): boolean {
  return entity.type === 'FIELD_ENTITY' && app.fields[entity.code ?? '']?.type === 'CREATOR';
}
