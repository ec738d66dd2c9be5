/**
 * Tables put together from stretches of rows of others, by copying typed arrays: no object is made for a row.
 * Words are numbered anew in the order in which they are met, so that a dictionary holds what its rows hold
 * and nothing else: what was in a row that went is gone.
 */
import {
  UNSET,
  type Column,
  type Columns,
  type RecordTable,
  type SubtableRows,
  type WordColumn,
  type WordsColumn,
} from './table';

/** Rows `start` up to `end` of one of the sources. */
export interface Stretch {
  /** Index of the table among the sources. */
  source: number;
  start: number;
  end: number;
}

/**
 * @param sources at least one, all of the same fields; where they name an entity differently the later one is right
 * @param stretches in the order in which their rows shall stand: ascending by `$id`
 * @param unreadable of the rows taken
 * @throws TypeError for sources of different fields
 */
export function assembled(
  sources: readonly RecordTable[],
  stretches: readonly Stretch[],
  unreadable: RecordTable['unreadable'],
): RecordTable {
  const [first] = sources;
  if (first === undefined) throw new TypeError('nothing to put together');
  const length = lengthOf(stretches);
  return {
    ids: copied(
      new Float64Array(length),
      sources.map(({ ids }) => ids),
      stretches,
    ),
    columns: columnsOf(
      sources.map(({ columns }) => columns),
      stretches,
    ),
    subtables: Object.fromEntries(
      Object.keys(first.subtables).map((code) => [
        code,
        subtableOf(
          sources.map(({ subtables }) => known(subtables[code], code)),
          stretches,
        ),
      ]),
    ),
    unreadable,
  };
}

/** @returns the first place in `sorted` whose value is not below `value` */
export function placeOf(sorted: Float64Array | Int32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function subtableOf(sources: readonly SubtableRows[], stretches: readonly Stretch[]): SubtableRows {
  const rows = stretches.map(({ source, start, end }) => {
    const { parents } = known(sources[source], source);
    return { source, start: placeOf(parents, start), end: placeOf(parents, end) };
  });
  const parents = new Int32Array(lengthOf(rows));
  let [target, record] = [0, 0];
  stretches.forEach(({ source, start, end }, index) => {
    const given = known(sources[source], source).parents;
    const { start: from, end: to } = known(rows[index], index);
    for (let row = from; row < to; row += 1) {
      parents[target] = at(given, row) - start + record;
      target += 1;
    }
    record += end - start;
  });
  return {
    parents,
    columns: columnsOf(
      sources.map(({ columns }) => columns),
      rows,
    ),
  };
}

function columnsOf(sources: readonly Columns[], stretches: readonly Stretch[]): Columns {
  return Object.fromEntries(
    Object.entries(sources[0] ?? {}).map(([code, { kind }]) => {
      const columns = sources.map((columns) => known(columns[code], code));
      return [code, builders[kind](columns, stretches)];
    }),
  );
}

type Builder = (columns: readonly Column[], stretches: readonly Stretch[]) => Column;

const builders: Record<Column['kind'], Builder> = {
  word(columns, stretches) {
    const given = ofKind(columns, 'word');
    const words = new Words(given);
    const codes = new Int32Array(lengthOf(stretches));
    let target = 0;
    for (const { source, start, end } of stretches) {
      const { codes: old } = known(given[source], source);
      for (let row = start; row < end; row += 1) {
        codes[target] = words.codeOf(source, at(old, row));
        target += 1;
      }
    }
    return { kind: 'word', codes, ...words.dictionary() };
  },
  words(columns, stretches) {
    const given = ofKind(columns, 'words');
    const words = new Words(given);
    const starts = new Int32Array(lengthOf(stretches) + 1);
    const held = stretches.map(({ source, start, end }) => {
      const { starts: old } = known(given[source], source);
      return at(old, end) - at(old, start);
    });
    const codes = new Int32Array(held.reduce((sum, count) => sum + count, 0));
    let [row, target] = [0, 0];
    for (const { source, start, end } of stretches) {
      const old = known(given[source], source);
      const shift = target - at(old.starts, start);
      for (let place = at(old.starts, start); place < at(old.starts, end); place += 1) {
        codes[target] = words.codeOf(source, at(old.codes, place));
        target += 1;
      }
      for (let oldRow = start; oldRow < end; oldRow += 1) {
        row += 1;
        starts[row] = at(old.starts, oldRow + 1) + shift;
      }
    }
    return { kind: 'words', starts, codes, ...words.dictionary() };
  },
  number: (columns, stretches) => ({
    kind: 'number',
    values: floats(valuesOf(ofKind(columns, 'number')), stretches),
  }),
  instant: (columns, stretches) => ({
    kind: 'instant',
    values: floats(valuesOf(ofKind(columns, 'instant')), stretches),
  }),
  day: (columns, stretches) => ({
    kind: 'day',
    values: integers(valuesOf(ofKind(columns, 'day')), stretches),
  }),
  time: (columns, stretches) => ({
    kind: 'time',
    values: integers(valuesOf(ofKind(columns, 'time')), stretches),
  }),
};

const valuesOf = <Values>(columns: readonly { values: Values }[]): Values[] =>
  columns.map(({ values }) => values);

const floats = (values: readonly Float64Array[], stretches: readonly Stretch[]): Float64Array =>
  copied(new Float64Array(lengthOf(stretches)), values, stretches);

const integers = (values: readonly Int32Array[], stretches: readonly Stretch[]): Int32Array =>
  copied(new Int32Array(lengthOf(stretches)), values, stretches);

function copied<Values extends Float64Array | Int32Array>(
  target: Values,
  values: readonly Values[],
  stretches: readonly Stretch[],
): Values {
  let place = 0;
  for (const { source, start, end } of stretches) {
    target.set(known(values[source], source).subarray(start, end), place);
    place += end - start;
  }
  return target;
}

/** The words of several dictionaries that are met, under one numbering. */
class Words {
  private readonly codes = new Map<string, number>();
  private readonly words: string[] = [];
  private readonly labels: string[] = [];
  /** From which source each label is. */
  private readonly labelled: number[] = [];
  /**
   * The source whose dictionary is larger than all others together, and the words of the others. No
   * dictionary has a word twice: what it alone has is numbered without being looked up.
   */
  private readonly large: number;
  private readonly elsewhere: ReadonlySet<string>;
  /** The new code of each old one by source; UNSET until the word is met there. */
  private readonly renumbered: readonly Int32Array[];

  constructor(private readonly sources: readonly (WordColumn | WordsColumn)[]) {
    this.renumbered = sources.map(({ words }) => new Int32Array(words.length).fill(UNSET));
    const all = sources.reduce((sum, { words }) => sum + words.length, 0);
    this.large = sources.findIndex(({ words }) => words.length > all / 2);
    const others = this.large < 0 ? [] : sources.filter((_, source) => source !== this.large);
    this.elsewhere = new Set(others.flatMap(({ words }) => words));
  }

  codeOf(source: number, old: number): number {
    if (old === UNSET) return UNSET;
    const renumbered = known(this.renumbered[source], source);
    const code = at(renumbered, old);
    return code === UNSET ? (renumbered[old] = this.met(source, old)) : code;
  }

  private met(source: number, old: number): number {
    const { words, labels } = known(this.sources[source], source);
    const word = known(words[old], old);
    const alone = source === this.large && !this.elsewhere.has(word);
    let code = alone ? undefined : this.codes.get(word);
    if (code === undefined) {
      code = this.words.push(word) - 1;
      if (!alone) this.codes.set(word, code);
    }
    if (source >= (this.labelled[code] ?? 0)) {
      this.labels[code] = labels?.[old] ?? word;
      this.labelled[code] = source;
    }
    return code;
  }

  dictionary(): { words: readonly string[]; labels?: readonly string[] } {
    const named = this.words.length > 0 && this.sources.some(({ labels }) => labels !== undefined);
    return named ? { words: this.words, labels: this.labels } : { words: this.words };
  }
}

function ofKind<Kind extends Column['kind']>(
  columns: readonly Column[],
  kind: Kind,
): Extract<Column, { kind: Kind }>[] {
  return columns.map((column) => {
    if (!isOf(column, kind)) throw new TypeError(`a ${column.kind} column among ${kind} columns`);
    return column;
  });
}

const isOf = <Kind extends Column['kind']>(
  column: Column,
  kind: Kind,
): column is Extract<Column, { kind: Kind }> => column.kind === kind;

const lengthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { start, end }) => sum + end - start, 0);

/** What is at a place that a table is made to have. */
const at = (values: Float64Array | Int32Array, place: number): number => values[place] ?? NaN;

function known<Value>(value: Value | undefined, name: string | number): Value {
  if (value === undefined) throw new TypeError(`tables of different fields (${name})`);
  return value;
}
