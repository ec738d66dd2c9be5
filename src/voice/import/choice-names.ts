/** Names in a log against the form's choices, sections and people: the same but for their spelling, or merely alike. */
import { normalized } from '../../settings/mapping';

/** What a log may say in the place of a name, by its code or any other of its names. */
export interface Choosable {
  /** As kintone takes it. */
  value: string;
  names: string[];
}

/** What a person decided for a value that is none of the choices. */
export type Decision =
  | { kind: 'choose'; value: string }
  /** The field stays empty. */
  | { kind: 'empty' }
  /** Rows with this value are not imported. */
  | { kind: 'skip' };

/** Finds a choice by any of its names, whatever width, case or blanks it is written with. */
export function nameIndex(choices: readonly Choosable[]): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const { value, names } of choices) {
    for (const name of [value, ...names]) {
      const key = normalized(name);
      if (key !== '' && !index.has(key)) index.set(key, value);
    }
  }
  return index;
}

/** The choice most like the value; undefined where none is like it enough to be proposed. */
export function mostAlike(written: string, choices: readonly Choosable[]): string | undefined {
  let best: { value: string; score: number } | undefined;
  for (const { value, names } of choices) {
    const score = Math.max(...[value, ...names].map((name) => likeness(written, name)));
    if (score >= LIKE_ENOUGH && score > (best?.score ?? 0)) best = { value, score };
  }
  return best?.value;
}

const LIKE_ENOUGH = 0.4;

/** Other words for the ways in which voices come, as logs of offices have them. */
const SAME_WORDS: [string, RegExp][] = [
  ['電話', /^(tel|でんわ|☎|架電|入電)/],
  ['窓口', /^(来庁|来所|来館|来客|対面|カウンター)/],
  ['メール', /(e-?mail|eメール|電子メール|フォーム)/],
  ['手紙', /^(はがき|葉書|文書|郵送|郵便|投書|封書)/],
  ['訪問', /^(現地|出張|巡回)/],
  ['苦情', /^(クレーム)/],
  ['感謝', /^(お礼|御礼|お褒め)/],
];

/** 0 to 1. */
function likeness(written: string, name: string): number {
  const a = normalized(written);
  const b = normalized(name);
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  if (SAME_WORDS.some(([word, others]) => b === word && others.test(a))) return 0.95;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // 黒崎市民センター holds 黒崎; the more of it, the better: 永犬丸西 before 永犬丸.
  const contained =
    short.length > 1 && long.includes(short) ? 0.5 + (0.4 * short.length) / long.length : 0;
  return Math.max(contained, dice(a, b));
}

/** Share of neighbouring pairs of characters that two texts have in common (Sørensen–Dice). */
function dice(a: string, b: string): number {
  const pairs = (text: string): string[] =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const left = pairs(a);
  const right = pairs(b);
  if (left.length + right.length === 0) return 0;
  const open = [...right];
  let common = 0;
  for (const pair of left) {
    const at = open.indexOf(pair);
    if (at < 0) continue;
    open.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}
