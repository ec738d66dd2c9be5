/** Names for groups of texts, made of the words that stand in them and seldom elsewhere. No word is invented. */
import { fold } from '../kana';
import type { Term } from '../words';

/** Words of one group that are given at most: the first few are its label, the rest tell it from its likes. */
const MOST_WORDS = 8;
/** How well a word serves in a label, by how it is written: 「停め」 says less than 「駐輪場」. */
const PLAIN = 1;
const MIXED = 0.5;
const KANA = 0.3;
/** 「置」 of 置く is left of a word that was cut. */
const ONE_SIGN = 0.1;

/** Meanings by the name in their key, as the office writes them. */
export type MeaningNames = ReadonlyMap<string, string>;

/** @param groups as the lexicon's synonyms were made of: the first wording names the meaning */
export function meaningNames(groups: readonly (readonly string[])[]): MeaningNames {
  return new Map(
    groups.map(([first = '']) => {
      const name = first.replace(/[+＋]/g, '');
      return [fold(name), name];
    }),
  );
}

/**
 * @param groups terms of each group's texts
 * @param others terms of the texts that are in no group
 * @returns for each group its words, the most telling first; fewer, or none, where its texts share no word
 */
export function wordsOf(
  groups: readonly (readonly (readonly Term[])[])[],
  others: readonly (readonly Term[])[],
  names: MeaningNames,
): string[][] {
  const counts = groups.map(countsOf);
  const all = new Map<string, number>();
  for (const known of [...counts, countsOf(others)]) {
    for (const [key, { texts }] of known) all.set(key, (all.get(key) ?? 0) + texts);
  }
  const size = groups.reduce((sum, texts) => sum + texts.length, others.length);
  return groups.map((texts, group) => {
    const scored = [...(counts[group] ?? [])].flatMap(([key, { texts: within, spellings }]) => {
      if (within < 2 && texts.length > 1) return [];
      const lift = within / texts.length / ((all.get(key) ?? within) / size);
      const word = wordFor(key, spellings, names);
      return [{ key, word, score: within * Math.log(lift) * worth(key, word) }];
    });
    scored.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    return withoutRepeats(scored.filter(({ score }) => score > 0).map(({ word }) => word));
  });
}

interface Count {
  texts: number;
  /** How often each spelling is met. */
  spellings: Map<string, number>;
}

function countsOf(texts: readonly (readonly Term[])[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const terms of texts) {
    for (const { key, kind, shown } of terms) {
      if (kind !== 'word' && kind !== 'meaning') continue;
      const count = counts.get(key) ?? { texts: 0, spellings: new Map<string, number>() };
      counts.set(key, count);
      count.texts += 1;
      count.spellings.set(shown, (count.spellings.get(shown) ?? 0) + 1);
    }
  }
  return counts;
}

/** Of a meaning the office's word, of a word its commonest spelling. */
function wordFor(key: string, spellings: ReadonlyMap<string, number>, names: MeaningNames): string {
  const name = key.startsWith('=') ? names.get(key.slice(1)) : undefined;
  if (name !== undefined) return name;
  const [first] = [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? key.slice(1);
}

function worth(key: string, word: string): number {
  if (word.length < 2 && !key.startsWith('=')) return ONE_SIGN;
  if (key.startsWith('=')) return PLAIN;
  if (/^[\p{sc=Han}々ァ-ヺーa-z0-9]{2,}$/u.test(word)) return PLAIN;
  return /\p{sc=Han}|[ァ-ヺ]/u.test(word) ? MIXED : KANA;
}

function withoutRepeats(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (const word of words) {
    if (kept.length === MOST_WORDS) break;
    const folded = fold(word);
    if (kept.some((each) => fold(each).includes(folded) || folded.includes(fold(each)))) continue;
    kept.push(word);
  }
  return kept;
}

/** Which of `groups` names these words: all its wordings are among them. The one with most wordings, of equal ones the first. */
export function nameFor(
  words: readonly string[],
  groups: readonly { name: string; wordings: readonly string[] }[],
): string | undefined {
  const known = new Set(words.map(fold));
  let best: { name: string; wordings: readonly string[] } | undefined;
  for (const group of groups) {
    const fits = group.wordings.length > 0 && group.wordings.every((each) => known.has(fold(each)));
    if (fits && group.wordings.length > (best?.wordings.length ?? 0)) best = group;
  }
  return best?.name;
}
