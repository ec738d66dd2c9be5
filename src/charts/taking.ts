/** What a measure takes from the rows, and what it is called, its unit and its rule in words. */
import type { OfficeDays } from '../calendar/office-days';
import type { FormField } from '../kintone/host';
import { amountsIn, daysBetween } from '../records/amounts';
import type { Measure as EngineMeasure } from '../records/measure';
import type { Rows } from '../records/rows';
import type { Amount, Measure, Take } from './definition';
import { text } from './messages';

export interface Office {
  /** IANA zone in which an instant has its day. */
  zone: string;
  days: OfficeDays;
}

const known = new WeakMap<Rows, Map<string, Float64Array>>();

/** A number for each row, NaN where there is none. @throws RangeError, TypeError as the engine */
export function amounts(rows: Rows, amount: Amount, office: Office): Float64Array {
  if ('field' in amount) return amountsIn(rows.column(amount.field));
  let ofRows = known.get(rows);
  if (!ofRows) known.set(rows, (ofRows = new Map()));
  const asked = JSON.stringify([amount, office.zone]);
  let found = ofRows.get(asked);
  if (!found) {
    const { from, to, days } = amount;
    found = daysBetween(
      { column: rows.column(from), field: from },
      { column: rows.column(to), field: to },
      office.zone,
      days === 'office' ? office.days : undefined,
    );
    ofRows.set(asked, found);
  }
  return found;
}

/** @returns what the engine measures in the rows; of a sum over a joined app, which it does not, their number */
export function taken(rows: Rows, take: Take, office: Office): EngineMeasure {
  switch (take.of) {
    case 'records':
    case 'rows':
      return { kind: take.of };
    case 'joinedSum':
      return { kind: 'records' };
    case 'distinct':
      return { kind: 'distinct', column: rows.column(take.field) };
    case 'percentile':
      return {
        kind: 'percentile',
        amounts: amounts(rows, take.amount, office),
        percent: take.percent,
      };
    default:
      return { kind: take.of, amounts: amounts(rows, take.amount, office) };
  }
}

/** Counts and sums: their parts add up to the total. */
export function adds({ take, derive }: Measure): boolean {
  if (derive && derive.as !== 'share') return false;
  return take.of === 'records' || take.of === 'rows' || take.of === 'sum';
}

type Fields = Readonly<Record<string, FormField>>;

const labelIn = (fields: Fields, code: string): string => fields[code]?.label || code;

export function measureLabel(measure: Measure, fields: Fields): string {
  if (measure.label !== '') return measure.label;
  const taken = takeLabel(measure.take, fields);
  const { derive } = measure;
  if (!derive) return taken;
  switch (derive.as) {
    case 'share':
      return text().share(taken);
    case 'rate':
      return text().rate(
        taken,
        takeLabel(derive.against, fields),
        `${derive.per.toLocaleString()}${takeUnit(derive.against, fields)}`,
      );
    case 'running':
      return derive.restart === 'never' ? text().running(taken) : text().runningInYear(taken);
    case 'moving':
      return text().moving(taken, derive.length);
    case 'difference':
      return derive.against === 'previous'
        ? text().differencePrevious(taken)
        : text().differenceLastYear(taken);
    case 'ratio':
      return derive.against === 'previous'
        ? text().ratioPrevious(taken)
        : text().ratioLastYear(taken);
  }
}

export function takeLabel(take: Take, fields: Fields): string {
  switch (take.of) {
    case 'records':
      return text().records;
    case 'rows':
      return text().rows;
    case 'distinct':
      return text().distinct(labelIn(fields, take.field));
    case 'percentile':
      return text().percentile(amountLabel(take.amount, fields), take.percent);
    default:
      return text()[take.of](amountLabel(take.amount, fields));
  }
}

export function amountLabel(amount: Amount, fields: Fields): string {
  if ('field' in amount) return labelIn(fields, amount.field);
  const words = amount.days === 'office' ? text().officeDays : text().days;
  return words(labelIn(fields, amount.from), labelIn(fields, amount.to));
}

/** A share and a ratio are told in percent unless the measure names a unit of its own. */
export function inPercent({ derive, unit }: Measure): boolean {
  return unit === '' && (derive?.as === 'share' || derive?.as === 'ratio');
}

export function measureUnit(measure: Measure, fields: Fields): string {
  if (measure.unit !== '') return measure.unit;
  if (inPercent(measure)) return '%';
  return takeUnit(measure.take, fields);
}

function takeUnit(take: Take, fields: Fields): string {
  switch (take.of) {
    case 'records':
      return text().ofRecords;
    case 'rows':
      return text().ofRows;
    case 'distinct':
      return text().ofDistinct;
    default:
      return amountUnit(take.amount, fields);
  }
}

/** Of a field of numbers, the unit that its form shows. */
export function amountUnit(amount: Amount, fields: Fields): string {
  return 'field' in amount ? String(fields[amount.field]?.['unit'] ?? '') : text().ofDays;
}

/** The rule of a measure, for the 根拠票. @param table label of the subtable counted */
export function measureRule(measure: Measure, fields: Fields, table: string): string {
  return [takeRule(measure.take, table), deriveRule(measure, fields, table)]
    .filter(Boolean)
    .join(' ');
}

function takeRule(take: Take, table: string): string {
  const daysRule = (amount: Amount): string => {
    if ('field' in amount) return '';
    return amount.days === 'office' ? text().ruleOfficeDays : text().ruleDays;
  };
  switch (take.of) {
    case 'records':
      return text().ruleRecords;
    case 'rows':
      return table === '' ? text().ruleRecords : text().ruleRows(table);
    case 'distinct':
      return text().ruleDistinct;
    case 'percentile':
      return `${text().rulePercentile(take.percent)} ${daysRule(take.amount)}`.trim();
    default: {
      const rules = {
        joinedSum: text().ruleJoinedSum,
        sum: text().ruleSum,
        mean: text().ruleMean,
        median: text().ruleMedian,
        min: text().ruleMin,
        max: text().ruleMax,
      };
      return `${rules[take.of]} ${daysRule(take.amount)}`.trim();
    }
  }
}

function deriveRule({ derive }: Measure, fields: Fields, table: string): string {
  if (!derive) return '';
  switch (derive.as) {
    case 'share':
      return text().ruleShare;
    case 'rate':
      return [text().ruleRate(takeLabel(derive.against, fields)), takeRule(derive.against, table)]
        .filter(Boolean)
        .join(' ');
    case 'running':
      return derive.restart === 'never' ? text().ruleRunning : text().ruleRunningInYear;
    case 'moving':
      return text().ruleMoving(derive.length);
    default:
      return derive.against === 'previous' ? text().rulePrevious : text().ruleLastYear;
  }
}
