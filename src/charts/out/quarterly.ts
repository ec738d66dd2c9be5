/**
 * The quarterly report in the layout of the ward's plan: for each chart its groups in rows, and 4～6月, 7～9月, 10～12月,
 * 1～3月, 年度計 and 前年度計 in columns. Pure: whoever calls it answers the charts, masked where the report is passed on.
 */
import type { Day } from '../../calendar/day';
import { firstDay } from '../../calendar/fiscal';
import { formatFiscalYear } from '../../calendar/wareki';
import { measureTitle } from '../../drawing/amounts';
import { ALL, type Figure, type Measure, type Place } from '../../drawing/figure';
import type { Sheet, SheetHead } from '../../drawing/sheet';
import { currentLanguage } from '../../ui/messages';
import type { Answer } from '../answer';
import type { Grouping } from '../../records/grouping';
import type { Chart, Dashboard } from '../definition';
import { isPeriod } from '../narrowing';
import { text } from './messages';

export interface Asked {
  dashboard: Pick<Dashboard, 'charts' | 'slicers' | 'era'>;
  /** 2026 is 令和8年度. */
  fiscalYear: number;
  /** Quarters that begin later are 「－」 and not 0. */
  today: Day;
  lastYear: 'shown' | 'hidden';
  compute(chart: Chart): Answer;
}

export interface Report {
  /** Places are of the row and the column of the report. */
  figure: Figure;
  sheet: Sheet;
  /** Titles of charts that have no date. */
  without: string[];
  answers: Answer[];
}

export function quarterlyReport(asked: Asked): Report {
  const { dashboard, fiscalYear } = asked;
  const rows: Row[] = [];
  const measures: Measure[] = [];
  const without: string[] = [];
  const answers: Answer[] = [];
  const told = new Set<string>();
  for (const chart of dashboard.charts) {
    const date = dateOf(chart, dashboard);
    if (date === undefined) {
      without.push(chart.title);
      continue;
    }
    const quarterly = quarterlyChart(chart, date, fiscalYear);
    // Several charts of one thing are one line of a report.
    const same = JSON.stringify({ ...quarterly, id: '', title: '', size: null });
    if (told.has(same)) continue;
    told.add(same);
    const answer = asked.compute(quarterly);
    const before =
      asked.lastYear === 'shown'
        ? asked.compute(quarterlyChart(chart, date, fiscalYear - 1))
        : undefined;
    answers.push(answer);
    rows.push(...rowsOf(chart, answer.figure, before?.figure, measures.length, asked));
    measures.push(...answer.figure.measures);
  }
  return { ...arranged(rows, measures, asked), without, answers };
}

/** The chart by quarters of one 年度: its first level that is no time in rows. */
export function quarterlyChart(chart: Chart, dateField: string, fiscalYear: number): Chart {
  const group = chart.levels.filter((level) => !isTime(level)).slice(0, 1);
  return {
    ...chart,
    look: { type: 'pivot', columns: 1, subtotals: 'shown', shading: 'none' },
    levels: [
      ...group,
      { field: dateField, how: { by: 'quarter' }, order: 'form', top: null, zeros: 'shown' },
    ],
    measures: plainly(chart.measures),
    picks: [
      ...chart.picks.filter(({ field }) => field !== dateField),
      {
        field: dateField,
        how: { by: 'fiscalYear' },
        chosen: { keys: [`fiscalYear ${fiscalYear}`] },
      },
    ],
    toDate: '',
  };
}

/**
 * Each thing measured once, as it is. Measures along time say something else by quarter, and those over a level are of
 * levels that may be gone: they are told without what was derived, unless the same is told already.
 */
function plainly(measures: Chart['measures']): Chart['measures'] {
  const plain = measures.map((measure) =>
    measure.derive === null || measure.derive.as === 'rate'
      ? measure
      : { ...measure, derive: null, unit: '', label: '', digits: 0 },
  );
  const known = new Set<string>();
  // What was plain from the beginning keeps its name.
  const first = [...plain].sort(
    (a, b) => Number(!measures.includes(a)) - Number(!measures.includes(b)),
  );
  const kept = first.filter(({ take, derive }) => {
    const what = JSON.stringify([take, derive]);
    const isNew = !known.has(what);
    known.add(what);
    return isNew;
  });
  return plain.filter((measure) => kept.includes(measure));
}

/** Field by which a chart goes along time: of a level, or of a slicer of its source. */
export function dateOf(chart: Chart, { slicers }: Pick<Dashboard, 'slicers'>): string | undefined {
  const level = chart.levels.find(({ how }) => isPeriod(how.by));
  if (level) return level.field;
  return slicers.find(({ how, fields }) => isPeriod(how.by) && fields[chart.source])?.fields[
    chart.source
  ];
}

function isTime({ how }: Pick<Grouping, 'how'>): boolean {
  return isPeriod(how.by) || how.by === 'weekday' || how.by === 'hour';
}

const QUARTERS = [0, 1, 2, 3];

interface Row {
  chart: Pick<Chart, 'id' | 'title'>;
  group: string;
  /** Of the report's figure. */
  measure: number;
  total: boolean;
  cells: { value: number; words: string; hidden: boolean }[];
}

function rowsOf(
  chart: Pick<Chart, 'id' | 'title'>,
  figure: Figure,
  before: Figure | undefined,
  firstMeasure: number,
  { fiscalYear, today }: Asked,
): Row[] {
  const grouped = figure.levels.length > 1;
  const time = figure.levels.at(-1)?.keys ?? [];
  const keys = grouped ? (figure.levels[0]?.keys ?? []) : [];
  const place = (key: number, column: number): Place => (grouped ? [key, column] : [column]);
  const row = (key: number, group: string, measure: number): Row => {
    const cell = (of: Figure, at: Place): Row['cells'][number] => ({
      value: of.value(measure, at),
      words: of.words(measure, at),
      hidden: of.hidden(at),
    });
    const quarters = QUARTERS.map((part) => {
      const quarter = (part + 1) as 1 | 2 | 3 | 4;
      if (firstDay({ kind: 'quarter', fiscalYear, quarter }) > today) return NOT_YET;
      const column = time.findIndex(({ id }) => id === `quarter ${fiscalYear * 4 + part}`);
      return column < 0 ? nothing(figure.measures[measure]) : cell(figure, place(key, column));
    });
    return {
      ...{ chart, group, measure: firstMeasure + measure, total: grouped && key === ALL },
      cells: [
        ...quarters,
        cell(figure, place(key, ALL)),
        ...(before ? [lastYear(before, measure, key === ALL ? undefined : keys[key]?.id)] : []),
      ],
    };
  };
  const lastYear = (of: Figure, measure: number, id: string | undefined): Row['cells'][number] => {
    const key =
      id === undefined ? ALL : (of.levels[0]?.keys.findIndex((each) => each.id === id) ?? -1);
    if (id !== undefined && key < 0) return nothing(of.measures[measure]);
    const at = place(key, ALL);
    return {
      value: of.value(measure, at),
      words: of.words(measure, at),
      hidden: of.hidden(at),
    };
  };
  return figure.measures.flatMap((_, measure) => [
    ...keys.map(({ label }, key) => row(key, label, measure)),
    row(ALL, grouped ? text().yearAll : text().whole, measure),
  ]);
}

const NOT_YET = { value: NaN, words: '－', hidden: false };

/** No record fell into it: 0 of what is counted or added up, no value of the others. */
function nothing(measure: Measure | undefined): Row['cells'][number] {
  if (!measure?.adds) return NOT_YET;
  return { value: 0, words: `${(0).toFixed(measure.digits)}${measure.unit}`, hidden: false };
}

function arranged(
  rows: readonly Row[],
  measures: readonly Measure[],
  { fiscalYear, lastYear }: Asked,
): Pick<Report, 'figure' | 'sheet'> {
  const words = text();
  const columns = [
    ...QUARTERS.map((part) => words.quarter(part)),
    words.yearTotal,
    ...(lastYear === 'shown' ? [words.lastYearTotal] : []),
  ];
  const key = (label: string, index: number) => ({
    ...{ id: String(index), label, short: label, unset: false },
  });
  const cell = ([row = ALL, column = ALL]: Place): Row['cells'][number] | undefined =>
    rows[row]?.cells[column];
  const year = currentLanguage() === 'ja' ? formatFiscalYear(fiscalYear) : `FY${fiscalYear}`;
  const figure: Figure = {
    title: words.quarterly(year),
    levels: [
      { heading: words.item, keys: rows.map(({ chart }, index) => key(chart.title, index)) },
      { heading: year, keys: columns.map(key) },
    ],
    measures,
    value: (_, place) => cell(place)?.value ?? NaN,
    words: (_, place) => cell(place)?.words ?? '－',
    hidden: (place) => cell(place)?.hidden ?? false,
  };
  const head = (text: string, kind: SheetHead['kind'], rows = 1): SheetHead => ({
    ...{ text, kind, rows, columns: 1 },
  });
  const span = (from: number, same: (a: Row, b: Row) => boolean): number => {
    const first = rows[from];
    let length = 1;
    for (
      let next = rows[from + 1];
      first && next && same(first, next);
      next = rows[from + length]
    ) {
      length += 1;
    }
    return length;
  };
  const sameMeasure = (a: Row, b: Row): boolean => a.measure === b.measure;
  const sameChart = (a: Row, b: Row): boolean => a.chart.id === b.chart.id;
  const sheet: Sheet = {
    head: [
      [
        ...[words.item, words.measure, words.detail].map((each) => head(each, 'corner')),
        ...columns.map((each, index) => head(each, index < QUARTERS.length ? 'key' : 'total')),
      ],
    ],
    rows: rows.map((row, index) => {
      const above = rows[index - 1];
      const { label = '', unit = '' } = measures[row.measure] ?? {};
      const measure = measureTitle({ label, unit });
      return {
        heads: [
          ...(above && sameChart(above, row)
            ? []
            : [head(row.chart.title, 'key', span(index, sameChart))]),
          ...(above && sameMeasure(above, row)
            ? []
            : [head(measure, 'key', span(index, sameMeasure))]),
          head(row.group, row.total ? 'total' : 'key'),
        ],
        cells: row.cells.map((_, column) => ({
          place: [index, column],
          measure: row.measure,
          total: row.total || column >= QUARTERS.length,
        })),
        total: row.total,
      };
    }),
    headColumns: 3,
    across: year,
  };
  return { figure, sheet };
}
