/** A dialog over the page, as all screens of the handling use it: named by its heading, the focus goes back at its end. */
import './handling.css';
import { el, type Children } from '../../ui/dom';

export interface OpenDialog {
  dialog: HTMLDialogElement;
  heading: HTMLHeadingElement;
  close(): void;
}

let count = 0;

/** @param closed told once, however it is closed */
export function openDialog(
  title: string,
  className: string,
  children: Children,
  closed: () => void = () => undefined,
): OpenDialog {
  const before = document.activeElement;
  count += 1;
  const heading = el('h2', { id: `kumin-handling-heading-${count}`, tabindex: -1 }, title);
  const dialog = el(
    'dialog',
    { class: `kumin-handling kumin-handling-dialog ${className}`, 'aria-labelledby': heading.id },
    [heading, ...(Array.isArray(children) ? children : [children])],
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  return { dialog, heading, close: () => dialog.close() };
}
