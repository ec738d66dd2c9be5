/** Asking for a reason: in a line of one's own words, or out of the office's numbered ones. */
import { el } from '../../ui/dom';
import { text } from './gate-messages';

export function reasonLine(
  label: string,
  button: string,
  done: (reason: string) => void,
): { element: HTMLElement; focus(): void } {
  const error = el('span', { class: 'kumin-gate-error', role: 'alert' });
  const input = el('input', { type: 'text', maxlength: 200 });
  const submit = (): void => {
    const reason = input.value.trim();
    error.textContent = reason === '' ? text().noReason : '';
    if (reason === '') input.focus();
    else done(reason);
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return {
    element: el('div', { class: 'kumin-gate-reason' }, [
      el('label', {}, [el('span', {}, label), input]),
      el('button', { type: 'button', onclick: submit }, button),
      error,
    ]),
    focus: () => input.focus(),
  };
}

/** @param reasons in the order of the form: that order gives them their numbers */
export function reasonChoice(
  button: string,
  label: string,
  reasons: readonly string[],
  rules: Readonly<Record<string, string>>,
  { start, done }: { start: string; done: (reason: string) => void },
): HTMLElement {
  const error = el('span', { class: 'kumin-gate-error', role: 'alert' });
  let chosen = reasons.includes(start) ? start : '';
  const choices = reasons.map((reason, place) => {
    const input = el('input', {
      type: 'radio',
      name: 'kumin-gate-refusal',
      value: reason,
      checked: reason === chosen,
      onchange: () => {
        chosen = reason;
        error.textContent = '';
      },
    });
    const rule = rules[reason] ?? '';
    return el('label', {}, [
      input,
      el('span', {}, [
        el('strong', {}, `${place + 1}. ${reason}`),
        rule !== '' && el('small', {}, rule),
      ]),
    ]);
  });
  const submit = (): void => {
    error.textContent = chosen === '' ? text().noReason : '';
    if (chosen !== '') done(chosen);
  };
  return el('details', { class: 'kumin-gate-more' }, [
    el('summary', {}, button),
    el('fieldset', {}, [el('legend', {}, label), ...choices]),
    el('button', { type: 'button', onclick: submit }, button),
    error,
  ]);
}
