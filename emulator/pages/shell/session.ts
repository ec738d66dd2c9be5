/**
 * What happens when the session ends under an open page: a bar says so, nothing typed is lost, and
 * after signing in again in another tab this page takes the new request token and goes on.
 */
import { html, render } from 'lit';
import { portalAddress } from '../addresses';
import { SESSION_END, setRequestToken } from '../api/rest';
import type { Boot } from '../boot';
import { showBar } from './bars';
import { text } from './messages';

/** Told by sign-in, sign-out and user switch to the other tabs of this browser. */
const CHANNEL = 'kintone-emulator-session';

export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

export function watchSession(boot: Boot): void {
  document.addEventListener(SESSION_END, () => showExpired(boot));
  new BroadcastChannel(CHANNEL).addEventListener('message', () => void renew(boot));
}

function showExpired(boot: Boot): void {
  const words = text();
  const body = document.createElement('div');
  render(
    html`<p>${words.expired}</p>
      <p class="k-form-actions">
        <a
          class="k-button"
          href=${`/login?returnTo=${encodeURIComponent(portalAddress())}`}
          target="_blank"
          rel="opener"
          >${words.signInAgain}</a
        >
        <button type="button" class="k-button" @click=${() => renew(boot)}>
          ${words.signedInAgain}
        </button>
      </p>`,
    body,
  );
  showBar('session', 'error', body);
}

/** Takes the token of the session the browser has now, when it is the same user's. */
async function renew(boot: Boot): Promise<void> {
  const now = await bootNow();
  if (!now?.user) return showExpired(boot);
  if (now.user.code !== boot.user?.code) {
    return showBar('session', 'error', text().otherUser(now.user.name));
  }
  setRequestToken(now.requestToken);
  if (document.querySelector('[data-bar="session"]')) {
    showBar('session', 'success', text().renewed);
  }
}

/** The portal's Boot for whoever is signed in now; undefined when nobody is or the server is away. */
async function bootNow(): Promise<Boot | undefined> {
  const response = await fetch('/k/', { credentials: 'same-origin' }).catch(() => undefined);
  if (!response?.ok) return undefined;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const json = page.getElementById('boot')?.textContent;
  return json ? (JSON.parse(json) as Boot) : undefined;
}
