/** 根拠票: what a chart rests on, as facts in words. */
import { dayAt } from '../calendar/epoch-day';
import type { Instant } from '../calendar/instant';
import { unsetIn } from '../records/amounts';
import type { Keyed } from '../records/grouping';
import type { Rows } from '../records/rows';
import type { Kept } from '../records/slice';
import type { Summary } from '../records/summary';
import { measuresAsked, type AnsweredLevel, type Now } from './answer';
import type { Chart } from './definition';
import { codesOf } from './fields-used';
import { dayWords } from './key-words';
import { text } from './messages';
import type { Narrowing } from './narrowing';
import { isOf, labelOf, type JoinedRows, type SourceData } from './source-data';
import { amountLabel, amounts, measureLabel, measureRule } from './taking';

/** What the 根拠票 says: facts in words, nothing measured by them. */
export interface Basis {
  /** The app, or what the source is called. */
  source: string;
  /** What narrows the records, each in words: the source's condition, the list's, slicers, marks, picks. */
  filters: string[];
  /** When the records were read. */
  asOf: Instant;
  /** What counted; rows are those of a subtable where one is counted. */
  counted: { records: number; rows: number };
  /** Rows that slicers, marks and picks left out. */
  leftOut: number;
  /** Fields of the chart that are unset in rows that counted. */
  unset: { label: string; count: number }[];
  /** Values that could not be read and count as unset. */
  unreadable: { label: string; count: number }[];
  /** Joined apps that the chart uses, where some word of the key is not there, or several times. */
  joins: { label: string; app: number; unmatched: Words; ambiguous: Words }[];
  /** A record with several choices stands in several places: the parts add up to more than the whole. */
  overlapping: boolean;
  /** How each measure is reckoned. */
  rules: { measure: string; rule: string }[];
}

/** Different words, and some of them by name. */
export interface Words {
  count: number;
  named: string[];
}

interface Resting {
  chart: Chart;
  data: SourceData;
  rows: Rows;
  joins: readonly JoinedRows[];
  levels: readonly AnsweredLevel[];
  narrowing: Narrowing;
  summary: Summary;
  kept: Kept | undefined;
  now: Now;
}

export function basisOf({
  chart,
  data,
  rows,
  joins,
  levels,
  narrowing,
  summary,
  kept,
  now,
}: Resting): Basis {
  const office = { zone: now.zone, days: now.officeDays };
  const amountsUsed = chart.measures.flatMap(({ take }) => ('amount' in take ? [take.amount] : []));
  const ofLevels = levels.map(({ heading, counted }) => ({
    label: heading,
    count: unsetKeys(counted, kept),
  }));
  const ofAmounts = amountsUsed.map((amount) => ({
    label: amountLabel(amount, data.fields),
    count: unsetIn(amounts(rows, amount, office), kept),
  }));
  const rest = levels.flatMap(({ counted, definition }) =>
    counted.keys.some(({ kind }) => kind === 'rest') && definition
      ? [
          {
            measure: labelOf(data, definition.field),
            rule: text().ruleRest(
              counted.keys.filter(({ kind }) => kind !== 'rest' && kind !== 'unset').length,
            ),
          },
        ]
      : [],
  );
  const toDate =
    chart.toDate === ''
      ? []
      : [{ measure: labelOf(data, chart.toDate), rule: text().ruleToDate(dayInYear(now.today)) }];
  return {
    source: data.name,
    filters: [...data.filters, ...narrowing.words],
    asOf: data.asOf,
    counted: summary.counted,
    leftOut: summary.leftOut,
    unset: unique([...ofLevels, ...ofAmounts]),
    unreadable: Object.entries(data.table.unreadable).map(([code, count]) => ({
      label: labelOf(data, code),
      count,
    })),
    joins: joinsOf(chart, data, joins),
    overlapping: summary.overlapping,
    rules: [
      ...measuresAsked(chart).map((measure) => ({
        measure: measureLabel(measure, data.fields),
        rule: measureRule(measure, data.fields, chart.rows === '' ? '' : labelOf(data, chart.rows)),
      })),
      ...toDate,
      ...rest,
    ],
  };
}

/** As many words are named. */
const MOST_NAMED = 5;

function joinsOf(chart: Chart, data: SourceData, joins: readonly JoinedRows[]): Basis['joins'] {
  const used = codesOf(chart);
  const words = (all: readonly string[]): Words => ({
    count: all.length,
    named: all.slice(0, MOST_NAMED),
  });
  return joins.flatMap(({ join, unmatched, ambiguous }) =>
    used.some((code) => isOf(join, code)) && unmatched.length + ambiguous.length > 0
      ? [
          {
            label: labelOf(data, join.field),
            app: join.app,
            unmatched: words(unmatched),
            ambiguous: words(ambiguous),
          },
        ]
      : [],
  );
}

/** 11月26日: the day without its year. */
function dayInYear(today: number): string {
  return dayWords(dayAt(today), false).label.replace(/^\d+年|\s\d+$/u, '');
}

function unique(counts: { label: string; count: number }[]): { label: string; count: number }[] {
  return [...new Map(counts.map((each) => [each.label, each])).values()];
}

function unsetKeys({ keys, codes, starts }: Keyed, kept: Kept | undefined): number {
  const unset = keys.findIndex(({ kind }) => kind === 'unset');
  if (unset < 0) return 0;
  let count = 0;
  const length = starts ? starts.length - 1 : codes.length;
  for (let row = 0; row < length; row += 1) {
    // A row without any value has the key of the unset alone.
    if (kept?.[row] !== 0 && codes[starts?.[row] ?? row] === unset) count += 1;
  }
  return count;
}
