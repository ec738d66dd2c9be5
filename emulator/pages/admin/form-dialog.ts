/** A dialog with a form: submits, shows what is wrong and keeps what was typed until it succeeds. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { wordsOf } from '../shell/failure';
import { text } from './settings-messages';

export interface FormDialog {
  title: string;
  submitText: string;
  /** `danger` for what cannot be undone. */
  submitLook?: 'primary' | 'danger';
  /** Drawn again after every input, with the form's present data. */
  body(data: FormData): TemplateResult;
  /** @returns what is wrong in words, or undefined when done. A thrown error is shown as well. */
  submit(data: FormData): Promise<string | undefined>;
}

export function openFormDialog({
  title,
  submitText,
  submitLook = 'primary',
  body,
  submit,
}: FormDialog): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'k-dialog';
  dialog.setAttribute('aria-label', title);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  let failure = '';
  let busy = false;
  draw();
  // Once more: now the form's defaults can be read from it.
  draw();
  dialog.showModal();

  function data(): FormData {
    const form = dialog.querySelector('form');
    return form ? new FormData(form) : new FormData();
  }

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try {
      failure = (await submit(data())) ?? '';
      if (failure === '') return dialog.close();
    } catch (error) {
      failure = text().failed(wordsOf(error));
    } finally {
      busy = false;
    }
    draw();
  }

  function draw(): void {
    render(
      html`<form @submit=${send} @input=${draw} novalidate>
        <h2 class="k-dialog__title">${title}</h2>
        <div class="k-dialog__body">${body(data())}</div>
        ${
          failure
            ? html`<p class="k-dialog__failure k-notice k-notice--error" role="alert">
                ${failure}
              </p>`
            : nothing
        }
        <div class="k-dialog__actions">
          <button type="button" class="k-button" @click=${() => dialog.close()}>
            ${text().cancel}
          </button>
          <button class=${`k-button k-button--${submitLook}`}>${submitText}</button>
        </div>
      </form>`,
      dialog,
    );
  }
}

export function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
