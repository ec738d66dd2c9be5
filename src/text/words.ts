/**
 * Text as terms that can be compared: words, the meanings that synonyms share, and pieces of words, so that another
 * wording of the same wish still has something in common with it. Japanese and English; no dictionary is shipped:
 * words are those of the browser's `Intl.Segmenter`, and pieces make up for where it cuts wrongly. The same text and
 * lexicon always give the same terms.
 */
import { fold } from './kana';
import { groupOf, meaningsIn, wordingsOf, type Meaning, type Synonyms } from './synonyms';

export type TermKind =
  | 'word'
  /** What several wordings mean: a line of the synonyms. */
  | 'meaning'
  /** Two characters in a row, one of them no hiragana. */
  | 'pair'
  /** One kanji. */
  | 'kanji'
  /** How a sentence ends: what kind of thing is said, rather than of what. */
  | 'ending'
  /** Nothing that is said: where, how or by whom it was heard. */
  | 'circumstance';

export interface Term {
  /** Equal for equal terms, also from text to text; its first character tells the kind. */
  key: string;
  kind: TermKind;
  /** How often the text has it. */
  count: number;
  /** As the text first writes it. */
  shown: string;
}

/** The office's own words; what a text's terms depend on beside the text. */
export interface Lexicon {
  synonyms: Synonyms;
  /** Folded. */
  stopWords: ReadonlySet<string>;
}

/**
 * @param synonyms groups of wordings with one meaning (see synonyms.ts)
 * @param stopWords words that say nothing of what a text is about, in any spelling
 */
export function lexiconOf(
  synonyms: readonly (readonly string[])[],
  stopWords: readonly string[],
): Lexicon {
  return { synonyms: wordingsOf(synonyms.map(groupOf)), stopWords: new Set(stopWords.map(fold)) };
}

/** Terms in the order in which they are met, each once. */
export function termsOf(text: string, lexicon: Lexicon): Term[] {
  const terms = new Map<string, Term>();
  const add = (kind: TermKind, folded: string, shown: string): void => {
    const key = MARKS[kind] + folded;
    const known = terms.get(key);
    if (known) known.count += 1;
    else terms.set(key, { key, kind, count: 1, shown });
  };
  const read = readable(text);
  const { words, starts } = segmented(read);
  for (const word of words) {
    const folded = stem(word);
    if (folded !== '' && !lexicon.stopWords.has(folded)) add('word', folded, word);
  }
  for (const { name, shown } of meaningsIn(read, starts, lexicon.synonyms)) {
    add('meaning', name, shown);
  }
  addPieces(read, (kind, folded, shown) => {
    if (!lexicon.stopWords.has(folded)) add(kind, folded, shown);
  });
  return [...terms.values()];
}

/** A term of another text by its key, as `termsOf` and `endingsOf` gave it: how that text writes it is not known. */
export function termOf(key: string): Term {
  const kind = KINDS.get(key.charAt(0));
  if (kind === undefined) throw new TypeError(`${key} is the key of no term`);
  return { key, kind, count: 1, shown: key.slice(1) };
}

/**
 * Where or how a text was heard, for what is learned of it: no part of `termsOf`.
 * @param name of the field, and `label` of its value, as a reader knows them
 */
export function circumstance(name: string, value: string, label = value): Term {
  const key = `${MARKS.circumstance}${name}：${value}`;
  return { key, kind: 'circumstance', count: 1, shown: `${name}：${label}` };
}

/** The last one to three characters of each sentence, for telling a wish from a question: no part of `termsOf`. */
export function endingsOf(text: string): Term[] {
  const terms = new Map<string, Term>();
  for (const sentence of readable(text).split(/[。!?\n]/)) {
    const said = sentence.trim();
    for (const length of said.length < 3 ? [] : [1, 2, 3]) {
      const ending = said.slice(-length);
      const key = `${MARKS.ending}${ending}`;
      const known = terms.get(key);
      if (known) known.count += 1;
      else terms.set(key, { key, kind: 'ending', count: 1, shown: `～${ending}` });
    }
  }
  return [...terms.values()];
}

/** Which of these wordings a text has. */
export function wordingsIn(text: string, wordings: Synonyms): Meaning[] {
  const read = readable(text);
  return meaningsIn(read, segmented(read).starts, wordings);
}

const MARKS: Record<TermKind, string> = {
  word: 'w',
  meaning: '=',
  pair: 'p',
  kanji: 'k',
  ending: 'e',
  circumstance: '@',
};
const KINDS = new Map(
  (Object.keys(MARKS) as TermKind[]).map((kind) => [MARKS[kind], kind] as const),
);

/** One spelling of width, hyphens and blanks, which leaves kana and kanji as they are. */
function readable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-');
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

function segmented(text: string): { words: string[]; starts: Uint8Array } {
  const words: string[] = [];
  const starts = new Uint8Array(text.length + 1);
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    starts[index] = 1;
    if (isWordLike) words.push(segment);
  }
  return { words, starts };
}

const KANJI = /[\p{sc=Han}々]/u;
const HIRAGANA_END = /[ぁ-ゖー]+$/;

/** Stems by word: a few thousand words make up most texts, and an office repeats its own. */
const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

/** What stays of a word when its inflection goes: 停める, 停めて → 停; parks → park. '' for what is no word of its own. */
function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) {
    if (stems.size >= MOST_STEMS) stems.clear();
    stems.set(word, (known = stemmed(word)));
  }
  return known;
}

function stemmed(word: string): string {
  if (/^[\d.,:-]+$/.test(word)) return '';
  if (/^[a-z'’-]+$/.test(word)) return englishStem(word);
  if (KANJI.test(word))
    return fold(word.replace(/^[おご](?=\p{sc=Han})/u, '').replace(HIRAGANA_END, ''));
  const folded = fold(word);
  if (folded.length < 2) return '';
  // サーバー and サーバ.
  return folded.length > 3 ? folded.replace(/ー$/, '') : folded;
}

function englishStem(word: string): string {
  const plain = word.replace(/['’]s?$/, '');
  if (plain.length < 2) return '';
  if (plain.length > 5 && plain.endsWith('ing')) return plain.slice(0, -3);
  if (plain.length > 4 && plain.endsWith('ed')) return plain.slice(0, -2);
  if (plain.length > 4 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  return plain.length > 3 && /[^s]s$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** Stretches of Japanese without punctuation. */
const STRETCH = /[\p{sc=Han}々ぁ-ゖァ-ヺー]+/gu;
const HIRAGANA = /[ぁ-ゖ]/;

function addPieces(
  text: string,
  add: (kind: 'pair' | 'kanji', folded: string, shown: string) => void,
): void {
  for (const [stretch] of text.matchAll(STRETCH)) {
    const folded = fold(stretch);
    // A character outside the basic plane, or one that folds to none, would shift all that follows.
    if (folded.length !== stretch.length) continue;
    for (let at = 0; at < stretch.length; at += 1) {
      const here = stretch.charAt(at);
      if (KANJI.test(here)) add('kanji', here, here);
      const next = stretch.charAt(at + 1);
      if (next === '' || (HIRAGANA.test(here) && HIRAGANA.test(next))) continue;
      add('pair', folded.slice(at, at + 2), stretch.slice(at, at + 2));
    }
  }
}
