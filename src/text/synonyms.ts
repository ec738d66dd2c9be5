/**
 * Wordings that mean the same. A group is a list of wordings: the first gives the meaning its name. A wording is
 * found in a text as it stands, in either kana and any width; at the end of a verb or adjective its inflection may
 * differ (停める finds 停めて). A wording of several parts joined by `+` is found where one sentence has all of them,
 * in any order: 自転車+停める.
 */
import { fold } from './kana';

export interface Synonyms {
  root: Node;
  /** Meaning of each wording, and how many different parts it has. */
  wordings: readonly { name: string; parts: number }[];
}

interface Node {
  next: Map<string, Node>;
  /** Parts that end here. */
  parts: Part[];
}

interface Part {
  /** Index of the wording. */
  wording: number;
  /** Bit of this part among those of its wording. */
  bit: number;
  /** What follows must be hiragana: one kanji alone begins too many other words. */
  inflected: boolean;
}

export interface Meaning {
  name: string;
  /** The wording as the text writes it. */
  shown: string;
}

const GROUP_SEPARATOR = /[=＝]/;

/** Groups from lines of text, `駐輪場=自転車置き場`. Lines that name no two wordings are left out. */
export function readGroups(written: string): string[][] {
  return written
    .split('\n')
    .map((line) =>
      line
        .split(GROUP_SEPARATOR)
        .map((each) => each.trim())
        .filter(Boolean),
    )
    .filter((group) => group.length > 1);
}

export function writeGroups(groups: readonly (readonly string[])[]): string {
  return groups.map((group) => group.join('=')).join('\n');
}

/** A meaning and its wordings. */
export interface Group {
  name: string;
  wordings: readonly string[];
}

/** The first wording gives the name, in one spelling. */
export function groupOf(wordings: readonly string[]): Group {
  return { name: fold(wordings[0]?.replace(/[+＋]/g, '') ?? ''), wordings };
}

export function wordingsOf(groups: readonly Group[]): Synonyms {
  const root: Node = { next: new Map(), parts: [] };
  const wordings: { name: string; parts: number }[] = [];
  for (const { name, wordings: members } of groups) {
    for (const wording of members) {
      const parts = wording
        .split(/[+＋]/)
        .map(patternOf)
        .filter(({ text }) => text !== '');
      if (name === '' || parts.length === 0 || parts.length > 30) continue;
      parts.forEach(({ text, inflected }, index) => {
        let node = root;
        for (const character of text) {
          let next = node.next.get(character);
          if (!next) node.next.set(character, (next = { next: new Map(), parts: [] }));
          node = next;
        }
        node.parts.push({ wording: wordings.length, bit: 1 << index, inflected });
      });
      wordings.push({ name, parts: parts.length });
    }
  }
  return { root, wordings };
}

/** The ending of a verb or adjective goes: what stands before it is found in all its forms. */
function patternOf(part: string): { text: string; inflected: boolean } {
  const folded = foldInPlace(part.trim().normalize('NFKC').toLowerCase());
  const [, kanji = '', ending = ''] =
    /^(.*\p{sc=Han})([ぁ-ゖ]{0,2}[いうくすつぬぶむるぐ])$/u.exec(folded) ?? [];
  if (kanji === '') return { text: folded, inflected: false };
  const text = kanji + ending.slice(0, -1);
  return { text, inflected: ending.length === 1 && [...kanji].length === 1 };
}

const SENTENCE_END = /[。!?\n]/;

/**
 * @param text in one width
 * @param starts 1 where a word of the text begins
 */
export function meaningsIn(text: string, starts: Uint8Array, synonyms: Synonyms): Meaning[] {
  const folded = foldInPlace(text);
  const found: Meaning[] = [];
  /** Parts met in the sentence by wording, and the text of the first. */
  let met = new Map<number, { bits: number; shown: string[] }>();
  for (let at = 0; at < folded.length; at += 1) {
    const here = folded.charAt(at);
    if (SENTENCE_END.test(here)) met = new Map();
    let node = synonyms.root.next.get(here);
    if (!node || !mayBegin(text, at, starts)) continue;
    for (let end = at + 1; node; end += 1) {
      for (const part of node.parts) {
        if (!mayEnd(text, end, part)) continue;
        const wording = synonyms.wordings[part.wording];
        if (!wording) continue;
        const parts = met.get(part.wording) ?? { bits: 0, shown: [] };
        met.set(part.wording, parts);
        if ((parts.bits & part.bit) !== 0 && wording.parts > 1) continue;
        parts.bits |= part.bit;
        parts.shown.push(text.slice(at, inflectedEnd(text, end, starts)));
        if (parts.bits !== (1 << wording.parts) - 1) continue;
        found.push({ name: wording.name, shown: parts.shown.slice(-wording.parts).join('…') });
      }
      node = node.next.get(folded.charAt(end));
    }
  }
  return found;
}

const KANA = /[ぁ-ゖァ-ヺー]/;
const HIRAGANA = /[ぁ-ゖ]/;
const KATAKANA = /[ァ-ヺー]/;
const LATIN = /[a-z0-9]/;

/** Kana and letters mean something from the beginning of a word on only: マト is no part of トマト. */
function mayBegin(text: string, at: number, starts: Uint8Array): boolean {
  const here = text.charAt(at);
  if (starts[at] === 1 || !(KANA.test(here) || LATIN.test(here))) return true;
  const before = text.charAt(at - 1);
  return [HIRAGANA, KATAKANA, LATIN].every((kind) => !(kind.test(here) && kind.test(before)));
}

function mayEnd(text: string, end: number, { inflected }: Part): boolean {
  const next = text.charAt(end);
  if (inflected && !HIRAGANA.test(next)) return false;
  return !(LATIN.test(next) && LATIN.test(text.charAt(end - 1)));
}

/** To the end of the word, for who reads it: 停め in 停められ. */
function inflectedEnd(text: string, from: number, starts: Uint8Array): number {
  let end = from;
  while (end < text.length && starts[end] !== 1 && HIRAGANA.test(text.charAt(end))) end += 1;
  return end;
}

/** As `fold`, character by character, so that places stay the same. */
function foldInPlace(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (katakana) => String.fromCharCode(katakana.charCodeAt(0) - 0x60));
}
