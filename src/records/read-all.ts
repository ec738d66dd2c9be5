/**
 * A full reading that can be kept: the records of an app that meet a condition, the form's revision and the time
 * from which on `refreshed` asks for changes. Both are asked before the first record is read, so whatever changes
 * meanwhile is seen by the next sync.
 */
import type { Instant } from '../calendar/instant';
import { pagingOf, type Paging, type Wanted, type Watch } from './paging';
import { formOf, newestOf, settled, type Asking, type Form, type Newest } from './since';
import type { RecordTable } from './table';

/** A reading as it is kept from one page to the next. Plain data. */
export interface Kept {
  wanted: Wanted;
  table: RecordTable;
  /** Of the form, when the reading began. */
  revision: string;
  /** A time at which the reading had not begun; undefined where changes cannot be asked for. */
  since: Instant | undefined;
}

/** A part is told when so many times as many were read: showing all parts costs a third of showing the whole. */
const PART_GROWS = 4;

export interface FullReading extends Pick<Paging, 'progress' | 'soFar'> {
  /** As `Paging.read`: after a rejection it may be called again and goes on. @throws RequestError, or the signal's reason */
  read(watch?: Watch): Promise<Kept>;
}

interface Mark {
  form: Form;
  newest: Newest | undefined;
  since: Instant | undefined;
}

export function readingAll(host: Asking, wanted: Wanted): FullReading {
  const counted = countingHost(host);
  const paging = pagingOf(counted, wanted);
  let mark: Mark | undefined;
  /** How many met the condition as the first page told. */
  let total: number | undefined;
  /** How many were read when the last part was told. */
  let told = 0;

  /**
   * Where rights show the update time of some records only, or a record bears one in the future, fewer can be
   * compared than there are: what changed could then stay unseen. Records added between the two counts are more
   * than were compared as well, so in doubt it is counted again.
   */
  async function isComparable({ form, newest }: Mark): Promise<boolean> {
    if (newest === undefined || total === undefined || form.updatedTime === undefined) return false;
    if (newest.count >= total) return true;
    const again = await newestOf(counted, wanted, form.updatedTime);
    return again !== undefined && again.count >= total;
  }

  return {
    get progress() {
      return { ...paging.progress, requests: counted.requests };
    },
    soFar: () => paging.soFar(),
    async read(watch = {}) {
      watch.signal?.throwIfAborted();
      mark ??= await markOf(counted, wanted);
      const table = await paging.read({
        ...watch,
        onPage(page) {
          total ??= page.progress.total;
          watch.onPage?.({
            ...page,
            progress: { ...page.progress, requests: counted.requests },
          });
          const { read, total: all } = page.progress;
          if (watch.onPart && read < all && read >= told * PART_GROWS) {
            told = read;
            watch.onPart(paging.soFar());
          }
        },
      });
      const since = (await isComparable(mark)) ? mark.since : undefined;
      return { wanted, table, revision: mark.form.revision, since };
    },
  };
}

async function markOf(host: Asking, wanted: Wanted): Promise<Mark> {
  const form = await formOf(host, wanted.app);
  const begun = performance.now();
  const newest =
    form.updatedTime === undefined ? undefined : await newestOf(host, wanted, form.updatedTime);
  const since =
    form.updatedTime === undefined || newest === undefined
      ? undefined
      : await settled(host, wanted, form.updatedTime, newest, begun);
  return { form, newest, since };
}

/** Sends through `host` and counts; nothing once `signal` is aborted. */
export function countingHost(
  host: Asking,
  signal?: AbortSignal,
): Asking & { readonly requests: number } {
  let requests = 0;
  return {
    get requests() {
      return requests;
    },
    get user() {
      return host.user;
    },
    ...(host.serverTime && { serverTime: () => host.serverTime?.() ?? Promise.resolve(undefined) }),
    async request(method, path, body) {
      signal?.throwIfAborted();
      requests += 1;
      return host.request(method, path, body);
    },
  };
}
