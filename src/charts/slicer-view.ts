/** One slicer: a button that says what is chosen, and behind it the values with a box each. */
import { el, fill } from '../ui/dom';
import { numberWords } from '../ui/numbers';
import type { SlicerChoice } from './answers';
import { text } from './screen-messages';

export interface SlicerView {
  element: HTMLElement;
  show(slicer: ShownSlicer): void;
}

export interface ShownSlicer {
  label: string;
  choices: readonly SlicerChoice[];
  /** Ids; null is everything. */
  chosen: readonly string[] | null;
  counts: 'shown' | 'hidden';
}

/** A search is offered from so many values on. */
const SEARCHED_FROM = 12;

/** @param choose told of what is chosen now; null is everything */
export function slicerView(choose: (keys: string[] | null) => void): SlicerView {
  const summary = el('summary');
  const body = el('div', { class: 'kumin-slicer-body' });
  const element = el('details', { class: 'kumin-slicer' }, [summary, body]);
  let boxes: HTMLInputElement[] = [];
  let shownFor = '';
  let countsFor = '';

  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    event.stopPropagation();
    element.open = false;
    summary.focus();
  });
  // Another slicer or the charts are looked at: this one gets out of the way.
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) element.open = false;
  });

  function told(): void {
    const keys = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    choose(keys.length === 0 || keys.length === boxes.length ? null : keys);
  }

  function drawn(label: string, choices: readonly SlicerChoice[]): void {
    boxes = choices.map(({ id }) => el('input', { type: 'checkbox', value: id, onchange: told }));
    const rows = choices.map((choice, index) =>
      el('label', { class: 'kumin-slicer-choice' }, [
        boxes[index],
        el('span', {}, choice.label),
        el('span', { class: 'kumin-slicer-count' }, ''),
      ]),
    );
    const search = el('input', {
      type: 'search',
      'aria-label': text().search(label),
      placeholder: text().search(label),
      oninput: () =>
        rows.forEach((row, index) => {
          const words = choices[index]?.label ?? '';
          row.hidden = !plain(words).includes(plain(search.value));
        }),
    });
    fill(body, [
      choices.length >= SEARCHED_FROM && search,
      el('div', { class: 'kumin-slicer-choices', role: 'group', 'aria-label': label }, rows),
      el('p', { class: 'kumin-slicer-buttons' }, [
        el('button', { type: 'button', onclick: () => choose(null) }, text().chooseAll),
        el(
          'button',
          {
            type: 'button',
            onclick: () => {
              element.open = false;
              summary.focus();
            },
          },
          text().close,
        ),
      ]),
    ]);
  }

  function tellCounts(choices: readonly SlicerChoice[], counts: 'shown' | 'hidden'): void {
    body.querySelectorAll('.kumin-slicer-count').forEach((told, index) => {
      told.textContent =
        counts === 'hidden' ? '' : text().choiceCount(numberWords(choices[index]?.count ?? 0));
    });
  }

  return {
    element,
    show({ label, choices, chosen, counts }) {
      const asked = JSON.stringify([label, choices.map(({ id }) => id)]);
      if (asked !== shownFor) drawn(label, choices);
      shownFor = asked;
      const wanted = new Set(chosen ?? []);
      boxes.forEach((box) => (box.checked = wanted.has(box.value)));
      const wants = JSON.stringify([asked, counts, choices.map(({ count }) => count)]);
      if (wants !== countsFor) tellCounts(choices, counts);
      countsFor = wants;
      summary.textContent = text().chosen(label, chosenWords(choices, chosen));
      summary.classList.toggle('kumin-slicer-narrows', chosen !== null);
    },
  };
}

function chosenWords(choices: readonly SlicerChoice[], chosen: readonly string[] | null): string {
  if (chosen === null) return text().all;
  const labels = choices.filter(({ id }) => chosen.includes(id)).map(({ label }) => label);
  const [first] = labels;
  if (first === undefined) return text().nothing;
  return labels.length === 1 ? first : text().several(first, labels.length - 1);
}

/** Width and case of what is typed do not matter. */
function plain(words: string): string {
  return words.normalize('NFKC').toLowerCase();
}
