/** The office's rules of publication on the config screen. */
import { labelled, line } from '../setting-controls';
import type { FormField } from '../../kintone/host';
import { el } from '../../ui/dom';
import { selectOf } from '../../ui/select';
import { CHOICE_KEYS, type PublishingSettings } from './settings';
import { text } from './settings-messages';

/** The mapped fields whose choices the settings name; undefined where none is mapped. */
export interface ChoiceFields {
  publication: FormField | undefined;
  refusal: FormField | undefined;
  caution: FormField | undefined;
}

export function publishingSettingsView(
  initial: PublishingSettings,
  fields: ChoiceFields,
  change: (next: PublishingSettings) => void,
): HTMLElement {
  let settings = initial;
  const set = (part: Partial<PublishingSettings>): void =>
    change((settings = { ...settings, ...part }));
  const setSns = (part: Partial<PublishingSettings['sns']>): void =>
    set({ sns: { ...settings.sns, ...part } });
  return el('section', { class: 'kumin-publish-settings' }, [
    el('h3', {}, text().heading),
    note(text().how),
    el('h4', {}, text().choices),
    note(text().choicesHow),
    ...CHOICE_KEYS.map((key) =>
      choiceLine(text()[key], settings.choices[key], fields.publication, (word) =>
        set({ choices: { ...settings.choices, [key]: word } }),
      ),
    ),
    choiceLine(text().restricted, settings.restricted, fields.caution, (restricted) =>
      set({ restricted }),
    ),
    note(text().restrictedNote),
    el('h4', {}, text().rules),
    note(text().rulesHow),
    ...reasonsOf(settings, fields.refusal).map((reason, place) =>
      area(`${place + 1}. ${reason}`, settings.reasonRules[reason] ?? '', (rule) =>
        set({ reasonRules: { ...settings.reasonRules, [reason]: rule } }),
      ),
    ),
    area(text().rule, settings.rule, (rule) => set({ rule })),
    line(text().pageTitle, settings.pageTitle, (pageTitle) => set({ pageTitle })),
    area(text().footer, settings.footer, (footer) => set({ footer })),
    limit(settings.sns.limit, (value) => setSns({ limit: value })),
    labelled(
      text().snsCounting,
      selectOf(
        settings.sns.counting,
        [
          { value: 'plain', label: text().plain },
          { value: 'weighted', label: text().weighted },
        ],
        (counting) => setSns({ counting }),
      ),
    ),
    line(text().snsHead, settings.sns.head, (head) => setSns({ head })),
    line(text().snsFoot, settings.sns.foot, (foot) => setSns({ foot })),
    line(text().space, settings.space, (space) => set({ space })),
  ]);
}

/** Those of the form, in its order; without the field, those that have a rule. */
function reasonsOf({ reasonRules }: PublishingSettings, field: FormField | undefined): string[] {
  return field ? choicesOf(field) : Object.keys(reasonRules);
}

function choicesOf(field: FormField): string[] {
  return Object.values(field.options ?? {})
    .sort((a, b) => Number(a.index) - Number(b.index))
    .map(({ label }) => label);
}

function choiceLine(
  label: string,
  word: string,
  field: FormField | undefined,
  write: (word: string) => void,
): HTMLElement {
  const said = el('p', { class: 'kumin-voice-note', role: 'status' });
  const check = (now: string): void => {
    const isKnown = now === '' || !field || choicesOf(field).includes(now);
    said.textContent = isKnown ? '' : text().unknown(now);
  };
  check(word);
  return el('div', {}, [
    line(label, word, (now) => {
      check(now);
      write(now);
    }),
    said,
  ]);
}

function area(label: string, value: string, write: (value: string) => void): HTMLElement {
  const input = el('textarea', { rows: 2, onchange: () => write(input.value.trim()) });
  input.value = value;
  return labelled(label, input);
}

/** A number out of range falls back to what was there. */
function limit(value: number, write: (value: number) => void): HTMLElement {
  let last = value;
  const range = { min: 20, max: 2000 };
  const input = el('input', {
    type: 'number',
    value,
    ...range,
    step: 1,
    onchange: () => {
      const next = Number(input.value);
      if (Number.isInteger(next) && next >= range.min && next <= range.max) write((last = next));
      else input.value = String(last);
    },
  });
  return labelled(text().snsLimit, input);
}

function note(words: string): HTMLElement {
  return el('p', { class: 'kumin-voice-note' }, words);
}
