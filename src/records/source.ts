/**
 * Records of an app as a feature wants them: what the browser kept is brought up to date with a few requests, and
 * only where that cannot be done all is read. What comes out is the same either way.
 */
import * as v from 'valibot';
import type { Instant } from '../calendar/instant';
import type { Keep } from '../keep/keep';
import { kindOf } from './field-kind';
import type { Wanted, Watch } from './paging';
import { readingAll, type FullReading, type Kept } from './read-all';
import type { Asking } from './since';
import { refreshed, type Reason } from './sync';
import type { RecordTable } from './table';
import { tableBytes, tableIn } from './table-bytes';
import type { FormField } from '../kintone/host';

export interface Source {
  host: Asking;
  keep: Keep;
  /** Readings that were stopped or failed: the next call for the same goes on where they stood. */
  unfinished?: Map<string, FullReading>;
}

export interface Records {
  table: RecordTable;
  /** What it cost: requests to kintone. */
  requests: number;
  /** Why all was read although something was kept; 'nothing kept' the first time. */
  afresh?: Reason | 'nothing kept';
  /** Settles when the table is kept for the next page. Never rejects. */
  kept: Promise<void>;
}

/**
 * @param watch told of each page while all is read; a sync is over too soon to tell of
 * @throws RequestError, or the signal's reason. What was kept before stays.
 */
export async function recordsOf(
  { host, keep, unfinished }: Source,
  wanted: Wanted,
  watch: Watch = {},
): Promise<Records> {
  const name = nameOf(wanted);
  const before = unfinished?.has(name) ? undefined : await keptIn(keep, name, wanted);
  const sync =
    before && (await refreshed(host, before, watch.signal ? { signal: watch.signal } : {}));
  if (sync && 'kept' in sync) {
    const { kept, requests } = sync;
    // What did not change is kept already, as it is.
    const same = kept.table === before?.table && kept.since === before?.since;
    const stored = same ? Promise.resolve() : put(keep, name, kept);
    return { table: kept.table, requests, kept: stored };
  }
  const reading = unfinished?.get(name) ?? readingAll(host, wanted);
  unfinished?.set(name, reading);
  const kept = await reading.read(watch);
  unfinished?.delete(name);
  return {
    table: kept.table,
    requests: (sync?.requests ?? 0) + reading.progress.requests,
    afresh: sync?.afresh ?? 'nothing kept',
    kept: put(keep, name, kept),
  };
}

/** Another condition, another field or another type of it is another thing to keep. */
function nameOf({ app, condition, fields }: Wanted): string {
  return JSON.stringify([app, condition, Object.values(fields).map(shapeOf)]);
}

function shapeOf(field: FormField): unknown {
  const { code, type } = field;
  return type === 'SUBTABLE'
    ? [code, Object.values(field.fields ?? {}).map(shapeOf)]
    : [code, type, kindOf(field)];
}

const headerSchema = v.object({ revision: v.string(), since: v.nullable(v.number()) });

async function keptIn(keep: Keep, name: string, wanted: Wanted): Promise<Kept | undefined> {
  const bytes = await keep.get(name);
  const found = bytes && tableIn(bytes);
  const header = v.safeParse(headerSchema, found?.header);
  if (!found || !header.success) return undefined;
  const { revision, since } = header.output;
  return {
    wanted,
    table: found.table,
    revision,
    since: (since ?? undefined) as Instant | undefined,
  };
}

function put(keep: Keep, name: string, { table, revision, since }: Kept): Promise<void> {
  return keep.put(name, tableBytes(table, { revision, since: since ?? null }));
}
