/** The portal's list of the spaces a person may enter, and the way to a new one. */
import { html, nothing, type TemplateResult } from 'lit';
import { rest } from '../api/rest';
import type { Boot } from '../boot';
import { addressOfSpace } from './address';
import { openSpaceDialog } from './dialogs';
import { text } from './messages';
import './space.css';

export interface ListedSpace {
  id: string;
  name: string;
  isPrivate: boolean;
  isGuest: boolean;
}

export async function listedSpaces(): Promise<ListedSpace[]> {
  return (await rest<{ spaces: ListedSpace[] }>('GET', '/k/internal/spaces.json')).spaces;
}

export function spaceList(boot: Boot, spaces: ListedSpace[]): TemplateResult {
  const words = text();
  return html`<section class="k-panel k-stack" aria-label=${words.spaces}>
    <div class="k-row">
      <h2 class="k-grow">${words.spaces}</h2>
      ${
        boot.user?.isGuest
          ? nothing
          : html`<button type="button" class="k-button" @click=${() => openSpaceDialog(boot)}>
              ${words.createSpace}
            </button>`
      }
    </div>
    ${
      spaces.length === 0
        ? html`<p class="k-muted">${words.noSpaces}</p>`
        : html`<ul class="space__list">
            ${spaces.map(
              (space) =>
                html`<li>
                  <a href=${addressOfSpace(space)}>${space.name}</a>
                  ${badge(space)}
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

function badge({ isGuest, isPrivate }: ListedSpace): TemplateResult | typeof nothing {
  const words = text();
  if (isGuest) return html`<span class="space__badge">${words.isGuest}</span>`;
  return isPrivate ? html`<span class="space__badge">${words.isPrivate}</span>` : nothing;
}
