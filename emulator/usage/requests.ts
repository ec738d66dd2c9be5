/**
 * REST requests counted per app and day, plugins' own calls from pages included. The day is that of UTC:
 * in Japan it turns at 9:00. Past the course's limit nothing is refused; the service only writes to its
 * customer (cybozu.dev, "kintone APIリクエスト数の超過メールが届いたら?").
 */
import type { Context } from '../context';
import type { Database } from '../store/database';

/** Requests per app and day that each course includes (kintone help, 制限値一覧). */
export const COURSE_LIMITS = { standard: 10_000, wide: 100_000 } as const;
export type Course = keyof typeof COURSE_LIMITS;

/** `YYYY-MM-DD` of an instant in UTC. */
export function usageDay(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** Requests after which the counts are written; a crash loses no more than these. */
const WRITTEN_EVERY = 100;

/** Counted in memory and written now and then: a read must not cost a synced write. */
export class RequestCounter {
  readonly #waiting = new Map<string, { appId: number; day: string; count: number }>();
  #added = 0;

  constructor(readonly db: Database) {}

  add(appId: number, now: Date): void {
    const day = usageDay(now);
    const key = `${day} ${appId}`;
    const entry = this.#waiting.get(key);
    if (entry) entry.count += 1;
    else this.#waiting.set(key, { appId, day, count: 1 });
    this.#added += 1;
    if (this.#added % WRITTEN_EVERY === 0) this.flush();
  }

  /** Writes what is waiting. Apps deleted meanwhile are passed over. */
  flush(): void {
    if (this.#waiting.size === 0) return;
    const entries = [...this.#waiting.values()];
    this.#waiting.clear();
    this.db.transaction(() => {
      for (const { appId, day, count } of entries) {
        this.db.run(
          `INSERT INTO api_requests (app_id, day, count)
           SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM apps WHERE id = ?)
           ON CONFLICT (app_id, day) DO UPDATE SET count = count + excluded.count`,
          appId,
          day,
          count,
          appId,
        );
      }
    });
  }
}

const counters = new WeakMap<Database, RequestCounter>();

export function counterOf(db: Database): RequestCounter {
  const known = counters.get(db) ?? new RequestCounter(db);
  counters.set(db, known);
  return known;
}

export function requestsToday({ db, now }: Pick<Context, 'db' | 'now'>, appId: number): number {
  counterOf(db).flush();
  return (
    db.get<{ count: number }>(
      'SELECT count FROM api_requests WHERE app_id = ? AND day = ?',
      appId,
      usageDay(now()),
    )?.count ?? 0
  );
}

/** The course this kintone stands for; standard unless another was chosen. */
export function courseOf(db: Database): Course {
  const row = db.get<{ value: string }>("SELECT value FROM usage_settings WHERE name = 'course'");
  return row?.value === 'wide' ? 'wide' : 'standard';
}

export function setCourse(db: Database, course: Course): void {
  db.run("INSERT OR REPLACE INTO usage_settings (name, value) VALUES ('course', ?)", course);
}
