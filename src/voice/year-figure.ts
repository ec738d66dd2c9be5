/** The counts of one 年度 as a figure: its months and 分野 in words. */
import { calendarMonth } from '../calendar/periods';
import { ALL, type Figure, type Level, type Place } from '../drawing/figure';
import { keyId, type Key } from '../records/key';
import { text } from './messages';
import type { YearPlace, YearTable } from './year-table';

/** The chart has months along its axis; the table has a line for each 分野, as the ward's own tables do. */
type First = 'months' | 'categories';

export function yearFigure({ asked, summary }: YearTable, title: string, first: First): Figure {
  const counts = asked.minutes === undefined;
  const words = counts ? text().voices : text().minutes;
  const value = (place: Place): number => summary.value(0, cellAt(place, first));
  const [months = [], categories = []] = summary.levels;
  const levels = [
    level(text().monthHeading, months, monthWords),
    level(text().category, categories, categoryWords),
  ];
  return {
    title,
    levels: first === 'months' ? levels : levels.reverse(),
    measures: [
      {
        label: counts ? text().countMeasure : text().minutesMeasure,
        unit: counts ? text().countUnit : text().minutesUnit,
        digits: 0,
        adds: true,
        drawnAs: 'bars',
        axis: 'left',
      },
    ],
    value: (_, place) => value(place),
    words: (_, place) => words(value(place)),
    hidden: () => false,
  };
}

/** A place of the figure as one of the 年度. */
export function cellAt([one = ALL, other = ALL]: Place, first: First): YearPlace {
  return first === 'months' ? [one, other] : [other, one];
}

function level(heading: string, keys: readonly Key[], words: (key: Key) => string): Level {
  return {
    heading,
    keys: keys.map((key) => {
      const label = words(key);
      return { id: keyId(key), label, short: label, unset: key.kind === 'unset' };
    }),
  };
}

function monthWords(key: Key): string {
  return key.kind === 'period' ? text().month(calendarMonth(key.number)) : text().noDate;
}

function categoryWords(key: Key): string {
  return key.kind === 'word' ? key.label : text().blank;
}
