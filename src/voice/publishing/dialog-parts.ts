/** What the parts of the dialog have in common. */
import type { FormField, Host } from '../../kintone/host';
import { choiceLabels } from '../../records/choice-labels';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { toast } from '../../ui/toast';
import type { VoiceSettings } from '../settings';
import { text } from './dialog-messages';
import type { GateForm } from './gate-record';

export interface Publishing {
  host: Host;
  settings: VoiceSettings;
  fields: Record<string, FormField>;
  form: GateForm;
  now(): Date;
  /** Aborted when the dialog closes. */
  signal: AbortSignal;
}

/** Choices of a mapped field, in the form's order. */
export function choicesOfSlot(
  { settings, fields }: Publishing,
  slot: 'category' | 'refusal',
): string[] {
  return choiceLabels(fields[settings.fields[slot] ?? '']);
}

/** Says that it reads, then shows what was read, or the failure with a way to try again. */
export async function shownWhenRead<Read>(
  box: HTMLElement,
  signal: AbortSignal,
  read: (tell: (read: number, total: number) => void) => Promise<Read>,
  show: (read: Read) => HTMLElement[],
): Promise<void> {
  const status = el('p', { role: 'status' }, text().reading);
  fill(box, status);
  try {
    const found = await read((done, total) => {
      status.textContent = text().progress(done, total);
    });
    if (!signal.aborted) fill(box, show(found));
  } catch (error) {
    if (signal.aborted) return;
    console.warn('kumin: the voices could not be read', error);
    const again = (): void => void shownWhenRead(box, signal, read, show);
    fill(box, [
      el('p', { class: 'kumin-gate-error', role: 'alert' }, explainFailure(error)),
      el('button', { type: 'button', onclick: again }, text().retry),
    ]);
  }
}

/** Where the page may not write to the clipboard (http, an old browser) people copy by hand. */
export async function copied(written: string): Promise<void> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  const failed = (): void => toast('error', text().copyByHand);
  if (!clipboard) return failed();
  await clipboard.writeText(written).then(() => toast('success', text().copied), failed);
}

export function button(
  label: string,
  onclick: () => void,
  main: 'main' | 'plain' = 'plain',
): HTMLButtonElement {
  return el(
    'button',
    { type: 'button', class: main === 'main' ? 'kumin-main' : null, onclick },
    label,
  );
}

/** Buttons of which one is chosen; what it shows stands below. */
export function tabs<Key extends string>(
  label: string,
  list: readonly { key: Key; words: string }[],
  choose: (key: Key) => void,
): { element: HTMLElement; mark(key: Key): void } {
  const buttons = list.map(({ key, words }) => ({
    key,
    element: button(words, () => choose(key)),
  }));
  return {
    element: el(
      'div',
      { class: 'kumin-publish-tabs', role: 'group', 'aria-label': label },
      buttons.map(({ element }) => element),
    ),
    mark(key) {
      for (const each of buttons) {
        each.element.setAttribute('aria-pressed', String(each.key === key));
      }
    },
  };
}
