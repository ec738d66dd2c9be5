/** How much a term counts in a text and among all. */
import type { Term, TermKind } from '../words';

/**
 * How much a term of each kind weighs: pieces only help out where words were cut differently. These and the numbers of
 * BM25 were chosen by the pairs of test/fixtures/paraphrases.tsv marked 調整 and by the marks of the sample voices.
 */
export const KIND_WEIGHTS: Record<TermKind, number> = {
  meaning: 2.5,
  word: 0.7,
  pair: 0.35,
  kanji: 0.4,
  ending: 0,
  circumstance: 0,
};

/** BM25: how soon more of the same term adds little, and how far long texts are marked down. */
const K1 = 1.5;
const B = 0.95;
/** Terms of a text that counts as neither long nor short: one or two sentences. */
const USUAL_LENGTH = 60;

/** Weights that were kept are of use as long as this is the same. */
export const WEIGHING = [K1, B, USUAL_LENGTH] as const;

/** A weight of 1 is so many units: weights lie between 0 and 2.5. */
export const WEIGHT_UNIT = 100;

/** What a term of a text weighs in it, from 1 to 255. @param length how many terms the text has */
export function unitsOf({ count }: Term, length: number): number {
  const worth = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / USUAL_LENGTH));
  return Math.max(1, Math.min(255, Math.round(worth * WEIGHT_UNIT)));
}
