/**
 * One-touch choices: a radio group of buttons. Arrow keys walk and choose as in any radio group; the key
 * shown before a choice picks it and goes on. What is chosen has a mark and a frame besides its colour.
 */
import { el } from '../ui/dom';
import { choiceKeys, type Choice } from './choices';
import { text } from './messages';

export interface ChoiceView {
  element: HTMLElement;
  /** Shows `value` as chosen; tells nobody. */
  show(value: string): void;
  focus(): void;
}

export interface ChoiceOptions {
  id: string;
  label: string;
  choices: Choice[];
  pick(value: string): void;
  /** The group is done by key; the next one may take the focus. */
  goOn(): void;
}

export function choiceView({ id, label, choices, pick, goOn }: ChoiceOptions): ChoiceView {
  const chosen = el('span', { class: 'kumin-choice-chosen' });
  const buttons = choices.map(({ value }, index) =>
    radio(value, choiceKeys[index], () => pick(value)),
  );
  const group = radioGroup(`${id}-label`, buttons, (button) => {
    button.click();
    goOn();
  });
  return {
    element: el('div', { class: 'kumin-choice' }, [
      heading(`${id}-label`, label, chosen),
      (group.append(...buttons), group),
    ]),
    show(value) {
      chosen.textContent = value === '' ? text().notChosen : '';
      mark(buttons, value);
    },
    focus: () => focusable(buttons)?.focus(),
  };
}

export function heading(id: string, label: string, beside: HTMLElement): HTMLElement {
  return el('p', { class: 'kumin-choice-label' }, [el('span', { id }, label), beside]);
}

export function radio(
  value: string,
  key: string | undefined,
  choose: () => void,
): HTMLButtonElement {
  return el(
    'button',
    {
      type: 'button',
      role: 'radio',
      class: 'kumin-choice-button',
      'aria-checked': 'false',
      tabindex: -1,
      'data-value': value,
      'data-key': key,
      onclick: choose,
    },
    [
      key !== undefined && el('kbd', { 'aria-hidden': 'true' }, key),
      el('span', { class: 'kumin-choice-mark', 'aria-hidden': 'true' }, '✓'),
      el('span', {}, value),
    ],
  );
}

/**
 * An element whose `buttons` (read anew at each key) are walked by arrows.
 * @param picked a button was picked by its own key
 */
export function radioGroup(
  labelledBy: string,
  buttons: HTMLButtonElement[] | (() => HTMLButtonElement[]),
  picked: (button: HTMLButtonElement) => void,
): HTMLElement {
  const group = el('div', {
    class: 'kumin-choice-group',
    role: 'radiogroup',
    'aria-labelledby': labelledBy,
  });
  group.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target instanceof HTMLInputElement) return;
    const list = typeof buttons === 'function' ? buttons() : buttons;
    const at = list.findIndex((button) => button === document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const next = list[(at + step + list.length) % list.length];
      next?.click();
      next?.focus();
    } else {
      const key = event.key.toLowerCase();
      const button = list.find((each) => each.dataset['key'] === key);
      if (!button) return;
      picked(button);
    }
    event.preventDefault();
  });
  return group;
}

/** One button of the group is in the tab order: the chosen one, else the first. */
export function mark(buttons: HTMLButtonElement[], value: string): void {
  for (const button of buttons) {
    button.setAttribute('aria-checked', String(button.dataset['value'] === value && value !== ''));
    button.tabIndex = -1;
  }
  const first = focusable(buttons);
  if (first) first.tabIndex = 0;
}

export function focusable(buttons: HTMLButtonElement[]): HTMLButtonElement | undefined {
  return buttons.find((button) => button.getAttribute('aria-checked') === 'true') ?? buttons[0];
}
