/** Lines of the voices' part of the config screen: a label and one plain input that tells what was written. */
import { el, type Children } from '../ui/dom';

export function labelled(label: string, control: Children): HTMLElement {
  return el('label', { class: 'kumin-voice-setting' }, [
    el('span', {}, label),
    ...(Array.isArray(control) ? control : [control]),
  ]);
}

export function line(label: string, value: string, write: (value: string) => void): HTMLElement {
  const input = el('input', { type: 'text', value, onchange: () => write(input.value.trim()) });
  return labelled(label, input);
}

/** A number out of range falls back to what was there: a setting is never wrong. */
export function number(
  label: string,
  value: number,
  range: { min: number; max: number },
  write: (value: number) => void,
): HTMLElement {
  let last = value;
  const input = el('input', {
    type: 'number',
    value,
    ...range,
    step: 1,
    onchange: () => {
      const next = Number(input.value);
      const fits =
        input.value !== '' && Number.isInteger(next) && next >= range.min && next <= range.max;
      if (fits) write((last = next));
      else input.value = String(last);
    },
  });
  return labelled(label, input);
}

export function tick(
  label: string,
  checked: boolean,
  note: string,
  write: (on: boolean) => void,
): HTMLElement {
  const input = el('input', { type: 'checkbox', checked, onchange: () => write(input.checked) });
  return el('div', {}, [
    el('label', { class: 'kumin-voice-tick' }, [input, el('span', {}, label)]),
    note !== '' && el('p', { class: 'kumin-voice-note' }, note),
  ]);
}

/** Words with commas or on lines of their own. */
export function listed(written: string): string[] {
  return written
    .split(/[、,，\n]/)
    .map((each) => each.trim())
    .filter(Boolean);
}
