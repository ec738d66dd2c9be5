/** A short message in the corner that a screen reader reads and that goes away by itself. */
import './toast.css';
import { el } from './dom';

/** Long enough to read two lines at 400 characters a minute, in milliseconds. */
const SHOWN_FOR = 6000;

const box = (): HTMLElement => {
  const existing = document.getElementById('kumin-toasts');
  if (existing) return existing;
  const created = el('div', { id: 'kumin-toasts', 'aria-live': 'polite' });
  document.body.append(created);
  return created;
};

export function toast(kind: 'info' | 'success' | 'error', message: string): void {
  const shown = el('p', { class: `kumin-toast kumin-toast-${kind}` }, message);
  box().append(shown);
  setTimeout(() => shown.remove(), SHOWN_FOR);
}
