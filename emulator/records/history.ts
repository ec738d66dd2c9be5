/**
 * Who changed what of a record, and when. Adding a record is not kept apart: the record itself says it.
 * Values are kept by field id, so an old change is still told when a field is renamed.
 */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import type { Context } from '../context';
import { kindOf, type ReadScope, type Stored } from '../fields';
import { fieldRights, viewedRecord } from '../rights/fields';
import type { StoredRecord } from './store';

export type Change =
  | { kind: 'UPDATE'; fields: { fieldId: number; before: Stored | null; after: Stored | null }[] }
  | {
      kind: 'STATUS';
      action: string;
      from: string;
      to: string;
      assignees: string[];
      /** Others have to act before the status changes. */
      waits?: boolean;
    }
  | { kind: 'ASSIGNEES'; from: string[]; assignees: string[] };

/** One entry as `/k/internal/record/history.json` answers it, newest first. */
export interface HistoryEntry {
  /** The revision the change made. */
  revision: string;
  /** UTC. */
  at: string;
  user: { code: string; name: string };
  kind: 'ADD' | Change['kind'];
  /** UPDATE: REST values; a field deleted since is left out. */
  changes: { code: string; label: string; type: string; before: unknown; after: unknown }[];
  /** STATUS: `waits` while others still have to act, the status being the same. */
  status?: { action: string; from: string; to: string; waits: boolean };
  /** STATUS and ASSIGNEES: who has to act after it. */
  assignees?: { code: string; name: string }[];
}

export function addHistory(
  context: Context,
  appId: number,
  record: Pick<StoredRecord, 'id' | 'revision'>,
  change: Change,
): void {
  context.db.run(
    'INSERT INTO record_history (app_id, record_id, revision, at, user, change) VALUES (?, ?, ?, ?, ?, ?)',
    appId,
    record.id,
    record.revision,
    context.now().toISOString(),
    context.actor.code,
    JSON.stringify(change),
  );
}

/** The fields whose values differ. */
export function changedFields(
  app: AppDefinition,
  before: Record<string, Stored>,
  after: Record<string, Stored>,
): Extract<Change, { kind: 'UPDATE' }>['fields'] {
  return Object.values(app.fields).flatMap((field) => {
    const [old, present] = [before[field.code] ?? null, after[field.code] ?? null];
    if (JSON.stringify(old) === JSON.stringify(present)) return [];
    return [{ fieldId: field.fieldId, before: old, after: present }];
  });
}

interface HistoryRow {
  revision: number;
  at: string;
  user: string;
  change: string;
}

export function readHistory(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  scope: ReadScope,
  page: { offset: number; limit: number },
): { history: HistoryEntry[]; hasMore: boolean } {
  // One more than asked tells whether there are older ones; "added" is the last of all.
  const rows = context.db.all<HistoryRow>(
    `SELECT revision, at, user, change FROM record_history WHERE app_id = ? AND record_id = ?
     ORDER BY revision DESC LIMIT ? OFFSET ?`,
    app.id,
    record.id,
    page.limit + 1,
    page.offset,
  );
  const seen = viewedRecord(app, fieldRights(context, app), record);
  const entries = rows.map((row) => showEntry(seen.fields, row, scope));
  if (rows.length <= page.limit && page.offset <= countHistory(context, app.id, record.id)) {
    entries.push(added(record, scope));
  }
  return { history: entries.slice(0, page.limit), hasMore: entries.length > page.limit };
}

function countHistory(context: Context, appId: number, recordId: number): number {
  return (
    context.db.get<{ n: number }>(
      'SELECT COUNT(*) AS n FROM record_history WHERE app_id = ? AND record_id = ?',
      appId,
      recordId,
    )?.n ?? 0
  );
}

function added(record: StoredRecord, scope: ReadScope): HistoryEntry {
  const user = { code: record.creator, name: scope.nameOf('USER', record.creator) };
  return { revision: '1', at: record.created, user, kind: 'ADD', changes: [] };
}

/** @param fields those the asker may view; changes of others are left out */
function showEntry(
  fields: Record<string, FieldProperty>,
  row: HistoryRow,
  scope: ReadScope,
): HistoryEntry {
  const change = JSON.parse(row.change) as Change;
  const user = (code: string): { code: string; name: string } => ({
    code,
    name: scope.nameOf('USER', code),
  });
  const entry: HistoryEntry = {
    revision: String(row.revision),
    at: row.at,
    user: user(row.user),
    kind: change.kind,
    changes: [],
  };
  if (change.kind === 'UPDATE') {
    const byId = new Map(Object.values(fields).map((field) => [field.fieldId, field]));
    entry.changes = change.fields.flatMap(({ fieldId, before, after }) => {
      const field = byId.get(fieldId);
      return field ? [showChange(field, before, after, scope)] : [];
    });
  } else {
    entry.assignees = change.assignees.map(user);
    if (change.kind === 'STATUS') {
      const { action, from, to, waits = false } = change;
      entry.status = { action, from, to, waits };
    }
  }
  return entry;
}

function showChange(
  field: FieldProperty,
  before: Stored | null,
  after: Stored | null,
  scope: ReadScope,
): HistoryEntry['changes'][number] {
  const show = (value: Stored | null): unknown =>
    kindOf(field.type)?.show(value ?? undefined, field, scope);
  return {
    code: field.code,
    label: field.label,
    type: field.type,
    before: show(before),
    after: show(after),
  };
}
