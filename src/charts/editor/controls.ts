/**
 * Inputs of the editor: a label, one plain control, help and room for its problems below it. Plain ones, as this room
 * is part of the bundles for PC and phone too, which carry no component library.
 *
 * `key` names the control in the page, so that focus finds it again after a redraw; `spot` names it for problems.
 */
import { el, fill, type Children } from '../../ui/dom';
import { selectOf, type Option } from '../../ui/select';

export interface Labelled {
  key: string;
  label: string;
  help?: string;
  spot?: string | undefined;
}

export type { Option };

const idOf = (key: string): string => `kumin-ce-${key.replace(/[^\w-]/g, '-')}`;

function framed({ key, label, help, spot }: Labelled, control: HTMLElement): HTMLElement {
  const id = idOf(key);
  control.id = id;
  control.setAttribute('aria-describedby', `${id}-help ${id}-problem`);
  return el('div', { class: 'kumin-ce-field', 'data-spot': spot }, [
    el('label', { for: id }, label),
    control,
    el('p', { class: 'kumin-ce-help', id: `${id}-help`, hidden: !help }, help),
    spot !== undefined && el('div', { class: 'kumin-ce-problems', id: `${id}-problem` }),
  ]);
}

/** Writes with every letter: nothing typed waits for the focus to leave. */
export function textField(
  labelled: Labelled,
  value: string,
  write: (value: string) => void,
): HTMLElement {
  const input = el('input', { type: 'text', value, oninput: () => write(input.value) });
  return framed(labelled, input);
}

export function areaField(
  labelled: Labelled,
  value: string,
  write: (value: string) => void,
  rows = 4,
): HTMLElement {
  const area = el('textarea', { rows, oninput: () => write(area.value) });
  area.value = value;
  return framed(labelled, area);
}

export interface Range {
  min?: number;
  max?: number;
  step?: number | 'any';
}

/** What is no number within the range is not written, and the browser says so at the control; null when it is empty. */
export function numberField(
  labelled: Labelled,
  value: number | null,
  range: Range,
  write: (value: number | null) => void,
): HTMLElement {
  const input = el('input', {
    type: 'number',
    value: value ?? '',
    step: 1,
    ...range,
    oninput: () => {
      input.setAttribute('aria-invalid', String(!input.checkValidity()));
      if (input.checkValidity()) write(input.value === '' ? null : Number(input.value));
    },
    onblur: () => input.reportValidity(),
  });
  return framed(labelled, input);
}

export function selectField<Value extends string>(
  labelled: Labelled,
  value: Value,
  options: readonly Option<Value>[],
  write: (value: Value) => void,
): HTMLElement {
  return framed(labelled, selectOf(value, options, write));
}

export function tickField(
  { key, label, help }: Labelled,
  checked: boolean,
  write: (checked: boolean) => void,
): HTMLElement {
  const id = idOf(key);
  const input = el('input', {
    type: 'checkbox',
    id,
    checked,
    'aria-describedby': `${id}-help`,
    onchange: () => write(input.checked),
  });
  return el('div', { class: 'kumin-ce-tick' }, [
    input,
    el('label', { for: id }, label),
    el('p', { class: 'kumin-ce-help', id: `${id}-help`, hidden: !help }, help),
  ]);
}

/** Several of some, as ticks under one heading. */
export function ticksField(
  { key, label, help, spot }: Labelled,
  options: readonly Option[],
  chosen: readonly string[],
  write: (chosen: string[]) => void,
): HTMLElement {
  const values = new Set(chosen);
  const element = el('fieldset', { class: 'kumin-ce-ticks', 'data-spot': spot }, [
    el('legend', {}, label),
    help !== undefined && el('p', { class: 'kumin-ce-help' }, help),
    el(
      'div',
      { class: 'kumin-ce-tick-list' },
      options.map((option, at) => {
        const id = idOf(`${key}.${at}`);
        const input = el('input', {
          type: 'checkbox',
          id,
          checked: values.has(option.value),
          onchange: () => {
            if (input.checked) values.add(option.value);
            else values.delete(option.value);
            // In the order of the options, those that are none of them last.
            const known = options.map((each) => each.value).filter((each) => values.has(each));
            write([...new Set([...known, ...values])]);
          },
        });
        return el('span', { class: 'kumin-ce-tick' }, [
          input,
          el('label', { for: id }, option.label),
        ]);
      }),
    ),
    el('div', { class: 'kumin-ce-problems' }),
  ]);
  return element;
}

export function button(
  key: string,
  label: string,
  press: () => void,
  more: { about?: string; look?: 'plain' | 'main' | 'danger' | 'quiet'; disabled?: boolean } = {},
): HTMLButtonElement {
  return el(
    'button',
    {
      type: 'button',
      id: idOf(key),
      class: `kumin-ce-button kumin-ce-${more.look ?? 'plain'}`,
      'aria-label': more.about === undefined ? undefined : `${label}: ${more.about}`,
      'aria-disabled': more.disabled ? 'true' : undefined,
      // Stays in the order of the keyboard: a button that vanishes under the finger takes the focus with it.
      onclick: () => {
        if (!more.disabled) press();
      },
    },
    label,
  );
}

/** A part that opens, and stays open over a redraw. */
export function folded(key: string, heading: string, children: Children): HTMLDetailsElement {
  return el('details', { class: 'kumin-ce-fold', id: idOf(key) }, [
    el('summary', {}, heading),
    ...(Array.isArray(children) ? children : [children]),
  ]);
}

/** Draws anew; focus, caret and opened parts stay. @returns whether the focus found its control again */
export function redrawn(root: HTMLElement, draw: () => void): boolean {
  const { activeElement: active } = document;
  const had = active instanceof HTMLElement && root.contains(active) ? active : undefined;
  const opened = [...root.querySelectorAll('details[open]')].map(({ id }) => id);
  const caret = had instanceof HTMLTextAreaElement || isText(had) ? had.selectionStart : null;
  draw();
  for (const id of opened) {
    if (id !== '') root.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
  }
  if (!had) return true;
  const again = had.id === '' ? null : root.querySelector<HTMLElement>(`#${CSS.escape(had.id)}`);
  again?.focus({ preventScroll: true });
  if (caret !== null && (again instanceof HTMLTextAreaElement || isText(again))) {
    again.setSelectionRange(caret, caret);
  }
  return again !== null;
}

function isText(element: Element | null | undefined): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === 'text';
}

export interface Said {
  spot: string;
  words: string;
  weight: 'stops' | 'hint';
}

/** Says each problem at its control; one whose control is not here is said nowhere. */
export function showProblems(root: HTMLElement, problems: readonly Said[]): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-spot]')) {
    const here = problems.filter(({ spot }) => spot === place.dataset['spot']);
    const wrong = here.some(({ weight }) => weight === 'stops');
    place.classList.toggle('kumin-ce-wrong', wrong);
    const control = place.querySelector(':scope > input, :scope > select, :scope > textarea');
    if (wrong) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
    const box = place.querySelector(':scope > .kumin-ce-problems');
    if (box) {
      fill(
        box,
        here.map(({ words, weight }) => el('p', { class: `kumin-ce-problem-${weight}` }, words)),
      );
    }
  }
}
