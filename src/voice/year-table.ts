/** The records of one 年度 counted by 分野 and month: what the chart above the list shows. Pure. */
import { fiscalMonthOf, fiscalYear, monthsOf, type FiscalPeriod } from '../calendar/fiscal';
import type { Day } from '../calendar/day';
import type { FormField, KintoneRecord } from '../kintone/host';
import { allOf, anyOf, oneOf } from '../records/condition';
import { crossTable, type CrossTable, type Entry, type Key } from '../records/cross-table';
import { dayOf, numberOf } from '../records/value';
import { fieldOf, textIn } from './form';
import type { Conditions } from './list-conditions';
import type { VoiceSettings } from './settings';

export type Measure = VoiceSettings['chart']['measure'];

export interface YearTable {
  fiscalYear: number;
  measure: Measure;
  table: CrossTable;
  /** Records counted, also when minutes are added up. */
  records: number;
  /** Records without 対応時間, added as 0 minutes. */
  withoutMinutes: number;
  /** Choices of 分野 in the form now; an older one cannot be asked for. */
  categories: string[];
}

/** Fields to fetch, and the condition that reads a 年度 together with the records that have no date. */
export function reading(
  settings: VoiceSettings,
  rules: Conditions,
  year: number,
  measure: Measure,
  listCondition: string,
): { fields: string[]; condition: string } {
  const slots = ['receivedAt', 'category', ...(measure === 'minutes' ? ['minutes'] : [])];
  return {
    fields: slots.flatMap((slot) => settings.fields[slot] ?? []),
    condition: allOf(
      listCondition,
      anyOf(rules.receivedIn(fiscalYear(year)), rules.receivedUnknown()),
    ),
  };
}

export function yearTable(
  records: KintoneRecord[],
  settings: VoiceSettings,
  fields: Record<string, FormField>,
  zone: string,
  year: number,
  measure: Measure,
): YearTable {
  const categories = Object.values(fields[settings.fields['category'] ?? '']?.options ?? {})
    .sort((a, b) => Number(a.index) - Number(b.index))
    .map(({ label }) => label);
  let withoutMinutes = 0;
  const entries = records.map((record): Entry => {
    const day = dayOf(fieldOf(record, settings.fields, 'receivedAt'), zone);
    const minutes = numberOf(fieldOf(record, settings.fields, 'minutes'));
    if (minutes === undefined) withoutMinutes += 1;
    return {
      row: textIn(record, settings.fields, 'category') || null,
      column: day === undefined ? null : monthKey(day),
      amount: measure === 'count' ? 1 : (minutes ?? 0),
    };
  });
  return {
    fiscalYear: year,
    measure,
    table: crossTable(
      entries,
      categories,
      monthsOf(year).map(({ month }) => String(month)),
    ),
    records: records.length,
    withoutMinutes,
    categories,
  };
}

function monthKey(day: Day): string {
  return String(fiscalMonthOf(day).month);
}

/**
 * Condition of exactly the records behind a cell; a null index means all rows or all columns.
 * @returns undefined when kintone cannot be asked for them: a choice that has left the form
 */
export function cellCondition(
  year: YearTable,
  row: number | null,
  column: number | null,
  settings: VoiceSettings,
  rules: Conditions,
  listCondition: string,
): string | undefined {
  const { table } = year;
  const category = row === null ? undefined : table.rows[row];
  if (category && !year.categories.includes(category)) return undefined;
  const ofRow =
    category === undefined ? '' : oneOf(settings.fields['category'] ?? '', [category ?? '']);
  const ofColumn =
    column === null
      ? anyOf(
          rules.receivedIn(fiscalYear(year.fiscalYear)),
          table.columns.includes(null) ? rules.receivedUnknown() : '',
        )
      : ofMonth(table.columns[column] ?? null, year.fiscalYear, rules);
  return allOf(listCondition, ofColumn, ofRow);
}

function ofMonth(key: Key, year: number, rules: Conditions): string {
  if (key === null) return rules.receivedUnknown();
  const month: FiscalPeriod = { kind: 'month', fiscalYear: year, month: Number(key) };
  return rules.receivedIn(month);
}
