/**
 * Brings a kept reading up to date in few requests; an unchanged app takes three, of whatever size:
 *
 * 1. The form's revision. Another one means other fields or other rights: all is read afresh.
 * 2. The records that meet the condition and were changed since the kept reading began, or came after its last
 *    `$id` (an administrator may register a record with an old update time). They take the place of those kept.
 * 3. How many meet the condition now. What was deleted, may no longer be viewed or no longer meets the condition
 *    shows as a count below the one kept. Where there is a condition, the records last changed are asked for
 *    without it first, as most leave it by a change; the rest are narrowed down over `$id` (missing.ts).
 *    A count above the one kept can only come from rights: all is read afresh.
 *
 * Writes between these requests: one that 2 was too early for has an update time of `since` or later, which 2 of
 * the next sync asks for, as `since` is never later than the request it was learned from. One that takes a record
 * away after 3 lowers the next count. If one record goes and another comes between 2 and 3, the counts agree this
 * time; the next 2 brings what came, and the next 3 is one short. So no sync leaves a fault that the next cannot see.
 *
 * Counts alone do not see as many records hidden as shown at once, without a change of the records or the app: a
 * person who moves to another section, a right that depends on the day. The request of 3 therefore brings 500
 * `$id`s along, at another place each time, which must be the kept ones at that place: a list that differs before
 * or within shows itself. Up to 500 records this is exact; above, such an exchange is found at one of the next
 * looks. Conditions that mean something else tomorrow (TODAY()) are not synced at all: they exchange records by nature.
 */
import type { Instant } from '../calendar/instant';
import type { KintoneRecord } from '../kintone/host';
import { allOf, anyOf, literal } from './condition';
import { placeOf } from './assemble';
import { idOf, tableOf } from './columns';
import { merged } from './merge';
import { GREW, missingIds, type Look, type LookAt } from './missing';
import { PAGE_SIZE, pagingOf, type Wanted } from './paging';
import { countingHost, type Kept } from './read-all';
import { changedSince, formOf, isRefused, settled, timeOf, type Asking } from './since';
import type { RecordTable } from './table';

/** Why all must be read afresh. */
export type Reason =
  /** The app was updated: other fields or other rights. */
  | 'form'
  /** There are other records than were kept, without a change of theirs. */
  | 'rights'
  /** The condition depends on the day. */
  | 'condition'
  /** Update times may not be asked for, or there is none yet. */
  | 'update time'
  /** A record went that may have held a value which could not be read (see `merged`). */
  | 'unreadable';

export type Refreshed = { kept: Kept; requests: number } | { afresh: Reason; requests: number };

export interface Refreshing {
  signal?: AbortSignal;
  /** Where the 500 `$id`s are looked at, from 0 up to 1. */
  random?(): number;
}

/** @throws RequestError, or the signal's reason; `kept` is as good as before then */
export async function refreshed(
  host: Asking,
  kept: Kept,
  refreshing: Refreshing = {},
): Promise<Refreshed> {
  const counted = countingHost(host, refreshing.signal);
  const outcome = await outcomeOf(counted, kept, refreshing.random ?? Math.random);
  const { requests } = counted;
  return typeof outcome === 'string' ? { afresh: outcome, requests } : { kept: outcome, requests };
}

async function outcomeOf(host: Asking, kept: Kept, random: () => number): Promise<Kept | Reason> {
  if (dependsOnDay(kept.wanted.condition)) return 'condition';
  if (kept.since === undefined) return 'update time';
  const form = await formOf(host, kept.wanted.app);
  if (form.revision !== kept.revision) return 'form';
  if (form.updatedTime === undefined) return 'update time';
  try {
    return await synced(host, kept, { updatedTime: form.updatedTime, since: kept.since }, random);
  } catch (error) {
    if (isRefused(error)) return 'update time';
    throw error;
  }
}

interface From {
  updatedTime: string;
  since: Instant;
}

async function synced(
  host: Asking,
  kept: Kept,
  from: From,
  random: () => number,
): Promise<Kept | Reason> {
  const { wanted } = kept;
  const stay = new Set<number>();
  let { table } = kept;
  let since: Instant;
  // What changed between 2 and 3 may look like a change of rights: both are asked once more before that is said.
  for (let tries = 2; ; tries -= 1) {
    const changes = await changesOf(host, { ...kept, table }, from);
    const newer = merged(table, changes.table, []);
    if (newer === undefined) return 'unreadable';
    table = newer;
    changes.table.ids.forEach((id) => stay.add(id));
    since = changes.since;
    if (table.ids.length === 0) return { ...kept, table, since };
    const { count, agrees } = await lookAtPlace(host, wanted, table, random);
    if (count < table.ids.length) {
      const left = await without(host, wanted, from, { table, count, stay });
      return typeof left === 'string' ? left : { ...kept, table: left, since };
    }
    if (count === table.ids.length && agrees) return { ...kept, table, since };
    if (tries === 1) return 'rights';
  }
}

interface Changes {
  table: RecordTable;
  /** A time at which none of these was asked for yet. */
  since: Instant;
}

async function changesOf(
  host: Asking,
  { wanted, table }: Kept,
  { updatedTime, since }: From,
): Promise<Changes> {
  const last = table.ids.at(-1) ?? 0;
  const changed = anyOf(changedSince(updatedTime, since), `$id > ${last}`);
  const paging = pagingOf(host, { ...wanted, condition: allOf(wanted.condition, changed) }, [
    updatedTime,
  ]);
  let newest = since;
  let newestOfFirst = since;
  const begun = performance.now();
  const changes = await paging.read({
    onPage({ records, progress }) {
      // One behind the last `$id` may bear a time in the future; the others were found by it.
      const times = records.filter((record) => idOf(record) <= last);
      newest = latest(newest, times, updatedTime);
      // Later pages were read later: a record of the first may have changed before the newest of theirs.
      if (progress.requests === 1) newestOfFirst = newest;
    },
  });
  const isStill = newestOfFirst === since && changes.ids.length > PAGE_SIZE;
  if (!isStill) return { table: changes, since: newestOfFirst };
  const quiet = await settled(
    host,
    wanted,
    updatedTime,
    {
      ...{ time: newest, count: changes.ids.length },
    },
    begun,
  );
  return { table: changes, since: Math.max(since, quiet) as Instant };
}

function latest(newest: Instant, records: readonly KintoneRecord[], code: string): Instant {
  return records.reduce((late, record) => {
    const time = timeOf(record, code);
    return time !== undefined && time > late ? time : late;
  }, newest);
}

interface Page {
  records: KintoneRecord[];
  totalCount: string | null;
}

async function ask(host: Asking, wanted: Wanted, query: string): Promise<Look> {
  const { records, totalCount } = await host.request<Page>('GET', 'records', {
    app: wanted.app,
    fields: ['$id'],
    query,
    totalCount: true,
  });
  return { count: Number(totalCount), ids: Float64Array.from(records, idOf).sort() };
}

/** kintone's limit. */
const MOST_OFFSET = 10_000;

/** Counts the records up to the last `$id` kept, and compares 500 at a place with those kept there. */
async function lookAtPlace(
  host: Asking,
  wanted: Wanted,
  { ids }: RecordTable,
  random: () => number,
): Promise<{ count: number; agrees: boolean }> {
  const order = random() < 0.5 ? 'asc' : 'desc';
  const places = Math.ceil(Math.min(ids.length, MOST_OFFSET + PAGE_SIZE) / PAGE_SIZE);
  const offset = Math.floor(random() * places) * PAGE_SIZE;
  const condition = allOf(wanted.condition, `$id <= ${ids.at(-1)}`);
  const { count, ids: given } = await ask(
    host,
    wanted,
    `${condition} order by $id ${order} limit ${PAGE_SIZE} offset ${offset}`,
  );
  const here =
    order === 'asc'
      ? ids.subarray(offset, offset + PAGE_SIZE)
      : ids.subarray(Math.max(0, ids.length - offset - PAGE_SIZE), ids.length - offset);
  const agrees = given.length === here.length && given.every((id, row) => id === here[row]);
  return { count, agrees };
}

interface Short {
  table: RecordTable;
  /** How many the server has; fewer than the table. */
  count: number;
  /** Known to meet the condition. */
  stay: ReadonlySet<number>;
}

/** The table without the records that went. */
async function without(
  host: Asking,
  wanted: Wanted,
  from: From,
  { table, count, stay }: Short,
): Promise<RecordTable | Reason> {
  const gone = new Set(
    wanted.condition === '' ? [] : await goneByChange(host, wanted, from, { table, count, stay }),
  );
  const rest = table.ids.filter((id) => !gone.has(id));
  if (rest.length > count) {
    const lookAt: LookAt = (range) =>
      ask(host, wanted, `${allOf(wanted.condition, range)} order by $id asc limit ${PAGE_SIZE}`);
    const missing = await missingIds(lookAt, rest, count);
    if (missing === GREW) return 'rights';
    missing.forEach((id) => gone.add(id));
  }
  return merged(table, tableOf([], wanted.fields), gone) ?? 'unreadable';
}

/** Of a condition `$id in (…)`, which goes into the request's address: 100 stay far below what servers take there. */
const ASKED_AT_ONCE = 100;

/** Of the 500 records changed last, those that are kept and do not meet the condition any more. */
async function goneByChange(
  host: Asking,
  wanted: Wanted,
  { updatedTime, since }: From,
  { table, stay }: Short,
): Promise<number[]> {
  const { ids: changed } = await ask(
    host,
    wanted,
    `${changedSince(updatedTime, since)} order by ${updatedTime} desc limit ${PAGE_SIZE}`,
  );
  const doubtful = [...changed].filter(
    (id) => !stay.has(id) && table.ids[placeOf(table.ids, id)] === id,
  );
  const gone: number[] = [];
  for (let start = 0; start < doubtful.length; start += ASKED_AT_ONCE) {
    const some = doubtful.slice(start, start + ASKED_AT_ONCE);
    // Asked again by `$id`: one that changed only now may meet the condition still.
    const inList = `$id in (${some.map((id) => literal(String(id))).join(', ')})`;
    const { ids } = await ask(
      host,
      wanted,
      `${allOf(wanted.condition, inList)} limit ${ASKED_AT_ONCE}`,
    );
    const still = new Set(ids);
    gone.push(...some.filter((id) => !still.has(id)));
  }
  return gone;
}

/** Functions of the query language that mean another day tomorrow, or somebody's present organization. */
function dependsOnDay(condition: string): boolean {
  const bare = condition.replace(/"(?:\\.|[^"\\])*"/g, '');
  return /\b(NOW|TODAY|YESTERDAY|TOMORROW|FROM_TODAY|PRIMARY_ORGANIZATION|(THIS|LAST|NEXT)_(WEEK|MONTH|YEAR))\s*\(/i.test(
    bare,
  );
}
