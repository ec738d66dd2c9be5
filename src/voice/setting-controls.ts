/**
 * Lines of the voices' part of the config screen: a label, one plain control, a note, and beside it what does not fit.
 * Whatever is typed stays as it is typed; what fits goes into the settings with every letter, what does not is told
 * (`setCustomValidity`), and the screen saves nothing until it is mended.
 */
import type { Day } from '../calendar/day';
import { readDays } from '../calendar/day-lines';
import { formatDay } from '../calendar/wareki';
import type { FormField } from '../kintone/host';
import { choiceLabels } from '../records/choice-labels';
import { el } from '../ui/dom';
import { currentLanguage } from '../ui/messages';
import { selectOf, type Option } from '../ui/select';
import { text } from './setting-control-messages';

type Typed = HTMLInputElement | HTMLTextAreaElement;

let made = 0;

/** @param note what a person must know of it, '' for nothing */
export function labelled(label: string, control: HTMLElement, note = ''): HTMLElement {
  made += 1;
  const id = `kumin-voice-setting-${made}`;
  control.id = id;
  const said = el('p', { class: 'kumin-voice-unfit', id: `${id}-unfit`, role: 'alert' });
  const about = note === '' ? `${id}-unfit` : `${id}-note ${id}-unfit`;
  control.setAttribute('aria-describedby', about);
  const tell = (): void => {
    const unfit = isTyped(control) && !control.validity.valid;
    said.textContent = unfit ? control.validationMessage : '';
    control.setAttribute('aria-invalid', String(unfit));
  };
  control.addEventListener('change', tell);
  control.addEventListener('invalid', tell);
  // While a person types, what is mended is no more told; what is not yet right is not told yet.
  control.addEventListener('input', () => {
    if (isTyped(control) && control.validity.valid) tell();
  });
  return el('div', { class: 'kumin-voice-setting' }, [
    el('label', { for: id }, label),
    control,
    noteLine(note, `${id}-note`),
    said,
  ]);
}

export function line(
  label: string,
  value: string,
  write: (value: string) => void,
  note = '',
): HTMLElement {
  const input = el('input', { type: 'text', value, oninput: () => write(input.value.trim()) });
  return labelled(label, input, note);
}

/** Several words in one line, with commas between. */
export function wordsLine(
  label: string,
  words: readonly string[],
  write: (words: string[]) => void,
  note = '',
): HTMLElement {
  return line(label, words.join('、'), (written) => write(listed(written)), note);
}

/** A whole number within the range. */
export function number(
  label: string,
  value: number,
  { min, max }: { min: number; max: number },
  write: (value: number) => void,
): HTMLElement {
  const input = el('input', { ...{ type: 'number', value, min, max, step: 1 } });
  fits(input, () => {
    const next = Number(input.value);
    const isFit = input.value !== '' && Number.isInteger(next) && next >= min && next <= max;
    if (isFit) write(next);
    return isFit ? '' : text().range(min, max);
  });
  return labelled(label, input);
}

/** A share from 0 to 1, written in percent. */
export function percent(label: string, share: number, write: (share: number) => void): HTMLElement {
  const inPercent = Math.round(share * 100);
  return number(label, inPercent, { min: 0, max: 100 }, (next) => write(next / 100));
}

/** `HH:MM`, or '' for none. */
export function clock(label: string, value: string, write: (value: string) => void): HTMLElement {
  const input = el('input', { type: 'time', value });
  fits(input, () => {
    // The browser gives '' for a time that is half written, too.
    if (input.validity.badInput) return text().time;
    write(input.value.slice(0, 5));
    return '';
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
    noteLine(note),
  ]);
}

export function pick<Value extends string>(
  label: string,
  value: Value,
  options: readonly Option<Value>[],
  write: (value: Value) => void,
): HTMLElement {
  return labelled(label, selectOf(value, options, write));
}

/** One choice of the mapped field, or none; without the field, its name is written. */
export function choiceOf(
  label: string,
  value: string,
  field: FormField | undefined,
  write: (value: string) => void,
  note = '',
): HTMLElement {
  if (!field?.options) return line(label, value, write, note);
  const choices = choiceLabels(field);
  const isGone = value !== '' && !choices.includes(value);
  const options = [
    { value: '', label: text().noChoice },
    ...choices.map((each) => ({ value: each, label: each })),
    // What was set stays visible, even when the field has it no more.
    ...(isGone ? [{ value, label: text().goneChoice(value) }] : []),
  ];
  return labelled(label, selectOf(value, options, write), note);
}

export function area(
  label: string,
  value: string,
  write: (value: string) => void,
  note = '',
): HTMLElement {
  const input = el('textarea', { rows: 3, oninput: () => write(input.value.trim()) });
  input.value = value;
  return labelled(label, input, note);
}

/**
 * A list with an item on each line, folded, as it may be long.
 * @param read what one line means; undefined for a line that means nothing, which is told
 */
export function linesOf<Item>(
  label: string,
  note: string,
  lines: readonly string[],
  read: (line: string) => Item | undefined,
  write: (items: Item[]) => void,
): HTMLElement {
  const input = el('textarea', { rows: 8 });
  input.value = lines.join('\n');
  const count = el('span', { class: 'kumin-voice-count' }, text().lines(lines.length));
  fits(input, () => {
    const written = notEmptyLines(input.value);
    const items = written.map((each) => read(each));
    const wrong = written.filter((_, at) => items[at] === undefined);
    count.textContent = text().lines(written.length);
    if (wrong.length > 0)
      return text().unread(wrong.map((each) => `「${each}」`).join(text().list));
    write(items.filter((each): each is Item => each !== undefined));
    return '';
  });
  return el('details', { class: 'kumin-voice-lines' }, [
    el('summary', {}, [label, ' ', count]),
    labelled(label, input, note),
  ]);
}

/** A text that may be long, folded. */
export function longText(
  label: string,
  value: string,
  write: (value: string) => void,
): HTMLElement {
  const input = el('textarea', { rows: 6, oninput: () => write(input.value) });
  input.value = value;
  return el('details', { class: 'kumin-voice-lines' }, [
    el('summary', {}, label),
    labelled(label, input),
  ]);
}

export function dayLines(
  label: string,
  days: readonly Day[],
  write: (days: Day[]) => void,
): HTMLElement {
  const input = el('textarea', { rows: 3 });
  const written = (day: Day): string => (currentLanguage() === 'ja' ? formatDay(day) : day);
  input.value = days.map(written).join('\n');
  fits(input, () => {
    const read = readDays(input.value);
    if (read.wrong.length > 0) {
      return text().noDays(read.wrong.map((each) => `「${each}」`).join(text().list));
    }
    write(read.days);
    return '';
  });
  return labelled(label, input);
}

export function heading(words: string): HTMLElement {
  return el('h5', {}, words);
}

export function noteLine(words: string, id?: string): HTMLElement | false {
  return words !== '' && el('p', { class: 'kumin-voice-note', id }, words);
}

/** Words with commas or on lines of their own. */
export function listed(written: string): string[] {
  return written
    .split(/[、,，\n]/)
    .map((each) => each.trim())
    .filter(Boolean);
}

export function notEmptyLines(written: string): string[] {
  return written
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean);
}

/** @param take writes what fits @returns what is wrong, '' for nothing */
function fits(input: Typed, take: () => string): void {
  input.addEventListener('input', () => input.setCustomValidity(take()));
}

function isTyped(control: HTMLElement): control is Typed {
  return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
}
