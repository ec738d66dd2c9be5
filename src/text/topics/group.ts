/**
 * Groups of texts that are about the same, found from the texts alone. Average linkage: two groups become one as long
 * as the texts of one are on average like those of the other by at least `least` (Sokal and Michener 1958). Nothing
 * is drawn by chance and the order in which texts come does not matter: they are sorted by id first, and of equally
 * alike groups those with the lowest ids come first. So the same texts always give the same groups.
 *
 * Only groups that have near neighbours in each other are compared, so ten thousand texts take seconds; the work is a
 * generator of short steps, to be taken in slices.
 */
import { Heap } from './heap';
import { addTo, dot, scaled, unit, vectorsOf, type Said, type Vector } from './vectors';
import type { TermKind } from '../words';

export interface Text extends Said {
  id: number;
  /** Texts of the same number stay in one group whatever they say; its own id for one that stands alone. */
  with: number;
}

export interface GroupOptions {
  /** Mean likeness from 0 to 1 that a group must keep. */
  least: number;
  kinds?: Record<TermKind, number>;
}

/**
 * Chosen by the marks of the sample voices (npm run bench -- topics): lower joins what merely has a word in common,
 * higher tears a wish apart by its wording.
 */
export const LEAST = 0.24;

/** Nearest texts of each that are looked at. */
const NEIGHBOURS = 16;
/** Of these a text takes over what it says in other words. */
const NEAREST = 4;
/** Texts looked at for the neighbours of one, by its rarest terms first: common ones lead to all and tell little. */
const MOST_LOOKED_AT = 12_000;

interface Unit {
  /** Places of texts. */
  texts: number[];
  mean: Vector;
  /** How many members, by which means are weighed. */
  size: number;
  near: Set<number>;
  /** Lowest id, by which equal ones are ordered. */
  first: number;
}

/** A likeness of two groups as they were when it was found. */
interface Pair {
  likeness: number;
  one: number;
  other: number;
}

/** @returns ids of each group, ascending; the largest group first, of equal ones that with the lowest id */
export function* groups(
  given: readonly Text[],
  { least, kinds }: GroupOptions,
): Generator<undefined, number[][]> {
  const texts = [...given].sort((a, b) => a.id - b.id);
  const vectors = vectorsOf(texts, kinds);
  yield;
  const units = together(texts, vectors);
  yield* findNeighbours(units);
  yield* bringNearer(units);
  yield* findNeighbours(units);
  yield* join(units, least);
  return units
    .flatMap((each) => (each ? [each.texts.map((place) => texts[place]?.id ?? 0)] : []))
    .map((ids) => ids.sort((a, b) => a - b))
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** Runs to the end. */
export function groupsOf(given: readonly Text[], options: GroupOptions): number[][] {
  const steps = groups(given, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function together(texts: readonly Text[], vectors: readonly Vector[]): (Unit | undefined)[] {
  const byWith = new Map<number, number[]>();
  texts.forEach((text, place) => {
    const known = byWith.get(text.with);
    if (known) known.push(place);
    else byWith.set(text.with, [place]);
  });
  return [...byWith.values()].map((places) => {
    const sum = new Map<number, number>();
    for (const place of places) addTo(sum, vectors[place] as Vector, 1);
    return {
      texts: places,
      // Those that say the same are one voice in many words.
      mean: places.length === 1 ? (vectors[places[0] ?? 0] as Vector) : unit(sum),
      size: places.length,
      near: new Set<number>(),
      first: places[0] ?? 0,
    };
  });
}

/** The units that have a term, and how much it weighs in each. */
interface List {
  units: number[];
  weights: number[];
}

function* findNeighbours(units: readonly (Unit | undefined)[]): Generator<undefined> {
  const lists = new Map<number, List>();
  for (const [place, each] of units.entries()) {
    if (!each) continue;
    const { terms, weights } = each.mean;
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] as number;
      let list = lists.get(term);
      if (!list) lists.set(term, (list = { units: [], weights: [] }));
      list.units.push(place);
      list.weights.push(weights[at] as number);
    }
    yield;
  }
  const sums = new Float64Array(units.length);
  for (const [place, each] of units.entries()) {
    if (!each) continue;
    const met = sumUp(each.mean, lists, sums);
    for (const other of likest(met, sums, place)) {
      each.near.add(other);
      units[other]?.near.add(place);
    }
    for (const other of met) sums[other] = 0;
    yield;
  }
}

/** @returns the units for which there is a sum now */
function sumUp(
  { terms, weights }: Vector,
  lists: ReadonlyMap<number, List>,
  sums: Float64Array,
): number[] {
  const rarestFirst = [...terms.keys()].sort(
    (a, b) => lengthOf(lists, terms[a]) - lengthOf(lists, terms[b]) || a - b,
  );
  const met: number[] = [];
  let looked = 0;
  for (const place of rarestFirst) {
    const list = lists.get(terms[place] as number);
    if (!list) continue;
    looked += list.units.length;
    if (looked > MOST_LOOKED_AT) break;
    const weight = weights[place] as number;
    for (let at = 0; at < list.units.length; at += 1) {
      const other = list.units[at] as number;
      const sum = sums[other] as number;
      if (sum === 0) met.push(other);
      sums[other] = sum + weight * (list.weights[at] as number);
    }
  }
  return met;
}

function lengthOf(lists: ReadonlyMap<number, List>, term: number | undefined): number {
  return term === undefined ? 0 : (lists.get(term)?.units.length ?? 0);
}

/** Each takes over what its nearest say, by their likeness: 「駐輪場」 and 「自転車を置く所」 meet in who says both. */
function* bringNearer(units: readonly (Unit | undefined)[]): Generator<undefined> {
  const nearer: (Vector | undefined)[] = [];
  for (const each of units) {
    nearer.push(each && withNearest(each, units));
    yield;
  }
  nearer.forEach((mean, place) => {
    const each = units[place];
    if (!each || !mean) return;
    each.mean = mean;
    each.near.clear();
  });
  yield;
}

function withNearest(each: Unit, units: readonly (Unit | undefined)[]): Vector {
  const near = [...each.near]
    .flatMap((place) => {
      const mean = units[place]?.mean;
      return mean ? [{ place, mean, likeness: dot(each.mean, mean) }] : [];
    })
    .sort((a, b) => b.likeness - a.likeness || a.place - b.place);
  const sum = new Map<number, number>();
  addTo(sum, each.mean, 1);
  for (const { mean, likeness } of near.slice(0, NEAREST)) addTo(sum, mean, likeness);
  return unit(sum);
}

function likest(met: readonly number[], sums: Float64Array, without: number): number[] {
  const best: number[] = [];
  for (const other of met) {
    const likeness = sums[other] as number;
    if (other === without) continue;
    let at = best.length;
    while (at > 0 && before(other, likeness, best[at - 1] as number, sums)) at -= 1;
    if (at >= NEIGHBOURS) continue;
    best.splice(at, 0, other);
    if (best.length > NEIGHBOURS) best.pop();
  }
  return best;
}

/** Of equally alike ones the one that came first, so that the way they were met does not matter. */
function before(other: number, likeness: number, one: number, sums: Float64Array): boolean {
  const its = sums[one] as number;
  return likeness > its || (likeness === its && other < one);
}

function* join(units: (Unit | undefined)[], least: number): Generator<undefined> {
  const heap = new Heap<Pair>(
    (a, b) => b.likeness - a.likeness || a.one - b.one || a.other - b.other,
  );
  const offer = (one: number, other: number): void => {
    const [a, b] = [units[one], units[other]];
    if (!a || !b) return;
    const likeness = dot(a.mean, b.mean);
    if (likeness >= least)
      heap.push({ likeness, one: Math.min(one, other), other: Math.max(one, other) });
  };
  for (const [place, each] of units.entries()) {
    for (const other of each?.near ?? []) if (other > place) offer(place, other);
    yield;
  }
  for (let pair = heap.pop(); pair; pair = heap.pop()) {
    const [a, b] = [units[pair.one], units[pair.other]];
    // One of them has become part of another since.
    if (!a || !b) continue;
    const sum = new Map<number, number>();
    addTo(sum, a.mean, a.size);
    addTo(sum, b.mean, b.size);
    const size = a.size + b.size;
    const next = units.length;
    const near = new Set<number>();
    for (const other of [...a.near, ...b.near]) {
      if (other !== pair.one && other !== pair.other && units[other]) near.add(other);
    }
    units[pair.one] = undefined;
    units[pair.other] = undefined;
    units.push({
      texts: [...a.texts, ...b.texts],
      mean: scaled(sum, 1 / size),
      size,
      near,
      first: Math.min(a.first, b.first),
    });
    for (const other of near) {
      const neighbour = units[other];
      neighbour?.near.delete(pair.one);
      neighbour?.near.delete(pair.other);
      neighbour?.near.add(next);
      offer(next, other);
    }
    yield;
  }
}
