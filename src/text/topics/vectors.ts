/**
 * Texts as directions in the space of their terms: what two of them have in common is the cosine between them. A term
 * weighs the more the rarer it is (tf-idf). Terms are held sorted, so that two are compared in one walk.
 */
import type { Term, TermKind } from '../words';

/** Terms by number, ascending, and how much each weighs. */
export interface Vector {
  terms: Uint32Array;
  weights: Float32Array;
}

/** Part of a group's direction, before it is cut to the terms that weigh most. */
export type Sum = Map<number, number>;

/**
 * Chosen, with LEAST of group.ts, by the marks of the sample voices (npm run bench -- topics). Wordings of one meaning
 * weigh less than in the search: 「予約」 and 「申込み」 are alike to who searches, and two topics to who counts.
 */
const KIND_WEIGHTS: Record<TermKind, number> = {
  meaning: 1,
  word: 0.8,
  pair: 0.5,
  kanji: 0.3,
  ending: 0,
  circumstance: 0,
};
/** For who looks at words alone, to compare with. */
export const WORDS_ALONE: Record<TermKind, number> = {
  meaning: 0,
  word: 1,
  pair: 0,
  kanji: 0,
  ending: 0,
  circumstance: 0,
};

/** Terms that a group's direction keeps; the lightest go, and with them little of the direction. */
const MOST_TERMS = 96;
/** A term in more than this part of all texts tells none from another. */
const COMMON = 0.2;
/** Of a handful of texts every term is common. */
const FEW = 4;

/** What texts are filed under weighs as much as one term that a single text has. */
const FILED = 1;

export interface Said {
  terms: readonly Term[];
  /** What the text is filed under: texts filed alike are somewhat nearer. '' for nothing. */
  filed: string;
}

/** @param texts in an order that the caller fixes */
export function vectorsOf(
  texts: readonly Said[],
  kinds: Record<TermKind, number> = KIND_WEIGHTS,
): Vector[] {
  const numbers = new Map<string, number>();
  const frequencies: number[] = [];
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  for (const { terms } of texts) {
    for (const { key } of terms) {
      const number = numberOf(key);
      frequencies[number] = (frequencies[number] ?? 0) + 1;
    }
  }
  const common = Math.max(FEW, texts.length * COMMON);
  return texts.map(({ terms, filed }) => {
    const sum: Sum = new Map();
    for (const { key, kind, count } of terms) {
      const number = numberOf(key);
      const frequency = frequencies[number] ?? 1;
      const weight = kinds[kind] * Math.log(1 + texts.length / frequency) * Math.sqrt(count);
      if (weight > 0 && frequency <= common) sum.set(number, weight);
    }
    // No term begins with a blank.
    if (filed !== '') sum.set(numberOf(` ${filed}`), FILED * Math.log(1 + texts.length));
    return unit(sum);
  });
}

/** Of length 1, with at most MOST_TERMS terms. */
export function unit(sum: Sum): Vector {
  let length = 0;
  for (const weight of sum.values()) length += weight * weight;
  return scaled(sum, length === 0 ? 0 : 1 / Math.sqrt(length));
}

/** A mean of directions, which is shorter than 1 the more they differ. */
export function scaled(sum: Sum, by: number): Vector {
  let entries = [...sum];
  if (entries.length > MOST_TERMS) {
    entries.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    entries = entries.slice(0, MOST_TERMS);
  }
  entries.sort((a, b) => a[0] - b[0]);
  return {
    terms: Uint32Array.from(entries, ([term]) => term),
    weights: Float32Array.from(entries, ([, weight]) => weight * by),
  };
}

export function addTo(sum: Sum, { terms, weights }: Vector, times: number): void {
  terms.forEach((term, at) => {
    sum.set(term, (sum.get(term) ?? 0) + times * (weights[at] ?? 0));
  });
}

export function dot(a: Vector, b: Vector): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.terms.length && j < b.terms.length) {
    const [left, right] = [a.terms[i] as number, b.terms[j] as number];
    if (left === right) {
      sum += (a.weights[i] as number) * (b.weights[j] as number);
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  return sum;
}
