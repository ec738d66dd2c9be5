/**
 * The portal on a phone: the apps and spaces a person may enter, what waits for them, and what is new. Settings are
 * made on the pages for PCs, as in kintone.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { PendingApp } from '../../notifications/inbox';
import { listAddress } from '../addresses';
import { fire } from '../api/bus';
import { rest } from '../api/rest';
import { setScreen } from '../api/screen';
import type { Boot } from '../boot';
import { wordsOf } from '../shell/failure';
import { appIcon } from '../shell/icons';
import { text as frameText } from '../shell/messages';
import { matchingApps, type PortalApp } from '../shell/portal';
import { inboxSection, pendingSection, showInbox } from '../shell/portal-inbox';
import { listedSpaces, spaceList, type ListedSpace } from '../space/portal-list';
import { text } from './messages';

export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  let word = '';
  let apps: PortalApp[] | undefined;
  let spaces: ListedSpace[] | undefined;
  let pending: PendingApp[] = [];
  const inbox = inboxSection(boot);
  let failure = '';
  draw();
  try {
    [{ apps }, { apps: pending }, spaces] = await Promise.all([
      rest<{ apps: PortalApp[] }>('GET', '/k/internal/apps.json'),
      rest<{ apps: PendingApp[] }>('GET', '/k/internal/pending.json'),
      listedSpaces(),
    ]);
  } catch (error) {
    failure = frameText().failed(wordsOf(error));
  }
  draw();
  showInbox();
  window.addEventListener('hashchange', showInbox);
  setScreen({ pageType: 'PORTAL_TOP', portalSpace: root.querySelector<HTMLElement>('.m-space') });
  await fire('portal.show', { type: 'portal.show' });

  function draw(): void {
    const words = text();
    render(
      html`<div class="m-space"></div>
        <div class="m-portal">
          <h1>${frameText().portal}</h1>
          ${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
          <section aria-label=${words.apps}>
            <h2>${words.apps}</h2>
            ${apps === undefined ? (failure ? nothing : html`<div class="k-spinner"></div>`) : list(apps)}
          </section>
          ${pendingSection(pending)} ${inbox}
          ${spaces === undefined ? nothing : spaceList(boot, spaces)}
        </div>`,
      root,
    );
  }

  function list(all: PortalApp[]): TemplateResult {
    const words = text();
    if (all.length === 0) return html`<p class="k-empty">${words.noApps}</p>`;
    const found = matchingApps(all, word).filter(({ live }) => live);
    return html`<input
        class="k-input"
        type="search"
        aria-label=${words.searchApps}
        placeholder=${words.searchApps}
        @input=${(event: Event) => {
          word = (event.target as HTMLInputElement).value;
          draw();
        }}
      />
      ${found.length === 0 && word !== '' ? html`<p class="k-empty">${words.noMatch(word)}</p>` : nothing}
      <ul class="m-apps">
        ${found.map(
          ({ id, name }) =>
            html`<li>
              <a href=${listAddress(id)}
                ><span class="k-app-icon">${appIcon}</span><span>${name}</span></a
              >
            </li>`,
        )}
      </ul>
      ${all.some(({ live }) => !live) ? html`<p class="k-muted">${words.notPublished}</p>` : nothing}`;
  }
}
