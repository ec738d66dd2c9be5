/** Names of places in one spelling, so that what a clerk types and what the area master says can be compared. Pure. */

const KANJI_DIGITS = '〇一二三四五六七八九';
const CITY = /^(?:福岡県)?(?:北九州市)?(?:八幡西区)?/;

/**
 * Half-width, without blanks, prefecture, city and ward; 丁目 in arabic numbers; ヶ, ケ and が between kanji as ケ, ノ and
 * 之 as の; without 大字 and the 字 behind it.
 *
 *     placeName('北九州市八幡西区大字楠橋字中村')  // '楠橋中村'
 *     placeName('医生が丘二丁目')                // '医生ケ丘2丁目'
 */
export function placeName(written: string): string {
  const plain = written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(CITY, '');
  return withoutOaza(plain)
    .replace(/(?<=\p{Script=Han})[ヶケヵがガ](?=\p{Script=Han})/gu, 'ケ')
    .replace(/(?<=\p{Script=Han})[ノ之](?=\p{Script=Han})/gu, 'の')
    .replace(/([〇一二三四五六七八九十]+)(?=丁目)/g, (kanji) => String(fromKanji(kanji)))
    .replace(/(?<=\d)[ーｰ](?=\d)/g, '-');
}

/** 大字楠橋字中村 → 楠橋中村. A 字 without 大字 before it may be part of a name. */
function withoutOaza(name: string): string {
  return name.replace(/大字([^字]*)字?/g, '$1');
}

/** Up to 99: no 丁目 is higher. */
function fromKanji(kanji: string): number {
  const [tens, ones] = kanji.includes('十') ? kanji.split('十') : ['0', kanji];
  const digit = (written: string | undefined, empty: number): number =>
    written === undefined || written === '' ? empty : KANJI_DIGITS.indexOf(written.slice(-1));
  return tens === '0' ? digit(ones, 0) : digit(tens, 1) * 10 + digit(ones, 0);
}

/** A town of the master: whole, or some of its 丁目. */
export interface Town {
  name: string;
  /** Absent: all of the town. */
  chome?: readonly number[];
}

/**
 * Towns as the master lists them, one a line or with 、 between: `相生町`, `黒崎1丁目`, `黒崎一丁目〜三丁目`, `千代1～2丁目`.
 */
export function townsIn(listed: string): Town[] {
  return listed
    .split(/[\n\r、,，;；]/)
    .map(placeName)
    .filter((line) => line !== '')
    .map(town);
}

function town(line: string): Town {
  const found = /^(.*?)(\d+)(?:丁目)?(?:[~〜～-](\d+))?丁目$/.exec(line);
  const [, name = line, first, last = first] = found ?? [];
  if (first === undefined) return { name: line };
  const [from, to] = [Number(first), Number(last)];
  return {
    name,
    chome: Array.from({ length: Math.max(0, to - from) + 1 }, (_, place) => from + place),
  };
}

/** Names of schools without what every school has: `黒崎中央小学校` → `黒崎中央`. */
export function schoolsIn(listed: string, kind: '小' | '中'): string[] {
  return listed
    .split(/[\n\r、,，;；]/)
    .map((line) => placeName(line).replace(new RegExp(`${kind}(学校)?(校区|区)?$`), ''))
    .filter((line) => line !== '');
}
