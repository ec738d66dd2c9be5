/** The dialog that creates an app and opens its settings. */
import { html, nothing, render } from 'lit';
import { rest } from '../api/rest';
import { wordsOf } from './failure';
import { text } from './messages';

export function openCreateApp(): void {
  const words = text();
  const dialog = document.createElement('dialog');
  dialog.className = 'k-dialog';
  dialog.setAttribute('aria-label', words.createApp);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  draw('');
  dialog.showModal();

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get('name')).trim();
    if (name === '') return draw(words.appNameRequired);
    try {
      const { app } = await rest<{ app: string }>('POST', '/k/v1/preview/app.json', { name });
      location.assign(`/k/admin/app/flow?app=${app}`);
    } catch (error) {
      draw(words.failed(wordsOf(error)));
    }
  }

  function draw(failure: string): void {
    render(
      html`<form @submit=${submit} novalidate>
        <h2 class="k-dialog__title">${words.createApp}</h2>
        <div class="k-dialog__body">
          <label class="k-field">
            <span class="k-field__label">${words.appName}</span>
            <input class="k-input" name="name" maxlength="64" autofocus autocomplete="off" />
          </label>
          ${failure ? html`<p class="k-field__error" role="alert">${failure}</p>` : nothing}
          <p class="k-muted">${words.createHint}</p>
        </div>
        <div class="k-dialog__actions">
          <button type="button" class="k-button" @click=${() => dialog.close()}>
            ${words.cancel}
          </button>
          <button class="k-button k-button--primary">${words.create}</button>
        </div>
      </form>`,
      dialog,
    );
  }
}
