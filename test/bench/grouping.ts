/**
 * Grouping a million rows by two fields and adding up a third, beside the libraries people use for it and beside a bare
 * loop over typed arrays, which nothing can beat; and what a slicer costs on six charts at once.
 */
import { table as arqueroTable, op } from 'arquero';
import crossfilter from 'crossfilter2';
import { rollup, sum } from 'd3-array';
import { amountsIn } from '../../src/records/amounts';
import { keyed, type How } from '../../src/records/grouping';
import { recordRows, type Rows } from '../../src/records/rows';
import { withKeys } from '../../src/records/slice';
import { ALL, summarize } from '../../src/records/summary';
import type { RecordTable } from '../../src/records/table';
import { median, milliseconds, ratio, type Section } from './report';

const ROWS = 1_000_000;
const SLICED_ROWS = 100_000;
const ROUNDS = 9;
const AREAS = Array.from({ length: 33 }, (_, index) => `センター${index + 1}`);
const CATEGORIES = Array.from({ length: 14 }, (_, index) => `分野${index + 1}`);
/** One frame of a screen of 60 pictures a second. */
const FRAME_MS = 16;

interface Plain {
  area: string;
  category: string;
  minutes: number;
}

export async function benchGrouping(): Promise<Section[]> {
  return [groupingSection(), slicerSection()];
}

function made(length: number): RecordTable {
  const codes = (words: number, step: number): Int32Array =>
    Int32Array.from({ length }, (_, row) => (row * step + (row >> 3)) % words);
  return {
    ids: Float64Array.from({ length }, (_, row) => row + 1),
    columns: {
      地域: { kind: 'word', codes: codes(AREAS.length, 7), words: AREAS },
      分野: { kind: 'word', codes: codes(CATEGORIES.length, 5), words: CATEGORIES },
      分: { kind: 'number', values: Float64Array.from({ length }, (_, row) => row % 90) },
      受付日: {
        kind: 'day',
        values: Int32Array.from({ length }, (_, row) => 20_000 + (row % 900)),
      },
    },
    subtables: {},
    unreadable: {},
  };
}

function timed(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    run();
    return performance.now() - from;
  });
  return median(times);
}

const context = { zone: 'Asia/Tokyo', fields: {} };
const level = (rows: Rows, field: string, how: How = { by: 'value' }) =>
  keyed(rows.column(field), { field, how }, context);

/** Every cell, so that nothing is left for later. */
function grouped(rows: Rows): number[] {
  const levels = [level(rows, '地域'), level(rows, '分野')];
  const amounts = amountsIn(rows.column('分'));
  const summary = summarize({ rows, levels, measures: [{ kind: 'sum', amounts }] });
  return AREAS.flatMap((_, area) =>
    CATEGORIES.map((__, category) => summary.value(0, [area, category])),
  );
}

/** The limit: what the machine does when it is told nothing but the sum. */
function bare({ columns }: RecordTable): Float64Array {
  const { 地域: areas, 分野: categories, 分: minutes } = columns;
  const sums = new Float64Array(AREAS.length * CATEGORIES.length);
  if (areas?.kind !== 'word' || categories?.kind !== 'word' || minutes?.kind !== 'number')
    return sums;
  const width = CATEGORIES.length;
  for (let row = 0; row < areas.codes.length; row += 1) {
    const cell = (areas.codes[row] as number) * width + (categories.codes[row] as number);
    sums[cell] = (sums[cell] as number) + (minutes.values[row] as number);
  }
  return sums;
}

function groupingSection(): Section {
  const table = made(ROWS);
  const rows = recordRows(table);
  const before = performance.now();
  level(rows, '地域');
  level(rows, '分野');
  const first = performance.now() - before;
  const plain = plainRows(table);
  const columnar = arqueroTable({
    area: plain.map(({ area }) => area),
    category: plain.map(({ category }) => category),
    minutes: plain.map(({ minutes }) => minutes),
  });
  const filter = crossfilter(plain);
  const times: [string, number][] = [
    ['bare loop over typed arrays', timed(() => bare(table))],
    ['src/records', timed(() => grouped(rows))],
    [
      'arquero 7.2.1 groupby + rollup',
      timed(() =>
        columnar
          .groupby('area', 'category')
          .rollup({ minutes: op.sum('minutes') })
          .objects(),
      ),
    ],
    [
      'd3-array 3.2.4 rollup',
      timed(() =>
        rollup(
          plain,
          (list) => sum(list, ({ minutes }) => minutes),
          ({ area }) => area,
          ({ category }) => category,
        ),
      ),
    ],
    [
      'crossfilter2 1.5.4 groupAll by a key of both',
      timed(() => {
        const dimension = filter.dimension(({ area, category }) => `${area}\t${category}`);
        const group = dimension.group().reduceSum(({ minutes }) => minutes);
        group.all();
        dimension.dispose();
      }),
    ],
  ];
  const limit = times[0]?.[1] ?? NaN;
  const ours = times[1]?.[1] ?? NaN;
  return {
    title: '2つのフィールドで分けて合計する / Grouping 1,000,000 rows by two fields',
    method: `地域（33）×分野（14）で分け、分を合計する。同じデータを同じ回で ${ROUNDS} 回ずつ測った中央値。読み込んで列にする時間と、選択肢をフォームの順に並べる1度だけの時間（${milliseconds(first)}）は含まない。`,
    header: ['', 'time', 'to the bare loop', 'to src/records'],
    rows: times.map(([name, time]) => [
      name,
      milliseconds(time),
      ratio(time / limit),
      ratio(time / ours),
    ]),
  };
}

function plainRows({ columns, ids }: RecordTable): Plain[] {
  const { 地域: areas, 分野: categories, 分: minutes } = columns;
  if (areas?.kind !== 'word' || categories?.kind !== 'word' || minutes?.kind !== 'number')
    return [];
  return Array.from(ids, (_, row) => ({
    area: areas.words[areas.codes[row] ?? 0] ?? '',
    category: categories.words[categories.codes[row] ?? 0] ?? '',
    minutes: minutes.values[row] ?? 0,
  }));
}

/** Six charts, as a dashboard of voices has them: two levels, a median, a year of months. */
function slicerSection(): Section {
  const rows = recordRows(made(SLICED_ROWS));
  const area = level(rows, '地域');
  const category = level(rows, '分野');
  const month = level(rows, '受付日', { by: 'month' });
  const quarter = level(rows, '受付日', { by: 'quarter' });
  const amounts = amountsIn(rows.column('分'));
  const charts = [
    { levels: [category, month], measures: [{ kind: 'records' } as const] },
    { levels: [area], measures: [{ kind: 'sum', amounts } as const] },
    { levels: [quarter], measures: [{ kind: 'mean', amounts } as const] },
    { levels: [area, category], measures: [{ kind: 'records' } as const] },
    { levels: [month], measures: [{ kind: 'median', amounts } as const] },
    { levels: [], measures: [{ kind: 'records' } as const] },
  ];
  let turn = 0;
  const time = timed(() => {
    turn += 1;
    const chosen = new Set([`w${CATEGORIES[turn % CATEGORIES.length]}`]);
    const kept = withKeys(category, chosen);
    for (const { levels, measures } of charts) {
      const summary = summarize({ rows, levels, measures, kept });
      summary.value(
        0,
        levels.map(() => 0),
      );
      summary.value(
        0,
        levels.map(() => ALL),
      );
    }
  });
  return {
    title: 'スライサーを変える / A slicer over six charts',
    method: `${SLICED_ROWS.toLocaleString('en')} 行、図6つ（2段の件数、合計、平均、中央値を含む）。スライサーを変えてから、6つの図と合計の数がすべて決まるまで。描く時間は含まない。${ROUNDS} 回の中央値。`,
    header: ['', 'time', 'part of a frame (16 ms)'],
    rows: [['six charts', milliseconds(time), `${Math.round((time / FRAME_MS) * 100)} %`]],
  };
}
