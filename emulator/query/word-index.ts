/**
 * A full-text index beside each record table: which records may hold a keyword. What it finds is looked at again by
 * the word search itself, so it may say too much, never too little. SQLite keeps it by triggers, whoever writes.
 */
import type { Database } from '../store/database';
import { gramQuery, gramsOf } from './grams';
import { htmlToText } from './words';

/** Above this many candidates, looking at records in their order is the shorter way. */
const MOST_CANDIDATES = 20_000;

const indexOf = (table: string): string => `${table}_words`;

/** Makes the index of a record table, filled, unless it is there. */
export function ensureWordIndex(db: Database, table: string): void {
  if (hasWordIndex(db, table)) return;
  const index = indexOf(table);
  const added = `INSERT INTO ${index} (rowid, grams) VALUES (new.id, kintone_grams(new.doc));`;
  const gone = `DELETE FROM ${index} WHERE rowid = old.id;`;
  db.exec(`
    CREATE VIRTUAL TABLE ${index} USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii');
    INSERT INTO ${index} (rowid, grams) SELECT id, kintone_grams(doc) FROM ${table};
    CREATE TRIGGER ${index}_added AFTER INSERT ON ${table} BEGIN ${added} END;
    CREATE TRIGGER ${index}_gone AFTER DELETE ON ${table} BEGIN ${gone} END;
    CREATE TRIGGER ${index}_changed AFTER UPDATE OF doc ON ${table} WHEN old.doc <> new.doc BEGIN ${gone} ${added} END;
  `);
}

/**
 * A condition that every record meets in which the keyword is found; undefined when it would not help.
 * @param name the record table's name in the statement
 */
export function mayHold(
  db: Database,
  table: string,
  name: string,
  keyword: string,
): { sql: string; values: string[] } | undefined {
  const query = gramQuery(keyword);
  if (query === undefined || !hasWordIndex(db, table)) return undefined;
  const index = indexOf(table);
  const found = `SELECT rowid FROM ${index} WHERE ${index} MATCH ?`;
  const row = db.get<{ n: number }>(
    `SELECT COUNT(*) AS n FROM (${found} LIMIT ${MOST_CANDIDATES + 1})`,
    query,
  );
  if ((row?.n ?? 0) > MOST_CANDIDATES) return undefined;
  return { sql: `${name}.id IN (${found})`, values: [query] };
}

/** False for an app that was not deployed since there are such indexes. */
function hasWordIndex(db: Database, table: string): boolean {
  return (
    db.get(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`, indexOf(table)) !==
    undefined
  );
}

/** Tokens of all texts in a record's document (records/tables.ts tells its shape). */
export function gramsOfDocument(document: string): string {
  const texts: string[] = [];
  collect(JSON.parse(document), texts);
  return gramsOf(texts);
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') {
    texts.push(value);
    // Rich text is searched as it is read.
    if (/[<&]/.test(value)) texts.push(htmlToText(value));
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, texts);
  } else if (typeof value === 'object' && value !== null) {
    if ('fileKey' in value && 'name' in value) collect(value.name, texts);
    else if ('v' in value) collect(value.v, texts);
    else for (const item of Object.values(value)) collect(item, texts);
  }
}
