/** The marks of one text, in words, with what can be done about each at one touch. It holds no rules. */
import './guard.css';
import type { Mark } from '../text/personal-data';
import { el } from '../ui/dom';
import type { GuardedText, Replacing, Weight } from './guard';
import { guardText, kindWords, reasonWords } from './guard-messages';
import { slotWords } from './slot-messages';

export interface GuardShown {
  of: GuardedText;
  /** In the order of the text. */
  marks: { mark: Mark; weight: Weight }[];
  /** Marks that someone let stand. */
  kept: number;
  last: Replacing | undefined;
}

export interface GuardActions {
  replace(marks: readonly Mark[]): void;
  keep(mark: Mark): void;
  undo(): void;
  again(): void;
}

/** Characters shown before and after the words marked. */
const around = 12;

const signs: Record<Weight, string> = { stop: '✕', warning: '⚠', hint: 'ⓘ' };

/** Nothing where there is nothing to say. */
export function guardView(shown: GuardShown, actions: GuardActions): HTMLElement[] {
  const { marks, kept, last } = shown;
  const heaviest = (['stop', 'warning', 'hint'] as const).find((weight) =>
    marks.some((each) => each.weight === weight),
  );
  if (heaviest === undefined && kept === 0 && !last) return [];
  return [
    el('div', { class: `kumin-guard kumin-guard-${heaviest ?? 'done'}` }, [
      heaviest !== undefined && heading(shown, heaviest),
      el(
        'ul',
        {},
        marks.map(({ mark, weight }) => line(shown.of, mark, weight, actions)),
      ),
      marks.length > 1 &&
        shown.of.form === 'plain' &&
        button(guardText().replaceAll(marks.length), 'kumin-guard-all', () =>
          actions.replace(marks.map(({ mark }) => mark)),
        ),
      last && undoLine(last, actions),
      kept > 0 &&
        el('p', { class: 'kumin-guard-line' }, [
          guardText().kept(kept),
          button(guardText().again, 'kumin-guard-again', () => actions.again()),
        ]),
    ]),
  ];
}

/** What is said of a text, also to who does not see it. */
export function guardHeading({ of, marks }: GuardShown): string {
  const { label } = slotWords(of.slot);
  if (marks.some(({ weight }) => weight === 'stop')) return guardText().stop(label);
  const [first] = marks;
  return first ? guardText()[first.weight](label, marks.length) : '';
}

function heading(shown: GuardShown, weight: Weight): HTMLElement {
  return el('p', { class: 'kumin-guard-heading' }, [
    el('span', { 'aria-hidden': 'true' }, `${signs[weight]} `),
    guardHeading(shown),
  ]);
}

function line(
  { text, form }: GuardedText,
  mark: Mark,
  weight: Weight,
  actions: GuardActions,
): HTMLElement {
  const words = guardText();
  const reason = words.because(words[mark.certainty], reasonWords()[mark.reason]);
  const by = mark.replacement === '' ? words.erase : words.replace(mark.replacement);
  return el('li', { class: 'kumin-guard-mark' }, [
    el('p', {}, [
      el('strong', {}, kindWords()[mark.kind]),
      el('small', {}, reason),
      el('span', { class: 'kumin-guard-words' }, [
        shortened(text.slice(0, mark.start), 'end'),
        el('mark', {}, mark.found),
        shortened(text.slice(mark.end), 'start'),
      ]),
    ]),
    el('div', { class: 'kumin-guard-buttons' }, [
      form === 'plain'
        ? button([hidden(words.of(mark.found)), by], 'kumin-guard-replace', () =>
            actions.replace([mark]),
          )
        : el('small', {}, words.rich),
      weight !== 'stop' &&
        button([hidden(words.keepOf(mark.found)), words.keep], 'kumin-guard-keep', () =>
          actions.keep(mark),
        ),
    ]),
  ]);
}

function undoLine({ marks }: Replacing, actions: GuardActions): HTMLElement {
  const [only, ...more] = marks;
  const done =
    only && more.length === 0
      ? guardText().replaced(only.found, only.replacement)
      : guardText().replacedMany(marks.length);
  return el('p', { class: 'kumin-guard-line' }, [
    done,
    button(guardText().undo, 'kumin-guard-undo', () => actions.undo()),
  ]);
}

function shortened(text: string, keep: 'start' | 'end'): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  if (letters.length <= around) return letters.join('');
  return keep === 'end'
    ? `…${letters.slice(-around).join('')}`
    : `${letters.slice(0, around).join('')}…`;
}

function button(
  words: string | (HTMLElement | string)[],
  kind: string,
  act: () => void,
): HTMLElement {
  return el('button', { type: 'button', class: kind, onclick: act }, words);
}

function hidden(words: string): HTMLElement {
  return el('span', { class: 'kumin-visually-hidden' }, words);
}
