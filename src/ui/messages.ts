/**
 * Words of the plugin. A room keeps its catalogue in its own `messages.ts`:
 *
 *     export const text = defineMessages({
 *       ja: { save: '保存', voices: (count: number) => `${count}件` },
 *       en: { save: 'Save', voices: (count: number) => `${count} voices` },
 *     });
 *     text().save          // in the signed-in user's language
 *     text('en').voices(3)
 *
 * English must have exactly the keys of Japanese; the compiler says which one is missing. The entry
 * files call `setLanguage` before anything is drawn, so call `text()` when drawing, not at load.
 */
export type Language = 'ja' | 'en';

type Message = string | ((...values: never[]) => string);

/** Words of one catalogue; without an argument, in the signed-in user's language. */
export type Text<Words> = (language?: Language) => Words;

let userLanguage: Language = 'ja';

export function defineMessages<Words extends Record<string, Message>>(catalogue: {
  ja: Words;
  en: NoInfer<Words>;
}): Text<Words> {
  return (language = userLanguage) => catalogue[language];
}

/** Set once by the entry from the host's user. */
export function setLanguage(language: Language): void {
  userLanguage = language;
}

export function currentLanguage(): Language {
  return userLanguage;
}
