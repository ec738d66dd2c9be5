/** The sign-in page. After signing in it goes where the person was heading, on this kintone only. */
import { html, nothing, render } from 'lit';
import { rest } from '../api/rest';
import type { Boot } from '../boot';
import { wordsOf } from './failure';
import { text } from './messages';
import { localPath } from './return-to';
import { tellOtherTabs } from './session';

export function open(_boot: Boot, root: HTMLElement): Promise<void> {
  const words = text();
  let failure = '';
  let busy = false;
  draw();
  root.querySelector('input')?.focus();
  return Promise.resolve();

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const code = String(data.get('code')).trim();
    const password = String(data.get('password'));
    if (code === '' || password === '') {
      failure = words.enterBoth;
      return draw();
    }
    busy = true;
    failure = '';
    draw();
    try {
      await rest('POST', '/k/internal/login.json', { code, password });
      tellOtherTabs();
      location.assign(destination());
    } catch (error) {
      failure = wordsOf(error);
      busy = false;
      draw();
      const field = form.querySelector<HTMLInputElement>('[name="password"]');
      field?.focus();
      field?.select();
    }
  }

  function draw(): void {
    render(
      html`<main class="k-sign-in">
        <form class="k-sign-in__card" @submit=${submit} novalidate>
          <h1 class="k-sign-in__title">${words.product}</h1>
          <div role="alert">
            ${failure ? html`<p class="k-notice k-notice--error">${failure}</p>` : nothing}
          </div>
          <label class="k-field">
            <span class="k-field__label">${words.loginName}</span>
            <input class="k-input" name="code" autocomplete="username" autocapitalize="off" />
          </label>
          <label class="k-field">
            <span class="k-field__label">${words.password}</span>
            <input
              class="k-input"
              type="password"
              name="password"
              autocomplete="current-password"
            />
          </label>
          <button class="k-button k-button--primary" ?disabled=${busy}>
            ${busy ? words.signingIn : words.signIn}
          </button>
          <p class="k-muted">${words.signInHint}</p>
          <p class="k-muted">${words.emulatorNote}</p>
        </form>
      </main>`,
      root,
    );
  }
}

/** The browser carries the hash of a record page over the redirect; it belongs to the way back. */
function destination(): string {
  const returnTo = new URLSearchParams(location.search).get('returnTo') ?? '';
  return localPath(returnTo.includes('#') ? returnTo : returnTo + location.hash);
}
