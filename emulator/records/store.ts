/** Records as rows of an app's table, and as values by field code. */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import { recordNotFound } from '../errors';
import type { Stored, StoredRow } from '../fields';
import type { Database } from '../store/database';
import { fieldColumn, recordTable } from './tables';

export interface StoredRecord {
  id: number;
  revision: number;
  /** By field code. A field made after the record was saved has no key. */
  values: Record<string, Stored>;
  creator: string;
  /** UTC, `YYYY-MM-DDTHH:mm:00Z`. */
  created: string;
  modifier: string;
  modified: string;
  status: string | null;
  assignees: string[];
}

export interface RecordRow {
  id: number;
  revision: number;
  doc: string;
  creator: string;
  created: string;
  modifier: string;
  modified: string;
  status: string | null;
  assignees: string;
}

/** Columns a RecordRow needs; computed ones are left out. */
export const ROW_COLUMNS =
  'id, revision, doc, creator, created, modifier, modified, status, assignees';

/** @throws KintoneError GAIA_RE01 */
export function readRecord(db: Database, app: AppDefinition, id: number): StoredRecord {
  const row = db.get<RecordRow>(
    `SELECT ${ROW_COLUMNS} FROM ${recordTable(app.id)} WHERE id = ?`,
    id,
  );
  if (!row) throw recordNotFound(id);
  return fromRow(app, row);
}

/** The records with these ids, in their order; those there are no more are left out. */
export function readRecords(
  db: Database,
  app: AppDefinition,
  ids: readonly number[],
): StoredRecord[] {
  const rows = db.all<RecordRow>(
    `SELECT ${ROW_COLUMNS} FROM ${recordTable(app.id)} WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [fromRow(app, row)] : [];
  });
}

export function fromRow(app: AppDefinition, row: RecordRow): StoredRecord {
  const { id, revision, creator, created, modifier, modified, status, assignees } = row;
  return {
    ...{ id, revision, creator, created, modifier, modified, status },
    values: fromDocument(JSON.parse(row.doc) as Document, app),
    assignees: assignees === '[]' ? [] : (JSON.parse(assignees) as string[]),
  };
}

/** Puts a new record; gives its id. */
export function insertRecord(
  db: Database,
  app: AppDefinition,
  record: Omit<StoredRecord, 'id' | 'revision'>,
): number {
  return db.run(
    `INSERT INTO ${recordTable(app.id)} (revision, doc, creator, created, modifier, modified, status, assignees)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
    JSON.stringify(toDocument(record.values, app)),
    record.creator,
    record.created,
    record.modifier,
    record.modified,
    record.status,
    JSON.stringify(record.assignees),
  ).lastInsertRowid;
}

/** Overwrites a record, its revision included. */
export function writeRecord(db: Database, app: AppDefinition, record: StoredRecord): void {
  db.run(
    `UPDATE ${recordTable(app.id)}
     SET revision = ?, doc = ?, modifier = ?, modified = ?, status = ?, assignees = ? WHERE id = ?`,
    record.revision,
    JSON.stringify(toDocument(record.values, app)),
    record.modifier,
    record.modified,
    record.status,
    JSON.stringify(record.assignees),
    record.id,
  );
}

/** Ids of the records whose unique field has a value. Only fields with a column can be unique. */
export function recordsWith(
  db: Database,
  app: AppDefinition,
  field: FieldProperty,
  value: string,
  limit: number,
): number[] {
  const column = field.type === 'RECORD_NUMBER' ? 'id' : fieldColumn(field.fieldId);
  const wanted = field.type === 'NUMBER' || field.type === 'CALC' ? Number(value) : value;
  return db
    .all<{ id: number }>(
      `SELECT id FROM ${recordTable(app.id)} WHERE ${column} = ? ORDER BY id DESC LIMIT ?`,
      wanted,
      limit,
    )
    .map(({ id }) => id);
}

/** Gives ids for subtable rows; each app counts its own. */
export function rowIds(db: Database, appId: number): () => string {
  return () => {
    const row = db.get<{ last_id: number }>(
      `INSERT INTO record_rows (app_id, last_id) VALUES (?, 1)
       ON CONFLICT (app_id) DO UPDATE SET last_id = last_id + 1 RETURNING last_id`,
      appId,
    );
    return String(row?.last_id);
  };
}

type DocumentRow = { id: string; v: Record<string, Stored> };
type Document = Record<string, Stored | DocumentRow[]>;

function toDocument(values: Record<string, Stored>, app: AppDefinition): Document {
  const document: Document = {};
  for (const field of Object.values(app.fields)) {
    const value = values[field.code];
    if (value === undefined) continue;
    document[field.fieldId] =
      field.type === 'SUBTABLE'
        ? (value as StoredRow[]).map((row) => ({ id: row.id, v: byId(row.value, field) }))
        : value;
  }
  return document;
}

function byId(values: Record<string, Stored>, table: FieldProperty): Record<string, Stored> {
  const row: Record<string, Stored> = {};
  for (const field of Object.values(table.fields ?? {})) {
    const value = values[field.code];
    if (value !== undefined) row[field.fieldId] = value;
  }
  return row;
}

function fromDocument(document: Document, app: AppDefinition): Record<string, Stored> {
  const values: Record<string, Stored> = {};
  for (const field of Object.values(app.fields)) {
    const value = document[field.fieldId];
    if (value === undefined) continue;
    values[field.code] =
      field.type === 'SUBTABLE'
        ? (value as DocumentRow[]).map((row) => ({ id: row.id, value: byCode(row.v, field) }))
        : (value as Stored);
  }
  return values;
}

function byCode(row: Record<string, Stored>, table: FieldProperty): Record<string, Stored> {
  const values: Record<string, Stored> = {};
  for (const field of Object.values(table.fields ?? {})) {
    const value = row[field.fieldId];
    if (value !== undefined) values[field.code] = value;
  }
  return values;
}
