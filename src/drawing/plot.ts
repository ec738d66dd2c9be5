/** What a kind of chart hands over to be drawn on a canvas: the chart, and which mark stands for which number. */
import type { ChartConfiguration } from 'chart.js';
import type { Figure, Place } from './figure';
import type { Look, LookType } from './look';
import type { SeriesStyle } from './series-style';

export interface Plot {
  /** Asked for where it is drawn only: who says and walks its marks has no need of it. */
  configuration(): ChartConfiguration;
  /** Levels whose keys it draws apart; of a single one it may draw the whole, too. */
  levels: 1 | 2;
  /** The way of the arrow keys: so many places along the axis, with the marks of each from the axis outwards. */
  walk: Walk;
  /** Of the drawn element; undefined for what is no number of its own. */
  markAt(dataset: number, index: number): Mark | undefined;
  /** A number in words; with its share where the chart shows shares. */
  words(mark: Mark): string;
  /** Whether the whole of each place along the axis is said and can be chosen. */
  totals: 'said' | 'none';
  /** Where the axis runs: arrow keys follow the eye. */
  along: 'x' | 'y';
  /** Marks that are not chosen turn pale, or stay where a number is written on each. */
  others: 'pale' | 'same';
  /** Empty where there is nothing to tell apart. */
  legend(): readonly LegendItem[];
  /** Pixels below which it cannot be read: the plot scrolls. */
  least: { width: number; height: number };
}

/** Asked for when somebody walks: most charts are looked at only. */
export interface Walk {
  length: number;
  at(step: number): readonly Mark[];
}

export interface Mark {
  place: Place;
  measure: number;
  dataset: number;
  index: number;
}

export interface LegendItem {
  label: string;
  style: SeriesStyle;
  /** The total, for measures that add; '' else. */
  words: string;
  /** A series is shown alone when pressed; a slice is chosen. */
  press: { dataset: number } | { place: Place };
}

export type LookOf<Type extends LookType> = Look & { type: Type };

/** null: the figure has too few levels or measures for the look. */
export type Plotter<Type extends LookType> = (figure: Figure, look: LookOf<Type>) => Plot | null;

/** A number for Chart.js: no value is a gap. */
export function datum(value: number): number | null {
  return isNaN(value) ? null : value;
}

/** Marks that have something to say: a value, or that it is hidden. */
export function toldOnly(figure: Figure, marks: readonly Mark[]): Mark[] {
  return marks.filter(
    ({ measure, place }) => figure.hidden(place) || !isNaN(figure.value(measure, place)),
  );
}

/** Chart.js types a configuration by its kind; one that any kind may fill is known to it as its default. */
export function anyKind(configuration: unknown): ChartConfiguration {
  return configuration as ChartConfiguration;
}
