/**
 * The plain, slow way to answer a question: records as kintone gives them, gathered in a Map by the words of their
 * keys, each measure reckoned from a list. It shares nothing with the engine but the names of keys (`keyId`).
 */
import { Decimal } from 'decimal.js';
import type { KintoneField, KintoneRecord } from '../../src/kintone/host';

export interface NaiveGroup {
  field: string;
  by: string;
  edges?: readonly number[];
}

export interface NaiveMeasure {
  kind: string;
  field?: string;
  percent?: number;
  from?: string;
  to?: string;
}

/** A record, or a row of a subtable with the fields of its record. */
export interface NaiveRow {
  record: KintoneRecord;
  values: Record<string, KintoneField>;
  /** Its keys by level. */
  keys: readonly (readonly string[])[];
}

export function naiveRows(
  records: readonly KintoneRecord[],
  groups: readonly NaiveGroup[],
  zone: string,
  subtable?: string,
): NaiveRow[] {
  const row = (record: KintoneRecord, values: Record<string, KintoneField>): NaiveRow => ({
    record,
    values,
    keys: groups.map((group) => keysOf(values[group.field], group, zone)),
  });
  return records.flatMap((record) => {
    if (subtable === undefined) return [row(record, record)];
    const rows = (record[subtable]?.value ?? []) as { value: Record<string, KintoneField> }[];
    return rows.map(({ value }) => row(record, { ...record, ...value }));
  });
}

/** The value at one place: the rows that have these keys (null: any), reckoned one by one. */
export function naiveValue(
  rows: readonly NaiveRow[],
  place: readonly (string | null)[],
  measure: NaiveMeasure,
  zone: string,
): number {
  // A row with two choices is there once for each; over the whole level it is there once.
  const there = rows.filter(({ keys }) =>
    place.every((key, level) => key === null || keys[level]?.includes(key)),
  );
  if (measure.kind === 'rows') return there.length;
  if (measure.kind === 'records') return new Set(there.map(({ record }) => record)).size;
  if (measure.kind === 'distinct') {
    return new Set(there.flatMap(({ values }) => wordsOf(values[measure.field ?? '']))).size;
  }
  const amounts = there
    .map(({ values }) => amountOf(values, measure, zone))
    .filter((amount): amount is Decimal => amount !== undefined);
  if (measure.kind === 'sum') return total(amounts).toNumber();
  if (amounts.length === 0) return NaN;
  const sorted = amounts.sort((a, b) => a.comparedTo(b));
  switch (measure.kind) {
    case 'mean':
      return total(amounts).dividedBy(amounts.length).toNumber();
    case 'min':
      return (sorted[0] as Decimal).toNumber();
    case 'max':
      return (sorted.at(-1) as Decimal).toNumber();
    case 'median':
      return percentile(sorted, 50);
    default:
      return percentile(sorted, measure.percent ?? 0);
  }
}

const total = (amounts: readonly Decimal[]): Decimal =>
  amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));

function percentile(sorted: readonly Decimal[], percent: number): number {
  const at = new Decimal(sorted.length - 1).times(percent).dividedBy(100);
  const low = sorted[at.floor().toNumber()] as Decimal;
  const high = sorted[at.ceil().toNumber()] as Decimal;
  return low.plus(high.minus(low).times(at.minus(at.floor()))).toNumber();
}

function amountOf(
  values: Record<string, KintoneField>,
  { field, from, to }: NaiveMeasure,
  zone: string,
): Decimal | undefined {
  if (from !== undefined && to !== undefined) {
    const start = dateIn(values[from], zone);
    const end = dateIn(values[to], zone);
    if (start === '' || end === '') return undefined;
    return new Decimal(Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000));
  }
  const text = String(values[field ?? '']?.value ?? '');
  return text === '' ? undefined : new Decimal(text);
}

function wordsOf(field: KintoneField | undefined): string[] {
  const value = field?.value;
  const list = Array.isArray(value) ? value : [value];
  return list
    .map((each) => (typeof each === 'object' && each !== null ? each.code : (each ?? '')))
    .filter((word) => word !== '')
    .map((word) => (field?.type === 'NUMBER' ? String(Number(word)) : word));
}

export function keysOf(
  field: KintoneField | undefined,
  { by, edges = [] }: NaiveGroup,
  zone: string,
): string[] {
  const keys = keysIn(field, by, edges, zone);
  return keys.length === 0 ? [''] : keys;
}

function keysIn(
  field: KintoneField | undefined,
  by: string,
  edges: readonly number[],
  zone: string,
): string[] {
  if (by === 'value') {
    const numeric = field?.type === 'NUMBER';
    return wordsOf(field).map((word) => (numeric ? `n${Number(word)}` : `w${word}`));
  }
  if (by === 'ranges') {
    return wordsOf(field).map((word) => {
      const below = edges.filter((edge) => Number(word) >= edge);
      return `r${below.at(-1) ?? ''}_${edges[below.length] ?? ''}`;
    });
  }
  const date = dateIn(field, zone);
  if (date === '') return [];
  if (by === 'hour') return [`h${hourIn(field, zone)}`];
  const [year = 0, month = 0] = date.split('-').map(Number);
  const fiscal = month >= 4 ? year : year - 1;
  const fromApril = (month + 8) % 12;
  const utc = new Date(`${date}T00:00:00Z`);
  switch (by) {
    case 'fiscalYear':
      return [`fiscalYear ${fiscal}`];
    case 'half':
      return [`half ${fiscal * 2 + (fromApril >= 6 ? 1 : 0)}`];
    case 'quarter':
      return [`quarter ${fiscal * 4 + Math.floor(fromApril / 3)}`];
    case 'month':
      return [`month ${fiscal * 12 + fromApril}`];
    case 'week': {
      const monday = new Date(utc);
      while (monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() - 1);
      return [`week ${Math.round((Number(monday) - Date.UTC(1970, 0, 5)) / (7 * 86_400_000))}`];
    }
    case 'weekday':
      return [`d${utc.getUTCDay()}`];
    default:
      return [`day ${Math.round(Number(utc) / 86_400_000)}`];
  }
}

function dateIn(field: KintoneField | undefined, zone: string): string {
  const value = String(field?.value ?? '');
  if (!value.includes('T')) return value;
  // The Swedish way of writing a date is ISO's.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(
    new Date(value),
  );
}

function hourIn(field: KintoneField | undefined, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return Number(format.format(new Date(String(field?.value))));
}
