/** A voice in the few letters that a post holds, and how long it is. */
import type { PublishedVoice } from './published';
import type { PublishingSettings } from './settings';

export type Sns = PublishingSettings['sns'];

/**
 * As X weighs a post (twitter-text, config v3): characters in these ranges 100, all others and an emoji as a whole 200,
 * an address 23 characters of 100. Two of 100 are one Japanese character: a limit of 140 is X's 280.
 */
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
const ADDRESS_LENGTH = 11.5;
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;

/** In characters; half ones only when weighted. */
export function lengthOf(text: string, counting: Sns['counting']): number {
  return pieces(text, counting).reduce((total, { length }) => total + length, 0);
}

export interface Fit {
  length: number;
  /** The part that fits, and what is over. */
  kept: string;
  over: string;
}

export function fitOf(text: string, { limit, counting }: Pick<Sns, 'limit' | 'counting'>): Fit {
  let length = 0;
  let kept = '';
  let over = '';
  for (const piece of pieces(text, counting)) {
    length += piece.length;
    if (length <= limit && over === '') kept += piece.text;
    else over += piece.text;
  }
  return { length, kept, over };
}

export interface SnsDraft {
  text: string;
  /** What of the published text is not in it; '' when all is. */
  left: string;
}

/**
 * 【区民のこえ】件名, the summary and the city's view. What is too long loses the end of the view, at the end of a
 * sentence where that keeps half of what would fit, and says so with 「…」.
 */
export function snsDraft({ words }: PublishedVoice, sns: Sns): SnsDraft {
  const head = `${sns.head}${words.title}`;
  const foot = sns.foot.trim() === '' ? '' : `\n${sns.foot.trim()}`;
  const whole = (text: string): string => `${head}\n${oneLine(words.summary)}\n→${text}${foot}`;
  const text = oneLine(words.text);
  if (lengthOf(whole(text), sns.counting) <= sns.limit) return { text: whole(text), left: '' };
  const room = sns.limit - lengthOf(whole('…'), sns.counting);
  if (room <= 0) return shortest(head, foot, words.summary, text, sns);
  const { kept } = fitOf(text, { limit: room, counting: sns.counting });
  const sentence = Math.max(kept.lastIndexOf('。'), kept.lastIndexOf('. ')) + 1;
  const end = sentence * 2 >= kept.length && sentence > 0 ? sentence : kept.length;
  const shown = text.slice(0, end);
  return { text: whole(shown + (end === sentence ? '' : '…')), left: text.slice(end) };
}

/** Not even the summary fits: it is cut, and the view is left to the page. */
function shortest(
  head: string,
  foot: string,
  summary: string,
  text: string,
  { limit, counting }: Sns,
): SnsDraft {
  const written = oneLine(summary);
  const room = Math.max(0, limit - lengthOf(`${head}\n…${foot}`, counting));
  const { kept, over } = fitOf(written, { limit: room, counting });
  return {
    text: `${head}\n${kept}${over === '' ? '' : '…'}${foot}`,
    left: [over, text].filter(Boolean).join('／'),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

function pieces(text: string, counting: Sns['counting']): { text: string; length: number }[] {
  const letters = [...graphemes.segment(text)].map(({ segment, index }) => ({
    text: segment,
    index,
    length: counting === 'plain' ? [...segment].length : weight(segment),
  }));
  if (counting === 'plain') return letters;
  return [...text.matchAll(ADDRESS)].reduce((list, match) => {
    const end = match.index + match[0].length;
    const inside = (at: number): boolean => at >= match.index && at < end;
    const first = list.findIndex(({ index }) => inside(index));
    const rest = list.filter(({ index }) => !inside(index));
    rest.splice(first, 0, { text: match[0], index: match.index, length: ADDRESS_LENGTH });
    return rest;
  }, letters);
}

function weight(grapheme: string): number {
  if (/\p{Extended_Pictographic}/u.test(grapheme)) return 1;
  return [...grapheme.normalize('NFC')].reduce((total, letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return total + (LIGHT.some(([from, to]) => code >= from && code <= to) ? 0.5 : 1);
  }, 0);
}
