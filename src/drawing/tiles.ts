/** Which key stands on which tile. Pure. */
import type { LookOf } from './plot';

export interface TileRows {
  /** Index of a key; null for a gap. */
  rows: (number | null)[][];
  /** Keys that the map does not know, 未入力 among them. */
  elsewhere: number[];
}

/** A word of the map that is no key is a gap: the figure does not count it. */
export function tileRows(labels: readonly string[], { columns, map }: LookOf<'tiles'>): TileRows {
  if (map.length === 0) {
    const rows: number[][] = [];
    for (let key = 0; key < labels.length; key += columns) {
      rows.push(labels.slice(key, key + columns).map((_, at) => key + at));
    }
    return { rows, elsewhere: [] };
  }
  const placed = new Set<number>();
  const rows = map.map((row) =>
    row.map((word) => {
      const key = word === '' ? -1 : labels.indexOf(word);
      if (key < 0 || placed.has(key)) return null;
      placed.add(key);
      return key;
    }),
  );
  return { rows, elsewhere: labels.map((_, key) => key).filter((key) => !placed.has(key)) };
}
