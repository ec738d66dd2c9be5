/**
 * The one SQLite file (or `:memory:`) that holds everything the local kintone knows.
 * A write is acknowledged only after its transaction is committed and synced.
 */
import { DatabaseSync } from '@photostructure/sqlite';
import { registerFunctions } from '../query/functions';
import { CORE_TABLES } from './tables';

export type Value = string | number | bigint | null | Uint8Array;
export type Row = Record<string, Value>;
type Sqlite = InstanceType<typeof DatabaseSync>;
type Statement = ReturnType<Sqlite['prepare']>;

export class Database {
  readonly #sqlite: Sqlite;
  readonly #statements = new Map<string, Statement>();
  #depth = 0;

  /** @param file path of the SQLite file, or `:memory:` */
  constructor(file: string) {
    this.#sqlite = new DatabaseSync(file);
    this.exec('PRAGMA journal_mode = WAL');
    this.exec('PRAGMA synchronous = FULL');
    this.exec('PRAGMA foreign_keys = ON');
    // Triggers of the record tables call them, so no connection may be without.
    registerFunctions(this.#sqlite);
    this.exec(CORE_TABLES);
  }

  /** The driver itself, for what the methods here do not cover (user functions). */
  get sqlite(): Sqlite {
    return this.#sqlite;
  }

  exec(sql: string): void {
    this.#sqlite.exec(sql);
  }

  all<T = Row>(sql: string, ...values: Value[]): T[] {
    return this.#prepare(sql).all(...values) as T[];
  }

  get<T = Row>(sql: string, ...values: Value[]): T | undefined {
    return this.#prepare(sql).get(...values) as T | undefined;
  }

  run(sql: string, ...values: Value[]): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.#prepare(sql).run(...values);
    return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
  }

  /** Runs `work` in a transaction, or in a savepoint when one is open: all or nothing. `work` is synchronous. */
  transaction<T>(work: () => T): T {
    const name = `level${this.#depth}`;
    this.exec(this.#depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${name}`);
    this.#depth += 1;
    try {
      const result = work();
      this.#depth -= 1;
      this.exec(this.#depth === 0 ? 'COMMIT' : `RELEASE ${name}`);
      return result;
    } catch (error) {
      this.#depth = Math.max(0, this.#depth - (this.#sqlite.isTransaction ? 1 : 0));
      if (this.#sqlite.isTransaction) {
        this.exec(this.#depth === 0 ? 'ROLLBACK' : `ROLLBACK TO ${name}; RELEASE ${name}`);
      }
      throw error;
    }
  }

  /** Folds the write-ahead log into the one file, which may then be copied, and closes it. */
  close(): void {
    this.#statements.clear();
    this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#sqlite.close();
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#sqlite.prepare(sql);
      if (this.#statements.size > 500) this.#statements.clear();
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
