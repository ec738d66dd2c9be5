/** The tables of examples, and how well the rules do on them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPersonalData, kinds, type Kind, type Mark } from '../../../../src/text/personal-data';

/** `seen` was held out once and has been looked at since, so that rules may be changed by it. */
export type Table = 'tuned' | 'seen' | 'held-out';

export interface Example {
  text: string;
  wanted: { kind: Kind; start: number; end: number }[];
}

/** Found more than this many characters beyond what was wanted (a title, 〒), a mark is wrong. */
const slack = 4;

export function examples(table: Table): Example[] {
  return readFileSync(join(__dirname, `${table}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => example(line.replaceAll('⏎', '\n')));
}

/** Reads `{kind|words}`; a line break is written ⏎. */
function example(line: string): Example {
  let text = '';
  const wanted: Example['wanted'] = [];
  for (const [, words = '', kind, inside = ''] of line.matchAll(
    /([^{]*)(?:\{(\w+)\|([^}]*)\})?/g,
  )) {
    text += words;
    if (kind === undefined) continue;
    if (!isKind(kind)) throw new Error(`no such kind: ${kind} in ${line}`);
    wanted.push({ kind, start: text.length, end: text.length + inside.length });
    text += inside;
  }
  return { text, wanted };
}

function isKind(word: string): word is Kind {
  return kinds.some((kind) => kind === word);
}

export interface Miss {
  text: string;
  kind: Kind;
  words: string;
  what: 'missed' | 'wrong';
}

export interface Score {
  kind: Kind | 'all';
  wanted: number;
  marked: number;
  /** Of the marks; of the wanted places. */
  right: number;
  found: number;
  precision: number;
  recall: number;
}

/** By kind, and for all of them together at the end. */
export function judge(table: readonly Example[]): { scores: Score[]; misses: Miss[] } {
  const misses: Miss[] = [];
  const counts = new Map(kinds.map((kind) => [kind, { wanted: 0, marked: 0, right: 0, found: 0 }]));
  for (const { text, wanted } of table) {
    const marks = findPersonalData(text);
    for (const place of wanted) {
      const count = counts.get(place.kind)!;
      count.wanted += 1;
      if (isFound(place, marks, text)) count.found += 1;
      else
        misses.push({
          text,
          kind: place.kind,
          words: text.slice(place.start, place.end),
          what: 'missed',
        });
    }
    for (const mark of marks) {
      const count = counts.get(mark.kind)!;
      count.marked += 1;
      if (wanted.some((place) => isRight(mark, place))) count.right += 1;
      else misses.push({ text, kind: mark.kind, words: mark.found, what: 'wrong' });
    }
  }
  const scores = [...counts].map(([kind, count]) => score(kind, count));
  const sum = (key: 'wanted' | 'marked' | 'right' | 'found') =>
    scores.reduce((total, each) => total + each[key], 0);
  const all = {
    wanted: sum('wanted'),
    marked: sum('marked'),
    right: sum('right'),
    found: sum('found'),
  };
  return { scores: [...scores, score('all', all)], misses };
}

function score(kind: Score['kind'], count: Omit<Score, 'kind' | 'precision' | 'recall'>): Score {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    ...{ kind, ...count },
    precision: share(count.right, count.marked),
    recall: share(count.found, count.wanted),
  };
}

/** Every character but blanks and signs lies in a mark of the kind. */
function isFound(place: Example['wanted'][number], marks: readonly Mark[], text: string): boolean {
  const of = marks.filter(({ kind }) => kind === place.kind);
  for (let at = place.start; at < place.end; at += 1) {
    if (/[\s()（）「」]/.test(text[at] ?? '')) continue;
    if (!of.some(({ start, end }) => start <= at && at < end)) return false;
  }
  return true;
}

function isRight(mark: Mark, place: Example['wanted'][number]): boolean {
  if (mark.kind !== place.kind || mark.end <= place.start || place.end <= mark.start) return false;
  const beyond = Math.max(0, place.start - mark.start) + Math.max(0, mark.end - place.end);
  return beyond <= slack;
}
