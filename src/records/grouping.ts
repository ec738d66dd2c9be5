/**
 * A group of a question: by which field, and how its values become keys. Nothing is dropped: what is unset
 * has a key of its own, choices come in the order of the form with those that nobody chose, and periods
 * between the first and the last are there though nothing fell into them.
 */
import { weekdayOf, zoneClock } from '../calendar/epoch-day';
import { periodOf, type Period } from '../calendar/periods';
import type { FormField } from '../kintone/host';
import { choiceLabels } from './choice-labels';
import type { Key } from './key';
import { NO_DAY, UNSET, type Column, type WordColumn, type WordsColumn } from './table';

export type How =
  | { by: 'value' }
  | { by: Period | 'weekday' | 'hour' }
  /** Numbers below the first edge, from each edge up to the next, and from the last on. Edges ascend. */
  | { by: 'ranges'; edges: readonly number[] };

export interface Grouping {
  field: string;
  how: How;
}

export interface KeyContext {
  /** IANA zone in which instants have their day and hour. */
  zone: string;
  /** Form fields by code, those of subtables too: the order of choices. */
  fields: Readonly<Record<string, FormField>>;
}

/** The key of each row. With `starts`, row r has those from `starts[r]` up to `starts[r + 1]`, at least one. */
export interface Keyed {
  keys: readonly Key[];
  codes: Int32Array;
  starts?: Int32Array;
}

/** More periods without a record than this are left out: a date mistyped by a thousand years must not draw them all. */
export const MOST_EMPTY_PERIODS = 1200;

/** Columns never change, and each chart and each move of a slicer asks for the same keys again. */
const known = new WeakMap<Column, Map<string, Keyed>>();

/** @throws TypeError when the field cannot be grouped so (a text by month) */
export function keyed(column: Column, grouping: Grouping, context: KeyContext): Keyed {
  const field = context.fields[grouping.field];
  const options = field?.options && choiceLabels(field);
  const asked = JSON.stringify([grouping, context.zone, options]);
  let answers = known.get(column);
  if (!answers) known.set(column, (answers = new Map()));
  let answer = answers.get(asked);
  if (!answer) answers.set(asked, (answer = keyedAnew(column, grouping, options, context.zone)));
  return answer;
}

function keyedAnew(
  column: Column,
  { field, how }: Grouping,
  options: string[] | undefined,
  zone: string,
): Keyed {
  if (how.by === 'value') {
    if (column.kind === 'word' || column.kind === 'words') {
      return byWord(column, options);
    }
    if (column.kind === 'number') return byNumber(column.values);
    return byPeriod(daysOf(column, field, zone), 'day');
  }
  if (how.by === 'ranges') {
    if (column.kind !== 'number') throw new TypeError(`${field} is no number`);
    return byRange(column.values, how.edges);
  }
  if (how.by === 'hour') return byHour(column, field, zone);
  const days = daysOf(column, field, zone);
  return how.by === 'weekday' ? byWeekday(days) : byPeriod(days, how.by);
}

const collator = new Intl.Collator('ja', { numeric: true });

function byWord(column: WordColumn | WordsColumn, options: string[] | undefined): Keyed {
  const labels = column.labels ?? column.words;
  const met = column.words.map((word, code) => ({ word, label: labels[code] ?? word }));
  const known = new Set(options);
  const keys: Key[] = (options ?? []).map((word) => ({ kind: 'word', word, label: word }));
  const beyond = met.filter(({ word }) => !known.has(word)).sort(byLabel);
  for (const each of beyond) {
    keys.push({ kind: 'word', ...each, ...(options ? { gone: true as const } : {}) });
  }
  const at = new Map(keys.map((key, index) => [key.kind === 'word' ? key.word : '', index]));
  const codeOf = Int32Array.from(column.words, (word) => at.get(word) ?? UNSET);
  return column.kind === 'word'
    ? recoded(keys, column.codes, codeOf)
    : several(keys, column, codeOf);
}

const byLabel = (a: { word: string; label: string }, b: { word: string; label: string }): number =>
  collator.compare(a.label, b.label) || (a.word < b.word ? -1 : 1);

/** Words as keys: most often of the columns, so that it does without a call for each row. */
function recoded(keys: readonly Key[], from: Int32Array, codeOf: Int32Array): Keyed {
  const codes = new Int32Array(from.length);
  const unset = keys.length;
  let any = false;
  for (let row = 0; row < from.length; row += 1) {
    const code = from[row] as number;
    // Only UNSET is below 0.
    any ||= code < 0;
    codes[row] = code < 0 ? unset : (codeOf[code] as number);
  }
  return { keys: any ? [...keys, UNSET_KEY] : keys, codes };
}

/** Rows without any word get the key of the unset. */
function several(keys: Key[], column: WordsColumn, codeOf: Int32Array): Keyed {
  const rows = column.starts.length - 1;
  const starts = new Int32Array(rows + 1);
  const codes: number[] = [];
  const unset = keys.length;
  for (let row = 0; row < rows; row += 1) {
    const from = column.starts[row] ?? 0;
    const to = column.starts[row + 1] ?? 0;
    if (from === to) codes.push(unset);
    for (let at = from; at < to; at += 1) codes.push(codeOf[column.codes[at] ?? 0] ?? unset);
    starts[row + 1] = codes.length;
  }
  const all = codes.includes(unset) ? [...keys, UNSET_KEY] : keys;
  return { keys: all, codes: Int32Array.from(codes), starts };
}

const UNSET_KEY: Key = { kind: 'unset' };

/** Keys in their order for values read one by one; the unset comes last, only if there is one. */
function single(
  keys: readonly Key[],
  values: Int32Array | Float64Array,
  codeOf: (value: number) => number,
): Keyed {
  const codes = new Int32Array(values.length);
  const unset = keys.length;
  let any = false;
  for (let row = 0; row < values.length; row += 1) {
    const code = codeOf(values[row] ?? NaN);
    if (code === UNSET) any = true;
    codes[row] = code === UNSET ? unset : code;
  }
  return { keys: any ? [...keys, UNSET_KEY] : keys, codes };
}

function byNumber(values: Float64Array): Keyed {
  const met = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = new Map(met.map((value, index) => [value, index]));
  const keys = met.map((value): Key => ({ kind: 'number', value }));
  return single(keys, values, (value) => at.get(value) ?? UNSET);
}

function byRange(values: Float64Array, edges: readonly number[]): Keyed {
  const keys = Array.from({ length: edges.length + 1 }, (_, index): Key => ({
    kind: 'range',
    ...(index > 0 && { from: edges[index - 1] }),
    ...(index < edges.length && { to: edges[index] }),
  }));
  return single(keys, values, (value) => {
    if (Number.isNaN(value)) return UNSET;
    let range = 0;
    while (range < edges.length && value >= (edges[range] ?? 0)) range += 1;
    return range;
  });
}

/** The days of many records are few: each is reckoned once. kintone's ten thousand years are 3.7 million days at most. */
function byPeriod(days: Int32Array, period: Period): Keyed {
  const unsetDay = NO_DAY;
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < days.length; row += 1) {
    const day = days[row] as number;
    if (day === unsetDay) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  /** By day since the first: 1 for one that occurs. */
  const occurs = new Uint8Array(last < first ? 0 : last - first + 1);
  for (let row = 0; row < days.length; row += 1) {
    const day = days[row] as number;
    if (day !== unsetDay) occurs[day - first] = 1;
  }
  const periods = new Map<number, number>();
  occurs.forEach((does, at) => {
    if (does === 1) periods.set(at, periodOf(period, first + at));
  });
  const numbers = withoutGaps([...new Set(periods.values())].sort((a, b) => a - b));
  const place = new Map(numbers.map((number, index) => [number, index]));
  const codeAt = new Int32Array(occurs.length);
  for (const [at, number] of periods) codeAt[at] = place.get(number) ?? UNSET;
  const keys = numbers.map((number): Key => ({ kind: 'period', period, number }));
  const codes = new Int32Array(days.length);
  let any = false;
  for (let row = 0; row < days.length; row += 1) {
    const day = days[row] as number;
    any ||= day === unsetDay;
    codes[row] = day === unsetDay ? keys.length : (codeAt[day - first] as number);
  }
  return { keys: any ? [...keys, UNSET_KEY] : keys, codes };
}

/** @param numbers ascending */
function withoutGaps(numbers: number[]): number[] {
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return [];
  const length = last - first + 1;
  if (length - numbers.length > MOST_EMPTY_PERIODS) return numbers;
  return Array.from({ length }, (_, index) => first + index);
}

/** Monday first, as an office's week. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];

function byWeekday(days: Int32Array): Keyed {
  const keys = WEEK.map((weekday): Key => ({ kind: 'weekday', weekday }));
  return single(keys, days, (day) => (day === NO_DAY ? UNSET : (weekdayOf(day) + 6) % 7));
}

function byHour(column: Column, field: string, zone: string): Keyed {
  const keys = Array.from({ length: 24 }, (_, hour): Key => ({ kind: 'hour', hour }));
  if (column.kind === 'time') {
    return single(keys, column.values, (minutes) => Math.floor(minutes / 60));
  }
  if (column.kind !== 'instant') throw new TypeError(`${field} has no hour`);
  const clock = zoneClock(zone);
  return single(keys, column.values, (at) => (Number.isNaN(at) ? UNSET : clock.hour(at)));
}

/** @throws TypeError for a field without days */
export function daysOf(column: Column, field: string, zone: string): Int32Array {
  if (column.kind === 'day') return column.values;
  if (column.kind !== 'instant') throw new TypeError(`${field} has no day`);
  const clock = zoneClock(zone);
  return Int32Array.from(column.values, (at) => (Number.isNaN(at) ? NO_DAY : clock.day(at)));
}
