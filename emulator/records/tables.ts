/**
 * One table per app for its records. A record's values are one JSON document keyed by `fieldId`, so a
 * renamed field code keeps its data; each field that queries compare or sort by is also a computed
 * column with an index. A number's column is REAL; its exact text stays in the document.
 */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import { kindOf } from '../fields';
import { ensureWordIndex } from '../query/word-index';
import type { Database } from '../store/database';

export const recordTable = (appId: number): string => `records_${Number(appId)}`;
export const fieldColumn = (fieldId: number): string => `f${Number(fieldId)}`;
/** Path of a field in a document, or of a field in a row's `v`. Ids are whole numbers: nothing to escape. */
export const documentPath = (fieldId: number): string => `$."${Number(fieldId)}"`;

/** Calculated fields whose result is a number; the others hold dates, times or hours and minutes. */
const NUMBER_FORMATS = new Set(['NUMBER', 'NUMBER_DIGIT', undefined, '']);

/** Affinity of the field's column, or undefined when it has none. */
export function columnOf(field: FieldProperty): 'TEXT' | 'REAL' | undefined {
  if (field.type === 'CALC') return NUMBER_FORMATS.has(field.format) ? 'REAL' : 'TEXT';
  return kindOf(field.type)?.column;
}

/** Makes the record table fit the app's form. Called in the transaction that deploys the app. */
export function syncRecordTables(
  db: Database,
  before: AppDefinition | null,
  after: AppDefinition,
): void {
  ensureSharedTables(db);
  const table = recordTable(after.id);
  createTable(db, table);
  ensureWordIndex(db, table);
  const wanted = new Map(
    Object.values(after.fields).flatMap((field) => {
      const affinity = columnOf(field);
      return affinity ? [[fieldColumn(field.fieldId), { field, affinity }] as const] : [];
    }),
  );
  const present = columnsOf(db, table);
  for (const column of present) if (!wanted.has(column)) dropColumn(db, table, column);
  for (const [column, { field, affinity }] of wanted) {
    if (!present.has(column)) addColumn(db, table, column, field.fieldId, affinity);
  }
  if (before) forgetRemovedFields(db, table, before, after);
  const first = firstStatus(after);
  if (first !== undefined) db.run(`UPDATE ${table} SET status = ? WHERE status IS NULL`, first);
}

/** Name of the status a new record gets, or undefined while process management is off. */
export function firstStatus(app: AppDefinition): string | undefined {
  if (!app.process.enable || !app.process.states) return undefined;
  const states = Object.values(app.process.states);
  return states.sort((a, b) => Number(a.index) - Number(b.index))[0]?.name;
}

// AUTOINCREMENT: the number of a deleted record is never given again.
function createTable(db: Database, table: string): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS ${table} (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      revision INTEGER NOT NULL,
      doc TEXT NOT NULL,                    -- JSON: fieldId -> value; a row is { id, v: { fieldId -> value } }
      creator TEXT NOT NULL,
      created TEXT NOT NULL,                -- UTC, to the minute, as REST shows it
      modifier TEXT NOT NULL,
      modified TEXT NOT NULL,
      status TEXT,                          -- name; NULL while process management was never on
      assignees TEXT NOT NULL DEFAULT '[]'  -- JSON array of login names
    );
    CREATE INDEX IF NOT EXISTS ${table}_created ON ${table} (created);
    CREATE INDEX IF NOT EXISTS ${table}_modified ON ${table} (modified);
    CREATE INDEX IF NOT EXISTS ${table}_status ON ${table} (status);
  `);
}

/** Forgets the records of an app that is deleted, with their comments and history. */
export function dropRecordTables(db: Database, appId: number): void {
  ensureSharedTables(db);
  db.exec(`DROP TABLE IF EXISTS ${recordTable(appId)}`);
  for (const shared of ['record_comments', 'record_history', 'record_rows']) {
    db.run(`DELETE FROM ${shared} WHERE app_id = ?`, appId);
  }
}

const ready = new WeakSet<Database>();

/** Tables that all apps share: comments, history, ids of subtable rows. */
function ensureSharedTables(db: Database): void {
  if (ready.has(db)) return;
  db.exec(`
    CREATE TABLE IF NOT EXISTS record_comments (
      app_id INTEGER NOT NULL,
      record_id INTEGER NOT NULL,
      id INTEGER NOT NULL,                  -- counts from 1 in each record
      text TEXT NOT NULL,
      mentions TEXT NOT NULL,               -- JSON array of { code, type }
      creator TEXT NOT NULL,
      created TEXT NOT NULL,
      deleted INTEGER NOT NULL DEFAULT 0,   -- kept as a number taken, its text emptied
      PRIMARY KEY (app_id, record_id, id)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS record_history (
      app_id INTEGER NOT NULL,
      record_id INTEGER NOT NULL,
      revision INTEGER NOT NULL,            -- the one this change made
      at TEXT NOT NULL,
      user TEXT NOT NULL,
      change TEXT NOT NULL,                 -- JSON: see records/history.ts
      PRIMARY KEY (app_id, record_id, revision)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS record_rows (
      app_id INTEGER PRIMARY KEY,
      last_id INTEGER NOT NULL              -- greatest id a subtable row of the app ever had
    );
  `);
  // What a transaction makes is gone if it is rolled back.
  if (!db.sqlite.isTransaction) ready.add(db);
}

function columnsOf(db: Database, table: string): Set<string> {
  const rows = db.all<{ name: string }>(`SELECT name FROM pragma_table_xinfo('${table}')`);
  return new Set(rows.map(({ name }) => name).filter((name) => /^f\d+$/.test(name)));
}

function addColumn(
  db: Database,
  table: string,
  column: string,
  fieldId: number,
  affinity: 'TEXT' | 'REAL',
): void {
  const value = `json_extract(doc, '${documentPath(fieldId)}')`;
  const computed =
    affinity === 'REAL' ? `CAST(NULLIF(${value}, '') AS REAL)` : `COALESCE(${value}, '')`;
  db.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${affinity} GENERATED ALWAYS AS (${computed}) VIRTUAL;
    CREATE INDEX ${table}_${column} ON ${table} (${column});`);
}

function dropColumn(db: Database, table: string, column: string): void {
  db.exec(`DROP INDEX IF EXISTS ${table}_${column}; ALTER TABLE ${table} DROP COLUMN ${column};`);
}

/** A deleted field's values are gone for good, as on the real service. */
function forgetRemovedFields(
  db: Database,
  table: string,
  before: AppDefinition,
  after: AppDefinition,
): void {
  const kept = new Set(Object.values(after.fields).map((field) => field.fieldId));
  const gone = Object.values(before.fields).filter((field) => !kept.has(field.fieldId));
  if (gone.length === 0) return;
  const paths = gone.map((field) => `'${documentPath(field.fieldId)}'`).join(', ');
  db.exec(`UPDATE ${table} SET doc = json_remove(doc, ${paths})`);
}
