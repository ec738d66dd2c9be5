/**
 * A figure: numbers at places of up to four levels, already in words. Chart, table, file and print of a figure are
 * made from the same one, so that they cannot say different things.
 */

/** Index of a key by level; ALL (-1) takes the whole level, which is a total. */
export type Place = readonly number[];
export const ALL = -1;

export interface Figure {
  title: string;
  /** At least one, except for a single number, which has none. */
  levels: readonly Level[];
  /** At least one. */
  measures: readonly Measure[];
  /** A measure (its index) at a place; NaN where there is no value, or where it is hidden. */
  value(measure: number, place: Place): number;
  /** The same in words, with its unit: `1,234件`, `0件`, 「－」 for no value, the sign of a hidden number. */
  words(measure: number, place: Place): string;
  /** The number is small and is not told (少数の秘匿). */
  hidden(place: Place): boolean;
}

export interface Level {
  /** What the keys are: 分野, 受付年月. */
  heading: string;
  keys: readonly LevelKey[];
}

export interface LevelKey {
  /** The same text for the same key, short. */
  id: string;
  /** In full, where there is room: 令和7年4月. */
  label: string;
  /** For axes: R7.4. */
  short: string;
  /** 未入力 is no category. */
  unset: boolean;
  /** その他: what is not shown by itself, counted together. It has no rank. */
  rest?: boolean;
}

export interface Measure {
  /** 件数, 対応日数の平均. */
  label: string;
  /** 件, 人, 円, 日, %; '' for none. */
  unit: string;
  /** Places after the decimal point. */
  digits: number;
  /** Whether the parts of it add up to its total: counts and sums do, means do not. */
  adds: boolean;
  /** In a combined chart. */
  drawnAs: 'bars' | 'line';
  axis: 'left' | 'right';
}
