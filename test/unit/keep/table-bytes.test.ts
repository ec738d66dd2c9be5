import fc from 'fast-check';
import { tableBytes, tableIn } from '../../../src/records/table-bytes';
import {
  NO_DAY,
  UNSET,
  type Column,
  type Columns,
  type RecordTable,
  type SubtableRows,
} from '../../../src/records/table';

const text = fc.string({
  unit: fc.oneof(fc.constantFrom('街', '灯', '𠮷', '"', '\\', '\ud800'), fc.string()),
});

const words = fc.uniqueArray(text, { maxLength: 300 }).chain((given) =>
  fc.record(
    {
      words: fc.constant(given),
      labels: fc.array(text, { minLength: given.length, maxLength: given.length }),
    },
    { requiredKeys: ['words'] },
  ),
);

const times = <T>(length: number, each: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(each, { minLength: length, maxLength: length, size: 'max' });

const numbers = (rows: number): fc.Arbitrary<Float64Array> =>
  fc
    .oneof(
      times(rows, fc.oneof(fc.constant(NaN), fc.integer({ min: -3, max: 250 }))),
      times(rows, fc.oneof(fc.constant(NaN), fc.maxSafeInteger())),
      times(rows, fc.double()),
      times(rows, fc.constantFrom(0, -0, 1)),
      // Instants: whole minutes.
      times(
        rows,
        fc.integer({ min: 0, max: 50_000_000 }).map((minute) => minute * 60_000),
      ),
    )
    .map((values) => Float64Array.from(values));

const ints = (rows: number, unset: number): fc.Arbitrary<Int32Array> =>
  fc
    .oneof(
      times(rows, fc.oneof(fc.constant(unset), fc.integer({ min: 18_000, max: 18_010 }))),
      times(rows, fc.oneof(fc.constant(unset), fc.integer())),
    )
    .map((values) => Int32Array.from(values));

const startsOf = (lengths: number[]): Int32Array =>
  lengths.reduce(
    (starts, length, row) => {
      starts[row + 1] = (starts[row] ?? 0) + length;
      return starts;
    },
    new Int32Array(lengths.length + 1),
  );

const column = (rows: number): fc.Arbitrary<Column> =>
  fc.oneof(
    words.chain((dictionary) =>
      times(rows, fc.integer({ min: UNSET, max: dictionary.words.length - 1 })).map(
        (codes): Column => ({ kind: 'word', codes: Int32Array.from(codes), ...dictionary }),
      ),
    ),
    words.chain((dictionary) =>
      times(
        rows,
        dictionary.words.length === 0
          ? fc.constant<number[]>([])
          : fc.array(fc.nat(dictionary.words.length - 1), { maxLength: 4 }),
      ).map((codes): Column => ({
        kind: 'words',
        starts: startsOf(codes.map(({ length }) => length)),
        codes: Int32Array.from(codes.flat()),
        ...dictionary,
      })),
    ),
    numbers(rows).map((values): Column => ({ kind: 'number', values })),
    numbers(rows).map((values): Column => ({ kind: 'instant', values })),
    ints(rows, NO_DAY).map((values): Column => ({ kind: 'day', values })),
    ints(rows, UNSET).map((values): Column => ({ kind: 'time', values })),
  );

const columns = (rows: number): fc.Arbitrary<Columns> =>
  fc.array(fc.tuple(text, column(rows)), { maxLength: 5 }).map(Object.fromEntries);

const subtable = (records: number): fc.Arbitrary<SubtableRows> =>
  fc
    .array(fc.nat(Math.max(records - 1, 0)), { maxLength: records === 0 ? 0 : 12 })
    .chain((parents) =>
      fc.record({
        parents: fc.constant(Int32Array.from(parents.sort((a, b) => a - b))),
        columns: columns(parents.length),
      }),
    );

const table: fc.Arbitrary<RecordTable> = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 2 ** 52 })), {
    maxLength: 40,
  })
  .chain((ids) =>
    fc.record({
      ids: fc.constant(Float64Array.from(ids.sort((a, b) => a - b))),
      columns: columns(ids.length),
      subtables: fc.dictionary(text, subtable(ids.length), { maxKeys: 2 }),
      unreadable: fc.dictionary(text, fc.nat()),
    }),
  );

const small: RecordTable = {
  ids: Float64Array.of(3, 4, 9),
  columns: {
    分野: { kind: 'word', codes: Int32Array.of(0, UNSET, 1), words: ['道路', '公園'] },
    受付日: { kind: 'day', values: Int32Array.of(20_000, NO_DAY, 20_365) },
    担当: {
      kind: 'words',
      starts: Int32Array.of(0, 2, 2, 3),
      codes: Int32Array.of(0, 1, 1),
      words: ['sato', 'abe'],
      labels: ['佐藤', '阿部'],
    },
  },
  subtables: {},
  unreadable: { 受付日: 1 },
};

test('どんな表も、書いて読むと同じものになる', () => {
  fc.assert(
    fc.property(table, fc.jsonValue(), (given, header) => {
      const read = tableIn(tableBytes(given, header));
      expect(read?.table).toEqual(given);
      expect(read?.header).toEqual(JSON.parse(JSON.stringify(header)));
    }),
  );
});

test('途中で切れたもの、後ろに余りのあるものは、無いものとして扱う', () => {
  const bytes = tableBytes(small, { since: '2026-05-11' });
  expect(tableIn(bytes)?.header).toEqual({ since: '2026-05-11' });
  for (let length = 0; length < bytes.length; length += 1) {
    expect(tableIn(bytes.slice(0, length))).toBeUndefined();
  }
  expect(tableIn(Uint8Array.of(...bytes, 0))).toBeUndefined();
});

test('ほかの版が書いたものは、無いものとして扱う', () => {
  const bytes = tableBytes(small, null);
  bytes[3] = (bytes[3] ?? 0) + 1;
  expect(tableIn(bytes)).toBeUndefined();
});

test('どのバイトが変わっていても、例外は出ず、辞書にない言葉を指すこともない', () => {
  const bytes = tableBytes(small, null);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ change;
      for (const each of Object.values(tableIn(changed)?.table.columns ?? {})) {
        if (!('codes' in each)) continue;
        expect(Math.max(UNSET, ...each.codes)).toBeLessThan(each.words.length);
        expect(Math.min(0, ...each.codes)).toBeGreaterThanOrEqual(UNSET);
      }
    }),
    { numRuns: 3000 },
  );
});

test('選択肢は1件1バイト、日時は分の数として収まる', () => {
  const rows = 1000;
  const of = (given: Column): number =>
    tableBytes(
      {
        ids: new Float64Array(rows).map((_, row) => row + 1),
        columns: { a: given },
        subtables: {},
        unreadable: {},
      },
      null,
    ).byteLength;
  const nothing = of({ kind: 'word', codes: new Int32Array(rows).fill(UNSET), words: [] });
  const minutes = new Float64Array(rows).map((_, row) => 1.7e12 + row * row * 60_000);
  expect(nothing).toBeLessThan(2 * rows + 500);
  expect(of({ kind: 'instant', values: minutes })).toBeLessThan(nothing + 3 * rows + 200);
});
