/**
 * Reads what a dashboard counts: each source's records, with the fields its charts name and no others. A source
 * that cannot be read is a fault of its own; the others come.
 */
import type { Instant } from '../calendar/instant';
import type { Keep } from '../keep/keep';
import { RequestError, type FormField } from '../kintone/host';
import type { TableFields } from '../records/columns';
import { allOf } from '../records/condition';
import type { Progress, Wanted } from '../records/paging';
import type { FullReading } from '../records/read-all';
import { recordsOf } from '../records/source';
import type { RecordTable } from '../records/table';
import type { Dashboard, Join, Source } from './definition';
import { codesOfSource, tableFields } from './fields-used';
import type { CountingHost, Form } from './forms';
import { flat, type SourceData } from './source-data';
import { text } from './messages';

export interface Place {
  /** Lives as long as the screen: it counts, and a reading that was stopped goes on through it. */
  host: CountingHost;
  keep: Keep;
  unfinished: Map<string, FullReading>;
  /** What an app is called. Never rejects. */
  nameOf(app: number): Promise<string>;
  /** The app that the dashboard belongs to. */
  app: number;
  /** The list's present condition; '' where there is none. */
  listCondition: string;
  /** Conditions by source id that come from the open record, and their words. */
  recordConditions: Record<string, { condition: string; words: string }>;
  now(): Date;
}

/** What could not be read, and why. */
export interface SourceFault {
  source: Source;
  error: unknown;
}

export interface Loaded {
  data: ReadonlyMap<string, SourceData>;
  faults: ReadonlyMap<string, SourceFault>;
  /** Requests sent to kintone. */
  requests: number;
  /** While records are still arriving. */
  partial: boolean;
}

export interface Watching {
  signal: AbortSignal;
  /** Of all sources together. */
  progress(progress: Progress): void;
  /** What has arrived so far; told seldom enough that drawing it does not hold up the rest. */
  soFar(loaded: Loaded): void;
}

/** Settles when all is read. @throws the signal's reason alone */
export async function load(dashboard: Dashboard, place: Place, watch: Watching): Promise<Loaded> {
  const { host } = place;
  const before = host.requests;
  const data = new Map<string, SourceData>();
  const faults = new Map<string, SourceFault>();
  const used = dashboard.sources.filter(({ id }) =>
    dashboard.charts.some(({ source }) => source === id),
  );
  const progress = new Map<string, Progress>();
  const loaded = (partial: boolean): Loaded => ({
    data: new Map(data),
    faults: new Map(faults),
    requests: host.requests - before,
    partial,
  });
  const one = async (source: Source): Promise<void> => {
    try {
      const read = await sourceData(dashboard, source, place, {
        signal: watch.signal,
        progress(of) {
          progress.set(source.id, of);
          watch.progress(together([...progress.values()], host.requests - before));
        },
        soFar(partial) {
          data.set(source.id, partial);
          watch.soFar(loaded(true));
        },
      });
      data.set(source.id, read);
    } catch (error) {
      if (watch.signal.aborted) throw error;
      // What kintone refused is told on the chart; what is our own fault must be found.
      if (!(error instanceof RequestError)) console.error(error);
      data.delete(source.id);
      faults.set(source.id, { source, error });
    }
  };
  await Promise.all(used.map(one));
  watch.signal.throwIfAborted();
  return loaded(false);
}

function together(all: readonly Progress[], requests: number): Progress {
  return {
    read: all.reduce((sum, { read }) => sum + read, 0),
    total: all.reduce((sum, { total }) => sum + total, 0),
    requests,
  };
}

interface SourceWatch {
  signal: AbortSignal;
  progress(progress: Progress): void;
  soFar(data: SourceData): void;
}

async function sourceData(
  dashboard: Dashboard,
  source: Source,
  place: Place,
  watch: SourceWatch,
): Promise<SourceData> {
  const { host } = place;
  const app = source.app ?? place.app;
  const asOf = place.now().getTime() as Instant;
  const [form, name] = await Promise.all([host.form(app), source.name || place.nameOf(app)]);
  const { codes, subtables } = codesOfSource(dashboard, source);
  const { joined, unjoined } = await joinedTables(source.joins, codes, place, watch.signal);
  const ofList = source.app === null && source.list === 'follows' ? place.listCondition : '';
  const ofRecord = place.recordConditions[source.id];
  const condition = allOf(source.condition, ofList, ofRecord?.condition);
  const named = {
    source,
    app,
    name,
    fields: withJoined(form, joined),
    joined,
    unjoined,
    condition,
    asOf,
    filters: [
      ...(source.condition === '' ? [] : [text().condition(source.condition)]),
      ...(ofList === '' ? [] : [text().listCondition(ofList)]),
      ...(ofRecord ? [ofRecord.words] : []),
    ],
  };
  const wanted: Wanted = {
    app,
    condition,
    fields: tableFields(form.properties, codes, subtables),
  };
  const table = await tableRead(wanted, place, watch, (part) =>
    watch.soFar({ ...named, table: part }),
  );
  return { ...named, table };
}

async function tableRead(
  wanted: Wanted,
  source: Place,
  watch: SourceWatch,
  soFar: (table: RecordTable) => void,
): Promise<RecordTable> {
  const { table } = await recordsOf(source, wanted, {
    signal: watch.signal,
    onPage: ({ progress }) => watch.progress(progress),
    onPart: soFar,
  });
  return table;
}

interface JoinedTable {
  join: Join;
  table: RecordTable;
  fields: TableFields;
}

/** One that cannot be read is told of; the source is read without it. @throws the signal's reason alone */
async function joinedTables(
  joins: readonly Join[],
  codes: readonly string[],
  place: Place,
  signal: AbortSignal,
): Promise<{ joined: JoinedTable[]; unjoined: { join: Join; error: unknown }[] }> {
  const joined: JoinedTable[] = [];
  const unjoined: { join: Join; error: unknown }[] = [];
  const settled = await Promise.allSettled(
    joins.map((join) => joinedTable(join, codes, place, signal)),
  );
  signal.throwIfAborted();
  joins.forEach((join, index) => {
    const each = settled[index];
    if (each?.status === 'fulfilled') joined.push(each.value);
    else unjoined.push({ join, error: each?.reason });
  });
  return { joined, unjoined };
}

async function joinedTable(
  join: Join,
  codes: readonly string[],
  place: Place,
  signal: AbortSignal,
): Promise<JoinedTable> {
  const { properties } = await place.host.form(join.app);
  const start = `${join.prefix}.`;
  const wanted = codes.flatMap((code) => (code.startsWith(start) ? code.slice(start.length) : []));
  const fields = tableFields(properties, [join.key, ...wanted], []);
  const { table } = await recordsOf(place, { app: join.app, condition: '', fields }, { signal });
  return { join, table, fields };
}

/** The fields of a form and those of joined apps under the names that charts use. */
function withJoined(form: Form, joined: readonly JoinedTable[]): Record<string, FormField> {
  const fields = flat(form.properties);
  for (const { join, fields: others } of joined) {
    for (const field of Object.values(others)) fields[`${join.prefix}.${field.code}`] = field;
  }
  return fields;
}
