/** Charts that an office asks for again and again, each of the fields it is about. */
import { defineMessages } from '../../ui/messages';
import type { Amount, Chart, Measure } from '../definition';
import { chartWith, levelOf, lookOf, measureOf, WHOLE } from './make';

export interface Named {
  code: string;
  label: string;
}

/** From so many choices on, tiles are read better than bars. */
const TILES_FROM = 16;

/** Keys of a ranking that are shown; the others are 「その他」. */
const RANKED = 10;

const text = defineMessages({
  ja: {
    toDate: '今年度の件数（今日まで）',
    ratio: '前年度の同じ日までとの比',
    days: (from: string, to: string) => `${from}から${to}までの日数（中央値）`,
  },
  en: {
    toDate: 'This fiscal year’s count (to date)',
    ratio: 'Against the same day last year',
    days: (from: string, to: string) => `Days from ${from} to ${to} (median)`,
  },
});

/** 年度累計, and how it stands against last 年度 up to the same day. */
export function countToDate({ code }: { code: string }): Chart {
  const take = { of: 'records' as const };
  return chartWith({
    title: text().toDate,
    look: { type: 'kpi', number: 'latest', target: null, better: 'more' },
    levels: [levelOf(code, 'fiscalYear')],
    measures: [
      measureOf(take),
      measureOf(take, {
        label: text().ratio,
        derive: { as: 'ratio', against: 'lastFiscalYear' },
        digits: 1,
      }),
    ],
    toDate: code,
    size: { width: 4, height: 'low' },
  });
}

export function medianDays(from: Named, to: Named): Chart {
  return chartWith({
    title: text().days(from.label, to.label),
    look: { type: 'kpi', number: 'whole', target: null, better: 'less' },
    measures: [
      measureOf(
        { of: 'median', amount: { from: from.code, to: to.code, days: 'calendar' } },
        { digits: 1 },
      ),
    ],
    size: { width: 4, height: 'low' },
  });
}

export function byMonth({ code }: { code: string }, measures?: Measure[]): Chart {
  return chartWith({
    look: lookOf('column'),
    levels: [levelOf(code, 'month')],
    ...(measures && { measures }),
    size: WHOLE,
  });
}

export function byMonthStacked(date: { code: string }, kind: { code: string }): Chart {
  return chartWith({
    look: { type: 'column', stack: 'stacked' },
    levels: [levelOf(date.code, 'month'), levelOf(kind.code, 'value')],
    size: WHOLE,
  });
}

/** By how many there are to choose from: bars, or tiles. */
export function ofChoice({ code, options }: { code: string; options: number }): Chart {
  if (options >= TILES_FROM) {
    return chartWith({ look: lookOf('tiles'), levels: [levelOf(code, 'value')] });
  }
  return chartWith({
    look: lookOf('bar'),
    levels: [levelOf(code, 'value', { order: 'descending' })],
  });
}

export function shares({ code }: { code: string }): Chart {
  return chartWith({ look: lookOf('doughnut'), levels: [levelOf(code, 'value')] });
}

export function ranked({ code }: { code: string }): Chart {
  return chartWith({
    look: lookOf('ranking'),
    levels: [levelOf(code, 'value', { order: 'descending', top: RANKED, zeros: 'hidden' })],
  });
}

export function summed({ code }: { code: string }, amount: { code: string }): Chart {
  return chartWith({
    look: lookOf('bar'),
    levels: [levelOf(code, 'value', { order: 'descending' })],
    measures: [sumOf(amount)],
  });
}

export function sumOf({ code }: { code: string }): Measure {
  return measureOf({ of: 'sum', amount: { field: code } });
}

/** The plan's quarterly table: rows of kinds, columns of 四半期. */
export function quarterTable(rows: { code: string }, date: { code: string }): Chart {
  return chartWith({
    look: lookOf('pivot'),
    levels: [levelOf(rows.code, 'value'), levelOf(date.code, 'quarter')],
    size: WHOLE,
  });
}

export function heatmap(rows: Chart['levels'][number], columns: Chart['levels'][number]): Chart {
  return chartWith({ look: lookOf('heatmap'), levels: [rows, columns] });
}

/** Lowest, quartiles and highest are found from the amount of the one measure. */
export function boxes({ code }: { code: string }, amount: Amount): Chart {
  return chartWith({
    look: lookOf('box'),
    levels: [levelOf(code, 'value')],
    measures: [measureOf({ of: 'median', amount })],
  });
}
