/** The panel of similar voices and suggested choices. It shows what it is given and tells what was pressed; it holds no rules. */
import './similar.css';
import { dayIn } from '../calendar/instant';
import { el, fill } from '../ui/dom';
import { explainFailure } from '../ui/failure';
import { slotWords } from './slot-messages';
import type { SlotSuggestion } from './past-filing';
import type { SimilarVoice } from './past-voices';
import { text } from './similar-messages';

/** Characters of a text and of an answer that tell what it is about. */
const EXCERPT = 90;
/** Reasons that are told. */
const MOST_REASONS = 4;

/** What can be done with a voice that was found. */
export interface HitActions {
  same(voice: SimilarVoice): void;
  related(voice: SimilarVoice): void;
  take(voice: SimilarVoice): void;
}

/** How the open voice is linked to one that was found, and what is possible. */
export interface HitState {
  voice: SimilarVoice;
  same: 'on' | 'off' | 'root' | 'none';
  related: 'on' | 'off' | 'none';
  draft: 'taken' | 'free' | 'written' | 'none';
}

export interface ChipState {
  suggestion: SlotSuggestion;
  applied: boolean;
}

export interface LinkLine {
  words: string;
  /** Whether it is a link that can be taken away here, though its voice may not be among those found. */
  same: 'removable' | 'told';
}

export interface SimilarView {
  element: HTMLElement;
  status(line: string): void;
  fail(error: unknown, retry: () => void): void;
  /** How the open voice is linked; none clears it. */
  links(lines: readonly LinkLine[]): void;
  hits(hits: readonly HitState[]): void;
  chips(chips: readonly ChipState[]): void;
}

export function similarView(
  zone: string,
  addressOf: (id: number) => string,
  actions: HitActions & { choose(chip: ChipState): void; unlink(): void },
): SimilarView {
  const chips = el('div', { class: 'kumin-similar-chips' });
  const links = el('div', { class: 'kumin-similar-links' });
  const status = el('p', { class: 'kumin-similar-status', role: 'status' });
  const list = el('ol', { class: 'kumin-similar-list' });
  const heading = el('h3', { id: 'kumin-similar-heading' }, text().heading);
  const element = el(
    'section',
    { class: 'kumin-similar', 'aria-labelledby': 'kumin-similar-heading' },
    [chips, heading, el('p', { class: 'kumin-similar-how' }, text().how), links, status, list],
  );
  return {
    element,
    status: (line) => fill(status, line),
    fail(error, retry) {
      fill(status, [
        explainFailure(error),
        ' ',
        el('button', { type: 'button', onclick: retry }, text().retry),
      ]);
    },
    links(lines) {
      fill(
        links,
        lines.map(({ words, same }) =>
          el('p', {}, [
            words,
            same === 'removable' && ' ',
            same === 'removable' &&
              el(
                'button',
                { type: 'button', 'data-key': 'unlink', onclick: () => actions.unlink() },
                text().sameOff,
              ),
          ]),
        ),
      );
    },
    hits(hits) {
      keepFocus(element, () =>
        fill(
          list,
          hits.map((hit) => hitView(hit, zone, addressOf, actions)),
        ),
      );
    },
    chips(all) {
      keepFocus(element, () => fill(chips, chipGroup(all, actions.choose)));
    },
  };
}

/** What is drawn anew gives the focus back to the button that had it. */
function keepFocus(element: HTMLElement, draw: () => void): void {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement && element.contains(focused) && focused.dataset['key'];
  draw();
  if (!key) return;
  element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function hitView(
  hit: HitState,
  zone: string,
  addressOf: (id: number) => string,
  actions: HitActions,
): HTMLElement {
  const { voice } = hit;
  const facts = [
    voice.receivedAt !== undefined && `${text().received} ${dayIn(zone, voice.receivedAt)}`,
    voice.section,
    voice.category,
  ].filter(Boolean);
  return el('li', { class: 'kumin-similar-hit' }, [
    el('p', { class: 'kumin-similar-title' }, [
      el('a', { href: addressOf(voice.id), target: '_blank', rel: 'noopener' }, [
        voice.title || excerpt(voice.body, 40),
        el('span', { class: 'kumin-similar-hidden' }, text().newTab),
      ]),
      el('span', { class: 'kumin-similar-number' }, text().number(voice.id)),
      el('span', { class: 'kumin-similar-state' }, voice.status || text().noStatus),
      voice.residents > 1 &&
        el('span', { class: 'kumin-similar-residents' }, text().residents(voice.residents)),
    ]),
    el('p', { class: 'kumin-similar-facts' }, facts.join(' ・ ')),
    voice.body !== voice.title && el('p', {}, excerpt(voice.body, EXCERPT)),
    el('p', { class: 'kumin-similar-answer' }, [
      el('strong', {}, `${text().answer}: `),
      voice.answer === '' ? text().noAnswer : excerpt(voice.answer, EXCERPT),
    ]),
    el('p', { class: 'kumin-similar-because' }, [
      `${text().because}: `,
      voice.reasons
        .slice(0, MOST_REASONS)
        .map(({ word, theirs }) =>
          word === theirs ? text().word(word) : text().words(word, theirs),
        )
        .join(text().and),
      ` (${text().score(Math.round(voice.score * 100))})`,
    ]),
    el('div', { class: 'kumin-similar-actions' }, actionsOf(hit, actions)),
  ]);
}

function actionsOf(
  { voice, same, related, draft }: HitState,
  actions: HitActions,
): (HTMLElement | false)[] {
  const toggle = (
    kind: string,
    isOn: boolean,
    words: { on: string; off: string; state: string },
    act: () => void,
  ): HTMLElement =>
    el('span', { class: isOn ? 'kumin-similar-on' : null }, [
      isOn && el('strong', {}, `✓ ${words.state} `),
      el(
        'button',
        { type: 'button', 'data-key': `${kind}-${voice.id}`, onclick: act },
        isOn ? words.on : words.off,
      ),
    ]);
  const sameWords = { on: text().sameOff, off: text().same, state: text().isSame };
  const relatedWords = { on: text().relatedOff, off: text().related, state: text().isRelated };
  const draftWords = { on: text().takeBack, off: text().take, state: text().isTaken };
  return [
    same === 'root' && el('span', {}, text().alreadyRoot(voice.id)),
    (same === 'on' || same === 'off') &&
      toggle('same', same === 'on', sameWords, () => actions.same(voice)),
    related !== 'none' &&
      toggle('related', related === 'on', relatedWords, () => actions.related(voice)),
    (draft === 'free' || draft === 'taken') &&
      toggle('take', draft === 'taken', draftWords, () => actions.take(voice)),
    draft === 'written' && el('span', { class: 'kumin-similar-note' }, text().answerThere),
  ];
}

function chipGroup(chips: readonly ChipState[], choose: (chip: ChipState) => void): HTMLElement[] {
  if (chips.length === 0) return [];
  return [
    el('h3', {}, text().suggestions),
    el('p', { class: 'kumin-similar-how' }, text().suggestionsHow),
    el(
      'ul',
      {},
      chips.map((chip) =>
        el(
          'li',
          {},
          chipView(chip, () => choose(chip)),
        ),
      ),
    ),
  ];
}

function chipView({ suggestion, applied }: ChipState, press: () => void): HTMLElement[] {
  const { slot, choice, confidence } = suggestion;
  const percent = Math.round(confidence * 100);
  const { label } = slotWords(slot);
  return [
    el(
      'button',
      {
        type: 'button',
        class: 'kumin-similar-chip',
        'data-key': `chip-${slot}`,
        'aria-pressed': String(applied),
        'aria-label': text().suggestionName(label, choice.label, percent),
        onclick: press,
      },
      [
        el('span', {}, `${label}: `),
        el('strong', {}, `${applied ? '✓ ' : ''}${choice.label}`),
        el('span', {}, ` ${text().percent(percent)}`),
      ],
    ),
    el('small', {}, becauseWords(suggestion)),
  ];
}

function becauseWords({ because }: SlotSuggestion): string {
  const words = (from: 'learned' | 'list'): string =>
    because
      .filter((each) => each.from === from)
      .slice(0, MOST_REASONS)
      .map(({ word }) => text().word(word))
      .join('');
  const [listed, learned] = [words('list'), words('learned')];
  return [listed && text().listed(listed), learned && text().learned(learned)]
    .filter(Boolean)
    .join(text().and);
}

function excerpt(written: string, length: number): string {
  const line = written.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : line;
}
