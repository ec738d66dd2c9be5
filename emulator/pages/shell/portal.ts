/** The portal: the apps a person may open, what is new, and for administrators what to do next. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { matching } from '../fields/matching';
import { setScreen } from '../api/screen';
import { fire } from '../api/bus';
import { rest } from '../api/rest';
import type { Boot } from '../boot';
import { listedSpaces, spaceList, type ListedSpace } from '../space/portal-list';
import { openCreateApp } from './create-app';
import { wordsOf } from './failure';
import type { PendingApp } from '../../notifications/inbox';
import { inboxSection, pendingSection, showInbox } from './portal-inbox';
import { appIcon } from './icons';
import { text } from './messages';

export interface PortalApp {
  id: string;
  name: string;
  description: string;
  /** Never deployed: only its administrator sees it. */
  live: boolean;
  /** Has settings that are not deployed yet. */
  changed: boolean;
  canAdmin: boolean;
  /** UTC. */
  modified: string;
}

type Shape = 'cards' | 'list';
const SHAPE_KEY = 'kintone-emulator-portal';

export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  const words = text();
  let word = '';
  let shape: Shape = localStorage.getItem(SHAPE_KEY) === 'list' ? 'list' : 'cards';
  let apps: PortalApp[] | undefined;
  let spaces: ListedSpace[] | undefined;
  window.addEventListener('hashchange', () => location.reload());
  let failure = '';
  const space = document.createElement('div');
  space.className = 'k-portal-space';
  let pending: PendingApp[] = [];
  const inbox = inboxSection(boot);
  draw();
  try {
    [{ apps }, { apps: pending }, spaces] = await Promise.all([
      rest<{ apps: PortalApp[] }>('GET', '/k/internal/apps.json'),
      rest<{ apps: PendingApp[] }>('GET', '/k/internal/pending.json'),
      listedSpaces(),
    ]);
  } catch (error) {
    failure = words.failed(wordsOf(error));
  }
  draw();
  showInbox();
  window.addEventListener('hashchange', showInbox);
  setScreen({ pageType: 'PORTAL_TOP', portalSpace: space });
  await fire('portal.show', { type: 'portal.show' });

  function draw(): void {
    render(
      html`<div class="k-page k-stack">
        <h1>${words.portal}</h1>
        ${space}
        <div class="k-portal">
          <section class="k-panel k-stack" aria-label=${words.apps}>
            <div class="k-row">
              <h2 class="k-grow">${words.apps}</h2>
              ${
                boot.user?.isSystemAdmin
                  ? html`<button
                      type="button"
                      class="k-button k-button--primary"
                      @click=${openCreateApp}
                    >
                      ${words.createApp}
                    </button>`
                  : nothing
              }
            </div>
            ${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
            ${apps === undefined ? (failure ? nothing : html`<div class="k-spinner"></div>`) : appArea(apps)}
          </section>
          <div class="k-stack">
            ${pendingSection(pending)} ${inbox}
            <section class="k-panel">
              <h2 class="k-panel__title">${words.notices}</h2>
              ${notices()}
            </section>
            ${spaces === undefined ? nothing : spaceList(boot, spaces)}
          </div>
        </div>
      </div>`,
      root,
    );
  }

  function appArea(all: PortalApp[]): TemplateResult {
    if (all.length === 0) {
      return html`<div class="k-empty">
        <p><strong>${words.noApps}</strong></p>
        <p>${boot.user?.isSystemAdmin ? words.noAppsAdmin : words.noAppsUser}</p>
        ${
          boot.user?.isSystemAdmin
            ? html`<p class="k-row k-center">
                <a class="k-button" href="/k/admin/system/plugin/">${words.plugins}</a>
                <a class="k-button" href="/k/admin/system/users">${words.users}</a>
              </p>`
            : nothing
        }
      </div>`;
    }
    const found = matchingApps(all, word);
    return html`<div class="k-row">
        <input
          class="k-input k-grow"
          type="search"
          aria-label=${words.searchApps}
          placeholder=${words.searchApps}
          @input=${(event: Event) => {
            word = (event.target as HTMLInputElement).value;
            draw();
          }}
        />
        <span class="k-segments">${shapeButton('cards')}${shapeButton('list')}</span>
      </div>
      ${
        found.length === 0
          ? html`<p class="k-empty">${words.noMatch(word)}</p>`
          : shape === 'cards'
            ? cards(found)
            : table(found)
      }`;
  }

  function shapeButton(value: Shape): TemplateResult {
    return html`<button
      type="button"
      class="k-button"
      aria-pressed=${shape === value}
      @click=${() => {
        shape = value;
        localStorage.setItem(SHAPE_KEY, value);
        draw();
      }}
    >
      ${words[value]}
    </button>`;
  }

  function notices(): TemplateResult {
    const waiting = (apps ?? []).filter((app) => app.canAdmin && app.changed);
    return html`<ul class="k-notices">
      <li>${words.welcome}</li>
      ${apps?.length === 0 && boot.user?.isSystemAdmin ? html`<li>${words.noticeFirst}</li>` : nothing}
      ${waiting.map(
        (app) =>
          html`<li>
            ${words.noticeUnpublished(app.name)}
            <a href=${`/k/admin/app/flow?app=${app.id}`}>${words.appSettings}</a>
          </li>`,
      )}
    </ul>`;
  }
}

function cards(apps: PortalApp[]): TemplateResult {
  return html`<ul class="k-cards">
    ${apps.map(
      (app) =>
        html`<li>
          <a class="k-card" href=${addressOf(app)}>
            <span class="k-app-icon">${appIcon}</span>
            <span class="k-grow">${app.name}</span>
          </a>
        </li>`,
    )}
  </ul>`;
}

function table(apps: PortalApp[]): TemplateResult {
  const words = text();
  const time = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return html`<div class="k-table-scroll" tabindex="0">
    <table class="k-table">
      <thead>
        <tr>
          <th>${words.id}</th>
          <th>${words.appName}</th>
          <th>${words.updated}</th>
        </tr>
      </thead>
      <tbody>
        ${apps.map(
          (app) =>
            html`<tr>
              <td class="k-table__number">${app.id}</td>
              <td><a href=${addressOf(app)}>${app.name}</a></td>
              <td>${time.format(new Date(app.modified))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function addressOf(app: PortalApp): string {
  return app.live ? `/k/${app.id}/` : `/k/admin/app/flow?app=${app.id}`;
}

/** Apps whose name or description holds the words, written in full or half width alike. */
export function matchingApps(apps: PortalApp[], typed: string): PortalApp[] {
  return matching(apps, typed, ({ name, description }) => `${name} ${description}`);
}
