/**
 * Which numbers of a table are hidden so that small ones cannot be found by subtracting (少数の秘匿, complementary
 * suppression). A reader knows every shown number, that each total is the sum of its parts, and that a hidden
 * number is at least 1, as 0 is shown. They find nothing when, for every hidden number,
 *
 * - the equations leave it open: found by elimination, as two hidden numbers in each row and column do not suffice
 *   where they hang together by a single one;
 * - the bounds leave it open, too: hidden numbers that add up to 8 below 5 are 4 and 4;
 * - those hidden in one sum reach `below` together.
 *
 * Ways to hide the fewest are a hard problem (Kelly, Golden and Assad 1992); this takes the smallest that help.
 */

/** `total` is the sum of `parts`; all are indices of places. */
export interface Sum {
  total: number;
  parts: readonly number[];
  /** Levels that it adds up over at once: a sum over two follows from those over one. */
  over: number;
}

export interface Table {
  /** Records by place. */
  counts: readonly number[];
  sums: readonly Sum[];
}

/**
 * @param also places that must be hidden though they are not small
 * @returns by place, whether it is hidden; places with 0 never are.
 */
export function suppressed(
  { counts, sums }: Table,
  below: number,
  also: ReadonlySet<number> = new Set(),
): Uint8Array {
  const hidden = Uint8Array.from(counts, (count, place) =>
    Number(count >= 1 && (count < below || also.has(place))),
  );
  const table = new Suppression(counts, sums, below, hidden);
  if (!table.closed()) table.hideTotals();
  return hidden;
}

/** More hidden numbers than this are not eliminated: it takes the square of them in time and a second to wait is long. */
const MOST_UNKNOWN = 1500;

/** Coefficients by place, of numbers that are hidden. */
type Row = Map<number, number>;

/**
 * Elimination reckons modulo a prime, where division is exact and a product of two is below 2 ** 53. A coefficient
 * that the prime divides would be taken for 0: those of sums of a table are small.
 */
const PRIME = 67_108_859;

class Suppression {
  /** Sums that a place stands in. */
  private readonly sumsOf: number[][];
  private readonly isTotal: Uint8Array;

  constructor(
    private readonly counts: readonly number[],
    private readonly sums: readonly Sum[],
    private readonly below: number,
    private readonly hidden: Uint8Array,
  ) {
    this.sumsOf = counts.map(() => []);
    this.isTotal = new Uint8Array(counts.length);
    sums.forEach((sum, index) => {
      this.isTotal[sum.total] = 1;
      for (const place of [sum.total, ...sum.parts]) this.sumsOf[place]?.push(index);
    });
  }

  /** Hides more until nothing is found. @returns false if there are too many to know */
  closed(): boolean {
    for (;;) {
      this.closeSums();
      if (this.hidden.reduce((sum, each) => sum + each, 0) > MOST_UNKNOWN) return false;
      const found = this.found();
      let more = false;
      for (const place of found) more = this.openUp(place) || more;
      if (!more) return true;
    }
  }

  /** Every total over a hidden part, up to the whole: a part may then be anything. */
  hideTotals(): void {
    for (let more = true; more;) {
      more = false;
      for (const { total, parts } of this.sums) {
        if (this.hidden[total] || !parts.some((part) => this.hidden[part])) continue;
        this.hidden[total] = 1;
        more = true;
      }
    }
  }

  /**
   * Each sum by itself: no number is hidden alone, and together they reach `below`. Those over one level come first:
   * what closes them most often closes the greater ones too.
   */
  private closeSums(): void {
    const deepest = Math.max(1, ...this.sums.map(({ over }) => over));
    const open: number[][] = Array.from({ length: deepest + 1 }, () => []);
    this.sums.forEach(({ over }, index) => open[over]?.push(index));
    for (;;) {
      const index = open.find((each) => each.length > 0)?.pop();
      if (index === undefined) return;
      const sum = this.sums[index];
      if (!sum || !this.tells(sum)) continue;
      const place = this.cheapest(sum);
      if (place === undefined) continue;
      this.hidden[place] = 1;
      for (const touched of this.sumsOf[place] ?? [])
        open[this.sums[touched]?.over ?? 0]?.push(touched);
    }
  }

  private tells({ total, parts }: Sum): boolean {
    let among = this.hidden[total] ? 1 : 0;
    let together = 0;
    for (const part of parts) {
      if (!this.hidden[part]) continue;
      among += 1;
      together += this.counts[part] ?? 0;
    }
    if (among === 1) return true;
    return among > 0 && !this.hidden[total] && together < this.below;
  }

  /** What is best hidden in a sum: a part before the total, where no other sum is opened, the smallest. */
  private cheapest({ total, parts }: Sum): number | undefined {
    let best: number | undefined;
    let least = Infinity;
    for (const place of [...parts, total]) {
      const count = this.counts[place] ?? 0;
      if (this.hidden[place] || count === 0) continue;
      const alone = (this.sumsOf[place] ?? []).filter((index) => this.isOpen(index)).length;
      const cost = count * (1 + alone) + (place === total ? this.counts.length * count : 0);
      if (cost >= least) continue;
      best = place;
      least = cost;
    }
    return best;
  }

  /** Nothing in the sum is hidden. */
  private isOpen(index: number): boolean {
    return this.hiddenIn(index).length === 0;
  }

  /**
   * Hides one more in a sum that the found number stands in; where all is hidden there, in one that hangs together
   * with those. @returns false if there is none left
   */
  private openUp(found: number): boolean {
    const met = new Set<number>();
    for (let ring = new Set([found]); ring.size > 0;) {
      const sums = [...ring].flatMap((place) => this.sumsOf[place] ?? []);
      const fresh = [...new Set(sums)].filter((index) => !met.has(index));
      const best = this.cheapestOf(fresh);
      if (best !== undefined) {
        this.hidden[best] = 1;
        return true;
      }
      fresh.forEach((index) => met.add(index));
      ring = new Set(fresh.flatMap((index) => this.hiddenIn(index)));
    }
    return false;
  }

  private cheapestOf(sums: readonly number[]): number | undefined {
    let best: number | undefined;
    let least = Infinity;
    for (const index of sums) {
      const sum = this.sums[index];
      const place = sum && this.cheapest(sum);
      if (!sum || place === undefined) continue;
      const cost = (this.counts[place] ?? 0) * (place === sum.total ? this.counts.length : 1);
      if (cost >= least) continue;
      best = place;
      least = cost;
    }
    return best;
  }

  private hiddenIn(index: number): number[] {
    const sum = this.sums[index];
    return sum ? [sum.total, ...sum.parts].filter((place) => this.hidden[place]) : [];
  }

  /** Hidden numbers that a reader finds: by the equations, or by them and the bounds. */
  private found(): number[] {
    const rows = this.sums.map((sum) => this.rowOf(sum)).filter((row) => row.size > 0);
    const reduced = eliminated(rows);
    const single = reduced.filter((row) => row.size === 1).flatMap((row) => [...row.keys()]);
    return single.length > 0 ? single : this.narrowed([...rows, ...reduced.filter(isPlain)]);
  }

  private rowOf({ total, parts }: Sum): Row {
    const row: Row = new Map();
    for (const part of parts) if (this.hidden[part]) row.set(part, 1);
    if (this.hidden[total]) row.set(total, PRIME - 1);
    return row;
  }

  /** Hidden numbers whose bounds meet, or whose sum alone tells too much. */
  private narrowed(rows: readonly Row[]): number[] {
    const equations = rows.map((row) => {
      const terms = [...row].map(([place, factor]) => ({ place, factor: signed(factor) }));
      const sum = terms.reduce(
        (all, { place, factor }) => all + factor * (this.counts[place] ?? 0),
        0,
      );
      return { terms, sum };
    });
    const least = new Map<number, number>();
    const most = new Map<number, number>();
    for (const { terms } of equations) {
      for (const { place } of terms) {
        least.set(place, 1);
        most.set(place, this.isTotal[place] ? Infinity : this.mostOf(place));
      }
    }
    for (let round = 0, more = true; more && round < ROUNDS; round += 1) {
      more = false;
      for (const equation of equations) more = narrow(equation, least, most) || more;
    }
    const met = [...least.keys()].filter((place) => least.get(place) === most.get(place));
    const little = equations.filter(
      ({ terms, sum }) => terms.every(({ factor }) => factor > 0) && sum < this.below,
    );
    return [...new Set([...met, ...little.flatMap(({ terms }) => terms[0]?.place ?? [])])];
  }

  /** As someone reckons who guesses which hidden numbers are the small ones. */
  private mostOf(place: number): number {
    return (this.counts[place] ?? 0) < this.below ? this.below - 1 : Infinity;
  }
}

/** Bounds move in whole steps and could go on for as long as a number is great. */
const ROUNDS = 50;

interface Equation {
  terms: { place: number; factor: number }[];
  sum: number;
}

/** Narrows the bounds of each number of an equation by those of the others. @returns whether any moved */
function narrow(
  { terms, sum }: Equation,
  least: Map<number, number>,
  most: Map<number, number>,
): boolean {
  const lowest = (term: Equation['terms'][number]): number =>
    term.factor * ((term.factor > 0 ? least : most).get(term.place) ?? 0);
  const highest = (term: Equation['terms'][number]): number =>
    term.factor * ((term.factor > 0 ? most : least).get(term.place) ?? 0);
  let moved = false;
  for (const term of terms) {
    let low = sum;
    let high = sum;
    for (const other of terms) {
      if (other === term) continue;
      low -= highest(other);
      high -= lowest(other);
    }
    const [from, to] =
      term.factor > 0
        ? [low / term.factor, high / term.factor]
        : [high / term.factor, low / term.factor];
    if (Math.ceil(from) > (least.get(term.place) ?? 0)) {
      least.set(term.place, Math.ceil(from));
      moved = true;
    }
    if (Math.floor(to) < (most.get(term.place) ?? 0)) {
      most.set(term.place, Math.floor(to));
      moved = true;
    }
  }
  return moved;
}

/** Gauss and Jordan: of each row what no other row can take away. A number is found when it stands alone in one. */
function eliminated(rows: readonly Row[]): Row[] {
  const byPivot = new Map<number, Row>();
  for (const given of rows) {
    const row = new Map(given);
    for (const place of given.keys()) {
      const known = byPivot.get(place);
      const factor = row.get(place);
      if (known && factor !== undefined) subtract(row, known, factor);
    }
    const [pivot] = row.keys();
    if (pivot === undefined) continue;
    const scale = inverse(row.get(pivot) ?? 1);
    for (const [place, factor] of row) row.set(place, (factor * scale) % PRIME);
    for (const other of byPivot.values()) {
      const factor = other.get(pivot);
      if (factor !== undefined) subtract(other, row, factor);
    }
    byPivot.set(pivot, row);
  }
  return [...byPivot.values()];
}

function subtract(from: Row, row: Row, times: number): void {
  for (const [place, factor] of row) {
    const rest = ((from.get(place) ?? 0) + (PRIME - times) * factor) % PRIME;
    if (rest === 0) from.delete(place);
    else from.set(place, rest);
  }
}

/** By Fermat: a ** (p - 2) is 1 / a modulo p. */
function inverse(value: number): number {
  let result = 1;
  for (let power = PRIME - 2, base = value; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

function signed(factor: number): number {
  return factor > PRIME / 2 ? factor - PRIME : factor;
}

/** Whole small coefficients: a fraction modulo the prime looks like a great number and says nothing of bounds. */
function isPlain(row: Row): boolean {
  return [...row.values()].every((factor) => Math.abs(signed(factor)) < 1000);
}
