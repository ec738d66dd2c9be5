/**
 * The API tokens of an app: generating, ticking rights, copying, deleting. Every change is sent at once and
 * works from the next 「アプリを更新」, as all settings.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { showConfirmDialog } from '../api/dialogs';
import { rest } from '../api/rest';
import { wordsOf } from '../shell/failure';
import { text } from './settings-messages';

const PATH = '/k/internal/app/tokens.json';

/** In the order and with the words of kintone's screen. */
const RIGHTS = [
  { right: 'VIEW', label: 'tokenView' },
  { right: 'ADD', label: 'tokenAdd' },
  { right: 'EDIT', label: 'tokenEdit' },
  { right: 'DELETE', label: 'tokenDelete' },
  { right: 'ADMIN', label: 'appEditable' },
] as const;
type Right = (typeof RIGHTS)[number]['right'];

interface Token {
  token: string;
  rights: Right[];
}

export async function tokensSection(
  app: string,
  root: HTMLElement,
  changed: () => void,
): Promise<void> {
  let tokens: Token[] | undefined;
  let done = '';
  let failure = '';
  /** Changes go out one after the other: of two quick ticks, the later one must be what stays. */
  let sending: Promise<void> = Promise.resolve();
  await load();

  async function load(): Promise<void> {
    try {
      ({ tokens } = await rest<{ tokens: Token[] }>('GET', PATH, { app }));
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    draw();
  }

  function send(change: () => Promise<unknown>, success: string): Promise<void> {
    const mine = sending.then(async () => {
      done = '';
      failure = '';
      try {
        await change();
        done = success;
        changed();
      } catch (error) {
        failure = text().failed(wordsOf(error));
      }
      // With another change on its way, the server's list would undo on the screen what is ticked there.
      if (sending === mine) await load();
    });
    sending = mine;
    return mine;
  }

  async function generate(): Promise<void> {
    const before = tokens?.length ?? 0;
    await send(() => rest('POST', PATH, { app, rights: ['VIEW'] }), text().tokenGenerated);
    const inputs = root.querySelectorAll<HTMLInputElement>('input[readonly]');
    if (inputs.length > before) inputs[inputs.length - 1]?.focus();
  }

  function tick(token: Token, right: Right, on: boolean): Promise<void> {
    const ticked = new Set(token.rights);
    if (on) ticked.add(right);
    else ticked.delete(right);
    // Kept here too, so that a second tick before the answer builds on the first.
    token.rights = RIGHTS.map((known) => known.right).filter((known) => ticked.has(known));
    const { token: name, rights } = token;
    return send(() => rest('PUT', PATH, { app, token: name, rights }), text().tokenChanged);
  }

  async function copy(token: Token, input: HTMLInputElement | null): Promise<void> {
    done = '';
    failure = '';
    try {
      await navigator.clipboard.writeText(token.token);
      done = text().tokenCopied;
    } catch (error) {
      // The browser may forbid it; the keyboard still can, once the token is selected.
      console.warn(error);
      input?.select();
      failure = text().tokenNotCopied;
    }
    draw();
  }

  async function remove(token: Token, name: string): Promise<void> {
    const words = text();
    const answer = await showConfirmDialog({
      title: words.remove,
      body: words.removeToken(name),
      showCancelButton: true,
      okButtonText: words.remove,
    });
    if (answer !== 'OK') return;
    await send(() => rest('DELETE', PATH, { app, token: token.token }), words.tokenRemoved);
    // The button that had the focus is gone with its token.
    root.querySelector<HTMLButtonElement>('[data-generate]')?.focus();
  }

  function draw(): void {
    const words = text();
    render(
      html`<p><a href="#section=settings">${words.toSettings}</a></p>
        <section class="k-panel k-stack" aria-labelledby="tokens-title">
          <div class="k-row">
            <h2 class="k-grow" id="tokens-title">${words.tokens}</h2>
            <button type="button" class="k-button" data-generate @click=${generate}>
              ${words.generateToken}
            </button>
          </div>
          <p class="k-muted">${words.tokensHint}</p>
          <div role="status">
            ${done ? html`<p class="k-notice k-notice--success">${done}</p>` : nothing}
          </div>
          ${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
          ${tokens?.length === 0 ? html`<p class="k-empty">${words.noTokens}</p>` : nothing}
        </section>
        ${repeat(
          tokens ?? [],
          ({ token }) => token,
          (token, index) => tokenPanel(token, words.tokenNumber(index + 1)),
        )}`,
      root,
    );
  }

  function tokenPanel(token: Token, name: string): TemplateResult {
    const words = text();
    const id = `token-${token.token}`;
    return html`<section class="k-panel k-stack" aria-label=${name}>
      <div class="k-field">
        <label class="k-field__label" for=${id}>${name}</label>
        <div class="k-row">
          <input
            class="k-input"
            id=${id}
            readonly
            spellcheck="false"
            .value=${token.token}
            @focus=${(event: FocusEvent) => (event.currentTarget as HTMLInputElement).select()}
          />
          <button
            type="button"
            class="k-button"
            aria-label=${words.copyNamed(name)}
            @click=${() => copy(token, root.querySelector(`[id="${id}"]`))}
          >
            ${words.copy}
          </button>
          <button
            type="button"
            class="k-button"
            aria-label=${words.removeNamed(name)}
            @click=${() => remove(token, name)}
          >
            ${words.remove}
          </button>
        </div>
      </div>
      <fieldset class="k-choices">
        <legend class="k-field__label">${words.tokenRights}</legend>
        ${RIGHTS.map(
          ({ right, label }) =>
            html`<label class="k-check">
              <input
                type="checkbox"
                .checked=${live(token.rights.includes(right))}
                @change=${(event: Event) =>
                  tick(token, right, (event.currentTarget as HTMLInputElement).checked)}
              />${words[label]}
            </label>`,
        )}
      </fieldset>
    </section>`;
  }
}
