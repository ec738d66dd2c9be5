/**
 * What narrows a chart at the moment: slicers, marks clicked in other charts, the chart's own picks, 年度 to date.
 * Each is a mask over the rows that the chart counts, and words for the 根拠票.
 */
import { inDays } from '../records/day-condition';
import { dayAt } from '../calendar/epoch-day';
import { daysOf as daysOfPeriod, lastFiscalYear, periodOf, type Period } from '../calendar/periods';
import { allOf } from '../records/condition';
import { kindOf } from '../records/field-kind';
import { daysOf, keyed, type Grouping, type KeyContext, type Keyed } from '../records/grouping';
import { idsBehind, keyId, type Key } from '../records/key';
import { keysCondition } from '../records/key-condition';
import type { Rows } from '../records/rows';
import { both, toDate, withKeys, type Kept } from '../records/slice';
import type { Chosen } from './definition';
import { keyWords, type Era } from './key-words';
import { text } from './messages';
import { labelOf, type SourceData } from './source-data';

/** Only rows with one of these keys count. */
export interface Filter extends Grouping {
  /** `keyId`s. */
  keys: readonly string[];
  /** Name of the field where it is of another app, which no slicer sets beside one of this chart's. */
  elsewhere?: string;
}

export interface Narrowing {
  kept: Kept | undefined;
  /** Rows that count but for these filters. */
  keptWithout(left: (filter: Filter) => boolean): Kept | undefined;
  /** Filters that narrow, slicers and marks before picks. */
  filters: Filter[];
  /** The same in words. */
  words: string[];
  /** Those that were not: they do not narrow this chart. */
  without: Filter[];
  /** The same as a condition; undefined where kintone cannot be asked. */
  condition: string | undefined;
}

/** @param today epoch day, for periods told by how long ago they are */
export function filterOf(grouping: Grouping, chosen: Chosen, today: number): Filter {
  return { ...grouping, keys: 'keys' in chosen ? chosen.keys : agoKeys(grouping, chosen, today) };
}

function agoKeys({ how }: Grouping, { ago }: { ago: number[] }, today: number): string[] {
  if (!isPeriod(how.by)) return [];
  const { by: period } = how;
  return ago.map((periods) =>
    keyId({ kind: 'period', period, number: periodOf(period, today) - periods }),
  );
}

const PERIODS: readonly string[] = ['fiscalYear', 'half', 'quarter', 'month', 'week', 'day'];

export function isPeriod(by: Grouping['how']['by']): by is Period {
  return PERIODS.includes(by);
}

/** Whether the rows have this field: a chart of another app, or of records where a subtable's field is asked for, has not. */
export function hasField(rows: Rows, code: string): boolean {
  try {
    rows.column(code);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export function narrowed(
  data: SourceData,
  rows: Rows,
  { filters, picks }: { filters: readonly Filter[]; picks: readonly Filter[] },
  context: KeyContext,
  era: Era,
): Narrowing {
  const applied: Filter[] = [];
  const masks: Kept[] = [];
  const words: string[] = [];
  const conditions: (string | undefined)[] = [];
  const without: Filter[] = [];
  for (const filter of [...filters, ...picks]) {
    // What a chart picks is part of what it says; without it the chart would say something else.
    const byField = picks.includes(filter)
      ? keyed(rows.column(filter.field), filter, context)
      : keyedIn(rows, filter, context);
    if (!byField) {
      without.push(filter);
      continue;
    }
    applied.push(filter);
    masks.push(maskOf(byField, filter));
    const keys = byField.keys.filter((key) => filter.keys.includes(keyId(key)));
    words.push(filterWords(data, filter, [...keys, ...absent(filter, keys)], era));
    conditions.push(conditionOf(data, filter.field, keys, context.zone));
  }
  return {
    kept: both(masks),
    keptWithout: (left) => both(masks.filter((_, index) => !left(applied[index] as Filter))),
    filters: applied,
    words,
    without,
    condition: conditions.includes(undefined) ? undefined : allOf(...conditions),
  };
}

/** @returns undefined where the rows have no such field, or one of another type */
export function keyedIn(
  rows: Rows,
  filter: Grouping & Pick<Filter, 'elsewhere'>,
  context: KeyContext,
): Keyed | undefined {
  if (filter.elsewhere !== undefined || !hasField(rows, filter.field)) return undefined;
  try {
    return keyed(rows.column(filter.field), filter, context);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Each chart and each drawing asks for the masks of what is chosen now again. */
const masks = new WeakMap<Keyed, Map<string, Kept>>();

/** As many of one field stay: what is chosen now and going back. A mask takes a byte for each row, what is made of it more. */
const MOST_MASKS = 4;

function maskOf(byField: Keyed, { keys }: Filter): Kept {
  let ofField = masks.get(byField);
  if (!ofField) masks.set(byField, (ofField = new Map()));
  const asked = JSON.stringify([...keys].sort());
  const mask = ofField.get(asked) ?? withKeys(byField, new Set(keys));
  // The latest stands last.
  ofField.delete(asked);
  ofField.set(asked, mask);
  const [oldest] = ofField.keys();
  if (ofField.size > MOST_MASKS && oldest !== undefined) ofField.delete(oldest);
  return mask;
}

/**
 * Whether a key of a level can have rows under a filter of the same field: a month of another 年度 than the one chosen
 * has none, and 0 there would be no count of it.
 */
export function mayRemain(key: Key, level: Grouping, filter: Filter): boolean {
  if (level.field !== filter.field) return true;
  if (JSON.stringify(level.how) === JSON.stringify(filter.how)) {
    return idsBehind(key).some((id) => filter.keys.includes(id));
  }
  const { by } = filter.how;
  if (key.kind !== 'period' || !isPeriod(by)) return true;
  const own = daysOfPeriod(key.period, key.number);
  return filter.keys.some((id) => {
    const chosen = periodIn(id, by);
    const days = chosen && daysOfPeriod(by, chosen.number);
    return days !== undefined && own.first <= days.last && days.first <= own.last;
  });
}

function periodIn(id: string, period: Period): (Key & { kind: 'period' }) | undefined {
  const number = Number(id.slice(period.length));
  return id === '' || Number.isNaN(number) ? undefined : { kind: 'period', period, number };
}

/** Periods that no record lies in are told as well: what is asked for is not there. */
function absent({ keys, how }: Filter, found: readonly Key[]): Key[] {
  const { by } = how;
  if (!isPeriod(by)) return [];
  const there = new Set(found.map(keyId));
  return keys.flatMap((id) => (there.has(id) ? [] : (periodIn(id, by) ?? [])));
}

/** As many values are named; a filter of thirty centers is told by how many there are. */
const MOST_NAMED = 8;

function filterWords(
  data: SourceData,
  { field, how }: Filter,
  keys: readonly Key[],
  era: Era,
): string {
  const named = keys.slice(0, MOST_NAMED).map((key) => keyWords(key, era).label);
  if (keys.length > MOST_NAMED) named.push(text().others(keys.length - MOST_NAMED));
  return text().filter(levelHeading(data, { field, how }), named.join(text().and) || '－');
}

/** 受付日時（月）. */
export function levelHeading(data: Pick<SourceData, 'fields'>, { field, how }: Grouping): string {
  const what = text().byWhat(how.by);
  const label = labelOf(data, field);
  return what === '' ? label : text().fieldBy(label, what);
}

/** @returns undefined where kintone cannot be asked: joined fields, and fields of subtables beside others */
export function conditionOf(
  data: SourceData,
  code: string,
  keys: readonly Key[],
  zone: string,
): string | undefined {
  const field = data.fields[code];
  if (!field || field.code !== code || isInner(data, code)) return undefined;
  return keys.length === 0 ? undefined : keysCondition(keys, field, zone);
}

function isInner(data: SourceData, code: string): boolean {
  return Object.values(data.fields).some((field) => field.fields?.[code] !== undefined);
}

/** 年度 to date: the days of each 年度 up to the one that today is in its own. */
export function toDateOf(rows: Rows, field: string, today: number, zone: string): Kept {
  return toDate(daysOf(rows.column(field), field, zone), today);
}

/**
 * The days of a 年度 up to the same date as today, as a condition: what a mark of a chart to date stands for.
 * @returns undefined for a period that is no 年度
 */
export function toDateCondition(
  data: SourceData,
  code: string,
  key: Key | undefined,
  today: number,
  zone: string,
): string | undefined {
  const field = data.fields[code];
  if (!field || key?.kind !== 'period' || key.period !== 'fiscalYear') return undefined;
  const thisYear = periodOf('fiscalYear', today);
  if (key.number > thisYear) return undefined;
  let last: number | undefined = today;
  for (let year = thisYear; last !== undefined && year > key.number; year -= 1) {
    last = lastFiscalYear('day', last);
  }
  if (last === undefined) return undefined;
  const { first } = daysOfPeriod('fiscalYear', key.number);
  return inDays(code, kindOf(field), { from: dayAt(first), to: dayAt(last) }, zone);
}
