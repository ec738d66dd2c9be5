/**
 * Sends the rows of a dry run to kintone, 100 at a time, each request all or nothing. Whatever a request does not
 * answer is asked for by its keys before anything of it is sent again, so that no row comes in twice.
 */
import { RequestError, type Host } from '../../kintone/host';
import { recordsWithKeys } from './key-search';

/** POST records takes at most so many (kintone's limit). */
export const BATCH = 100;

export interface RowToSend {
  number: number;
  record: Record<string, { value: unknown }>;
}

export type Outcome =
  | { kind: 'saved'; id: number }
  /** A record with this key is there that this run did not make; no id where the user may not see it. */
  | { kind: 'present'; id?: number }
  /** kintone's own words by field code. */
  | { kind: 'refused'; errors: { code: string; message: string }[] };

type Sending = Pick<Host, 'request' | 'appId'>;

export class ImportRun {
  /** By number of the row. */
  readonly outcomes = new Map<number, Outcome>();
  /** Rows of which it is not known whether they arrived. */
  private doubtful: readonly RowToSend[] = [];

  constructor(
    private readonly host: Sending,
    private readonly rows: readonly RowToSend[],
    private readonly keyField: string,
  ) {}

  get total(): number {
    return this.rows.length;
  }

  /** Rows that this run made records of, or may have: what undoing looks for. */
  mine(): number[] {
    const saved = [...this.outcomes].flatMap(([row, { kind }]) => (kind === 'saved' ? [row] : []));
    const open = this.doubtful.map(({ number }) => number);
    return [...new Set([...saved, ...open])].sort((a, b) => a - b);
  }

  /**
   * Sends what has no outcome yet. After a rejection it may be called again and goes on.
   * @param told after each request, and before the first of a batch: what it holds may have arrived when the page closes
   * @throws RequestError, or the signal's reason
   */
  async go(signal: AbortSignal, told: () => void): Promise<void> {
    await this.settle();
    for (;;) {
      signal.throwIfAborted();
      const batch = this.rows.filter(({ number }) => !this.outcomes.has(number)).slice(0, BATCH);
      if (batch.length === 0) return;
      this.doubtful = batch;
      told();
      await this.send(batch);
      told();
    }
  }

  private async send(batch: readonly RowToSend[]): Promise<void> {
    try {
      const { ids } = await this.host.request<{ ids: string[] }>('POST', 'records', {
        app: this.host.appId,
        records: batch.map(({ record }) => record),
      });
      batch.forEach(({ number }, index) => {
        this.outcomes.set(number, { kind: 'saved', id: Number(ids[index]) });
      });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (isAnswer(error)) this.doubtful = [];
      const refused = errorsByRow(error);
      if (refused.size === 0) throw error;
      await this.note(batch, refused);
    }
    this.doubtful = [];
  }

  private async note(
    batch: readonly RowToSend[],
    refused: ReadonlyMap<number, { code: string; message: string }[]>,
  ): Promise<void> {
    const known: RowToSend[] = [];
    for (const [index, errors] of refused) {
      const row = batch[index];
      if (!row) continue;
      if (errors.every(({ code }) => code === this.keyField)) known.push(row);
      else this.outcomes.set(row.number, { kind: 'refused', errors });
    }
    const found = await this.find(known);
    for (const row of known) {
      this.outcomes.set(row.number, { kind: 'present', id: found.get(this.keyOf(row))?.id });
    }
  }

  /** Which of the rows in doubt did arrive: the keys tell. @throws RequestError */
  private async settle(): Promise<void> {
    if (this.doubtful.length === 0) return;
    const found = await this.find(this.doubtful);
    for (const row of this.doubtful) {
      const record = found.get(this.keyOf(row));
      if (record) this.outcomes.set(row.number, { kind: 'saved', id: record.id });
    }
    this.doubtful = [];
  }

  private find(rows: readonly RowToSend[]): ReturnType<typeof recordsWithKeys> {
    return recordsWithKeys(
      this.host,
      this.keyField,
      rows.map((row) => this.keyOf(row)),
    );
  }

  private keyOf({ record }: RowToSend): string {
    return String(record[this.keyField]?.value);
  }
}

/** kintone itself refused, so nothing of the request is saved; a proxy's page, or no answer, says nothing. */
function isAnswer({ code }: RequestError): boolean {
  return /^(CB|GAIA)_/.test(code);
}

/** `records[3].件名.value`: by index in the request. */
function errorsByRow(error: RequestError): Map<number, { code: string; message: string }[]> {
  const found = new Map<number, { code: string; message: string }[]>();
  for (const [path, { messages }] of Object.entries(error.errors ?? {})) {
    const match = /^records\[(\d+)\][.[]([^.[\]]+)/.exec(path);
    if (!match) continue;
    const index = Number(match[1]);
    const each = { code: match[2] ?? '', message: messages.join(' ') };
    found.set(index, [...(found.get(index) ?? []), each]);
  }
  return found;
}
