/** The frame around every page: kintone's header with its menus, the app's bar and the way back. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { otherDeviceAddress, portalAddress } from '../addresses';
import { rest } from '../api/rest';
import type { Boot } from '../boot';
import { showBar } from './bars';
import './bell';
import { wordsOf } from './failure';
import { appIcon, downIcon, gearIcon, homeIcon, userIcon } from './icons';
import { text } from './messages';
import { menuButton } from './popover';
import { tellOtherTabs } from './session';
import { openUserSwitch } from './switch-user';

/** Draws the frame into `page`. @returns the element the page's own content goes into */
export function drawFrame(boot: Boot, page: HTMLElement): HTMLElement {
  const main = document.createElement('main');
  main.id = 'main';
  main.className = 'k-main';
  main.tabIndex = -1;
  render(
    html`<a class="k-skip" href="#main" @click=${(event: Event) => focusMain(event, main)}
        >${text().skip}</a
      >
      <header class="k-header">
        <a class="k-logo" href="/k/">${text().product}</a>
        <nav class="k-header__tools" aria-label=${text().menu}>
          <a class="k-icon-button" href="/k/" aria-label=${text().toPortal} title=${text().toPortal}
            >${homeIcon}</a
          >
          <emulator-bell></emulator-bell>
          ${gearMenu(boot)}
        </nav>
        ${userMenu(boot)}
      </header>
      ${boot.app ? appBar(boot.app) : nothing} ${main}`,
    page,
  );
  return main;
}

/** An in-page link would change the hash, which the record page reads. */
function focusMain(event: Event, main: HTMLElement): void {
  event.preventDefault();
  main.focus();
}

function appBar(app: NonNullable<Boot['app']>): TemplateResult {
  return html`<div class="k-app-bar">
    <span class="k-app-icon">${appIcon}</span>
    <nav class="k-crumbs">
      <a href="/k/" aria-label=${text().toPortal}>${text().portal}</a>
      <span aria-hidden="true">›</span>
      <a href=${`/k/${app.id}/`}>${text().app(app.name)}</a>
    </nav>
  </div>`;
}

function gearMenu(boot: Boot): TemplateResult | typeof nothing {
  const words = text();
  const { app, user } = boot;
  if (!app?.canAdmin && !user?.isSystemAdmin) return nothing;
  const items = html`${
    app?.canAdmin
      ? html`<a class="k-menu__item" href=${`/k/admin/app/flow?app=${app.id}`}
            >${words.appSettings}</a
          >
          <a class="k-menu__item" href=${`/k/admin/app/${app.id}/plugin/`}>${words.appPlugins}</a>`
      : nothing
  }
  ${app?.canAdmin && user?.isSystemAdmin ? html`<hr />` : nothing}
  ${
    user?.isSystemAdmin
      ? html`<div class="k-menu__title">${words.administration}</div>
          <a class="k-menu__item" href="/k/admin/system/plugin/">${words.plugins}</a>
          <a class="k-menu__item" href="/k/admin/system/customization"
            >${words.siteCustomization}</a
          >
          <a class="k-menu__item" href="/k/admin/system/users">${words.users}</a>
          <a class="k-menu__item" href="/k/admin/system/app/">${words.usage}</a>`
      : nothing
  }`;
  return menuButton('menu-settings', gearIcon, words.settings, items);
}

/** The signed-in person's menu: another user, the other device, the language, the way out. */
export function userMenu(boot: Boot): TemplateResult | typeof nothing {
  const { user } = boot;
  if (!user) return nothing;
  const words = text();
  const label = html`${userIcon}<span class="k-header__user">${user.name}</span>${downIcon}`;
  const items = html`<div class="k-menu__title">${user.name}（${user.code}）</div>
    <button type="button" class="k-menu__item" @click=${() => openUserSwitch(boot)}>
      ${words.switchUser}
    </button>
    <button
      type="button"
      class="k-menu__item"
      @click=${() => location.assign(otherDeviceAddress(location))}
    >
      ${boot.device === 'MOBILE' ? words.toPc : words.toPhone}
    </button>
    <hr />
    <div class="k-menu__title">${words.language}</div>
    ${(['ja', 'en'] as const).map(
      (language) =>
        html`<button
          type="button"
          class="k-menu__item"
          aria-pressed=${boot.language === language}
          lang=${language}
          @click=${() => change('PUT', '/k/internal/language.json', { language }, reload)}
        >
          ${boot.language === language ? '✓ ' : ''}${language === 'ja' ? words.japanese : words.english}
        </button>`,
    )}
    <hr />
    <button
      type="button"
      class="k-menu__item"
      @click=${() => change('POST', '/k/internal/logout.json', {}, () => location.assign(`/login?returnTo=${encodeURIComponent(portalAddress())}`))}
    >
      ${words.signOut}
    </button>`;
  return html`<div class="k-header__end">
    ${menuButton('menu-user', label, `${words.account}：${user.name}`, items)}
  </div>`;
}

const reload = (): void => location.reload();

async function change(
  method: 'PUT' | 'POST',
  path: string,
  body: object,
  then: () => void,
): Promise<void> {
  try {
    await rest(method, path, body);
    tellOtherTabs();
    then();
  } catch (error) {
    showBar('frame', 'error', text().failed(wordsOf(error)));
  }
}
