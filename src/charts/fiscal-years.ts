/** The 年度 that a quarterly report can be made of: those that records lie in, up to the present one. Pure. */
import { periodOf } from '../calendar/periods';
import { keyed } from '../records/grouping';
import type { Now } from './answer';
import type { Loaded } from './data';
import type { Dashboard } from './definition';
import { hasField } from './narrowing';
import { dateOf } from './out/quarterly';
import { rowsOf } from './source-data';

/** @returns the newest first; the present one when there is no record */
export function fiscalYears(dashboard: Dashboard, { data }: Loaded, now: Now): number[] {
  const thisYear = periodOf('fiscalYear', now.today);
  const years = new Set<number>();
  for (const chart of dashboard.charts) {
    const source = data.get(chart.source);
    const field = dateOf(chart, dashboard);
    const rows = source && rowsOf(source, chart.rows).rows;
    if (!rows || field === undefined || !hasField(rows, field)) continue;
    const grouping = { field, how: { by: 'fiscalYear' } } as const;
    const { keys, codes } = keyed(rows.column(field), grouping, {
      zone: now.zone,
      fields: source.fields,
    });
    const met = new Set(codes);
    keys.forEach((key, index) => {
      // A date mistyped into the future makes no report.
      if (key.kind === 'period' && met.has(index) && key.number <= thisYear) years.add(key.number);
    });
  }
  return years.size === 0 ? [thisYear] : [...years].sort((a, b) => b - a);
}
