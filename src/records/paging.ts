/**
 * Reads the records that meet a condition by `$id`, 500 at a time, so that there is no end at 10,000
 * and nothing is read twice while others write. The first page tells how many there are; where there are
 * more, the last page tells the last `$id`, and what lies between is read by up to four chains, each over
 * its own equal stretch of `$id`. A stretch ends with a page that is not full: whatever gaps the `$id`s have,
 * at most `ceil(count / 500) + 5` requests are sent.
 *
 * What was read stays: a reading that failed or was stopped goes on where each chain stood. Records added
 * behind the last `$id` meanwhile are left to the next sync.
 */
import type { Host, KintoneRecord } from '../kintone/host';
import { allOf } from './condition';
import { idOf, tableOf, type TableFields } from './columns';
import { joined } from './merge';
import type { RecordTable } from './table';

/** GET records gives at most so many (kintone's limit). */
export const PAGE_SIZE = 500;

/** As many requests as src/kintone/requests.ts sends at once. */
const CHAINS = 4;

/** What is read: an app's records that meet a condition, and the fields that become columns. */
export interface Wanted {
  app: number;
  fields: TableFields;
  /** kintone query without order by, limit and offset; '' means all. */
  condition: string;
}

export interface Progress {
  read: number;
  /** How many met the condition when the reading began; never below `read`. */
  total: number;
  requests: number;
}

export interface PageRead {
  records: readonly KintoneRecord[];
  part: RecordTable;
  progress: Progress;
}

export interface Watch {
  /** An aborted reading rejects with the signal's reason once the requests under way are answered. */
  signal?: AbortSignal;
  onPage?(page: PageRead): void;
  /** What has been read so far, when it has grown fourfold: all tellings together take little beside the last one. */
  onPart?(table: RecordTable): void;
}

export interface Paging {
  readonly progress: Progress;
  /**
   * Reads what is not yet read. After a rejection it may be called again.
   * @throws RequestError, or the signal's reason
   */
  read(watch?: Watch): Promise<RecordTable>;
  /** The rows read so far, in one table. It takes as long as there are rows: not for every page. */
  soFar(): RecordTable;
}

interface Chain {
  /** The last `$id` read. */
  after: number;
  /** The last `$id` of the stretch; undefined where records are read to their end. */
  end: number | undefined;
  done: boolean;
}

interface Page {
  records: KintoneRecord[];
  totalCount: string | null;
}

/** @param also fields that `onPage` needs and that become no columns */
export function pagingOf(
  host: Pick<Host, 'request'>,
  wanted: Wanted,
  also: readonly string[] = [],
): Paging {
  const fields = [...new Set(['$id', ...Object.keys(wanted.fields), ...also])];
  const parts: RecordTable[] = [];
  const progress: Progress = { read: 0, total: 0, requests: 0 };
  /** The last `$id` of the first page. */
  let first: number | undefined;
  /** Undefined until the first page is read, and the last one where there is more between. */
  let chains: Chain[] | undefined;
  let running = false;

  /** @param keep notes how far is read now, before anybody is told */
  async function page(
    range: string,
    order: 'asc' | 'desc',
    watch: Watch,
    keep: (records: readonly KintoneRecord[]) => void,
  ): Promise<void> {
    watch.signal?.throwIfAborted();
    progress.requests += 1;
    const { records, totalCount } = await host.request<Page>('GET', 'records', {
      app: wanted.app,
      fields,
      query: `${allOf(wanted.condition, range)} order by $id ${order} limit ${PAGE_SIZE}`.trim(),
      // Counting costs kintone a second search: asked once.
      totalCount: first === undefined,
    });
    const part = tableOf(records, wanted.fields);
    parts.push(part);
    progress.read += records.length;
    progress.total = Math.max(progress.total, Number(totalCount ?? 0), progress.read);
    keep(records);
    watch.onPage?.({ records, part, progress: { ...progress } });
  }

  async function begin(watch: Watch): Promise<Chain[]> {
    if (first === undefined) {
      await page('', 'asc', watch, (records) => {
        first = lastId(records);
      });
    }
    const after = first ?? 0;
    const left = progress.total - progress.read;
    if (chains === undefined && left <= PAGE_SIZE) {
      chains = left > 0 ? [{ after, end: undefined, done: false }] : [];
    }
    if (chains === undefined) {
      await page(`$id > ${after}`, 'desc', watch, (records) => {
        chains = stretches(after, Math.min(...records.map(idOf)) - 1, left - PAGE_SIZE);
      });
    }
    return chains ?? [];
  }

  async function follow(chain: Chain, stopped: () => boolean, watch: Watch): Promise<void> {
    while (!chain.done && !stopped()) {
      const end = chain.end === undefined ? '' : `$id <= ${chain.end}`;
      await page(allOf(`$id > ${chain.after}`, end), 'asc', watch, (records) => {
        const isToldTotal = chain.end === undefined && progress.read >= progress.total;
        chain.done = records.length < PAGE_SIZE || isToldTotal;
        if (!chain.done) chain.after = lastId(records);
      });
    }
  }

  async function read(watch: Watch): Promise<RecordTable> {
    let stopped = false;
    const ends = await Promise.allSettled(
      (await begin(watch)).map((chain) =>
        follow(chain, () => stopped, watch).catch((reason: unknown) => {
          stopped = true;
          throw reason;
        }),
      ),
    );
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
    return soFar();
  }

  function soFar(): RecordTable {
    return parts.length === 0 ? tableOf([], wanted.fields) : joined(parts);
  }

  return {
    get progress() {
      return { ...progress };
    },
    async read(watch = {}) {
      if (running) throw new Error('This reading is already under way.');
      running = true;
      try {
        return await read(watch);
      } finally {
        running = false;
      }
    },
    soFar,
  };
}

/** @param left how many records are expected: no more chains than pages */
function stretches(after: number, end: number, left: number): Chain[] {
  if (end <= after) return [];
  const count = Math.min(CHAINS, Math.ceil(left / PAGE_SIZE));
  const edge = (part: number): number => after + Math.round(((end - after) * part) / count);
  return Array.from({ length: count }, (_, part) => ({
    after: edge(part),
    end: edge(part + 1),
    done: edge(part) === edge(part + 1),
  }));
}

const lastId = (records: readonly KintoneRecord[]): number => {
  const last = records.at(-1);
  return last ? idOf(last) : 0;
};
