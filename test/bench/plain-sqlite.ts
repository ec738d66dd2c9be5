/** What SQLite alone takes for the same work: one table with the columns and indexes of an app, the same driver and safety. */
import { DatabaseSync } from '@photostructure/sqlite';
import { statSync } from 'node:fs';
import { sample, type Row } from './emulator-store';

type Value = string | number;

export class PlainTable {
  readonly #sqlite: InstanceType<typeof DatabaseSync>;
  readonly #statements = new Map<
    string,
    ReturnType<InstanceType<typeof DatabaseSync>['prepare']>
  >();

  constructor(readonly file: string) {
    this.#sqlite = new DatabaseSync(file);
    this.#sqlite.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE records (
        id INTEGER PRIMARY KEY AUTOINCREMENT, revision INTEGER NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,
        number REAL, "check" TEXT NOT NULL, creator TEXT NOT NULL, created TEXT NOT NULL, modifier TEXT NOT NULL,
        modified TEXT NOT NULL, status TEXT
      );
      CREATE INDEX by_code ON records (code);
      CREATE INDEX by_number ON records (number);
      CREATE INDEX by_created ON records (created);
      CREATE INDEX by_modified ON records (modified);
      CREATE INDEX by_status ON records (status);
    `);
  }

  /** @returns records per second */
  load(records: number, batch: number): number {
    const started = performance.now();
    for (let first = 0; first < records; first += batch) {
      this.add(Array.from({ length: batch }, (_, index) => sample(first + index)));
    }
    return records / ((performance.now() - started) / 1000);
  }

  /** All in one transaction. */
  add(rows: Row[]): void {
    const now = '2026-11-24T00:00:00Z';
    this.#sqlite.exec('BEGIN IMMEDIATE');
    for (const { code, text, number, check } of rows) {
      this.#prepare(
        `INSERT INTO records (revision, code, text, number, "check", creator, created, modifier, modified)
         VALUES (1, ?, ?, ?, ?, 'Administrator', ?, 'Administrator', ?)`,
      ).run(code, text, Number(number), JSON.stringify(check), now, now);
    }
    this.#sqlite.exec('COMMIT');
  }

  update(id: number, number: number): void {
    this.#prepare('UPDATE records SET number = ?, revision = revision + 1 WHERE id = ?').run(
      number,
      id,
    );
  }

  byId(id: number): unknown {
    return this.#prepare('SELECT * FROM records WHERE id = ?').get(id);
  }

  where(rest: string, ...values: Value[]): unknown[] {
    return this.#prepare(`SELECT * FROM records WHERE ${rest}`).all(...values);
  }

  count(condition: string, ...values: Value[]): unknown {
    return this.#prepare(`SELECT COUNT(*) AS n FROM records WHERE ${condition}`).get(...values);
  }

  /** @returns how many there were */
  readAll(size: number): number {
    let count = 0;
    for (let last = 0; ;) {
      const rows = this.where(`id > ? ORDER BY id LIMIT ${size}`, last) as { id: number }[];
      count += rows.length;
      if (rows.length < size) return count;
      last = rows.at(-1)?.id ?? 0;
    }
  }

  /** Bytes of the file, the log folded in. */
  size(): number {
    this.#sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return statSync(this.file).size;
  }

  close(): void {
    this.#statements.clear();
    this.#sqlite.close();
  }

  #prepare(sql: string) {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#sqlite.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
