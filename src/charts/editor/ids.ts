/** Ids of dashboards, charts and slicers: short, unique where they stand, given once. Addresses hold them. */

/** Of 32 letters and digits without those that are read for another (0 and o, 1 and l). */
const LETTERS = '23456789abcdefghijkmnpqrstuvwxyz';
const LENGTH = 5;

/** @param taken ids that it must differ from */
export function freshId(taken: Iterable<string>, random: () => number = Math.random): string {
  const known = new Set(taken);
  for (;;) {
    const id = Array.from({ length: LENGTH }, () =>
      LETTERS.charAt(Math.floor(random() * LETTERS.length)),
    ).join('');
    if (!known.has(id)) return id;
  }
}
