/** Topics on the config screen. */
import { labelled, line, number } from '../setting-controls';
import { el } from '../../ui/dom';
import { selectOf } from '../../ui/select';
import { readWordList, writeWordList } from '../similar-settings';
import { text } from './messages';
import type { TopicSettings } from './settings';

export function topicSettingsView(
  initial: TopicSettings,
  change: (next: TopicSettings) => void,
): HTMLElement {
  let settings = initial;
  const set = (edit: (now: TopicSettings) => TopicSettings): void => {
    settings = edit(settings);
    change(settings);
  };
  const shown = el('input', {
    type: 'checkbox',
    checked: settings.shown === 'on',
    onchange: () => set((now) => ({ ...now, shown: shown.checked ? 'on' : 'off' })),
  });
  const names = el('textarea', {
    rows: 4,
    'aria-label': text().settingNames,
    onchange: () =>
      set((now) => ({
        ...now,
        names: readWordList(names.value).map(({ name, wordings }) => ({
          name,
          wordings: [...wordings],
        })),
      })),
  });
  names.value = writeWordList(settings.names);
  return el('div', { class: 'kumin-voice-settings' }, [
    el('h3', {}, text().settingHeading),
    el('label', { class: 'kumin-voice-tick' }, [shown, el('span', {}, text().settingShown)]),
    el('p', { class: 'kumin-voice-note' }, text().settingShownNote),
    el('p', { class: 'kumin-voice-note' }, text().settingWords),
    labelled(
      text().settingFineness,
      selectOf(
        settings.fineness,
        [
          { value: 'coarse', label: text().settingCoarse },
          { value: 'usual', label: text().settingUsual },
          { value: 'fine', label: text().settingFine },
        ],
        (fineness) => set((now) => ({ ...now, fineness })),
      ),
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
    line(text().settingFaqKinds, settings.faq.kinds.join('、'), (written) =>
      set((now) => ({ ...now, faq: { ...now.faq, kinds: listed(written) } })),
    ),
    number(text().settingFaqLeast, settings.faq.least, { min: 2, max: 1000 }, (least) =>
      set((now) => ({ ...now, faq: { ...now.faq, least } })),
    ),
    number(text().settingSilent, settings.silentWeeks, { min: 1, max: 52 }, (silentWeeks) =>
      set((now) => ({ ...now, silentWeeks })),
    ),
    line(text().settingRestricted, settings.restricted, (restricted) =>
      set((now) => ({ ...now, restricted })),
    ),
    line(text().settingSpace, settings.actionSpace, (actionSpace) =>
      set((now) => ({ ...now, actionSpace })),
    ),
    el('details', {}, [
      el('summary', {}, text().settingNames),
      el('p', { class: 'kumin-voice-note' }, text().settingNamesNote),
      names,
    ]),
  ]);
}

function listed(written: string): string[] {
  return written
    .split(/[、,，]/)
    .map((each) => each.trim())
    .filter(Boolean);
}
