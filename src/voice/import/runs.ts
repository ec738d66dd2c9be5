/**
 * Which imports this computer ran, so that one can be undone after the page was closed: the rows of a file by their
 * keys, never a text of it, nor its name.
 */
import type { Instant } from '../../calendar/instant';

export interface PastRun {
  /** When it began; also its id. */
  at: Instant;
  keyPrefix: string;
  /** First and last number of rows in a row that were sent, ascending. */
  rows: [number, number][];
}

/** Older ones are forgotten. */
const KEPT = 10;

export class PastRuns {
  private readonly place: string;

  /** @param storage `localStorage`; one user never sees another's */
  constructor(
    private readonly storage: Storage | null,
    appId: number,
    userCode: string,
  ) {
    this.place = `kumin.voice.imports.${appId}.${userCode}`;
  }

  /** The newest first. */
  all(): PastRun[] {
    const written = this.storage?.getItem(this.place);
    if (!written) return [];
    try {
      const kept: unknown = JSON.parse(written);
      return Array.isArray(kept) ? kept.filter(isRun) : [];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  }

  /** Adds it, or takes the place of the one with the same id; one without rows goes. */
  put(run: PastRun): void {
    const others = this.all().filter(({ at }) => at !== run.at);
    this.write([...(run.rows.length > 0 ? [run] : []), ...others].slice(0, KEPT));
  }

  private write(runs: readonly PastRun[]): void {
    try {
      if (runs.length === 0) this.storage?.removeItem(this.place);
      else this.storage?.setItem(this.place, JSON.stringify(runs));
    } catch (error) {
      console.warn('kumin: the import could not be noted on this computer', error);
    }
  }
}

/** @param rows ascending */
export function ranges(rows: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else found.push([row, row]);
  }
  return found;
}

export function rowsOf(run: PastRun): number[] {
  return run.rows.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
}

function isRun(value: unknown): value is PastRun {
  const run = value as Partial<PastRun> | null;
  return (
    typeof run?.at === 'number' && typeof run.keyPrefix === 'string' && Array.isArray(run.rows)
  );
}
