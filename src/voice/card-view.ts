/** The quick-entry card: choices, one text and a title. It shows a voice and tells what was entered; it holds no rules. */
import './card.css';
import { el, fill } from '../ui/dom';
import type { Choice } from './choices';
import { choiceView, type ChoiceView } from './choice-view';
import { manyChoicesView } from './many-choices-view';
import type { GuardedSlot } from './guard';
import { text } from './messages';
import type { FaultyField } from './save-check';

/** More choices than this are searched rather than looked over. */
const atAGlance = 20;

export type CardSlot = 'channel' | 'kind' | 'category' | 'area';

/** The texts of the card. */
export type CardText = 'body' | 'title';

export interface CardChoice {
  slot: CardSlot;
  label: string;
  /** Undefined when the field is not in the form. */
  choices: Choice[] | undefined;
  recent: string[];
  /** Where it stands; above the text unless told. */
  at?: 'above' | 'below';
}

export interface CardShown {
  choices: Partial<Record<CardSlot, string>>;
  body: string;
  /** Undefined when no title is mapped. */
  title: string | undefined;
}

export interface CardView {
  element: HTMLElement;
  show(voice: CardShown): void;
  /** What stops the save; none clears it. */
  fault(fields: FaultyField[]): void;
  say(line: string): void;
  /** Element for offers of drafts, above the choices. */
  offers: HTMLElement;
  /** Element for similar voices and suggestions. */
  similar: HTMLElement;
  /** Element for more lines, below the text. */
  more: HTMLElement;
  body(): string;
  title(): string;
  /** Element for what is to be said of a text: below it, or below all for one that the card does not hold. */
  below(slot: GuardedSlot): HTMLElement;
}

export interface CardActions {
  pick(slot: CardSlot, value: string): void;
  /** While typing; the text may still change. */
  typing(slot: CardText): void;
  /** The body is settled: the focus left it. */
  wrote(body: string): void;
  titled(title: string): void;
  check(): void;
}

export function cardView(
  parts: CardChoice[],
  device: 'desktop' | 'mobile',
  actions: CardActions,
  words = { heading: text().card, how: text().cardHow, keys: text().keys },
): CardView {
  const body = el('textarea', {
    id: 'kumin-card-body',
    rows: 4,
    placeholder: text().bodyHint,
    oninput: () => actions.typing('body'),
    onchange: () => actions.wrote(body.value),
  });
  const title = el('input', {
    id: 'kumin-card-title',
    type: 'text',
    'aria-describedby': 'kumin-card-title-hint',
    oninput: () => actions.typing('title'),
    onchange: () => actions.titled(title.value),
  });
  const titleLine = el('div', { class: 'kumin-card-line' }, [
    el('label', { for: 'kumin-card-title' }, text().title),
    title,
    el('small', { id: 'kumin-card-title-hint' }, text().titleHint),
  ]);
  const below = { body: el('div'), title: el('div'), rest: el('div') };
  const toBody = (): void => body.focus();
  const groups = choiceGroups(placed(parts, 'above'), actions, toBody);
  const lower = choiceGroups(placed(parts, 'below'), actions, toBody);
  const faults = el('div', { id: 'kumin-card-faults', role: 'alert' });
  const status = el('p', { class: 'kumin-card-status', role: 'status' });
  const offers = el('div');
  const similar = el('div');
  const more = el('div');
  const element = el(
    'section',
    { class: `kumin-card kumin-card-${device}`, 'aria-labelledby': 'kumin-card-heading' },
    [
      el('h2', { id: 'kumin-card-heading' }, words.heading),
      el('p', { class: 'kumin-card-how' }, words.how),
      offers,
      ...groups.elements,
      el('div', { class: 'kumin-card-line' }, [
        el('label', { for: 'kumin-card-body' }, text().body),
        body,
      ]),
      below.body,
      titleLine,
      below.title,
      below.rest,
      more,
      ...lower.elements,
      similar,
      faults,
      status,
      el('details', { class: 'kumin-card-keys' }, [
        el('summary', {}, text().keysHeading),
        el('p', {}, words.keys),
      ]),
    ],
  );
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    actions.check();
  });

  return {
    element,
    offers,
    similar,
    more,
    show(voice) {
      for (const [slot, view] of [...groups.views, ...lower.views])
        view.show(voice.choices[slot] ?? '');
      if (body.value !== voice.body) body.value = voice.body;
      titleLine.hidden = voice.title === undefined;
      if (voice.title !== undefined && title.value !== voice.title) title.value = voice.title;
    },
    fault(fields) {
      fill(faults, faultList(fields));
      for (const [slot, input] of [['body', body] as const, ['title', title] as const]) {
        const faulty = fields.some((field) => field.slot === slot);
        input.setAttribute('aria-invalid', String(faulty));
      }
    },
    say(line) {
      status.textContent = line;
    },
    body: () => body.value,
    title: () => title.value,
    below: (slot) => (slot === 'body' || slot === 'title' ? below[slot] : below.rest),
  };
}

function faultList(fields: FaultyField[]): HTMLElement[] {
  if (fields.length === 0) return [];
  return [
    el('div', { class: 'kumin-faults' }, [
      el('p', {}, `✕ ${text().checkedFaults(fields.length)}`),
      el(
        'ul',
        {},
        fields.map(({ label, message }) => el('li', {}, text().faultAt(label, message))),
      ),
    ]),
  ];
}

function placed(parts: CardChoice[], where: 'above' | 'below'): CardChoice[] {
  return parts.filter(({ at = 'above' }) => at === where);
}

function choiceGroups(
  parts: CardChoice[],
  actions: CardActions,
  afterLast: () => void,
): { elements: HTMLElement[]; views: [CardSlot, ChoiceView][] } {
  const views: [CardSlot, ChoiceView][] = [];
  const elements = parts.map(({ slot, label, choices, recent }) => {
    if (!choices) return el('p', { class: 'kumin-card-gone' }, text().fieldGone(label));
    const position = views.length;
    const options = {
      id: `kumin-card-${slot}`,
      label,
      choices,
      recent,
      pick: (value: string) => actions.pick(slot, value),
      goOn: () => {
        const next = views[position + 1];
        if (next) next[1].focus();
        else afterLast();
      },
    };
    const view = choices.length > atAGlance ? manyChoicesView(options) : choiceView(options);
    views.push([slot, view]);
    return view.element;
  });
  return { elements, views };
}
