/**
 * Masking of a chart that compares with periods that were not chosen, against a reader who reckons: who has the counts
 * of the chosen 年度 with all that is said of their change, and perhaps the same chart of the other 年度.
 */
import fc from 'fast-check';
import type { Day } from '../../src/calendar/day';
import { epochDay } from '../../src/calendar/epoch-day';
import { lastFiscalYear, periodOf, type Period } from '../../src/calendar/periods';
import { answerOf, type ChartAnswer } from '../../src/charts/answer';
import type { Chart, Derive, Level } from '../../src/charts/definition';
import { safeFigure } from '../../src/charts/safe';
import { ALL, type Figure, type Place } from '../../src/drawing/figure';
import type { Look } from '../../src/drawing/look';
import type { Against } from '../../src/records/derived';
import { chart, dataOf, level, measure, NOW, type Voice } from '../unit/charts/sample';
import { Span } from './span';

const BELOW = 5;
const KINDS = ['道路', '公園', 'ごみ'];

/** One day of each quarter of two 年度, and of weeks of which one lies in both. */
const DAYS: { period: Period; days: string[] }[] = [
  {
    period: 'quarter',
    days: [
      ...['2025-05-10', '2025-08-10', '2025-11-10', '2026-02-10'],
      ...['2026-05-10', '2026-08-10', '2026-11-10', '2027-02-10'],
    ],
  },
  {
    period: 'week',
    days: ['2026-03-17', '2026-03-24', '2026-03-31', '2026-04-01', '2026-04-07', '2026-04-14'],
  },
];

const DERIVED: (Derive | null)[] = [
  null,
  ...(['previous', 'lastFiscalYear'] as const).flatMap((against): Derive[] => [
    { as: 'difference', against },
    { as: 'ratio', against },
  ]),
  { as: 'moving', length: 2 },
  { as: 'moving', length: 3 },
];

const PIVOT: Look = { type: 'pivot', columns: 1, subtotals: 'shown', shading: 'none' };

interface Sample {
  period: Period;
  voices: Voice[];
  chart: Chart;
}

const count = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

interface Kinds {
  days: typeof DAYS;
  kinds: Partial<Level>[];
  orders: Level['order'][];
}

const samples = (of: Kinds): fc.Arbitrary<Sample> =>
  fc.constantFrom(...of.days).chain(({ period, days }) => {
    const { kinds, orders } = of;
    const time = level('受付日', { how: { by: period } });
    return fc.record({
      period: fc.constant(period),
      voices: fc
        .array(count, {
          minLength: days.length * KINDS.length,
          maxLength: days.length * KINDS.length,
        })
        .map((counts) =>
          counts.flatMap((times, cell) =>
            Array.from({ length: times }, (): Voice => ({
              受付日: days[cell % days.length] ?? '',
              分野: KINDS[Math.floor(cell / days.length)] ?? '',
            })),
          ),
        ),
      chart: fc
        .tuple(
          fc.constantFrom(...kinds.map((over) => level('分野', over))),
          fc.constantFrom(...orders.map((order) => ({ ...time, order }))),
          fc.constantFrom(0, 1, 2),
          fc.constantFrom<Look>({ type: 'bar', stack: 'none' }, PIVOT),
        )
        .map(([kind, along, form, look]) =>
          chart({
            look: form === 2 ? { type: 'bar', stack: 'none' } : look,
            levels: [[kind, along], [along, kind], [along]][form] ?? [],
            measures: DERIVED.map((derive) => measure({ derive })),
          }),
        ),
    });
  });

test('no small number, of the chosen 年度 or another, follows from counts and what they are compared with', () => {
  const any = samples({
    days: DAYS,
    kinds: [{}, { zeros: 'hidden' }, { top: 1 }, { order: 'descending' }],
    orders: ['form', 'descending'],
  });
  let told = 0;
  let all = 0;
  fc.assert(
    fc.property(any, fc.constantFrom(2025, 2026), (given, year) => {
      const reader = new Reader(given);
      reader.read(year);
      expect(reader.found()).toEqual([]);
      told += reader.told;
      all += reader.all;
    }),
    { numRuns: 250 },
  );
  // Most of what tells nothing is told.
  if (process.env['SAY']) console.log({ told, all });
  expect(told / all).toBeGreaterThan(0.3);
}, 120_000);

/** Where keys differ or stand in another order, others are hidden with a small one. */
test('nor does it from the charts of both 年度, of the same keys', () => {
  const same = samples({ days: DAYS.slice(0, 1), kinds: [{}], orders: ['form'] });
  fc.assert(
    fc.property(same, (given) => {
      const reader = new Reader(given);
      for (const year of [2025, 2026]) reader.read(year);
      expect(reader.found()).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 120_000);

/** What nobody tells: records of a kind in a period, of a 年度 (a week has two). */
interface Cell {
  period: number;
  year: number;
  kind: string;
}

class Reader {
  told = 0;
  all = 0;
  private readonly cells = new Map<string, Cell & { records: number }>();
  private readonly known = new Span();
  private readonly hidden: { what: string; vector: bigint[] }[] = [];

  constructor(private readonly given: Sample) {
    for (const { 受付日 = '', 分野 = '' } of given.voices) {
      const year = 受付日 < '2026-04-01' ? 2025 : 2026;
      const cell = { period: periodIn(given.period, 受付日), year, kind: 分野 };
      const id = JSON.stringify(cell);
      this.cells.set(id, { ...cell, records: (this.cells.get(id)?.records ?? 0) + 1 });
    }
  }

  private answer(years: readonly number[]): ChartAnswer {
    const keys = years.map((year) => `fiscalYear ${year}`);
    const filters = [{ field: '受付日', how: { by: 'fiscalYear' as const }, keys }];
    return answerOf(this.given.chart, dataOf(this.given.voices), filters, NOW);
  }

  /** Has the chart of a 年度 before them. */
  read(year: number): void {
    const answer = this.answer([year]);
    const figure = safeFigure(this.given.chart, answer, BELOW);
    for (const place of placesOf(figure)) {
      const of = this.at(figure, place);
      const own = this.vector({ ...of, year });
      const records = answer.records(place);
      if (figure.hidden(place)) this.hidden.push({ what: `${year}: ${place.join()}`, vector: own });
      else this.known.add(own);
      expect(records > 0 && records < BELOW && !figure.hidden(place)).toBe(false);
      DERIVED.forEach((derive, at) => {
        if (!derive || of.period === undefined) return;
        if (!Number.isNaN(answer.figure.value(at, place))) this.all += 1;
        // 「－」 tells of 0 alone, and where there is 0 is known.
        if (Number.isNaN(figure.value(at, place))) return;
        this.told += 1;
        this.compare(derive, { ...of, period: of.period });
      });
    }
  }

  private compare(derive: Derive, of: { period: number; kinds?: string[] }): void {
    const period = (number: number | undefined): bigint[] =>
      this.vector({ ...of, period: number ?? NaN });
    const other = (against: Against): number | undefined =>
      against === 'previous' ? of.period - 1 : lastFiscalYear(this.given.period, of.period);
    const here = period(of.period);
    switch (derive.as) {
      case 'difference':
        return this.known.add(minus(here, period(other(derive.against))));
      case 'ratio': {
        const there = period(other(derive.against));
        const scaled = here.map((value) => value * this.records(there));
        return this.known.add(
          minus(
            scaled,
            there.map((value) => value * this.records(here)),
          ),
        );
      }
      case 'moving': {
        const all = Array.from({ length: derive.length }, (_, back) => period(of.period - back));
        return this.known.add(all.reduce((sum, each) => sum.map((v, at) => v + (each[at] ?? 0n))));
      }
    }
  }

  /** What follows though it was hidden, or is small and of the other side of a comparison. */
  found(): string[] {
    const small = [...this.cells.values()]
      .filter(({ records }) => this.given.chart.levels.length > 1 && records < BELOW)
      .filter(({ kind }) => this.isShown(kind))
      .map((cell) => ({
        what: JSON.stringify(cell),
        vector: this.vector({ ...cell, kinds: [cell.kind] }),
      }));
    return [...this.hidden, ...small]
      .filter(({ vector }) => vector.some((value) => value !== 0n))
      .filter(({ vector }) => this.known.has(vector))
      .map(({ what }) => what);
  }

  /** One that stands in 「その他」 is no number of the chart. */
  private isShown(kind: string): boolean {
    return this.given.chart.levels.every(({ top }) => top === null) || kind === '';
  }

  private at(figure: Figure, place: Place): { period?: number; kinds?: string[] } {
    const of: { period?: number; kinds?: string[] } = {};
    place.forEach((key, index) => {
      if (key === ALL) return;
      const shown = figure.levels[index]?.keys ?? [];
      const { id = '', rest } = shown[key] ?? {};
      if (this.given.chart.levels[index]?.field === '受付日') of.period = numberOf(id);
      else if (rest) {
        const others = shown.map((each) => each.id.slice(1));
        of.kinds = KINDS.filter((kind) => !others.includes(kind));
      } else of.kinds = [id.slice(1)];
    });
    return of;
  }

  /** Where there is 0 is known: those have no column. */
  private vector(of: { period?: number; year?: number; kinds?: string[] }): bigint[] {
    return [...this.cells.values()].map(({ period, year, kind }) =>
      (of.period ?? period) === period &&
      (of.year ?? year) === year &&
      (of.kinds ?? [kind]).includes(kind)
        ? 1n
        : 0n,
    );
  }

  private records(vector: readonly bigint[]): bigint {
    return [...this.cells.values()].reduce(
      (sum, { records }, at) => sum + BigInt(records) * (vector[at] ?? 0n),
      0n,
    );
  }
}

function minus(one: readonly bigint[], other: readonly bigint[]): bigint[] {
  return one.map((value, at) => value - (other[at] ?? 0n));
}

function periodIn(period: Period, day: string): number {
  return periodOf(period, epochDay(day as Day));
}

function numberOf(id: string | undefined): number {
  return Number(id?.split(' ')[1]);
}

/** All that a reader looks at; a pivot hides what it does not show. */
function placesOf({ levels }: Figure): Place[] {
  return levels.reduce<Place[]>(
    (known, { keys }) =>
      known.flatMap((place) => [ALL, ...keys.keys()].map((key) => [...place, key])),
    [[]],
  );
}
