/** What follows from linear equations: the space that their rows span, reckoned modulo a great prime. */
const PRIME = 2n ** 61n - 1n;

export class Span {
  /** By the column of its first coefficient, which is 1. */
  private readonly rows = new Map<number, bigint[]>();

  add(vector: readonly bigint[]): void {
    const rest = this.reduced(vector);
    const first = rest.findIndex((value) => value !== 0n);
    if (first < 0) return;
    const scale = power(rest[first] ?? 1n, PRIME - 2n);
    this.rows.set(
      first,
      rest.map((value) => (value * scale) % PRIME),
    );
  }

  has(vector: readonly bigint[]): boolean {
    return this.reduced(vector).every((value) => value === 0n);
  }

  private reduced(vector: readonly bigint[]): bigint[] {
    const rest = vector.map((value) => ((value % PRIME) + PRIME) % PRIME);
    for (let column = 0; column < rest.length; column += 1) {
      const times = rest[column] ?? 0n;
      const row = times === 0n ? undefined : this.rows.get(column);
      if (!row) continue;
      for (let at = column; at < rest.length; at += 1) {
        rest[at] = ((rest[at] ?? 0n) + (PRIME - times) * (row[at] ?? 0n)) % PRIME;
      }
    }
    return rest;
  }
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let rest = exponent, square = base; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
