/** Whether a count grew by more than chance: an exact test, so that it holds for small numbers too. Pure. */

/**
 * How likely it is to find at least `now` of `now + before` events in the later of two stretches, if nothing changed
 * but the number of all events (conditional test of two Poisson counts, Przyborowski and Wilenski 1940).
 * @param share part of all events that falls into the later stretch, between 0 and 1
 */
export function chanceOfAtLeast(now: number, before: number, share: number): number {
  const all = now + before;
  if (now <= 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  let sum = 0;
  for (let count = now; count <= all; count += 1) {
    sum += Math.exp(
      logChoose(all, count) + count * Math.log(share) + (all - count) * Math.log(1 - share),
    );
  }
  return Math.min(1, sum);
}

/** The other side: at most `now`. */
export function chanceOfAtMost(now: number, before: number, share: number): number {
  return chanceOfAtLeast(before, now, 1 - share);
}

const logFactorials: number[] = [0];

function logFactorial(number: number): number {
  for (let next = logFactorials.length; next <= number; next += 1) {
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  }
  return logFactorials[number] ?? 0;
}

function logChoose(all: number, count: number): number {
  return logFactorial(all) - logFactorial(count) - logFactorial(all - count);
}
