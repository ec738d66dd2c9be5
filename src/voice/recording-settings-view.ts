/** The settings about recording on the config screen. */
import { el } from '../ui/dom';
import { readEasyWords, writeEasyWords } from './languages/easy-words';
import { text } from './recording-settings-messages';
import type { RecordingSettings } from './recording-settings';

/** Bounds of the schema, in characters. */
const SENTENCE = { min: 20, max: 200 };

export function recordingSettingsView(
  initial: RecordingSettings,
  change: (next: RecordingSettings) => void,
): HTMLElement {
  let settings = initial;
  const set = (part: Partial<RecordingSettings>): void =>
    change((settings = { ...settings, ...part }));
  const line = (
    key: 'areaSpace' | 'replySpace' | 'cautionSpace' | 'restrictedChoice' | 'plainLanguage',
  ): HTMLElement => {
    const input = el('input', {
      type: 'text',
      value: initial[key],
      onchange: () => set({ [key]: input.value.trim() }),
    });
    return el('label', { class: 'kumin-voice-setting' }, [el('span', {}, text()[key]), input]);
  };
  const lines = (label: string, value: string, write: (value: string) => void): HTMLElement => {
    const area = el('textarea', {
      rows: 6,
      'aria-label': label,
      onchange: () => write(area.value),
    });
    area.value = value;
    return el('details', {}, [el('summary', {}, label), area]);
  };
  const note = (words: string): HTMLElement => el('p', { class: 'kumin-voice-note' }, words);
  return el('section', {}, [
    el('h3', {}, text().heading),
    line('restrictedChoice'),
    note(text().restrictedNote),
    lines(text().officeContacts, initial.officeContacts.join('\n'), (written) =>
      set({ officeContacts: notEmpty(written) }),
    ),
    note(text().officeNote),
    line('plainLanguage'),
    longest(initial.longestSentence, (longestSentence) => set({ longestSentence })),
    lines(text().easyWords, writeEasyWords(initial.easyWords), (written) =>
      set({ easyWords: readEasyWords(written) }),
    ),
    lines(text().interpreterNote, initial.interpreterNote, (interpreterNote) =>
      set({ interpreterNote }),
    ),
    line('areaSpace'),
    line('replySpace'),
    line('cautionSpace'),
  ]);
}

/** A number out of range falls back to what was there: a setting is never wrong. */
function longest(value: number, write: (value: number) => void): HTMLElement {
  let last = value;
  const input = el('input', {
    type: 'number',
    value,
    ...SENTENCE,
    step: 1,
    onchange: () => {
      const next = Number(input.value);
      const fits = Number.isInteger(next) && next >= SENTENCE.min && next <= SENTENCE.max;
      if (fits) write((last = next));
      else input.value = String(last);
    },
  });
  return el('label', { class: 'kumin-voice-setting' }, [
    el('span', {}, text().longestSentence),
    input,
  ]);
}

function notEmpty(written: string): string[] {
  return written
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean);
}
