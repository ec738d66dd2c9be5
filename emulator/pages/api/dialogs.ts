/**
 * Dialogs, the message at the top and the loading curtain of the JavaScript API
 * (`kintone.createDialog`, `showConfirmDialog`, `showNotification`, `showLoading`); the pages use the same.
 */
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import './dialogs.css';
import { text } from './messages';

export type DialogAnswer = 'OK' | 'CANCEL' | 'CLOSE';

export interface DialogConfig {
  title?: string;
  body?: Element;
  /** Shown unless false. */
  showOkButton?: boolean;
  okButtonText?: string;
  /** Hidden unless true. */
  showCancelButton?: boolean;
  cancelButtonText?: string;
  /** Hidden unless true; without it Esc does not close either. */
  showCloseButton?: boolean;
  /** Returning false (or a Promise of it) keeps the dialog open. */
  beforeClose?(action: DialogAnswer): unknown;
}

export interface Dialog {
  /** Resolves when the dialog is closed; `FUNCTION` means by `close()`. */
  show(): Promise<DialogAnswer | 'FUNCTION'>;
  close(): void;
}

let nextId = 0;

export function createDialog(config: DialogConfig): Promise<Dialog> {
  return Promise.resolve(openable(config, config.body));
}

export function showConfirmDialog(
  config: Omit<DialogConfig, 'body' | 'beforeClose'> & { body?: string },
): Promise<DialogAnswer> {
  const body = document.createElement('p');
  body.className = 'kd-text';
  body.textContent = config.body ?? '';
  const dialog = openable({ ...config, body }, config.body === undefined ? undefined : body);
  return dialog.show() as Promise<DialogAnswer>;
}

function openable(config: DialogConfig, body: Element | undefined): Dialog {
  const element = document.createElement('dialog');
  element.className = 'kd-dialog';
  const titleId = `kd-title-${(nextId += 1)}`;
  if (config.title) element.setAttribute('aria-labelledby', titleId);
  let finish: ((answer: DialogAnswer | 'FUNCTION') => void) | undefined;

  const shut = (answer: DialogAnswer | 'FUNCTION'): void => {
    element.close();
    element.remove();
    finish?.(answer);
    finish = undefined;
  };
  const ask = async (answer: DialogAnswer): Promise<void> => {
    const allowed = await config.beforeClose?.(answer);
    if (allowed !== false) shut(answer);
  };
  // Native dialogs close on Esc by themselves; kintone only does so with a close button, and asks beforeClose.
  element.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (config.showCloseButton) void ask('CLOSE');
  });
  render(dialogView(config, body, titleId, ask), element);

  return {
    show: () =>
      new Promise((resolve) => {
        finish = resolve;
        document.body.append(element);
        element.showModal();
      }),
    close: () => shut('FUNCTION'),
  };
}

function dialogView(
  config: DialogConfig,
  body: Element | undefined,
  titleId: string,
  ask: (answer: DialogAnswer) => Promise<void>,
): TemplateResult {
  const words = text();
  return html`
    ${
      config.title || config.showCloseButton
        ? html`<header class="kd-head">
            <h2 id=${titleId}>${config.title ?? ''}</h2>
            ${
              config.showCloseButton
                ? html`<button
                    type="button"
                    class="kd-close"
                    aria-label=${words.close}
                    @click=${() => ask('CLOSE')}
                  >
                    ×
                  </button>`
                : nothing
            }
          </header>`
        : nothing
    }
    <div class="kd-body">${body ?? nothing}</div>
    <footer class="kd-foot">
      ${
        config.showCancelButton
          ? html`<button type="button" class="kd-button" @click=${() => ask('CANCEL')}>
              ${config.cancelButtonText ?? words.cancel}
            </button>`
          : nothing
      }
      ${
        config.showOkButton === false
          ? nothing
          : html`<button
              type="button"
              class="kd-button kd-primary"
              autofocus
              @click=${() => ask('OK')}
            >
              ${config.okButtonText ?? words.ok}
            </button>`
      }
    </footer>
  `;
}

export const NOTIFICATION_TYPES = ['ERROR', 'SUCCESS', 'INFO'] as const;

export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

/** One message at the top of the page; it stays until closed, and a later one replaces it. */
export function showNotification(type: NotificationType, message: string): Promise<void> {
  const former = document.getElementById('kd-notification');
  const box = former ?? document.createElement('div');
  box.id = 'kd-notification';
  box.className = `kd-notification kd-${type.toLowerCase()}`;
  box.setAttribute('role', type === 'ERROR' ? 'alert' : 'status');
  render(
    html`<p>${message}</p>
      <button type="button" aria-label=${text().close} @click=${() => box.remove()}>×</button>`,
    box,
  );
  if (!former) document.body.append(box);
  return Promise.resolve();
}

/** Covers the page while VISIBLE, so that nothing can be clicked. */
export function showLoading(state: 'VISIBLE' | 'HIDDEN'): Promise<void> {
  const former = document.getElementById('kd-loading');
  if (state === 'HIDDEN') former?.remove();
  else if (!former) {
    const curtain = document.createElement('div');
    curtain.id = 'kd-loading';
    curtain.className = 'kd-loading';
    curtain.setAttribute('role', 'progressbar');
    curtain.setAttribute('aria-label', text().loading);
    render(html`<span class="kd-spinner"></span>`, curtain);
    document.body.append(curtain);
  }
  return Promise.resolve();
}
