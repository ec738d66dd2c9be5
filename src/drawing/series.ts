/** The series of a chart: the keys of the second level, or the measures where there is none. */
import { ALL, type Figure, type Measure, type Place } from './figure';
import { placeOf } from './places';

export interface Series {
  label: string;
  unset: boolean;
  measure: number;
  /** Key of the second level; ALL where there is none. */
  key: number;
}

export function seriesOf(figure: Figure): Series[] {
  const [, second] = figure.levels;
  if (second) {
    return second.keys.map(({ label, unset }, key) => ({ label, unset, measure: 0, key }));
  }
  return figure.measures.map(({ label }, measure) => ({ label, unset: false, measure, key: ALL }));
}

/** Place of a series at a key of the axis; ALL is the whole of the series. */
export function placeIn(figure: Figure, key: number, series: Series): Place {
  return placeOf(figure, key, series.key);
}

/** The total for a legend: of measures whose parts add up to it. */
export function totalWords(figure: Figure, series: Series): string {
  return figure.measures[series.measure]?.adds
    ? figure.words(series.measure, placeIn(figure, ALL, series))
    : '';
}

/** Fewest places after the decimal point that every series of an axis has: ticks are whole when all are. */
export function digitsOf(measures: readonly Measure[]): number {
  return Math.max(0, ...measures.map(({ digits }) => digits));
}
