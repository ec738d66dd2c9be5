/**
 * Which of many short texts say what a new one says, fast enough to ask at every keystroke. Texts are compared by
 * their terms (words.ts): what two share counts the more the rarer it is among all (BM25, Robertson and Zaragoza
 * 2009). An index grows, changes and shrinks text by text. It holds no text, so the reason of a hit is found from the
 * text of the few that are shown.
 *
 * Terms are written into segments of some thousand texts each; the newest texts wait in a short tail that is looked
 * through as it is. So no single `put` takes long, however many texts there are.
 */
import { fingerprint } from '../fingerprint';
import { termsOf, type Lexicon, type Term, type TermKind } from '../words';
import { Grown } from './grown';
import { keptTexts, type KeptText, type KeptTexts } from './kept-texts';
import {
  bytesOf,
  placeOfTerm,
  segmentOf,
  SEGMENT_TEXTS,
  textsAt,
  type Segment,
  type TextTerms,
} from './segment';
import { KIND_WEIGHTS, unitsOf, WEIGHT_UNIT } from './weights';

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

/** Pieces in more than this part of many texts tell nothing and are most of the work. */
const COMMON_PIECE = 0.1;
const MANY_TEXTS = 2000;
/** Scores differ by so little where the same was added in another order: equal ones must be equal. */
const SAME_SCORE = 4e-6;
/** Below this a text merely has a sign in common. */
const LEAST_SCORE = 0.02;

export class SimilarIndex {
  private readonly numbers = new Map<string, number>();
  /** Terms by number. */
  private readonly keys: string[] = [];
  /** In how many texts each term is. */
  private frequencies: Grown<Uint32Array> = new Grown(new Uint32Array(1024));
  /** Id, fingerprint and whether it is still there, by number of the text. */
  private textIds: Grown<Float64Array> = new Grown(new Float64Array(256));
  private marks: Grown<Uint32Array> = new Grown(new Uint32Array(256));
  private alive: Grown<Uint8Array> = new Grown(new Uint8Array(256));
  private readonly numberOf = new Map<number, number>();
  private segments: Segment[] = [];
  /** The newest texts, behind those of the segments. */
  private tail: (TextTerms | undefined)[] = [];
  /** Sums by text number while a search runs, zero between. */
  private sums = new Float32Array(0);

  constructor(private readonly lexicon: Lexicon) {}

  /** How many texts there are. */
  get size(): number {
    return this.numberOf.size;
  }

  /** Of the texts that there are; one may be removed meanwhile. */
  ids(): Iterable<number> {
    return this.numberOf.keys();
  }

  /** Memory of the numbers, in bytes; the terms themselves are words of the browser's. */
  get byteLength(): number {
    const tail = this.tail.reduce((sum, text) => sum + (text ? text.terms.length * 5 : 0), 0);
    return (
      this.segments.reduce((sum, segment) => sum + bytesOf(segment), tail) +
      this.frequencies.byteLength +
      this.textIds.byteLength +
      this.marks.byteLength +
      this.alive.byteLength
    );
  }

  /** Fingerprint of the text with this id (fingerprint.ts); undefined where there is none. */
  markOf(id: number): number | undefined {
    const number = this.numberOf.get(id);
    return number === undefined ? undefined : this.marks.at(number);
  }

  /** Adds a text, or puts it in the place of the one with this id. */
  put(id: number, text: string): void {
    const terms = termsOf(text, this.lexicon);
    this.add({
      ...{ id, mark: fingerprint(text) },
      terms: Uint32Array.from(terms, ({ key }) => this.numberOfTerm(key)),
      weights: Uint8Array.from(terms, (term) => unitsOf(term, terms.length)),
    });
  }

  /**
   * As many `put`s, of texts that were taken from an index with the same lexicon.
   * @param isWanted which of them
   */
  *putting(
    { keys, texts }: KeptTexts,
    isWanted: (text: KeptText) => boolean,
  ): Generator<undefined> {
    const numbers = new Map<number, number>();
    const numberOf = (term: number): number => {
      let number = numbers.get(term);
      if (number === undefined) {
        numbers.set(term, (number = this.numberOfTerm(keys[term] as string)));
      }
      return number;
    };
    for (const text of texts) {
      if (!isWanted(text)) continue;
      this.add({ ...text, terms: text.terms.map(numberOf) });
      yield;
    }
  }

  /** What is to be kept of these texts, of those that are there; nothing may be put in or taken out meanwhile. */
  *taking(ids: Iterable<number>): Generator<undefined, KeptTexts> {
    const places = new Map<Segment | undefined, number[]>();
    for (const id of ids) {
      const number = this.numberOf.get(id);
      if (number === undefined) continue;
      const segment = this.segmentAt(number);
      const here = places.get(segment);
      if (here) here.push(number);
      else places.set(segment, [number]);
    }
    const texts: KeptText[] = [];
    for (const [segment, numbers] of places) {
      yield;
      const first = segment?.first ?? this.tailStart;
      const inside = numbers.map((number) => number - first);
      const terms = segment
        ? textsAt(segment, inside)
        : inside.flatMap((place) => this.tail[place] ?? []);
      terms.forEach((each, index) => {
        const number = numbers[index] ?? NaN;
        texts.push({ id: this.textIds.at(number), mark: this.marks.at(number), ...each });
      });
    }
    yield;
    return yield* keptTexts(texts, (term) => this.keys[term] as string);
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
    const hits = this.best(sums, most, whole);
    sums.fill(0);
    return hits.map(({ id, score }) => ({ id, score: Math.min(1, score) }));
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

  private add({ id, mark, terms, weights }: KeptText): void {
    this.remove(id);
    for (const term of terms) this.frequencies.set(term, this.frequencies.at(term) + 1);
    this.numberOf.set(id, this.textIds.length);
    this.textIds.push(id);
    this.marks.push(mark);
    this.alive.push(1);
    this.tail.push({ terms, weights });
    if (this.tail.length < SEGMENT_TEXTS) return;
    this.segments.push(segmentOf(this.tailStart, this.tail));
    this.tail = [];
  }

  /** Number of the first text of the tail. */
  private get tailStart(): number {
    return this.textIds.length - this.tail.length;
  }

  /** Undefined for the tail. */
  private segmentAt(number: number): Segment | undefined {
    if (number >= this.tailStart) return undefined;
    return this.segments.findLast(({ first }) => first <= number);
  }

  private numberOfTerm(key: string): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.keys.push(key) - 1;
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
    if (this.sums.length < this.textIds.length)
      this.sums = new Float32Array(this.textIds.length * 2);
    const { sums } = this;
    for (const segment of this.segments) {
      const { first, starts, texts, weights } = segment;
      for (const { number, weight } of asked) {
        const place = placeOfTerm(segment, number);
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
    const start = this.tailStart;
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

  private best(sums: Float32Array, most: number, whole: number): Hit[] {
    const hits: Hit[] = [];
    const isBehind = (hit: Hit, { id, score }: Hit): boolean =>
      hit.score < score || (hit.score === score && hit.id < id);
    let bar = LEAST_SCORE;
    for (let number = 0; number < this.textIds.length; number += 1) {
      const sum = sums[number] as number;
      if (sum === 0 || this.alive.at(number) === 0) continue;
      const score = Math.round(sum / whole / SAME_SCORE) * SAME_SCORE;
      if (score < bar) continue;
      const hit = { id: this.textIds.at(number), score };
      let place = hits.length;
      while (place > 0 && isBehind(hits[place - 1] as Hit, hit)) place -= 1;
      hits.splice(place, 0, hit);
      if (hits.length > most) hits.pop();
      if (hits.length === most) bar = Math.max(bar, (hits.at(-1) as Hit).score);
    }
    return hits;
  }

  /** Terms of a text that goes; one in the tail goes at once, in a segment it is only not found any more. */
  private takenOut(number: number): Iterable<number> {
    const segment = this.segmentAt(number);
    if (segment) return textsAt(segment, [number - segment.first])[0]?.terms ?? [];
    const place = number - this.tailStart;
    const terms = this.tail[place]?.terms ?? [];
    this.tail[place] = undefined;
    return terms;
  }
}
