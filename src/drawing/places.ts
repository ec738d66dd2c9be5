/** Places of a figure: made full, compared, and said. */
import { ALL, type Figure, type Place } from './figure';
import { text } from './messages';

/** A place of the first levels; the rest are taken whole. */
export function placeOf(figure: Figure, ...keys: number[]): Place {
  return figure.levels.map((_, level) => keys[level] ?? ALL);
}

/** Whether a place lies in another: the same key, or the other takes the level whole. */
export function within(place: Place, other: Place): boolean {
  return other.every((key, level) => key === ALL || place[level] === key);
}

export function samePlace(one: Place, other: Place | null): boolean {
  return other !== null && one.length === other.length && within(one, other) && within(other, one);
}

/** `道路 令和7年4月`, in the order of the levels; a level taken whole is 「合計」, or 「全体」 of a mean. */
export function placeWords(figure: Figure, measure: number, place: Place): string {
  return figure.levels
    .map((_, level) => keyWords(figure, level, place[level] ?? ALL) ?? wholeWords(figure, measure))
    .join(' ');
}

/** undefined: the level is taken whole. */
export function keyWords(figure: Figure, level: number, key: number): string | undefined {
  return figure.levels[level]?.keys[key]?.label;
}

function wholeWords(figure: Figure, measure: number): string {
  return figure.measures[measure]?.adds ? text().total : text().whole;
}

/** What a number is of, and the number: `道路 令和7年4月 12件`; the measure's name where there are several. */
export function said(figure: Figure, measure: number, place: Place, words: string): string {
  const name = figure.measures.length > 1 ? (figure.measures[measure]?.label ?? '') : '';
  return [placeWords(figure, measure, place), name, words].filter((part) => part !== '').join(' ');
}
