/**
 * The rising steps that lie nearest to some points (pool adjacent violators, Ayer et al. 1955): how often something
 * was right, by how sure one was.
 */

export interface Step {
  /** It holds from here on, up to the next. */
  from: number;
  value: number;
}

interface Pool {
  from: number;
  sum: number;
  count: number;
}

/**
 * A pool of few points says little: it counts as if one point more of each kind had been seen.
 * @param points with values from 0 to 1, in any order
 */
export function isotonic(points: readonly { at: number; value: number }[]): Step[] {
  const pools: Pool[] = [];
  for (const { at, value } of [...points].sort((a, b) => a.at - b.at)) {
    const last = pools.at(-1);
    if (last?.from === at) {
      last.sum += value;
      last.count += 1;
    } else pools.push({ from: at, sum: value, count: 1 });
    mergeFalling(pools);
  }
  return pools.map(({ from, sum, count }) => ({ from, value: (sum + 1) / (count + 2) }));
}

function mergeFalling(pools: Pool[]): void {
  for (;;) {
    const [before, last] = [pools.at(-2), pools.at(-1)];
    if (!before || !last || mean(before) < mean(last)) return;
    pools.pop();
    before.sum += last.sum;
    before.count += last.count;
  }
}

/** With the two points more, so that what is returned rises as well. */
const mean = ({ sum, count }: Pool): number => (sum + 1) / (count + 2);
