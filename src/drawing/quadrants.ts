/** Where the lines of a scatter's quadrants stand. Pure. */

/** @returns undefined where there is nothing to take it of */
export function middleOf(values: readonly number[], by: 'mean' | 'median'): number | undefined {
  const known = values.filter((value) => !isNaN(value)).sort((one, other) => one - other);
  if (known.length === 0) return undefined;
  if (by === 'mean') return known.reduce((sum, value) => sum + value, 0) / known.length;
  const half = Math.floor(known.length / 2);
  const upper = known[half] ?? NaN;
  return known.length % 2 === 1 ? upper : ((known[half - 1] ?? NaN) + upper) / 2;
}
