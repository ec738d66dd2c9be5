/** JavaScript and CSS for all apps, the portal and spaces (kintone system administration). */
import { html, render } from 'lit';
import type { Boot } from '../boot';
import { showBar } from '../shell/bars';
import { customizationPanel } from './customization';
import { text } from './settings-messages';

export async function open(_boot: Boot, root: HTMLElement): Promise<void> {
  const words = text();
  const panel = document.createElement('div');
  render(
    html`<div class="k-page k-stack">
      <h1>${words.siteCustomization}</h1>
      ${panel}
    </div>`,
    root,
  );
  await customizationPanel(
    {
      path: '/k/internal/site/customization.json',
      params: {},
      scopes: { ALL: words.ALL, ADMIN: words.siteAdmin, NONE: words.NONE },
      note: words.siteCustomizationNote,
    },
    panel,
    () => showBar('site-customization', 'success', words.siteSaved),
  );
}
