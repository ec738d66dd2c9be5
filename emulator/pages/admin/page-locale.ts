/** How values are written on the pages of administration: in the page's language, in the user's zone. */
import type { Locale } from '../fields/values';

export function pageLocale(): Locale {
  return {
    language: document.documentElement.lang === 'en' ? 'en' : 'ja',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
