/**
 * Texts as tokens for a full-text index, such that a text in which `matchesWords` finds a keyword has all of the
 * keyword's tokens: Latin words whole, everything else in pairs of characters. Tokens are ASCII letters and digits.
 */
import { fold, isLatin } from './words';

/** Longer runs count as their beginning: an index has no use for more. */
const LONGEST_RUN = 64;

/** All tokens of a text, each once, parted by blanks. */
export function gramsOf(texts: readonly string[]): string {
  const grams = new Set<string>();
  for (const text of texts) {
    for (const run of runsOf(fold(text))) {
      if (run.latin) grams.add(wordToken(run.text));
      // The last character too, so that every character begins a token.
      else for (let at = 0; at < run.text.length; at += 1) grams.add(pairToken(run.text, at));
    }
  }
  return [...grams].join(' ');
}

/** What a text with this keyword must have, as an FTS5 query; undefined when too little can be said of it. */
export function gramQuery(keyword: string): string | undefined {
  const grams = new Set<string>();
  for (const run of runsOf(fold(keyword))) {
    if (run.latin) grams.add(wordToken(run.text));
    else for (let at = 0; at + 1 < run.text.length; at += 1) grams.add(pairToken(run.text, at));
  }
  return grams.size === 0 ? undefined : [...grams].join(' AND ');
}

/** Runs of Latin letters and digits, and runs of anything else but blanks. */
function* runsOf(text: string): Generator<{ text: string; latin: boolean }> {
  let from = 0;
  let kind: 'latin' | 'other' | 'blank' = 'blank';
  for (let at = 0; at <= text.length; at += 1) {
    const next = at === text.length ? 'blank' : kindOf(text.charAt(at));
    if (next === kind) continue;
    if (kind !== 'blank') yield { text: text.slice(from, at), latin: kind === 'latin' };
    [from, kind] = [at, next];
  }
}

function kindOf(char: string): 'latin' | 'other' | 'blank' {
  if (isLatin(char)) return 'latin';
  return /\s/.test(char) ? 'blank' : 'other';
}

function wordToken(run: string): string {
  const word = run.slice(0, LONGEST_RUN);
  return /^[a-z0-9]+$/.test(word) ? `w${word}` : `x${hex(word)}`;
}

const pairToken = (run: string, at: number): string => `p${hex(run.slice(at, at + 2))}`;

const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('');
