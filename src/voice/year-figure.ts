/** The counts of one 年度 as a figure: its months and 分野 in words. */
import { ALL, type Figure, type Level, type Place } from '../drawing/figure';
import { text } from './messages';
import type { YearTable } from './year-table';

/** The chart has months along its axis; the table has a line for each 分野, as the ward's own tables do. */
type First = 'months' | 'categories';

export function yearFigure(year: YearTable, title: string, first: First): Figure {
  const { table } = year;
  const counts = year.measure === 'count';
  const words = counts ? text().voices : text().minutes;
  const value = (place: Place): number => {
    const [row, column] = cellAt(place, first);
    if (row === null) return column === null ? table.total : (table.columnTotals[column] ?? NaN);
    return (column === null ? table.rowTotals[row] : table.cells[row]?.[column]) ?? NaN;
  };
  const levels = [months(year), categories(year)];
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

/** Row (分野) and column (month) of the table at a place; null is all of them. */
export function cellAt(place: Place, first: First): [row: number | null, column: number | null] {
  const [one, other] = [0, 1].map((level) => {
    const key = place[level] ?? ALL;
    return key === ALL ? null : key;
  });
  return first === 'months' ? [other ?? null, one ?? null] : [one ?? null, other ?? null];
}

function months({ table }: YearTable): Level {
  return {
    heading: text().monthHeading,
    keys: table.columns.map((key) => {
      const label = key === null ? text().noDate : text().month(Number(key));
      return { id: key ?? '', label, short: label, unset: key === null };
    }),
  };
}

function categories({ table }: YearTable): Level {
  return {
    heading: text().category,
    keys: table.rows.map((key) => {
      const label = key ?? text().blank;
      return { id: key ?? '', label, short: label, unset: key === null };
    }),
  };
}
