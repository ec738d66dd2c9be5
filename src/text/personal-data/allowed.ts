/**
 * The white list: the office's own numbers, addresses, mail domains and words, which may stand in any text. An entry is
 * written once, in any width and with any hyphens.
 */
import type { Plain } from './mark';
import { numberOf, plainOf } from './plain';

export type Allowed = (plain: Plain, start: number, end: number) => boolean;

export function allowedBy(entries: readonly string[]): Allowed {
  const tests = entries
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map(allowedByOne);
  return (plain, start, end) => tests.some((allows) => allows(plain, start, end));
}

function allowedByOne(entry: string): Allowed {
  const written = plainOf(entry).text;
  const domain = /^(?:[\w.+-]*@)?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})$/.exec(written)?.[1];
  if (domain !== undefined)
    return ofDomain(domain.toLowerCase(), written.replace(/^@/, '').toLowerCase());
  const digits = plainOf(entry).digits.replace(/\D/g, '');
  // A number: only its digits count. One told without its area code is the same number.
  if (digits.length >= 7 && /^[\d\s()+.の・-]+$/.test(plainOf(entry).digits)) {
    return (plain, start, end) => {
      const found = plain.digits.slice(start, end).replace(/\D/g, '');
      return (
        found === digits || (found.length >= 6 && digits.startsWith('0') && digits.endsWith(found))
      );
    };
  }
  return ofWords(comparable(written));
}

/** `city.example.jp` allows every address at it and at what lies below it; `koe@city.example.jp` that one alone. */
function ofDomain(domain: string, whole: string): Allowed {
  return (plain, start, end) => {
    const found = plain.text.slice(start, end).toLowerCase();
    if (whole.includes('@')) return found === whole;
    const host = /(?:@|:\/\/)([a-z0-9.-]+)/.exec(found)?.[1] ?? '';
    return host === domain || host.endsWith(`.${domain}`);
  };
}

/** The words stand where the mark is, or begin it (「坂本」 allows 「坂本さん」). */
function ofWords(entry: string): Allowed {
  return (plain, start, end) => {
    const from = Math.max(0, start - entry.length * 2);
    const around = comparable(plain.text.slice(from, end));
    const found = comparable(plain.text.slice(start, end));
    if (/^.{0,4}$/.test(found.slice(entry.length)) && found.startsWith(entry)) return true;
    return around.endsWith(entry) && entry.endsWith(found);
  };
}

/** 「三丁目15番3号」 and 「3-15-3」 are one address. */
function comparable(plain: string): string {
  return plain
    .replace(/[〇零一二三四五六七八九十百]+(?=丁目|番|号|の)/g, (kanji) =>
      String(numberOf(kanji) ?? kanji),
    )
    .replace(/(?<=\d)(?:丁目|番地の?|番|の)(?=\d)/g, '-')
    .replace(/(?<=\d)(?:番地|号)/g, '')
    .replace(/\s/g, '')
    .toLowerCase();
}
