/** The days a publication is about: a quarter of a 年度, a 年度, or days of one's own. */
import { parseDay, type Day } from '../../calendar/day';
import {
  fiscalYearOf,
  firstDay,
  lastDay,
  quarterOf,
  type FiscalPeriod,
} from '../../calendar/fiscal';
import { formatDay, formatFiscalYear } from '../../calendar/wareki';

export interface PublishedPeriod {
  from: Day;
  /** Belongs to it. */
  to: Day;
}

/** By which of a voice's days it belongs to a period. */
export type PeriodBasis = 'answered' | 'received' | 'published';

export interface PeriodOption extends PublishedPeriod {
  key: string;
  period: FiscalPeriod;
  /** As what is published has it: in Japanese. */
  words: string;
}

/** How many quarters are offered, the newest first. */
const QUARTERS = 8;
const YEARS = 2;

/** The quarter before the one `today` lies in. */
export function lastQuarter(today: Day): FiscalPeriod & { kind: 'quarter' } {
  return before(quarterOf(today));
}

/** Quarters from the present one back, then 年度. */
export function periodOptions(today: Day): PeriodOption[] {
  const quarters: (FiscalPeriod & { kind: 'quarter' })[] = [quarterOf(today)];
  while (quarters.length < QUARTERS) quarters.push(before(quarters.at(-1) ?? quarterOf(today)));
  const year = fiscalYearOf(today);
  return [
    ...quarters.map(option),
    ...Array.from({ length: YEARS }, (_, back) =>
      option({ kind: 'year', fiscalYear: year - back }),
    ),
  ];
}

export function optionKey(period: FiscalPeriod): string {
  return period.kind === 'quarter'
    ? `${period.fiscalYear}-${period.quarter}`
    : `${period.fiscalYear}`;
}

function option(period: FiscalPeriod): PeriodOption {
  return {
    key: optionKey(period),
    period,
    from: firstDay(period),
    to: lastDay(period),
    words:
      period.kind === 'quarter'
        ? `${formatFiscalYear(period.fiscalYear)} 第${period.quarter}四半期（${MONTHS[period.quarter - 1]}）`
        : formatFiscalYear(period.fiscalYear),
  };
}

/** The quarters as the ward's own tables head them. */
const MONTHS = ['4～6月', '7～9月', '10～12月', '1～3月'];

function before({
  fiscalYear,
  quarter,
}: FiscalPeriod & { kind: 'quarter' }): FiscalPeriod & { kind: 'quarter' } {
  return quarter === 1
    ? { kind: 'quarter', fiscalYear: fiscalYear - 1, quarter: 4 }
    : { kind: 'quarter', fiscalYear, quarter: (quarter - 1) as 1 | 2 | 3 };
}

/** @returns undefined when one is no day, or the end is before the beginning */
export function ownPeriod(from: string, to: string): PublishedPeriod | undefined {
  const first = parseDay(from);
  const last = parseDay(to);
  return first && last && first <= last ? { from: first, to: last } : undefined;
}

/** 令和8年度 第2四半期（7～9月） where the days are such; 令和8年7月1日から令和8年8月15日まで otherwise. */
export function periodWords({ from, to }: PublishedPeriod): string {
  const quarter = quarterOf(from);
  const year: FiscalPeriod = { kind: 'year', fiscalYear: fiscalYearOf(from) };
  const known = [quarter, year].map(option).find((each) => each.from === from && each.to === to);
  return known?.words ?? `${formatDay(from)}から${formatDay(to)}まで`;
}
