/** Recording on the config screen: what is checked before saving, what stays on the computer, and the help while writing. */
import type { SettingsDesk } from '../feature';
import { el } from '../ui/dom';
import { readEasyWords, writeEasyWords } from './languages/easy-words';
import { text } from './recording-settings-messages';
import type { RecordingSettings } from './recording-settings';
import { choiceOf, heading, linesOf, longText, number, tick } from './setting-controls';
import type { VoiceSettings } from './settings';

/** Bounds of the schema, in characters. */
const BODY = { min: 1, max: 1000 };
const SENTENCE = { min: 20, max: 200 };

export function recordingSettingsView({
  now,
  fields,
  change,
}: SettingsDesk<VoiceSettings>): HTMLElement {
  const { check, draft, card, recording, fields: mapped } = now();
  const setCheck = (some: Partial<VoiceSettings['check']>): void =>
    change((settings) => ({ ...settings, check: { ...settings.check, ...some } }));
  const set = (some: Partial<RecordingSettings>): void =>
    change((settings) => ({ ...settings, recording: { ...settings.recording, ...some } }));
  const fieldOf = (slot: 'reply' | 'caution' | 'language') => fields[mapped[slot] ?? ''];
  return el('div', {}, [
    heading(text().checks),
    number(text().shortestBody, check.shortestBody, BODY, (shortestBody) =>
      setCheck({ shortestBody }),
    ),
    choiceOf(text().wanted, check.wanted, fieldOf('reply'), (wanted) => setCheck({ wanted })),
    choiceOf(text().declined, check.declined, fieldOf('reply'), (declined) =>
      setCheck({ declined }),
    ),
    linesOf(
      text().officeContacts,
      text().officeNote,
      recording.officeContacts,
      (each) => each,
      (officeContacts) => set({ officeContacts }),
    ),
    heading(text().kept),
    tick(text().draft, draft === 'kept', text().draftNote, (on) =>
      change((settings) => ({ ...settings, draft: on ? 'kept' : 'off' })),
    ),
    heading(text().help),
    choiceOf(
      text().restrictedChoice,
      recording.restrictedChoice,
      fieldOf('caution'),
      (restrictedChoice) => set({ restrictedChoice }),
      text().restrictedNote,
    ),
    choiceOf(text().plainLanguage, recording.plainLanguage, fieldOf('language'), (plainLanguage) =>
      set({ plainLanguage }),
    ),
    number(text().longestSentence, recording.longestSentence, SENTENCE, (longestSentence) =>
      set({ longestSentence }),
    ),
    linesOf(
      text().easyWords,
      '',
      writeEasyWords(recording.easyWords).split('\n'),
      (each) => readEasyWords(each)[0],
      (easyWords) => set({ easyWords }),
    ),
    longText(text().interpreterNote, recording.interpreterNote, (interpreterNote) =>
      set({ interpreterNote }),
    ),
    linesOf(
      text().readings,
      '',
      Object.entries(card.readings).map(([name, reading]) => `${name}=${reading}`),
      readingOf,
      (readings) =>
        change((settings) => ({
          ...settings,
          card: { ...settings.card, readings: Object.fromEntries(readings) },
        })),
    ),
  ]);
}

/** Name and reading; undefined for a line that names no reading. */
export function readingOf(written: string): [string, string] | undefined {
  const [name, reading] = written.split(/[=＝]/).map((part) => part.trim());
  return name && reading ? [name, reading] : undefined;
}
