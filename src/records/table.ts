/**
 * Records of an app as typed columns: what the engine groups, measures and keeps. A table never changes
 * once made; a newer reading makes a new one. Rows are in the order of `$id`.
 */

/** Where a column has no day: no calendar reaches there. */
export const NO_DAY = -0x80000000;

/** Where a column has no word or no time of day. */
export const UNSET = -1;

/** The value that stands where a column of one value for each row has none. */
export const UNSET_VALUE = {
  word: UNSET,
  number: NaN,
  day: NO_DAY,
  instant: NaN,
  time: UNSET,
} as const;

/**
 * One word of a dictionary for each row: choices, texts, one person. Entities are held by their code,
 * and `labels` says how each is shown.
 */
export interface WordColumn {
  kind: 'word';
  /** Index in `words`, or UNSET. */
  codes: Int32Array;
  words: readonly string[];
  /** What `words` are shown as, where that differs. */
  labels?: readonly string[];
}

/** Any number of words for each row: check boxes, people, organizations, files. Those of row r stand at `starts[r]` up to `starts[r + 1]`. */
export interface WordsColumn {
  kind: 'words';
  starts: Int32Array;
  codes: Int32Array;
  words: readonly string[];
  labels?: readonly string[];
}

/** NaN where unset. Durations are in minutes. */
export interface NumberColumn {
  kind: 'number';
  values: Float64Array;
}

/** Days since 1970-01-01, NO_DAY where unset. */
export interface DayColumn {
  kind: 'day';
  values: Int32Array;
}

/** Milliseconds since 1970 UTC, NaN where unset. */
export interface InstantColumn {
  kind: 'instant';
  values: Float64Array;
}

/** Minutes since midnight, UNSET where unset. */
export interface TimeColumn {
  kind: 'time';
  values: Int32Array;
}

export type Column =
  WordColumn | WordsColumn | NumberColumn | DayColumn | InstantColumn | TimeColumn;

/** Columns by field code, all of the same length. */
export type Columns = Readonly<Record<string, Column>>;

export interface RecordTable {
  /** `$id` of each row, ascending. */
  ids: Float64Array;
  columns: Columns;
  /** Rows of subtables by the subtable's field code. */
  subtables: Readonly<Record<string, SubtableRows>>;
  /** How many values of a field could not be read and count as unset, by field code; absent where all could. */
  unreadable: Readonly<Record<string, number>>;
}

/** The rows of one subtable in all records, in the order of their records. */
export interface SubtableRows {
  /** Row of the record in its table. */
  parents: Int32Array;
  columns: Columns;
}
