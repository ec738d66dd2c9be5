/** The office's rules of publication on the config screen. */
import type { FormField } from '../../kintone/host';
import { choiceLabels } from '../../records/choice-labels';
import { el } from '../../ui/dom';
import { area, choiceOf, heading, line, noteLine, number, pick } from '../setting-controls';
import { CHOICE_KEYS, type PublishingSettings } from './settings';
import { text } from './settings-messages';

/** The mapped fields whose choices the settings name; undefined where none is mapped. */
export interface ChoiceFields {
  publication: FormField | undefined;
  refusal: FormField | undefined;
  caution: FormField | undefined;
}

/** Bounds of the schema, in characters. */
const SNS = { min: 20, max: 2000 };

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
  return el('div', {}, [
    noteLine(text().how),
    heading(text().choices),
    noteLine(text().choicesHow),
    ...CHOICE_KEYS.map((key) =>
      choiceOf(text()[key], settings.choices[key], fields.publication, (word) =>
        set({ choices: { ...settings.choices, [key]: word } }),
      ),
    ),
    choiceOf(
      text().restricted,
      settings.restricted,
      fields.caution,
      (restricted) => set({ restricted }),
      text().restrictedNote,
    ),
    heading(text().rules),
    noteLine(text().rulesHow),
    ...reasonsOf(settings, fields.refusal).map((reason, place) =>
      area(`${place + 1}. ${reason}`, settings.reasonRules[reason] ?? '', (rule) =>
        set({ reasonRules: { ...settings.reasonRules, [reason]: rule } }),
      ),
    ),
    heading(text().page),
    area(text().rule, settings.rule, (rule) => set({ rule })),
    line(text().pageTitle, settings.pageTitle, (pageTitle) => set({ pageTitle })),
    area(text().footer, settings.footer, (footer) => set({ footer })),
    heading(text().sns),
    number(text().snsLimit, settings.sns.limit, SNS, (limit) => setSns({ limit })),
    pick(
      text().snsCounting,
      settings.sns.counting,
      [
        { value: 'plain', label: text().plain },
        { value: 'weighted', label: text().weighted },
      ],
      (counting) => setSns({ counting }),
    ),
    line(text().snsHead, settings.sns.head, (head) => setSns({ head })),
    line(text().snsFoot, settings.sns.foot, (foot) => setSns({ foot })),
  ]);
}

/** Those of the form, in its order; without the field, those that have a rule. */
function reasonsOf({ reasonRules }: PublishingSettings, field: FormField | undefined): string[] {
  return field ? choiceLabels(field) : Object.keys(reasonRules);
}
