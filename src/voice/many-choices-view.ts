/** Choices too many to take in at a glance: recent ones first, the rest by the kana row, found by typing. */
import { el, fill } from '../ui/dom';
import {
  heading,
  mark,
  radio,
  radioGroup,
  focusable,
  type ChoiceOptions,
  type ChoiceView,
} from './choice-view';
import { byKanaRow, choiceKeys, search, type Choice } from './choices';
import { text } from './messages';

export interface ManyChoicesOptions extends ChoiceOptions {
  /** Values chosen lately, the newest first. */
  recent: string[];
}

export function manyChoicesView(options: ManyChoicesOptions): ChoiceView {
  const { id, label, choices, recent, pick, goOn } = options;
  let chosenValue = '';
  let shown: HTMLButtonElement[] = [];
  const chosen = el('span', { class: 'kumin-choice-chosen' });
  const status = el('span', { class: 'kumin-visually-hidden', 'aria-live': 'polite' });
  const list = el('div', { class: 'kumin-many-list' });
  const input = el('input', {
    type: 'search',
    class: 'kumin-many-search',
    placeholder: text().searchIn(label),
    'aria-label': text().searchIn(label),
    autocomplete: 'off',
  });
  const done = (button: HTMLButtonElement): void => {
    button.click();
    goOn();
  };
  const group = radioGroup(`${id}-label`, () => shown, done);
  group.append(input, status, list);

  input.addEventListener('input', () => draw());
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    // Names hold no digits: a digit picks from what was found, so that no hand leaves the keys.
    const byDigit = /^\d$/.test(event.key) && input.value !== '';
    const button = byDigit ? shown.find(({ dataset }) => dataset['key'] === event.key) : shown[0];
    if (event.key === 'ArrowDown') focusable(shown)?.focus();
    else if ((event.key === 'Enter' && input.value !== '') || byDigit) {
      if (button) done(button);
    } else return;
    event.preventDefault();
  });

  function draw(): void {
    const typed = input.value;
    const found = search(choices, typed);
    status.textContent = typed === '' ? '' : text().found(found.length);
    const groups = typed === '' ? unfiltered(found) : [{ title: '', choices: found }];
    shown = [];
    const parts = groups.map(({ title, choices: members }) =>
      el('div', { class: 'kumin-many-row' }, [
        title !== '' && el('span', { class: 'kumin-many-title', 'aria-hidden': 'true' }, title),
        el(
          'div',
          { class: 'kumin-many-members' },
          members.map(({ value }) => button(value)),
        ),
      ]),
    );
    fill(list, found.length === 0 ? el('p', {}, text().notFound) : parts);
    mark(shown, chosenValue);
  }

  function unfiltered(found: Choice[]): { title: string; choices: Choice[] }[] {
    const lately = recent
      .map((value) => found.find((choice) => choice.value === value))
      .filter((choice) => choice !== undefined);
    const rest = found.filter((choice) => !lately.includes(choice));
    const rows = byKanaRow(rest).map(({ row, choices: members }) => ({
      title: row === '' ? text().otherRow : text().row(row),
      choices: members,
    }));
    return lately.length === 0 ? rows : [{ title: text().recent, choices: lately }, ...rows];
  }

  function button(value: string): HTMLButtonElement {
    // Keys for a few found ones are quick; for 33 they would only be noise.
    const key = input.value === '' ? undefined : choiceKeys[shown.length];
    const made = radio(value, key, () => pick(value));
    shown.push(made);
    return made;
  }

  draw();
  return {
    element: el('div', { class: 'kumin-choice' }, [heading(`${id}-label`, label, chosen), group]),
    show(value) {
      chosenValue = value;
      chosen.textContent = value === '' ? text().notChosen : text().chosen(value);
      mark(shown, value);
    },
    focus: () => input.focus(),
  };
}
