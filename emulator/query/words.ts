/**
 * `like`: a word search, not a substring search. Latin letters and digits make words that match only
 * whole; Japanese has no word boundaries, so any run of it matches. Case and width do not count.
 */

/** Text folded for search: width and case are made one. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Whether all words of the keyword are in the text. Blanks in the keyword part words. */
export function matchesWords(text: string, keyword: string): boolean {
  const folded = fold(text);
  const words = fold(keyword)
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => hasWord(folded, word));
}

const LATIN = /[\p{Script=Latin}\p{Nd}]/u;

/** Letters and digits that make words found only whole. @param unit one UTF-16 unit, or nothing */
export const isLatin = (unit: string): boolean => LATIN.test(unit);

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const insideBefore = isLatin(word.charAt(0)) && isLatin(text.charAt(at - 1));
    const end = at + word.length;
    const insideAfter = isLatin(word.charAt(word.length - 1)) && isLatin(text.charAt(end));
    if (!insideBefore && !insideAfter) return true;
  }
  return false;
}

/** What a reader sees of rich text. */
export function htmlToText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** Nothing but blanks and line breaks: what `is empty` means. */
export function isBlankText(text: string): boolean {
  return text.trim() === '';
}
