/** The guard's part of the config screen: what is marked, and what of the office's own never is. */
import { kinds, type Kind } from '../text/personal-data';
import { el } from '../ui/dom';
import { guardText, kindWords } from './guard-messages';
import type { GuardSettings } from './guard-settings';
import { labelled, notEmptyLines, noteLine } from './setting-controls';

export function guardSettingsView(
  initial: GuardSettings,
  change: (next: GuardSettings) => void,
): HTMLElement {
  let settings = initial;
  const set = (part: Partial<GuardSettings>): void => {
    settings = { ...settings, ...part };
    change(settings);
  };
  const area = el('textarea', {
    rows: 5,
    placeholder: guardText().settingAllowedHint,
    oninput: () => set({ allowed: notEmptyLines(area.value) }),
  });
  area.value = settings.allowed.join('\n');
  return el('div', {}, [
    el('fieldset', { class: 'kumin-guard-kinds' }, [
      el('legend', {}, guardText().settingKinds),
      ...kinds.map((kind) => {
        const input = el('input', {
          type: 'checkbox',
          checked: settings.kinds.includes(kind),
          onchange: () => set({ kinds: chosen(settings.kinds, kind, input.checked) }),
        });
        return el('label', { class: 'kumin-voice-tick' }, [
          input,
          el('span', {}, kindWords()[kind]),
        ]);
      }),
    ]),
    noteLine(guardText().settingKindsNote),
    labelled(guardText().settingAllowed, area),
  ]);
}

/** In the order of the list, so that the same choice is the same setting. */
function chosen(now: readonly Kind[], kind: Kind, on: boolean): Kind[] {
  return kinds.filter((each) => (each === kind ? on : now.includes(each)));
}
