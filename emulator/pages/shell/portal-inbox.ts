/** The portal's sections about the user's own work: 通知 and 未処理. */
import { html, type TemplateResult } from 'lit';
import type { PendingApp } from '../../notifications/inbox';
import { listAddress } from '../addresses';
import type { Boot } from '../boot';
import './inbox';
import { text } from './inbox-messages';

export function inboxSection(boot: Boot): TemplateResult {
  const locale = { language: boot.language, timezone: boot.user?.timezone ?? 'Asia/Tokyo' };
  return html`<section class="k-panel k-stack" id="notifications" tabindex="-1">
    <h2 class="k-panel__title">${text().title}</h2>
    <emulator-inbox .locale=${locale}></emulator-inbox>
  </section>`;
}

/** Takes who came by the bell to the list. */
export function showInbox(): void {
  if (location.hash === '#notifications') document.getElementById('notifications')?.focus();
}

export function pendingSection(apps: readonly PendingApp[]): TemplateResult {
  const words = text();
  return html`<section class="k-panel" aria-label=${words.pending}>
    <h2 class="k-panel__title">${words.pending}</h2>
    ${
      apps.length === 0
        ? html`<p class="k-muted">${words.pendingNone}</p>`
        : html`<ul class="k-pending">
            ${apps.map(
              ({ id, name, count, query }) =>
                html`<li>
                  <a href=${listAddress(id, `?query=${encodeURIComponent(query)}`)}
                    ><span class="k-grow">${name}</span
                    ><span class="k-pending__count">${words.pendingCount(count)}</span></a
                  >
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}
