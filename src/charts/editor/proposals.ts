/**
 * Charts that suit the fields of an app, the most telling first, and a whole dashboard of them. Whoever has never
 * made a chart begins with these; nothing of them is fixed.
 */
import { GRID_COLUMNS } from '../schema';
import type { Chart, Dashboard, Slicer } from '../definition';
import { defineMessages } from '../../ui/messages';
import { askedFields, type Asked, type SourceFields } from './fields';
import { chartWith, dashboardWith, levelOf, lookOf, measureOf, OWN_SOURCE, WHOLE } from './make';
import { topicsOf, type Topics } from './topics';
import {
  boxes,
  byMonth,
  byMonthStacked,
  countToDate,
  heatmap,
  medianDays,
  ofChoice,
  quarterTable,
  ranked,
  shares,
  summed,
  sumOf,
} from './usual';
import { chartName } from './words';

const text = defineMessages({
  ja: {
    spread: (from: string, to: string) => `${from}から${to}までの日数の散らばり`,
    fiscalYear: '年度',
  },
  en: {
    spread: (from: string, to: string) => `Spread of days from ${from} to ${to}`,
    fiscalYear: 'Fiscal year',
  },
});

/** A stack of more kinds is hard to read. */
const MOST_STACKED = 7;

/** Best first, each once. Titles are said; ids are given when a chart is taken. */
export function proposals(fields: SourceFields, source = OWN_SOURCE): Chart[] {
  const topics = topicsOf(fields);
  const charts = [
    ...overTime(topics),
    ...byChoices(topics),
    ...ofDays(topics),
    ...ofAmounts(topics),
    ...topics.people.slice(0, 2).map(ranked),
    ...crossed(topics),
    ...ofTables(fields),
  ];
  return charts.map((chart) => titled({ ...chart, source }, fields));
}

/** For any app: without a field of its own, by the time and the maker of its records. */
export function dashboardProposed(fields: SourceFields, name: string): Dashboard {
  const topics = topicsOf(fields);
  const { date, span, amounts, choices, big, status, people } = topics;
  const numbers = there([
    date && countToDate(date),
    span && medianDays(span.from, span.to),
    amounts[0] && chartWith({ look: lookOf('kpi'), measures: [sumOf(amounts[0])] }),
  ]);
  const halves = there([
    ...choices.slice(0, 2).map(ofChoice),
    status && shares(status),
    ...big.slice(0, 1).map(ofChoice),
    ...people.slice(0, 1).map(ranked),
    ...ofAmounts(topics).slice(0, 1),
  ]);
  const charts = there([
    ...numbers.map((chart): Chart => ({
      ...chart,
      size: { width: GRID_COLUMNS / numbers.length, height: 'low' },
    })),
    inMonths(topics),
    ...halves.map((chart, at): Chart =>
      // The last one of an odd number has its row for itself.
      at === halves.length - 1 && at % 2 === 0 ? { ...chart, size: WHOLE } : chart,
    ),
    crossed(topics)[0],
  ]);
  return dashboardWith({
    id: '',
    title: name,
    slicers: slicersFor(topics),
    charts: charts.map((chart, at) => ({ ...titled(chart, fields), id: `c${at + 1}` })),
  });
}

/** 年度, and the choices that people ask for most. */
function slicersFor({ date, choices, big }: Topics): Slicer[] {
  const slicer = ({ code }: Asked, label: string, by: 'fiscalYear' | 'value'): Slicer => ({
    id: '',
    label,
    fields: { [OWN_SOURCE]: code },
    how: { by },
    initial: null,
  });
  return [
    ...(date ? [slicer(date, text().fiscalYear, 'fiscalYear')] : []),
    ...[...choices.slice(0, 2), ...big.slice(0, 1)].map((choice) => slicer(choice, '', 'value')),
  ].map((each, at) => ({ ...each, id: `s${at + 1}` }));
}

function overTime(topics: Topics): Chart[] {
  const { date, kinds } = topics;
  if (!date) return [];
  const stacked = stackable(topics);
  return there([
    countToDate(date),
    byMonth(date),
    stacked && byMonthStacked(date, stacked),
    chartWith({ look: lookOf('line'), levels: [levelOf(date.code, 'fiscalYear')] }),
    kinds[0] &&
      chartWith({
        look: { type: 'column', stack: 'percent' },
        levels: [levelOf(date.code, 'fiscalYear'), levelOf(kinds[0].code, 'value')],
      }),
    date.hour ? heatmap(levelOf(date.code, 'weekday'), levelOf(date.code, 'hour')) : undefined,
  ]);
}

function inMonths(topics: Topics): Chart | undefined {
  const { date } = topics;
  const stacked = stackable(topics);
  return date && (stacked ? byMonthStacked(date, stacked) : byMonth(date));
}

function stackable({ kinds }: Topics): Asked | undefined {
  return kinds.find(({ options }) => options <= MOST_STACKED);
}

function byChoices({ choices, big, status }: Topics): Chart[] {
  const large = choices.find(({ options }) => options > MOST_STACKED);
  return there([
    ...choices.slice(0, 3).map(ofChoice),
    ...big.slice(0, 2).map(ofChoice),
    status && shares(status),
    large &&
      chartWith({
        look: lookOf('pareto'),
        levels: [levelOf(large.code, 'value', { order: 'descending', zeros: 'hidden' })],
      }),
  ]);
}

function ofDays({ span }: Topics): Chart[] {
  if (!span) return [];
  const { from, to } = span;
  const take = {
    of: 'median' as const,
    amount: { from: from.code, to: to.code, days: 'calendar' as const },
  };
  return [
    medianDays(from, to),
    chartWith({
      title: text().spread(from.label, to.label),
      look: lookOf('histogram'),
      measures: [measureOf(take)],
    }),
    chartWith({
      look: lookOf('line'),
      levels: [levelOf(from.code, 'month')],
      measures: [measureOf(take, { digits: 1 })],
    }),
  ];
}

function ofAmounts({ amounts: [amount], kinds: [kind], date }: Topics): Chart[] {
  if (!amount) return [];
  return there([
    kind && summed(kind, amount),
    date && byMonth(date, [sumOf(amount)]),
    kind && boxes(kind, { field: amount.code }),
  ]);
}

function crossed({ kinds: [first, second], date }: Topics): Chart[] {
  return there([
    first && date && quarterTable(first, date),
    first && second && heatmap(levelOf(first.code, 'value'), levelOf(second.code, 'value')),
  ]);
}

/** Rows of subtables by their own choices. */
function ofTables(fields: SourceFields): Chart[] {
  return askedFields(fields)
    .filter(({ table, field }) => table !== '' && field.options !== undefined)
    .slice(0, 2)
    .map(({ code, table }) =>
      chartWith({
        rows: table,
        look: lookOf('bar'),
        levels: [levelOf(code, 'value', { order: 'descending' })],
        measures: [measureOf({ of: 'rows' })],
      }),
    );
}

function titled(chart: Chart, fields: SourceFields): Chart {
  return chart.title === '' ? { ...chart, title: chartName(chart, fields) } : chart;
}

function there<Value>(values: readonly (Value | undefined)[]): Value[] {
  return values.filter((value) => value !== undefined);
}
