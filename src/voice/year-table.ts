/** The records of one 年度 counted by month and 分野: what the chart above the list shows. Pure. */
import { epochDay } from '../calendar/epoch-day';
import { firstDay, fiscalYear, monthsOf } from '../calendar/fiscal';
import { periodOf } from '../calendar/periods';
import type { FormField } from '../kintone/host';
import { amountsIn, unsetIn } from '../records/amounts';
import { allOf, anyOf } from '../records/condition';
import { keyed, type Keyed } from '../records/grouping';
import { keyId, type Key } from '../records/key';
import { keyCondition } from '../records/key-condition';
import type { Wanted } from '../records/paging';
import { withRest } from '../records/rest';
import { recordRows } from '../records/rows';
import { ALL, summarize, type Summary } from '../records/summary';
import type { RecordTable } from '../records/table';
import type { Conditions } from './list-conditions';
import type { VoiceSettings } from './settings';
import { slots, type SlotKey } from './slots';

/** What is asked about one 年度. */
export interface YearAsked {
  fiscalYear: number;
  received: FormField;
  category: FormField;
  /** Adds up its minutes; records are counted without it. */
  minutes: FormField | undefined;
  rules: Conditions;
  /** IANA zone in which a moment has its month. */
  zone: string;
}

export interface YearTable {
  asked: YearAsked;
  /** One measure by the months of the 年度, all twelve, and 分野; each with a key for 未入力 if there is such a record. */
  summary: Summary;
  /** Records without 対応時間, added as 0 minutes. */
  withoutMinutes: number;
}

/** Index of a month and of a 分野 among the keys of the summary; ALL takes all of them. */
export type YearPlace = readonly [month: number, category: number];

/** @throws RangeError without 受付日時 or 分野: the feature rests then and asks nothing */
export function yearAsked(
  settings: VoiceSettings,
  fields: Readonly<Record<string, FormField>>,
  rules: Conditions,
  zone: string,
  year: number,
): YearAsked {
  const received = fieldIn('receivedAt');
  const category = fieldIn('category');
  if (!received || !category) throw new RangeError('a needed field is not in the form');
  const minutes = settings.chart.measure === 'minutes' ? fieldIn('minutes') : undefined;
  return { fiscalYear: year, received, category, minutes, rules, zone };

  /** A mapped field that became another type is none. */
  function fieldIn(key: SlotKey): FormField | undefined {
    const field = fields[settings.fields[key] ?? ''];
    const types = slots.find((slot) => slot.key === key)?.types;
    return field && types?.includes(field.type) ? field : undefined;
  }
}

/** What is read: the 年度 together with the records that have no date, and no field but those counted. */
export function reading(
  { fiscalYear: year, received, category, minutes, rules }: YearAsked,
  listCondition: string,
): Pick<Wanted, 'fields' | 'condition'> {
  const fields = [received, category, ...(minutes ? [minutes] : [])];
  return {
    fields: Object.fromEntries(fields.map((field) => [field.code, field])),
    condition: allOf(
      listCondition,
      anyOf(rules.receivedIn(fiscalYear(year)), rules.receivedUnknown()),
    ),
  };
}

/** @param table as `reading` wants it */
export function yearTable(asked: YearAsked, table: RecordTable): YearTable {
  const { received, category, minutes, zone } = asked;
  const rows = recordRows(table);
  const context = { zone, fields: { [category.code]: category } };
  const months = keyed(
    rows.column(received.code),
    { field: received.code, how: { by: 'month' } },
    context,
  );
  const categories = keyed(
    rows.column(category.code),
    { field: category.code, how: { by: 'value' } },
    context,
  );
  const amounts = minutes && amountsIn(rows.column(minutes.code));
  return {
    asked,
    summary: summarize({
      rows,
      levels: [withAllMonths(months, asked.fiscalYear), categories],
      measures: [amounts ? { kind: 'sum', amounts } : { kind: 'records' }],
    }),
    withoutMinutes: amounts ? unsetIn(amounts) : 0,
  };
}

/** The months of the 年度 in their order, also those in which nothing was received. */
function withAllMonths(met: Keyed, year: number): Keyed {
  const known = new Set(met.keys.map(keyId));
  const others = monthsOf(year)
    .map((month): Key => {
      const number = periodOf('month', epochDay(firstDay(month)));
      return { kind: 'period', period: 'month', number };
    })
    .filter((key) => !known.has(keyId(key)));
  const keys = [...met.keys, ...others];
  const inOrder = [...keys.keys()].sort((a, b) => monthIn(keys[a]) - monthIn(keys[b]));
  return withRest({ ...met, keys }, inOrder);
}

/** Records without a date come last. */
function monthIn(key: Key | undefined): number {
  return key?.kind === 'period' ? key.number : Infinity;
}

/**
 * Condition of exactly the records behind a cell.
 * @returns undefined when kintone cannot be asked for them: a choice that has left the form
 */
export function cellCondition(
  { asked, summary }: YearTable,
  [month, category]: YearPlace,
  listCondition: string,
): string | undefined {
  const { received, rules, zone } = asked;
  const [months = [], categories = []] = summary.levels;
  const ofKey = (key: Key | undefined, field: FormField): string | undefined =>
    key && keyCondition(key, field, zone);
  const ofMonth =
    month === ALL
      ? anyOf(
          rules.receivedIn(fiscalYear(asked.fiscalYear)),
          months.some(({ kind }) => kind === 'unset') ? rules.receivedUnknown() : '',
        )
      : ofKey(months[month], received);
  const ofCategory = category === ALL ? '' : ofKey(categories[category], asked.category);
  if (ofMonth === undefined || ofCategory === undefined) return undefined;
  return allOf(listCondition, ofMonth, ofCategory);
}
