/** The frame of the pages for phones: one bar with the way back, what is open, and the person's menu. */
import { html, nothing, render } from 'lit';
import { listAddress, portalAddress } from '../addresses';
import type { Boot } from '../boot';
import '../shell/bell';
import { userMenu } from '../shell/frame';
import { text as frameText } from '../shell/messages';
import './frame.css';
import { text } from './messages';

/** Draws the frame into `page`. @returns the element the page's own content goes into */
export function drawPhoneFrame(boot: Boot, page: HTMLElement): HTMLElement {
  const main = document.createElement('main');
  main.id = 'main';
  main.className = 'm-main';
  main.tabIndex = -1;
  render(
    html`<header class="m-header">
        ${
          boot.page === 'portal'
            ? nothing
            : html`<a class="m-back" href=${above(boot)} aria-label=${text().back}
                ><span aria-hidden="true">‹</span></a
              >`
        }
        ${
          boot.app
            ? html`<a class="m-title" href=${listAddress(boot.app.id)}>${boot.app.name}</a>`
            : html`<a class="m-title" href=${portalAddress()}>${frameText().product}</a>`
        }
        <emulator-bell></emulator-bell>
        ${userMenu(boot)}
      </header>
      ${main}`,
    page,
  );
  return main;
}

/** From a record to its list, from a list to the portal. */
function above({ page, app }: Boot): string {
  return app && page !== 'index' ? listAddress(app.id) : portalAddress();
}
