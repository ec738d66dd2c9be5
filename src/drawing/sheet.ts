/**
 * A figure arranged in rows and columns: the readable table, the pivot table and the files are all made from it.
 * Pure. Totals are asked of the figure at ALL and never added up, so that a mean's total is the mean of all records
 * and a hidden number is not told by its total.
 */
import { ALL, type Figure, type LevelKey, type Place } from './figure';
import { text } from './messages';

export interface Sheet {
  /** Rows of the head from above. The first begins with the corners, one for each column of row heads. */
  head: SheetHead[][];
  rows: SheetRow[];
  /** Columns that the row heads take. */
  headColumns: number;
  /** What the columns are, e.g. 受付年月; '' where they are measures alone. */
  across: string;
}

export interface SheetHead {
  text: string;
  /** Of a number below or beside it: how many rows and columns of the table the head takes. */
  rows: number;
  columns: number;
  kind: 'corner' | 'key' | 'total' | 'measure';
}

export interface SheetRow {
  /** Heads that begin in this row; one that began above still stands beside it. */
  heads: SheetHead[];
  cells: SheetCell[];
  /** Of a group, or of everything. */
  total: boolean;
}

export interface SheetCell {
  place: Place;
  measure: number;
  /** Of a group, or of everything, by row or by column. */
  total: boolean;
}

/**
 * @param columnLevels how many of the last levels are columns; the measures stand below them
 * @param subtotals of groups within; the total of everything is always there
 *
 * A group within a group that has no number but 0 is left out (33 centers in 7 areas are 33 rows and not 231), and a
 * total that has no value anywhere too.
 */
export function sheetOf(
  figure: Figure,
  columnLevels: number,
  subtotals: 'shown' | 'hidden',
): Sheet {
  const split = Math.max(0, figure.levels.length - columnLevels);
  const levels = figure.levels.map(({ keys }) => keys);
  const measures = figure.measures.map((_, index) => index);
  const empty = levels.some((keys) => keys.length === 0);
  const rowAxis = levels.slice(0, split);
  const columnAxis = levels.slice(split);
  const at = (row: Place, column: Place): Place => [...row, ...column];
  const says = (place: Place): boolean =>
    figure.hidden(place) || measures.some((measure) => !isNaN(figure.value(measure, place)));
  const counts = (place: Place): boolean =>
    figure.hidden(place) || measures.some((measure) => (figure.value(measure, place) || 0) !== 0);

  const allRows = leaves(rowAxis);
  const allColumns = leaves(columnAxis);
  const rowsWithin = nested(rowAxis, (row) => allColumns.some((column) => counts(at(row, column))));
  const columnsWithin = nested(columnAxis, (column) =>
    allRows.some((row) => counts(at(row, column))),
  );
  const rowLines = empty ? [] : lines(rowAxis, rowsWithin, subtotals);
  const columnLines = lines(columnAxis, empty ? () => true : columnsWithin, subtotals);
  const rows = rowLines.filter(
    (row) => !row.total || columnLines.some((column) => says(at(row.place, column.place))),
  );
  const columns = columnLines.filter(
    (column) => !column.total || rows.some((row) => says(at(row.place, column.place))),
  );
  return {
    head: headRows(figure, split, columns),
    rows: bodyHeads(figure, rowAxis, rows).map((heads, index): SheetRow => {
      const row = rows[index] ?? { place: [], total: false };
      const cells = columns.flatMap((column) =>
        measures.map((measure) => ({
          place: at(row.place, column.place),
          measure,
          total: row.total || column.total,
        })),
      );
      return { heads, cells, total: row.total };
    }),
    headColumns: rowAxis.length,
    across: figure.levels
      .slice(split)
      .map(({ heading }) => heading)
      .join('×'),
  };
}

type Axis = readonly (readonly LevelKey[])[];

/** One line of cells along an axis. */
interface Line {
  place: Place;
  total: boolean;
}

function leaves(axis: Axis): Place[] {
  return axis.reduce<Place[]>(
    (places, keys) => places.flatMap((place) => keys.map((_, key) => [...place, key])),
    [[]],
  );
}

/** Whether anything is in a group, asked once of each of the innermost. The outermost is always there. */
function nested(axis: Axis, counts: (place: Place) => boolean): (place: Place) => boolean {
  if (axis.length < 2) return () => true;
  const there = new Set<string>();
  for (const leaf of leaves(axis)) {
    if (!counts(leaf)) continue;
    for (let depth = 1; depth <= leaf.length; depth += 1) there.add(leaf.slice(0, depth).join());
  }
  return (place) => place.length === 1 || there.has(place.join());
}

function lines(
  axis: Axis,
  there: (place: Place) => boolean,
  subtotals: 'shown' | 'hidden',
): Line[] {
  const whole = (start: Place): Place => axis.map((_, level) => start[level] ?? ALL);
  const within = (start: Place): Line[] => {
    const keys = axis[start.length];
    if (!keys) return [{ place: start, total: false }];
    const inner = keys.map((_, key) => [...start, key]).filter(there);
    // A group of nothing is one line of its own.
    if (inner.length === 0) return [{ place: whole(start), total: false }];
    const all = inner.flatMap(within);
    const isTotal = start.length === 0 || subtotals === 'shown';
    return isTotal ? [...all, { place: whole(start), total: true }] : all;
  };
  return within([]);
}

/** For each line the heads that begin at it: `span` lines long, over `deep` levels. */
function axisHeads(figure: Figure, axis: Axis, all: readonly Line[]): AxisHead[][] {
  return all.map(({ place, total }, index) => {
    const before = all[index - 1]?.place;
    const heads: AxisHead[] = [];
    for (let level = 0; level < place.length; level += 1) {
      const key = place[level] ?? ALL;
      const start = place.slice(0, level + 1);
      if (key === ALL) {
        if (total)
          heads.push({
            level,
            text: totalWords(figure, level),
            kind: 'total',
            span: 1,
            deep: place.length - level,
          });
        break;
      }
      if (before && starts(before, start)) continue;
      const inner = place[level + 1];
      // Nothing within: the group's own line takes the levels below it.
      const deep = inner === ALL && !total ? place.length - level : 1;
      let span = 1;
      while (starts(all[index + span]?.place ?? [], start)) span += 1;
      heads.push({ level, text: axis[level]?.[key]?.label ?? '', kind: 'key', span, deep });
    }
    return heads;
  });
}

interface AxisHead {
  level: number;
  text: string;
  kind: 'key' | 'total';
  span: number;
  deep: number;
}

/** Means are not added up: with one among the measures the line is called what it is of. */
function totalWords({ measures }: Figure, level: number): string {
  if (measures.some(({ adds }) => !adds)) return text().whole;
  return level === 0 ? text().total : text().subtotal;
}

function starts(place: Place, start: Place): boolean {
  return start.every((key, level) => place[level] === key);
}

function bodyHeads(figure: Figure, axis: Axis, rows: readonly Line[]): SheetHead[][] {
  return axisHeads(figure, axis, rows).map((heads) =>
    heads.map(({ text, kind, span, deep }) => ({ text, kind, rows: span, columns: deep })),
  );
}

function headRows(figure: Figure, split: number, columns: readonly Line[]): SheetHead[][] {
  const axis = figure.levels.slice(split).map(({ keys }) => keys);
  const several = figure.measures.length;
  // The measure is said in the head where there are several, or where nothing else stands there.
  const ofMeasures = several > 1 || axis.length === 0;
  const height = axis.length + (ofMeasures ? 1 : 0);
  const head: SheetHead[][] = Array.from({ length: height }, () => []);
  head[0]?.push(
    ...figure.levels.slice(0, split).map(({ heading }): SheetHead => ({
      text: heading,
      kind: 'corner',
      rows: height,
      columns: 1,
    })),
  );
  for (const heads of axisHeads(figure, axis, columns)) {
    for (const { level, text, kind, span, deep } of heads) {
      head[level]?.push({ text, kind, rows: deep, columns: span * several });
    }
  }
  if (ofMeasures) {
    head[height - 1]?.push(
      ...columns.flatMap(() =>
        figure.measures.map(({ label }): SheetHead => ({
          text: label,
          kind: 'measure',
          rows: 1,
          columns: 1,
        })),
      ),
    );
  }
  return head;
}
