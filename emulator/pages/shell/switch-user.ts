/** Choose another user and see kintone as they do: a searchable list of everybody who may sign in. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { rest } from '../api/rest';
import type { Boot } from '../boot';
import { type DirectoryUser, findActiveUsers } from './directory';
import { wordsOf } from './failure';
import { text } from './messages';
import { tellOtherTabs } from './session';

/** Rows drawn at once: more do not help anyone to find a name. */
const SHOWN = 60;

export function openUserSwitch(boot: Boot): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'k-dialog';
  dialog.setAttribute('aria-label', text().switchUser);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  let users: DirectoryUser[] = [];
  let word = '';
  let failure = '';
  draw();
  dialog.showModal();
  void load();

  async function load(): Promise<void> {
    try {
      ({ users } = await rest<{ users: DirectoryUser[] }>('GET', '/k/internal/directory.json'));
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    draw();
  }

  async function choose(code: string): Promise<void> {
    try {
      await rest('POST', '/k/internal/switch-user.json', { code });
      tellOtherTabs();
      location.reload();
    } catch (error) {
      failure = text().failed(wordsOf(error));
      draw();
    }
  }

  function draw(): void {
    const words = text();
    const found = findActiveUsers(users, word);
    render(
      html`<h2 class="k-dialog__title">${words.switchUser}</h2>
        <div class="k-dialog__body">
          <p class="k-muted">${words.switchHint}</p>
          <input
            class="k-input"
            type="search"
            autofocus
            aria-label=${words.searchUser}
            placeholder=${words.searchUser}
            @input=${(event: Event) => {
              word = (event.target as HTMLInputElement).value;
              draw();
            }}
          />
          ${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
          <div class="k-user-list">
            ${found.slice(0, SHOWN).map(row)}
            ${users.length > 0 && found.length === 0 ? html`<p class="k-empty">${words.noUser}</p>` : nothing}
          </div>
          ${
            found.length > SHOWN
              ? html`<p class="k-muted">${words.moreUsers(found.length - SHOWN)}</p>`
              : nothing
          }
        </div>
        <div class="k-dialog__actions">
          <button type="button" class="k-button" @click=${() => dialog.close()}>
            ${words.cancel}
          </button>
        </div>`,
      dialog,
    );
  }

  function row(user: DirectoryUser): TemplateResult {
    const isCurrent = user.code === boot.user?.code;
    return html`<button
      type="button"
      class="k-menu__item"
      ?disabled=${isCurrent}
      @click=${() => choose(user.code)}
    >
      <strong>${user.name}</strong> <span class="k-muted">${user.code}</span>
      ${isCurrent ? html`<span class="k-muted">${text().current}</span>` : nothing}
      <span class="k-muted">${user.organizations.join('、')}</span>
    </button>`;
  }
}
