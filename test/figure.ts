/** A figure made from an example's numbers: counts by place, added up at ALL as a count is. */
import { ALL, type Figure, type Measure, type Place } from '../src/drawing/figure';

export const COUNT: Measure = {
  label: '件数',
  unit: '件',
  digits: 0,
  adds: true,
  drawnAs: 'bars',
  axis: 'left',
};

export interface Example {
  title?: string;
  /** Heading and keys; 未入力 is unset. */
  levels: readonly (readonly [string, readonly string[]])[];
  measures?: readonly Partial<Measure>[];
  /** Of one place without ALL. */
  at(measure: number, place: Place): number;
  /** Of a place with ALL; without it the numbers below are added up. */
  total?(measure: number, place: Place): number;
  hidden?(place: Place): boolean;
}

export function figureOf({
  title = '例',
  levels,
  measures = [{}],
  at,
  total,
  hidden,
}: Example): Figure {
  const all = measures.map((measure) => ({ ...COUNT, ...measure }));
  const isHidden = (place: Place): boolean => hidden?.(place) ?? false;
  const places = (place: Place): Place[] =>
    place.reduce<Place[]>(
      (found, key, level) =>
        found.flatMap((start) =>
          (key === ALL ? (levels[level]?.[1] ?? []).map((_, index) => index) : [key]).map((one) => [
            ...start,
            one,
          ]),
        ),
      [[]],
    );
  const value = (measure: number, place: Place): number => {
    if (isHidden(place)) return NaN;
    if (!place.includes(ALL)) return at(measure, place);
    if (total) return total(measure, place);
    return places(place).reduce((sum, one) => sum + (at(measure, one) || 0), 0);
  };
  return {
    title,
    levels: levels.map(([heading, keys]) => ({
      heading,
      keys: keys.map((label) => ({ id: label, label, short: label, unset: label === '未入力' })),
    })),
    measures: all,
    value,
    words: (measure, place) => {
      if (isHidden(place)) return '＊';
      const number = value(measure, place);
      if (isNaN(number)) return '－';
      const { digits = 0, unit = '' } = all[measure] ?? {};
      const shown = number.toLocaleString('ja-JP', {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
      return `${shown}${unit}`;
    },
    hidden: isHidden,
  };
}
