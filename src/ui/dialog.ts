/**
 * A dialog over the page, for every screen of ours: its heading and the way out stand above what scrolls, what it
 * does stands below, Escape closes it, and the focus goes back to where it was.
 */
import './controls.css';
import './dialog.css';
import { el, fill, type Children } from './dom';
import { defineMessages } from './messages';

const text = defineMessages({ ja: { close: '閉じる' }, en: { close: 'Close' } });

export interface DialogParts {
  title: string;
  /** Class of what is the screen's own. */
  look: string;
  size: 'narrow' | 'middle' | 'wide' | 'full';
  body: Children;
  /** Buttons, and what they say: always in sight. */
  foot?: Children;
  /** Asked before a person closes it; false keeps it open. `close()` does not ask. */
  mayClose?(): boolean;
  /** Told once, however it is closed. */
  closed?(): void;
}

export interface OpenDialog {
  dialog: HTMLDialogElement;
  heading: HTMLHeadingElement;
  /** What scrolls. */
  body: HTMLElement;
  foot: HTMLElement;
  close(): void;
}

let count = 0;

/** Opens it with the focus on its heading: a screen reader begins there. */
export function openDialog(parts: DialogParts): OpenDialog {
  const before = document.activeElement;
  count += 1;
  const heading = el('h2', { id: `kumin-dialog-heading-${count}`, tabindex: -1 }, parts.title);
  const body = el('div', { class: 'kumin-dialog-body kumin-ui' });
  const foot = el('div', { class: 'kumin-dialog-foot kumin-ui' });
  fill(body, parts.body);
  fill(foot, parts.foot);
  const leave = (): void => {
    if (parts.mayClose?.() ?? true) dialog.close();
  };
  const dialog = el(
    'dialog',
    {
      class: `kumin-dialog kumin-dialog-${parts.size} ${parts.look}`,
      'aria-labelledby': heading.id,
    },
    [
      el('div', { class: 'kumin-dialog-head kumin-ui' }, [
        heading,
        el('button', { type: 'button', onclick: leave }, text().close),
      ]),
      body,
      foot,
    ],
  );
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    parts.closed?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  return { dialog, heading, body, foot, close: () => dialog.close() };
}
