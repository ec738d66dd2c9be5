/**
 * Counts by two names, with their totals: topics by section, transfers from and to, sections by week. Each number
 * knows the voices behind it. Pure.
 */
import { ALL, type Figure, type Place } from '../../drawing/figure';
import type { Cell } from '../../text/csv';

export interface Entry {
  row: string;
  column: string;
  voice: number;
}

interface Axes {
  title: string;
  rowHeading: string;
  columnHeading: string;
  rows: readonly string[];
  columns: readonly string[];
}

export interface Matrix extends Axes {
  /** The voice of each entry at a place, ALL for a total; a voice that moved twice is there twice. */
  at(place: Place): readonly number[];
}

/** @param entries of other rows and columns than those named are left out */
export function matrixOf(axes: Axes, entries: readonly Entry[]): Matrix {
  const rowOf = new Map(axes.rows.map((name, at) => [name, at]));
  const columnOf = new Map(axes.columns.map((name, at) => [name, at]));
  const cells = new Map<string, number[]>();
  for (const { row, column, voice } of entries) {
    const [one, other] = [rowOf.get(row), columnOf.get(column)];
    if (one === undefined || other === undefined) continue;
    for (const place of [
      [one, other],
      [one, ALL],
      [ALL, other],
      [ALL, ALL],
    ]) {
      const key = place.join();
      const cell = cells.get(key);
      if (cell) cell.push(voice);
      else cells.set(key, [voice]);
    }
  }
  return { ...axes, at: ([row = ALL, column = ALL]) => cells.get([row, column].join()) ?? [] };
}

/** What a number and a name are called. */
export interface MatrixWords {
  count(number: number): string;
  measure: string;
  unit: string;
  /** In the place of an empty name. */
  blank: string;
  total: string;
}

/** Ids of the voices behind a number, ascending, each once. */
export function voicesAt(matrix: Matrix, place: Place): number[] {
  return [...new Set(matrix.at(place))].sort((a, b) => a - b);
}

export function matrixFigure(matrix: Matrix, words: MatrixWords): Figure {
  const count = (place: Place): number => matrix.at(place).length;
  const level = (heading: string, names: readonly string[]) => ({
    heading,
    keys: names.map((name) => ({
      id: name,
      label: name === '' ? words.blank : name,
      short: name === '' ? words.blank : name,
      unset: name === '',
    })),
  });
  return {
    title: matrix.title,
    levels: [level(matrix.rowHeading, matrix.rows), level(matrix.columnHeading, matrix.columns)],
    measures: [
      {
        label: words.measure,
        unit: words.unit,
        digits: 0,
        adds: true,
        drawnAs: 'bars',
        axis: 'left',
      },
    ],
    value: (_, place) => count(place),
    words: (_, place) => words.count(count(place)),
    hidden: () => false,
  };
}

export function matrixRows(matrix: Matrix, words: MatrixWords): Cell[][] {
  const name = (text: string): string => (text === '' ? words.blank : text);
  const columns = [...matrix.columns.keys(), ALL];
  const line = (row: number): Cell[] => columns.map((column) => matrix.at([row, column]).length);
  return [
    [matrix.rowHeading, ...matrix.columns.map(name), words.total],
    ...matrix.rows.map((row, index): Cell[] => [name(row), ...line(index)]),
    [words.total, ...line(ALL)],
  ];
}

/** Names in use, the most used first, of equal ones in order; '' last. */
export function namesByUse(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(
      ([a, many], [b, few]) =>
        Number(a === '') - Number(b === '') || few - many || (a < b ? -1 : 1),
    )
    .map(([name]) => name);
}
