/**
 * Masking of small numbers, against a reader who reckons: random tables of up to three levels are masked, and of no
 * hidden number may the value follow from what is shown. The reader's reckoning here shares nothing with the code.
 */
import fc from 'fast-check';
import { masked, type Shown } from '../../src/charts/masking';
import { ALL, type Figure, type Place } from '../../src/drawing/figure';

const BELOW = 5;

interface Sample {
  lengths: number[];
  cells: number[];
  /** What a pivot table of nested rows shows is less than all totals. */
  margins: number[][];
}

/** Small numbers and zeros are frequent, as in a ward's tables. */
const count = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 60 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

const everything: Record<number, number[][][]> = {
  1: [[[0], []]],
  2: [
    [[0, 1], [0], [1], []],
    [[0, 1], [0], []],
    [[0, 1], []],
  ],
  3: [
    [[0, 1, 2], [0, 1], [0, 2], [1, 2], [0], [1], [2], []],
    // Two levels of rows with subtotals, one of columns.
    [[0, 1, 2], [0, 1], [0, 2], [0], [2], []],
    // Three levels of rows.
    [[0, 1, 2], [0, 1], [0], []],
  ],
};

const sample: fc.Arbitrary<Sample> = fc
  .oneof(
    fc.tuple(fc.integer({ min: 1, max: 9 })),
    fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })),
    fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
    ),
  )
  .chain((lengths: number[]) => {
    const size = lengths.reduce((product, length) => product * length, 1);
    return fc.record({
      lengths: fc.constant(lengths),
      cells: fc.array(count, { minLength: size, maxLength: size }),
      margins: fc.constantFrom(...(everything[lengths.length] ?? [])),
    });
  });

test('no hidden number follows from the equations, 0 stays, small ones are gone', () => {
  fc.assert(
    fc.property(sample, (given) => {
      const { places, hidden, at } = looked(given);
      for (const place of places) {
        const is = at(place);
        if (is === 0) expect(hidden(place)).toBe(false);
        if (is > 0 && is < BELOW) expect(hidden(place)).toBe(true);
      }
      expect(determined(given, places, hidden)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
}, 120_000);

test('what is hidden in one sum reaches the limit together, and nothing is hidden alone', () => {
  fc.assert(
    fc.property(sample, (given) => {
      const { places, hidden, at } = looked(given);
      for (const total of places) {
        for (const margin of given.margins) {
          const parts = partsOf(total, margin, places);
          const covered = parts.filter(hidden);
          if (covered.length === 0 || parts.length < 1) continue;
          if (hidden(total)) continue;
          const together = covered.reduce((sum, part) => sum + at(part), 0);
          expect(covered.length).toBeGreaterThan(1);
          expect(together).toBeGreaterThanOrEqual(BELOW);
        }
      }
    }),
    { numRuns: 1000 },
  );
}, 120_000);

/** All numbers that a reader could think of, tried one by one: only for the smallest tables. */
test('every hidden number has at least two possible values for one who tries all', () => {
  const tiny = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }))
    .chain(([rows, columns]) =>
      fc.record({
        lengths: fc.constant<number[]>([rows, columns]),
        cells: fc.array(fc.integer({ min: 0, max: 7 }), {
          minLength: rows * columns,
          maxLength: rows * columns,
        }),
        margins: fc.constant<number[][]>([[0, 1], [0], [1], []]),
      }),
    );
  fc.assert(
    fc.property(tiny, (given) => {
      const { places, hidden, at } = looked(given);
      const bases = places.filter((place) => !place.includes(ALL));
      const found = new Map(places.filter(hidden).map((place) => [place, new Set<number>()]));
      const tried = bases.map((place) => at(place));
      const most = Math.max(...tried) + 2;
      const fits = (): boolean =>
        places.every((place) => {
          const sum = total(place, bases, tried);
          return hidden(place) ? sum >= 1 : sum === at(place);
        });
      const tryAll = (base: number): void => {
        if (base === bases.length) {
          if (!fits()) return;
          for (const [place, values] of found) values.add(total(place, bases, tried));
          return;
        }
        if (!hidden(bases[base] as Place)) return tryAll(base + 1);
        const before = tried[base] as number;
        for (let value = 1; value <= most; value += 1) {
          tried[base] = value;
          tryAll(base + 1);
        }
        tried[base] = before;
      };
      if (bases.filter(hidden).length > 4) return;
      tryAll(0);
      for (const [place, values] of found) {
        // Where only one cell is hidden below hidden totals it is open upwards without end.
        expect({ place, open: values.size > 1 }).toEqual({ place, open: true });
      }
    }),
    { numRuns: 600 },
  );
}, 120_000);

test('most of what need not be hidden stays', () => {
  let numbers = 0;
  let small = 0;
  let hiddenBeside = 0;
  fc.assert(
    fc.property(sample, (given) => {
      const { places, hidden, at } = looked(given);
      for (const place of places) {
        const is = at(place);
        if (is === 0) continue;
        if (is < BELOW) small += 1;
        else {
          numbers += 1;
          if (hidden(place)) hiddenBeside += 1;
        }
      }
    }),
    { numRuns: 300, seed: 1 },
  );
  if (process.env['SAY']) console.log({ small, numbers, hiddenBeside });
  expect(small).toBeGreaterThan(0);
  expect(hiddenBeside / numbers).toBeLessThan(0.4);
});

test('a table too large to be reckoned hides each total over a hidden part', () => {
  const lengths = [60, 60];
  const cells = Array.from({ length: 3600 }, (_, cell) => (cell % 2 === 0 ? 3 : 40));
  const { places, hidden } = looked({ lengths, cells, margins: [[0, 1], [0], [1], []] });
  expect(places.filter((place) => place.includes(ALL) && !hidden(place))).toEqual(
    // Every second column is of 40 alone, and no row is.
    Array.from({ length: 30 }, (_, column) => [ALL, column * 2 + 1]),
  );
});

function total(place: Place, bases: readonly Place[], values: readonly number[]): number {
  return bases.reduce(
    (sum, base, index) => sum + (holds(place, base) ? (values[index] ?? 0) : 0),
    0,
  );
}

const holds = (place: Place, base: Place): boolean =>
  place.every((key, level) => key === ALL || key === base[level]);

function looked({ lengths, cells, margins }: Sample) {
  const bases = product(lengths);
  const at = (place: Place): number => total(place, bases, cells);
  const figure: Figure = {
    title: '',
    levels: lengths.map((length) => ({
      heading: '',
      keys: Array.from({ length }, (_, key) => {
        const id = String(key);
        return { id, label: id, short: id, unset: false };
      }),
    })),
    measures: [{ label: '', unit: '', digits: 0, adds: true, drawnAs: 'bars', axis: 'left' }],
    value: (_, place) => at(place),
    words: (_, place) => String(at(place)),
    hidden: () => false,
  };
  const shown: Shown = {
    margins,
    tells: ['total'],
    reckoned: { from: (_, place) => [place] },
  };
  const result = masked(figure, at, BELOW, shown);
  const places = margins.flatMap((margin) =>
    product(lengths.map((length, level) => (margin.includes(level) ? length : 0))),
  );
  for (const place of places) {
    expect(Number.isNaN(result.value(0, place))).toBe(result.hidden(place));
  }
  return { places, at, hidden: (place: Place) => result.hidden(place) };
}

/** 0 stands for a level that is taken as a whole. */
function product(lengths: readonly number[]): number[][] {
  let all: number[][] = [[]];
  for (const length of lengths) {
    const keys = length === 0 ? [ALL] : Array.from({ length }, (_, key) => key);
    all = all.flatMap((place) => keys.map((key) => [...place, key]));
  }
  return all;
}

/** The places of a margin that add up to a place of another one; none if they do not. */
function partsOf(place: Place, margin: readonly number[], places: readonly Place[]): Place[] {
  const apart = place.flatMap((key, level) => (key === ALL ? [] : [level]));
  if (apart.length >= margin.length || !apart.every((level) => margin.includes(level))) return [];
  return places.filter(
    (part) =>
      part.every((key, level) => (key === ALL) === !margin.includes(level)) && holds(place, part),
  );
}

/**
 * Hidden numbers that the equations leave no choice for. The unknowns are the cells; what is shown is a sum of
 * cells. A hidden place is determined when its own sum lies in the space of the shown ones: their rank stays.
 */
function determined(
  { lengths }: Sample,
  places: readonly Place[],
  hidden: (place: Place) => boolean,
): Place[] {
  const bases = product(lengths);
  const vector = (place: Place): bigint[] => bases.map((base) => (holds(place, base) ? 1n : 0n));
  const shown = places.filter((place) => !hidden(place)).map(vector);
  const known = rank(shown);
  return places.filter((place) => hidden(place) && rank([...shown, vector(place)]) === known);
}

/** By Bareiss, in whole numbers: exact. */
function rank(rows: readonly bigint[][]): number {
  const matrix = rows.map((row) => [...row]);
  const width = matrix[0]?.length ?? 0;
  let done = 0;
  let last = 1n;
  for (let column = 0; column < width && done < matrix.length; column += 1) {
    const from = matrix.findIndex((row, index) => index >= done && row[column] !== 0n);
    if (from < 0) continue;
    [matrix[done], matrix[from]] = [matrix[from] as bigint[], matrix[done] as bigint[]];
    const top = matrix[done] as bigint[];
    const pivot = top[column] as bigint;
    for (let below = done + 1; below < matrix.length; below += 1) {
      const row = matrix[below] as bigint[];
      const factor = row[column] as bigint;
      matrix[below] = row.map((value, at) => (value * pivot - factor * (top[at] as bigint)) / last);
    }
    last = pivot;
    done += 1;
  }
  return done;
}
