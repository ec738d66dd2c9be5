/**
 * Suggests what a new text should be filed under, from what others were filed under and from a list of words, with its
 * reasons and a share of confidence that holds: of suggestions at 70 %, about 70 in 100 were right on the learned
 * texts themselves, each judged as if it were new. Naive Bayes, one label against all others: it learns and unlearns
 * text by text, and each term's part in the outcome can be told.
 */
import { isotonic, type Step } from './isotonic';
import { wordingsOf, type Group, type Synonyms } from './synonyms';
import { wordingsIn, type Term, type TermKind } from './words';

export interface Example {
  text: string;
  /** Of the text: `termsOf`, and, where they matter, `endingsOf` and each `circumstance`. */
  terms: readonly Term[];
}

export interface Because {
  word: string;
  /** Whether past texts or the list of words speak for it. */
  from: 'learned' | 'list';
}

export interface Suggestion {
  label: string;
  /** From 0 to 1. */
  confidence: number;
  /** The weightiest first. */
  because: Because[];
}

/** These and SMOOTHING were the best of a few on the sample voices. */
const KIND_WEIGHTS: Record<TermKind, number> = {
  meaning: 2,
  word: 1,
  ending: 1,
  pair: 0.3,
  kanji: 0.2,
  // One of these says more of who answers for it than a word does.
  circumstance: 2.5,
};
const SMOOTHING = 0.3;
/** What one word of the list speaks for its label, in logarithms of odds; and all of them together at most. */
const LISTED = 2.5;
const LISTED_MOST = 5;
/** Scores of naive Bayes are far too sure of themselves: made flatter before they are compared. */
const FLATTER = 4;
/** With fewer checked texts, how sure it may be is not known. */
const FEWEST_CHECKED = 30;
/** Where it is not known: what the list of words alone is trusted with. */
const UNCHECKED_TRUST = 0.5;

/** A term that was met before, and in how many texts, by label and in all. */
interface Known {
  term: Term;
  counts: ReadonlyMap<string, number>;
  all: number;
}

interface Part {
  word: string;
  kind: TermKind;
  part: number;
}

export class Classifier {
  /** By term and label, in how many texts. */
  private readonly counts = new Map<string, Map<string, number>>();
  /** Texts and terms by label. */
  private readonly texts = new Map<string, number>();
  private readonly terms = new Map<string, number>();
  private allTerms = 0;
  private readonly listed: Synonyms;
  private readonly checked: { share: number; right: boolean }[] = [];
  private checkedTexts = 0;
  private steps: Step[] | undefined;

  /** @param list words that speak for a label whatever was learned; found as synonyms are */
  constructor(list: readonly Group[]) {
    this.listed = wordingsOf(list);
    for (const { name } of list) this.texts.set(name, this.texts.get(name) ?? 0);
  }

  /** How many texts it has learned. */
  get size(): number {
    return [...this.texts.values()].reduce((sum, count) => sum + count, 0);
  }

  learn({ terms }: Example, label: string): void {
    this.count(terms, label, 1);
  }

  /** Takes back what was learned from a text. */
  forget({ terms }: Example, label: string): void {
    this.count(terms, label, -1);
  }

  /** Judges a learned text as if it were new, and remembers how sure it was and whether it was right. */
  check(example: Example, label: string): void {
    this.forget(example, label);
    for (const { label: each, share } of this.shares(example)) {
      this.checked.push({ share, right: each === label });
    }
    this.learn(example, label);
    this.checkedTexts += 1;
    this.steps = undefined;
  }

  /** The likeliest first; none below `least` confidence. */
  suggest(example: Example, least: number): Suggestion[] {
    return this.shares(example)
      .map(({ label, share, because }) => ({
        label,
        confidence: this.confidence(share),
        because: because(),
      }))
      .filter(({ confidence, because }) => confidence >= least && because.length > 0)
      .sort((a, b) => b.confidence - a.confidence);
  }

  private count(terms: readonly Term[], label: string, by: 1 | -1): void {
    this.texts.set(label, (this.texts.get(label) ?? 0) + by);
    this.terms.set(label, (this.terms.get(label) ?? 0) + by * terms.length);
    this.allTerms += by * terms.length;
    for (const { key } of terms) {
      let counts = this.counts.get(key);
      if (!counts) this.counts.set(key, (counts = new Map()));
      const left = (counts.get(label) ?? 0) + by;
      if (left > 0) counts.set(label, left);
      else counts.delete(label);
      if (counts.size === 0) this.counts.delete(key);
    }
  }

  private shares({ text, terms }: Example): {
    label: string;
    share: number;
    because(): Because[];
  }[] {
    const inList = wordingsIn(text, this.listed);
    const known = terms.flatMap((term): Known[] => {
      const counts = this.counts.get(term.key);
      if (!counts) return [];
      return [{ term, counts, all: [...counts.values()].reduce((sum, count) => sum + count, 0) }];
    });
    if (known.length === 0 && inList.length === 0) return [];
    const labels = [...this.texts.keys()].sort();
    const scores = this.learnedScores(known, labels);
    const scored = labels.map((label, place) => {
      const words = new Set(inList.filter(({ name }) => name === label).map(({ shown }) => shown));
      const learned = (this.texts.get(label) ?? 0) > 0;
      const score =
        Math.min(LISTED_MOST, LISTED * words.size) +
        // A label nobody used yet can come from the list alone.
        (learned ? (scores[place] ?? 0) : this.size > 0 ? -1 : 0);
      return {
        label,
        score,
        because: () => reasons(words, learned ? this.parts(known, label) : []),
      };
    });
    const highest = Math.max(...scored.map(({ score }) => score));
    const powers = scored.map(({ score }) => Math.exp((score - highest) / FLATTER));
    const whole = powers.reduce((sum, power) => sum + power, 0);
    return scored.map(({ label, because }, index) => ({
      label,
      share: (powers[index] ?? 0) / whole,
      because,
    }));
  }

  /**
   * How much likelier the terms are under each label than under the others. Most labels have none of a term: what that
   * tells is the same for all of them but for how much was learned of each.
   */
  private learnedScores(known: readonly Known[], labels: readonly string[]): Float64Array {
    const scores = new Float64Array(labels.length);
    const places = new Map(labels.map((label, place) => [label, place]));
    let common = 0;
    let weights = 0;
    for (const { term, counts, all } of known) {
      const weight = KIND_WEIGHTS[term.kind];
      const absent = Math.log(SMOOTHING / (all + SMOOTHING));
      common += weight * absent;
      weights += weight;
      for (const [label, here] of counts) {
        const place = places.get(label) ?? 0;
        const present = Math.log((here + SMOOTHING) / (all - here + SMOOTHING));
        scores[place] = (scores[place] ?? 0) + weight * (present - absent);
      }
    }
    return scores.map(
      (score, place) => score + common + weights * this.learnedMore(labels[place] ?? ''),
    );
  }

  /** What each term speaks for one label. */
  private parts(known: readonly Known[], label: string): Part[] {
    const more = this.learnedMore(label);
    return known.map(({ term, counts, all }) => {
      const here = counts.get(label) ?? 0;
      const odds = Math.log((here + SMOOTHING) / (all - here + SMOOTHING)) + more;
      return { word: term.shown, kind: term.kind, part: KIND_WEIGHTS[term.kind] * odds };
    });
  }

  /** By how much more was learned of the other labels than of this one, as a logarithm. */
  private learnedMore(label: string): number {
    const size = SMOOTHING * Math.max(1, this.counts.size);
    const own = this.terms.get(label) ?? 0;
    return Math.log((this.allTerms - own + size) / (own + size));
  }

  private confidence(share: number): number {
    if (this.checkedTexts < FEWEST_CHECKED) return share * UNCHECKED_TRUST;
    this.steps ??= isotonic(
      this.checked.map(({ share: at, right }) => ({ at, value: Number(right) })),
    );
    let value = 0;
    for (const step of this.steps) {
      if (step.from > share) break;
      value = step.value;
    }
    return value;
  }
}

/** A term speaks when it makes the label this much likelier. */
const SPEAKS = Math.log(2);

function reasons(words: ReadonlySet<string>, parts: readonly Part[]): Because[] {
  const told: Because[] = [...words].map((word) => ({ word, from: 'list' }));
  const all = parts
    .filter(({ kind, part }) => kind !== 'kanji' && part >= SPEAKS * KIND_WEIGHTS[kind])
    .sort((a, b) => b.part - a.part);
  const whole = all.filter(({ kind }) => kind !== 'pair' && kind !== 'ending');
  // Pieces tell a reader little: only where there is nothing else.
  const speaking = whole.length > 0 || words.size > 0 ? whole : all;
  for (const { word } of speaking) {
    const known = told.some((each) => each.word.includes(word) || word.includes(each.word));
    if (!known) told.push({ word, from: 'learned' });
  }
  return told;
}
