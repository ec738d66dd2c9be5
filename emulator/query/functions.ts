/** The word search, its index's tokens and the test for blanks as functions of SQLite. */
import type { DatabaseSync } from '@photostructure/sqlite';
import { gramsOfDocument } from './word-index';
import { htmlToText, isBlankText, matchesWords } from './words';

export function registerFunctions(sqlite: InstanceType<typeof DatabaseSync>): void {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const define = (name: string, test: (value: string, keyword: string) => boolean): void => {
    const run = (value: unknown, keyword?: unknown): number =>
      test(text(value), text(keyword)) ? 1 : 0;
    // The driver reads the number of arguments from the function's length.
    const shaped = name.includes('blank')
      ? (value: unknown) => run(value)
      : (value: unknown, keyword: unknown) => run(value, keyword);
    sqlite.function(name, { deterministic: true }, shaped as (...args: unknown[]) => number);
  };
  sqlite.function('kintone_grams', { deterministic: true }, ((document: unknown) =>
    gramsOfDocument(text(document))) as (...args: unknown[]) => string);
  define('kintone_like', matchesWords);
  define('kintone_like_html', (html, keyword) => matchesWords(htmlToText(html), keyword));
  define('kintone_blank', isBlankText);
  define('kintone_blank_html', (html) => !/<img\b/i.test(html) && isBlankText(htmlToText(html)));
}
