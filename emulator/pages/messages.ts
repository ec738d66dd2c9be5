/**
 * Words of the pages. A room of pages keeps its catalogue in its own `messages.ts`:
 *
 *     export const text = defineMessages({
 *       ja: { save: '保存', rows: (count: number) => `${count}件` },
 *       en: { save: 'Save', rows: (count: number) => `${count} rows` },
 *     });
 *     text().save          // in the page's language
 *     text('en').rows(3)
 *
 * English must have exactly the keys of Japanese; the compiler says which one is missing.
 */
import type { Language } from '../errors';

type Message = string | ((...values: never[]) => string);

/** Words of one catalogue; without an argument, in the language the page is shown in. */
export type Text<Words> = (language?: Language) => Words;

export function defineMessages<Words extends Record<string, Message>>(catalogue: {
  ja: Words;
  en: NoInfer<Words>;
}): Text<Words> {
  return (language = pageLanguage()) => catalogue[language];
}

/** The language main.ts set on the document; Japanese before that, as kintone does. */
function pageLanguage(): Language {
  return typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'ja';
}
