/**
 * The terms of some thousand texts, by term: which texts have it, and how much it weighs there. Three bytes for each
 * term of a text. Written once, then only read.
 */

/** Texts of one segment: their places within it fit 16 bits, and writing one takes some milliseconds. */
export const SEGMENT_TEXTS = 2048;

export interface Segment {
  /** Number of its first text. */
  first: number;
  /** Numbers of the terms that occur, ascending. */
  terms: Uint32Array;
  /** Where the texts of `terms[i]` begin; one more at the end. */
  starts: Uint32Array;
  /** Places of texts within the segment. */
  texts: Uint16Array;
  /** 1 to 255 (weights.ts). */
  weights: Uint8Array;
}

/** The terms of one text and their weights in units. */
export interface TextTerms {
  terms: Uint32Array;
  weights: Uint8Array;
}

/** @param texts in the order of their numbers; undefined for one that was removed */
export function segmentOf(first: number, texts: readonly (TextTerms | undefined)[]): Segment {
  let [length, most] = [0, -1];
  for (const text of texts) {
    for (const term of text?.terms ?? []) if (term > most) most = term;
    length += text?.terms.length ?? 0;
  }
  /** By term: how many texts have it, then where the next of them goes. */
  const next = new Uint32Array(most + 1);
  for (const text of texts) for (const term of text?.terms ?? []) next[term] = at(next, term) + 1;
  const terms = new Uint32Array(next.reduce((kinds, count) => kinds + (count > 0 ? 1 : 0), 0));
  const starts = new Uint32Array(terms.length + 1);
  let [place, start] = [0, 0];
  next.forEach((count, term) => {
    if (count === 0) return;
    terms[place] = term;
    starts[place] = next[term] = start;
    place += 1;
    start += count;
  });
  starts[place] = start;
  const placed = new Uint16Array(length);
  const weights = new Uint8Array(length);
  texts.forEach((text, number) => {
    text?.terms.forEach((term, index) => {
      const here = at(next, term);
      next[term] = here + 1;
      placed[here] = number;
      weights[here] = text.weights[index] ?? 1;
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

/**
 * The texts at these places, their terms ascending. Looks through the whole segment, which takes a millisecond or two
 * for one text as for all.
 */
export function textsAt(segment: Segment, places: readonly number[]): TextTerms[] {
  const wanted = new Int32Array(SEGMENT_TEXTS).fill(-1);
  places.forEach((place, index) => (wanted[place] = index));
  const lengths = new Uint32Array(places.length);
  for (const place of segment.texts) {
    const index = at(wanted, place);
    if (index >= 0) lengths[index] = at(lengths, index) + 1;
  }
  const found = Array.from(lengths, (length) => ({
    terms: new Uint32Array(length),
    weights: new Uint8Array(length),
  }));
  const filled = new Uint32Array(places.length);
  segment.terms.forEach((term, kind) => {
    const end = at(segment.starts, kind + 1);
    for (let posting = at(segment.starts, kind); posting < end; posting += 1) {
      const index = at(wanted, at(segment.texts, posting));
      const text = found[index];
      if (!text) continue;
      const next = at(filled, index);
      text.terms[next] = term;
      text.weights[next] = at(segment.weights, posting);
      filled[index] = next + 1;
    }
  });
  return found;
}

export function bytesOf({ terms, starts, texts, weights }: Segment): number {
  return terms.byteLength + starts.byteLength + texts.byteLength + weights.byteLength;
}

/** What is at a place that is there. */
const at = (values: Uint32Array | Int32Array | Uint16Array | Uint8Array, place: number): number =>
  values[place] as number;
