/** A short message in the corner that a screen reader reads and that goes away by itself. */
import './toast.css';
import { el } from './dom';

/** Long enough to read two lines at 400 characters a minute, in milliseconds. */
const SHOWN_FOR = 6000;

const box = (): HTMLElement => {
  const existing = document.getElementById('kumin-toasts');
  const found = existing ?? el('div', { id: 'kumin-toasts', 'aria-live': 'polite' });
  const place = inFront();
  if (found.parentElement !== place) place.append(found);
  return found;
};

/** What lies over the page hides all that is not in it, and a screen reader hears nothing from behind a dialog. */
function inFront(): Element {
  const dialogs = [...document.querySelectorAll('dialog[open]')];
  return dialogs.at(-1) ?? document.fullscreenElement ?? document.body;
}

export function toast(kind: 'info' | 'success' | 'error', message: string): void {
  const shown = el('p', { class: `kumin-toast kumin-toast-${kind}` }, message);
  box().append(shown);
  setTimeout(() => shown.remove(), SHOWN_FOR);
}
