/** The 根拠票 of a chart as a dialog: to read, to print, to copy as text. Escape closes it. */
import './basis.css';
import { el } from '../ui/dom';
import { basisText, type BasisOf } from './basis';
import { basisSection } from './basis-section';
import { text } from './out/messages';
import { printPart } from './out/print';

/** Opens it; the focus goes back to where it was when it closes. */
export function openBasis(of: BasisOf): HTMLDialogElement {
  const words = text();
  const before = document.activeElement;
  const heading = el('h2', { id: 'kumin-basis-heading', tabindex: -1 }, words.basisOf(of.title));
  const button = (label: string, onclick: () => void): HTMLElement =>
    el('button', { type: 'button', onclick }, label);
  const said = el('p', { class: 'kumin-print-not', role: 'status' });
  const dialog = el('dialog', { class: 'kumin-basis', 'aria-labelledby': heading.id }, [
    heading,
    basisSection(of),
    el('p', { class: 'kumin-basis-buttons kumin-print-not' }, [
      button(words.print, () => printPart(dialog)),
      button(words.copy, () => void copy(basisText(of), dialog, said)),
      button(words.close, () => dialog.close()),
    ]),
    // A message in the corner would lie behind the dialog.
    said,
  ]);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  return dialog;
}

/** Where the page may not write to the clipboard (http, an old browser) the text is shown to be copied by hand. */
async function copy(written: string, dialog: HTMLDialogElement, said: HTMLElement): Promise<void> {
  const say = (message: string): void => {
    said.textContent = message;
  };
  const failed = (): void => {
    dialog.querySelector('textarea')?.remove();
    const area = el(
      'textarea',
      { class: 'kumin-print-not', readonly: true, 'aria-label': text().plain },
      written,
    );
    dialog.append(area);
    area.select();
    say(text().notCopied);
  };
  // Only a secure page has one.
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (!clipboard) return failed();
  await clipboard.writeText(written).then(() => say(text().copied), failed);
}
