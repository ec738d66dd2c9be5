/**
 * The terms of some thousand texts, by term: which texts have it, and how much it weighs there. Three bytes for each
 * term of a text. Written once, then only read.
 */

/** Texts of one segment: their places within it fit 16 bits, and writing one takes milliseconds. */
export const SEGMENT_TEXTS = 4096;

/** Plain data: may be kept and cloned as it is. */
export interface Segment {
  /** Number of its first text. */
  first: number;
  /** Numbers of the terms that occur, ascending. */
  terms: Uint32Array;
  /** Where the texts of `terms[i]` begin; one more at the end. */
  starts: Uint32Array;
  /** Places of texts within the segment. */
  texts: Uint16Array;
  /** 1 to 255, see WEIGHT_UNIT. */
  weights: Uint8Array;
}

/** A weight of 1 is so many units: weights lie between 0 and 2.5. */
export const WEIGHT_UNIT = 100;

/** The terms of one text and their weights in units. */
export interface TextTerms {
  terms: Uint32Array;
  weights: Uint8Array;
}

/** @param texts in the order of their numbers; undefined for one that was removed */
export function segmentOf(first: number, texts: readonly (TextTerms | undefined)[]): Segment {
  const counts = new Map<number, number>();
  let length = 0;
  for (const text of texts) {
    for (const term of text?.terms ?? []) counts.set(term, (counts.get(term) ?? 0) + 1);
    length += text?.terms.length ?? 0;
  }
  const terms = Uint32Array.from(counts.keys()).sort();
  const starts = new Uint32Array(terms.length + 1);
  /** Where the next text of each term goes. */
  const next = new Map<number, number>();
  terms.forEach((term, place) => {
    const start = starts[place] ?? 0;
    next.set(term, start);
    starts[place + 1] = start + (counts.get(term) ?? 0);
  });
  const placed = new Uint16Array(length);
  const weights = new Uint8Array(length);
  texts.forEach((text, place) => {
    text?.terms.forEach((term, index) => {
      const at = next.get(term) ?? 0;
      next.set(term, at + 1);
      placed[at] = place;
      weights[at] = text.weights[index] ?? 0;
    });
  });
  return { first, terms, starts, texts: placed, weights };
}

/** Place of a term among those of the segment, or -1. */
export function placeOfTerm({ terms }: Segment, term: number): number {
  let [low, high] = [0, terms.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = terms[middle] as number;
    if (here === term) return middle;
    if (here < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Terms of the text at a place. Looks through the whole segment: for the rare text that is removed. */
export function termsAt({ terms, starts, texts }: Segment, place: number): number[] {
  return [...terms].filter((_, index) =>
    texts.subarray(starts[index], starts[index + 1]).includes(place),
  );
}

export function bytesOf({ terms, starts, texts, weights }: Segment): number {
  return terms.byteLength + starts.byteLength + texts.byteLength + weights.byteLength;
}
