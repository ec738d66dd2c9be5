/** Similar voices and suggestions on the config screen: what is shown, and the office's own words. */
import { linesOf, longText, percent, tick } from './setting-controls';
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
  return el('div', {}, [
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
    linesOf(
      text().settingSynonyms,
      text().settingSynonymsNote,
      writeGroups(settings.synonyms).split('\n'),
      (line) => readGroups(line)[0],
      (synonyms) => set((now) => ({ ...now, synonyms })),
    ),
    longText(text().settingStopWords, settings.stopWords.join('、'), (written) =>
      set((now) => ({
        ...now,
        stopWords: written
          .split(/[、,，\s]+/)
          .map((each) => each.trim())
          .filter(Boolean),
      })),
    ),
    ...suggestedSlots.map((slot) =>
      linesOf(
        text().settingWords(slotWords(slot).label),
        text().settingWordsNote,
        writeWordList(settings.suggest.words[slot]).split('\n'),
        (line) => readWordList(line)[0],
        (list) =>
          set((now) => {
            const words = { ...now.suggest.words, [slot]: list };
            return { ...now, suggest: { ...now.suggest, words } };
          }),
      ),
    ),
  ]);
}
