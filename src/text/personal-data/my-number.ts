/**
 * マイナンバー in a text. kintone is not a system that may handle them (番号法), so a number whose check digit fits
 * is refused rather than masked. A 12-digit parcel number rarely fits.
 */
import { all, finding } from './find';
import type { Detector } from './mark';
import { plainOf } from './plain';

/** Blanks, hyphens and dots between groups of four. */
const gap = '[- .・の]{0,2}';
const grouped = `\\d{4}${gap}\\d{4}${gap}\\d{4}`;
/**
 * Not part of a longer number: of 13 digits (法人番号), or, in groups, of four groups of four (a card). A year may
 * follow, and digits after a blank are another number.
 */
const written = new RegExp(
  [
    '(?<!\\d|\\d-)\\d{12}(?!-?\\d)',
    `(?<!\\d|\\d-|\\d{4} )${grouped}(?!-?\\d| \\d{4}(?![\\d年]))`,
    '(?<!\\d|\\d[- ])\\d(?:[- .・]\\d){11}(?![- ]?\\d)',
  ].join('|'),
  'g',
);
const cued = new RegExp(
  `(?:マイナンバー|個人番号|[Mm]y ?[Nn]umber)[^\\d。\\n]{0,8}(${grouped})(?!-?\\d)`,
  'g',
);

export const myNumber: Detector = ({ digits }) => [
  ...all(digits, written)
    .filter(({ text }) => isMyNumber(onlyDigits(text)))
    .map((place) => finding('myNumber', place, 'certain', 'checkDigit')),
  ...all(digits, cued, 1).map((place) => finding('myNumber', place, 'likely', 'cue')),
];

/** Numbers whose check digit fits, as digits, however they are written. */
export function findMyNumbers(text: string): string[] {
  return all(plainOf(text).digits, written)
    .map((found) => onlyDigits(found.text))
    .filter(isMyNumber);
}

/**
 * 番号法施行令の総務省令 第5条: the last digit is 11 - (ΣPn·Qn mod 11), 0 when that remainder is at most 1;
 * Pn is the n-th digit from the low end of the first eleven, Qn is n+1 up to the sixth and n-5 after.
 */
export function isMyNumber(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  const low = [...digits.slice(0, 11)].reverse().map(Number);
  const sum = low.reduce(
    (total, digit, index) => total + digit * (index < 6 ? index + 2 : index - 4),
    0,
  );
  const remainder = sum % 11;
  return Number(digits[11]) === (remainder <= 1 ? 0 : 11 - remainder);
}

function onlyDigits(written: string): string {
  return written.replace(/\D/g, '');
}
