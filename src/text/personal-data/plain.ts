/**
 * One writing for what people write in many: half and full width, hyphens of every kind, kanji digits. Every
 * character remembers where it came from, so that a mark can be set in the text as it was typed.
 */
import type { Plain } from './mark';

const hyphens = /[‐‑‒–—―−⁃﹘﹣－─━]/;
/** Numbers in a circle are marks of a list, not digits. */
const circled = /[①-⓿❶-➓]/;
/** A half-width kana and its voiced mark are one character. */
const pieces = /[ｦ-ﾝ][ﾞﾟ]?|[\s\S]/gu;
const digit = '[0-9〇零一二三四五六七八九]';
/** Between digits, the sign of a long vowel is a hyphen that someone found on the keyboard first. */
const longVowel = new RegExp(`(?<=${digit})ー(?=[-ー]?${digit})`, 'g');
/** 806-0000八幡西区: names of places around begin with a digit. */
const digitOfNumber = '(?:[0-9〇零一二三四五六七九]|八(?![幡児枝]))';
/** At least four digits: fewer in kanji are words (三人, 二丁目). */
const kanjiNumber = new RegExp(`${digitOfNumber}(?:[-・.の ]{0,2}${digitOfNumber}){3,}`, 'g');

export function plainOf(original: string): Plain {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: piece, index } of original.matchAll(pieces)) {
    const written = plainPiece(piece);
    text += written;
    for (let at = 0; at < written.length; at += 1) {
      starts.push(index);
      ends.push(index + piece.length);
    }
  }
  text = text.replace(longVowel, '-');
  return {
    text,
    digits: text.replace(kanjiNumber, (number) =>
      number.replace(/[〇零一二三四五六七八九]/g, (kanji) => String(kanjiDigit(kanji))),
    ),
    original,
    originalPlace: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
  };
}

/** The value of one kanji digit; `undefined` for another character. */
export function kanjiDigit(kanji: string): number | undefined {
  const value = '〇一二三四五六七八九'.indexOf(kanji === '零' ? '〇' : kanji);
  return value < 0 ? undefined : value;
}

/** 72, 七十二, 七二 or 百二 as a number; `undefined` for other words. */
export function numberOf(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written);
  if (!/^[〇零一二三四五六七八九十百]+$/.test(written)) return undefined;
  if (!/[十百]/.test(written)) return Number([...written].map(kanjiDigit).join(''));
  const [, hundreds, tens, ones] = /^(?:(.?)百)?(?:(.?)十)?(.?)$/.exec(written) ?? [];
  const times = (many: string | undefined): number =>
    many === undefined ? 0 : many === '' ? 1 : (kanjiDigit(many) ?? 0);
  return times(hundreds) * 100 + times(tens) * 10 + (ones ? times(ones) : 0);
}

function plainPiece(piece: string): string {
  if (circled.test(piece)) return piece;
  if (hyphens.test(piece)) return '-';
  // Such as a blank of no width, which only hides that digits belong together.
  if (/^\p{Default_Ignorable_Code_Point}$/u.test(piece)) return '';
  if (piece === '\n') return piece;
  if (/^\s$/.test(piece)) return ' ';
  return piece.normalize('NFKC');
}
