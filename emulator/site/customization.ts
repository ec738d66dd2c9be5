/**
 * JavaScript and CSS for the whole site, kept by kintone's system administrators. Effective as soon as saved: there
 * is no test environment of the site.
 */
import type { Customization } from '../apps/definition';
import type { Database } from '../store/database';

/** Owner of the files in place of an app's id. */
export const SITE = 0;

const EMPTY: Customization = {
  scope: 'ALL',
  desktop: { js: [], css: [] },
  mobile: { js: [], css: [] },
};

const ready = new WeakSet<Database>();

function ensureTable(db: Database): void {
  if (ready.has(db)) return;
  db.exec(
    `CREATE TABLE IF NOT EXISTS site_customization (
       id INTEGER PRIMARY KEY CHECK (id = 1),
       customization TEXT NOT NULL                -- JSON, as GET app/customize.json gives it
     )`,
  );
  // What a transaction makes is gone if it is rolled back.
  if (!db.sqlite.isTransaction) ready.add(db);
}

export function siteCustomization(db: Database): Customization {
  ensureTable(db);
  const row = db.get<{ customization: string }>('SELECT customization FROM site_customization');
  return row ? (JSON.parse(row.customization) as Customization) : structuredClone(EMPTY);
}

export function keepSiteCustomization(db: Database, customization: Customization): void {
  ensureTable(db);
  db.run(
    `INSERT INTO site_customization (id, customization) VALUES (1, ?)
     ON CONFLICT (id) DO UPDATE SET customization = excluded.customization`,
    JSON.stringify(customization),
  );
}
