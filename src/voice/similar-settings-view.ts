/** Similar voices and suggestions on the config screen: what is shown, and the office's own words. */
import { tick } from './setting-controls';
import { readGroups, writeGroups } from '../text/synonyms';
import { el } from '../ui/dom';
import { slotWords } from './slot-messages';
import { text } from './similar-messages';
import {
  readWordList,
  suggestedSlots,
  writeWordList,
  type SimilarSettings,
} from './similar-settings';

export function similarSettingsView(
  initial: SimilarSettings,
  change: (next: SimilarSettings) => void,
): HTMLElement {
  let settings = initial;
  const set = (edit: (now: SimilarSettings) => SimilarSettings): void => {
    settings = edit(settings);
    change(settings);
  };
  return el('div', { class: 'kumin-voice-settings' }, [
    el('h3', {}, text().settingHeading),
    tick(text().settingShown, settings.shown === 'on', '', (on) =>
      set((now) => ({ ...now, shown: on ? 'on' : 'off' })),
    ),
    tick(text().settingSuggest, settings.suggest.shown === 'on', '', (on) =>
      set((now) => ({ ...now, suggest: { ...now.suggest, shown: on ? 'on' : 'off' } })),
    ),
    percent(text().settingLeast, settings.suggest.least, (least) =>
      set((now) => ({ ...now, suggest: { ...now.suggest, least } })),
    ),
    tick(text().settingKeep, settings.keep === 'kept', text().settingKeepNote, (on) =>
      set((now) => ({ ...now, keep: on ? 'kept' : 'off' })),
    ),
    area(
      text().settingSynonyms,
      text().settingSynonymsNote,
      writeGroups(settings.synonyms),
      (written) => set((now) => ({ ...now, synonyms: readGroups(written) })),
    ),
    area(text().settingStopWords, '', settings.stopWords.join('、'), (written) =>
      set((now) => ({
        ...now,
        stopWords: written
          .split(/[、,，\s]+/)
          .map((each) => each.trim())
          .filter(Boolean),
      })),
    ),
    ...suggestedSlots.map((slot) =>
      area(
        text().settingWords(slotWords(slot).label),
        text().settingWordsNote,
        writeWordList(settings.suggest.words[slot]),
        (written) =>
          set((now) => {
            const words = { ...now.suggest.words, [slot]: readWordList(written) };
            return { ...now, suggest: { ...now.suggest, words } };
          }),
      ),
    ),
  ]);
}

/** What is no whole number from 0 to 100 falls back to what was there. */
function percent(label: string, share: number, write: (share: number) => void): HTMLElement {
  let last = Math.round(share * 100);
  const input = el('input', {
    type: 'number',
    value: last,
    min: 0,
    max: 100,
    step: 1,
    onchange: () => {
      const next = Number(input.value);
      if (input.value !== '' && Number.isInteger(next) && next >= 0 && next <= 100) {
        write((last = next) / 100);
      } else input.value = String(last);
    },
  });
  return el('label', { class: 'kumin-voice-setting' }, [el('span', {}, label), input]);
}

function area(
  label: string,
  note: string,
  value: string,
  write: (written: string) => void,
): HTMLElement {
  const input = el('textarea', {
    rows: 8,
    'aria-label': label,
    onchange: () => write(input.value),
  });
  input.value = value;
  return el('details', {}, [
    el('summary', {}, label),
    note !== '' && el('p', { class: 'kumin-voice-note' }, note),
    input,
  ]);
}
