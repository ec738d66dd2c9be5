/** Topics on the config screen. */
import type { FormField } from '../../kintone/host';
import { choiceOf, linesOf, noteLine, number, pick, tick, wordsLine } from '../setting-controls';
import { el } from '../../ui/dom';
import { readWordList, writeWordList } from '../similar-settings';
import { text } from './messages';
import type { TopicSettings } from './settings';

/** @param caution the field whose choice keeps voices out; undefined where none is mapped */
export function topicSettingsView(
  initial: TopicSettings,
  caution: FormField | undefined,
  change: (next: TopicSettings) => void,
): HTMLElement {
  let settings = initial;
  const set = (edit: (now: TopicSettings) => TopicSettings): void => {
    settings = edit(settings);
    change(settings);
  };
  return el('div', {}, [
    tick(text().settingShown, settings.shown === 'on', text().settingShownNote, (on) =>
      set((now) => ({ ...now, shown: on ? 'on' : 'off' })),
    ),
    noteLine(text().settingWords),
    pick(
      text().settingFineness,
      settings.fineness,
      [
        { value: 'coarse', label: text().settingCoarse },
        { value: 'usual', label: text().settingUsual },
        { value: 'fine', label: text().settingFine },
      ],
      (fineness) => set((now) => ({ ...now, fineness })),
    ),
    number(text().settingSmallest, settings.smallest, { min: 2, max: 100 }, (smallest) =>
      set((now) => ({ ...now, smallest })),
    ),
    number(text().settingHiddenSections, settings.hidden.sections, { min: 2, max: 100 }, (value) =>
      set((now) => ({ ...now, hidden: { ...now.hidden, sections: value } })),
    ),
    number(text().settingHiddenEach, settings.hidden.each, { min: 1, max: 100 }, (each) =>
      set((now) => ({ ...now, hidden: { ...now.hidden, each } })),
    ),
    wordsLine(text().settingFaqKinds, settings.faq.kinds, (kinds) =>
      set((now) => ({ ...now, faq: { ...now.faq, kinds } })),
    ),
    number(text().settingFaqLeast, settings.faq.least, { min: 2, max: 1000 }, (least) =>
      set((now) => ({ ...now, faq: { ...now.faq, least } })),
    ),
    number(text().settingSilent, settings.silentWeeks, { min: 1, max: 52 }, (silentWeeks) =>
      set((now) => ({ ...now, silentWeeks })),
    ),
    choiceOf(text().settingRestricted, settings.restricted, caution, (restricted) =>
      set((now) => ({ ...now, restricted })),
    ),
    linesOf(
      text().settingNames,
      text().settingNamesNote,
      settings.names.map((each) => writeWordList([each])),
      (line) => readWordList(line)[0],
      (names) =>
        set((now) => ({
          ...now,
          names: names.map(({ name, wordings }) => ({ name, wordings: [...wordings] })),
        })),
    ),
  ]);
}
