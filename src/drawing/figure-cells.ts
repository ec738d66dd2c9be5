/**
 * A figure as plain data, so that another thread can draw it: with the numbers that a plot draws, and no others, as a
 * total is not in the cells but counted by itself. Pure.
 */
import { ALL, type Figure, type Level, type Measure, type Place } from './figure';
import { placeOf } from './places';
import type { Plot } from './plot';

export interface FigureCells {
  title: string;
  levels: readonly Level[];
  measures: readonly Measure[];
  /** Levels whose keys are kept apart. */
  apart: Plot['levels'];
  /**
   * By measure, key of the first level, key of the second. Of one level the whole comes after its keys; of two levels
   * no total is among them.
   */
  values: Float64Array;
  /** As `values`. */
  words: string[];
  /** As `values`, of one measure. 1: hidden. */
  hidden: Uint8Array;
}

export function cellsOf(figure: Figure, apart: Plot['levels']): FigureCells {
  const { title, levels, measures } = figure;
  const places = placesOf(figure, apart);
  const cells = measures.flatMap((_, measure) => places.map((place) => ({ measure, place })));
  return {
    title,
    levels,
    measures,
    apart,
    values: Float64Array.from(cells, ({ measure, place }) => figure.value(measure, place)),
    words: cells.map(({ measure, place }) => figure.words(measure, place)),
    hidden: Uint8Array.from(places, (place) => Number(figure.hidden(place))),
  };
}

/** The figure of these cells; its functions throw RangeError for a place that is not among them. */
export function figureOf({ apart, values, words, hidden, ...figure }: FigureCells): Figure {
  const [first = 0, second = 0] = figure.levels.map(({ keys }) => keys.length);
  const size = apart === 1 ? first + 1 : first * second;
  const cell = ([one = ALL, other = ALL]: Place): number => {
    if (apart === 1 && other === ALL) return one === ALL ? first : one;
    if (apart === 2 && one !== ALL && other !== ALL) return one * second + other;
    throw new RangeError(`${one}, ${other} is not drawn`);
  };
  return {
    ...figure,
    value: (measure, place) => values[measure * size + cell(place)] ?? NaN,
    words: (measure, place) => words[measure * size + cell(place)] ?? '',
    hidden: (place) => hidden[cell(place)] === 1,
  };
}

function placesOf(figure: Figure, apart: Plot['levels']): Place[] {
  const [first = [], second = []] = figure.levels.map(({ keys }) => keys.map((_, key) => key));
  return apart === 1
    ? [...first, ALL].map((one) => placeOf(figure, one))
    : first.flatMap((one) => second.map((other) => placeOf(figure, one, other)));
}
