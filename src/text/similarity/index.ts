/**
 * Which of many short texts say what a new one says, fast enough to ask at every keystroke. Texts are compared by
 * their terms (words.ts): what two share counts the more the rarer it is among all (BM25, Robertson and Zaragoza
 * 2009). An index grows, changes and shrinks text by text. It holds no text, so the reason of a hit is found from the
 * text of the few that are shown.
 *
 * Terms are written into segments of some thousand texts each; the newest texts wait in a short tail that is looked
 * through as it is. So no single `put` takes long, however many texts there are.
 */
import { termsOf, type Lexicon, type Term, type TermKind } from '../words';
import { Grown } from './grown';
import {
  bytesOf,
  placeOfTerm,
  segmentOf,
  SEGMENT_TEXTS,
  termsAt,
  WEIGHT_UNIT,
  type Segment,
  type TextTerms,
} from './segment';

export interface Hit {
  id: number;
  /** Part of what the asked text says that is found here too, from 0 to 1, rare terms weighing more. */
  score: number;
}

export interface Reason {
  /** A word that both texts have, as the asked one writes it. */
  word: string;
  /** As the other text writes it, where that differs: another wording of the same. */
  theirs: string;
  /** Part of all they share. */
  share: number;
}

/**
 * How much a term of each kind weighs: pieces only help out where words were cut differently. These and the numbers of
 * BM25 were chosen by the pairs of test/fixtures/paraphrases.tsv marked 調整 and by the marks of the sample voices.
 */
const KIND_WEIGHTS: Record<TermKind, number> = {
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
/** Pieces in more than this part of many texts tell nothing and are most of the work. */
const COMMON_PIECE = 0.1;
const MANY_TEXTS = 2000;
/** Below this a text merely has a sign in common. */
const LEAST_SCORE = 0.02;

/** Plain data: may be kept and cloned as it is. Of use only with the lexicon it was made with. */
export interface Snapshot {
  terms: string[];
  frequencies: Uint32Array;
  ids: Float64Array;
  alive: Uint8Array;
  segments: Segment[];
  tail: (TextTerms | undefined)[];
}

export class SimilarIndex {
  private readonly numbers = new Map<string, number>();
  /** In how many texts each term is. */
  private frequencies: Grown<Uint32Array> = new Grown(new Uint32Array(1024));
  /** Id and whether it is still there, by number of the text. */
  private ids: Grown<Float64Array> = new Grown(new Float64Array(256));
  private alive: Grown<Uint8Array> = new Grown(new Uint8Array(256));
  private readonly numberOf = new Map<number, number>();
  private segments: Segment[] = [];
  /** The newest texts, behind those of the segments. */
  private tail: (TextTerms | undefined)[] = [];
  /** Sums by text number while a search runs, zero between. */
  private sums = new Float32Array(0);

  constructor(private readonly lexicon: Lexicon) {}

  /** @param snapshot of an index with the same lexicon */
  static from(snapshot: Snapshot, lexicon: Lexicon): SimilarIndex {
    const index = new SimilarIndex(lexicon);
    snapshot.terms.forEach((term, number) => index.numbers.set(term, number));
    index.frequencies = Grown.from(snapshot.frequencies);
    index.ids = Grown.from(snapshot.ids);
    index.alive = Grown.from(snapshot.alive);
    snapshot.ids.forEach((id, number) => {
      if (snapshot.alive[number] === 1) index.numberOf.set(id, number);
    });
    index.segments = [...snapshot.segments];
    index.tail = [...snapshot.tail];
    return index;
  }

  snapshot(): Snapshot {
    return {
      terms: [...this.numbers.keys()],
      frequencies: this.frequencies.view().slice(),
      ids: this.ids.view().slice(),
      alive: this.alive.view().slice(),
      segments: [...this.segments],
      tail: [...this.tail],
    };
  }

  /** How many texts there are. */
  get size(): number {
    return this.numberOf.size;
  }

  /** Memory of the numbers, in bytes; the terms themselves are words of the browser's. */
  get byteLength(): number {
    const tail = this.tail.reduce((sum, text) => sum + (text ? text.terms.length * 5 : 0), 0);
    return (
      this.segments.reduce((sum, segment) => sum + bytesOf(segment), tail) +
      this.frequencies.byteLength +
      this.ids.byteLength +
      this.alive.byteLength
    );
  }

  has(id: number): boolean {
    return this.numberOf.has(id);
  }

  /** Adds a text, or puts it in the place of the one with this id. */
  put(id: number, text: string): void {
    this.putTerms(id, termsOf(text, this.lexicon));
  }

  /** As `put`, for who has found the terms already. */
  putTerms(id: number, terms: readonly Term[]): void {
    this.remove(id);
    const numbers = Uint32Array.from(terms, ({ key }) => this.numberOfTerm(key));
    numbers.forEach((term) => this.frequencies.set(term, this.frequencies.at(term) + 1));
    const weights = Uint8Array.from(terms, (term) => unitsOf(term, terms.length));
    this.numberOf.set(id, this.ids.length);
    this.ids.push(id);
    this.alive.push(1);
    this.tail.push({ terms: numbers, weights });
    if (this.tail.length < SEGMENT_TEXTS) return;
    this.segments.push(segmentOf(this.ids.length - this.tail.length, this.tail));
    this.tail = [];
  }

  /** @returns whether there was one */
  remove(id: number): boolean {
    const number = this.numberOf.get(id);
    if (number === undefined) return false;
    this.numberOf.delete(id);
    this.alive.set(number, 0);
    for (const term of this.takenOut(number)) {
      this.frequencies.set(term, this.frequencies.at(term) - 1);
    }
    return true;
  }

  /**
   * The most similar first; of equal ones the newest (highest id).
   * @param most how many at most
   */
  search(text: string, most: number): Hit[] {
    const terms = termsOf(text, this.lexicon);
    const asked = terms.map((term) => ({
      number: this.numbers.get(term.key),
      weight: this.weightOf(term),
      own: unitsOf(term, terms.length) / WEIGHT_UNIT,
      kind: term.kind,
    }));
    const whole = asked.reduce((sum, { weight, own }) => sum + weight * own, 0);
    if (whole === 0) return [];
    const known = asked.flatMap(({ number, weight, kind }) =>
      number === undefined || this.isCommon(number, kind) ? [] : { number, weight },
    );
    const sums = this.summed(known);
    const hits = this.best(sums, most, LEAST_SCORE * whole);
    sums.fill(0);
    return hits.map(({ id, score }) => ({ id, score: Math.min(1, score / whole) }));
  }

  /**
   * What two texts share, the weightiest first. Pieces of words tell a reader little: only where there is nothing else.
   * @param other text of a hit
   */
  reasons(asked: string, other: string): Reason[] {
    const theirs = new Map(termsOf(other, this.lexicon).map((term) => [term.key, term]));
    const shared = termsOf(asked, this.lexicon).flatMap((term) => {
      const same = theirs.get(term.key);
      return same ? [{ term, same, weight: this.weightOf(term) }] : [];
    });
    const sum = shared.reduce((all, { weight }) => all + weight, 0);
    const isPiece = (kind: TermKind): boolean => kind === 'pair' || kind === 'kanji';
    const whole = shared.filter(({ term }) => !isPiece(term.kind));
    const telling = whole.length > 0 ? whole : shared;
    telling.sort((a, b) => b.weight - a.weight);
    const told: Reason[] = [];
    for (const { term, same, weight } of telling) {
      const known = told.find(
        ({ word, theirs: there }) => word.includes(term.shown) || there.includes(same.shown),
      );
      if (known) known.share += weight / sum;
      else told.push({ word: term.shown, theirs: same.shown, share: weight / sum });
    }
    return told.sort((a, b) => b.share - a.share);
  }

  private numberOfTerm(key: string): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(key, number);
      this.frequencies.push(0);
    }
    return number;
  }

  /** The rarer, the more: a term that no text has counts in full, so that what is not found lowers the score. */
  private weightOf({ key, kind }: Term): number {
    const number = this.numbers.get(key);
    const frequency = number === undefined ? 0 : this.frequencies.at(number);
    const rarity = Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
    return KIND_WEIGHTS[kind] * rarity;
  }

  private isCommon(number: number, kind: TermKind): boolean {
    if (kind === 'word' || kind === 'meaning' || this.size < MANY_TEXTS) return false;
    return this.frequencies.at(number) > COMMON_PIECE * this.size;
  }

  private summed(asked: readonly { number: number; weight: number }[]): Float32Array {
    if (this.sums.length < this.ids.length) this.sums = new Float32Array(this.ids.length * 2);
    const { sums } = this;
    for (const { first, starts, texts, weights, ...segment } of this.segments) {
      for (const { number, weight } of asked) {
        const place = placeOfTerm({ first, starts, texts, weights, ...segment }, number);
        if (place < 0) continue;
        const unit = weight / WEIGHT_UNIT;
        const end = starts[place + 1] as number;
        for (let at = starts[place] as number; at < end; at += 1) {
          const text = first + (texts[at] as number);
          sums[text] = (sums[text] as number) + unit * (weights[at] as number);
        }
      }
    }
    const byNumber = new Map(asked.map(({ number, weight }) => [number, weight]));
    const start = this.ids.length - this.tail.length;
    this.tail.forEach((text, place) => {
      if (!text) return;
      let sum = 0;
      for (let at = 0; at < text.terms.length; at += 1) {
        const weight = byNumber.get(text.terms[at] as number);
        if (weight !== undefined) sum += (weight * (text.weights[at] as number)) / WEIGHT_UNIT;
      }
      sums[start + place] = sum;
    });
    return sums;
  }

  private best(sums: Float32Array, most: number, least: number): Hit[] {
    const hits: Hit[] = [];
    let bar = least;
    // From the newest on, so that of equal ones the newest stays.
    for (let number = this.ids.length - 1; number >= 0; number -= 1) {
      const score = sums[number] as number;
      if (score < bar || score === 0 || this.alive.at(number) === 0) continue;
      let place = hits.length;
      while (place > 0 && (hits[place - 1] as Hit).score < score) place -= 1;
      hits.splice(place, 0, { id: this.ids.at(number), score });
      if (hits.length > most) hits.pop();
      if (hits.length === most) bar = Math.max(bar, (hits.at(-1) as Hit).score + Number.EPSILON);
    }
    return hits;
  }

  /** Terms of a text that goes; one in the tail goes at once, in a segment it is only not found any more. */
  private takenOut(number: number): ArrayLike<number> & Iterable<number> {
    const place = number - (this.ids.length - this.tail.length);
    if (place >= 0) {
      const terms = this.tail[place]?.terms ?? [];
      this.tail[place] = undefined;
      return terms;
    }
    const segment = this.segments.findLast(({ first }) => first <= number);
    return segment ? termsAt(segment, number - segment.first) : [];
  }
}

function unitsOf({ count }: Term, length: number): number {
  const worth = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / USUAL_LENGTH));
  return Math.max(1, Math.min(255, Math.round(worth * WEIGHT_UNIT)));
}
