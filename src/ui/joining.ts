/** Marks that join words in the signed-in user's language: those of Japanese are full-width and bring their own room. */
import { currentLanguage } from './messages';

/** To stand behind other words: 「話題（直近12か月）」, `Topics (last 12 months)`. */
export function inBrackets(words: string): string {
  return currentLanguage() === 'ja' ? `（${words}）` : ` (${words})`;
}

export function inOneLine(words: readonly string[]): string {
  return words.join(currentLanguage() === 'ja' ? '、' : ', ');
}
