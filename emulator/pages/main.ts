/**
 * Where every page starts: reads Boot, draws the frame, defines `kintone`, lets the page draw its
 * skeleton, and has the customization and plugins loaded before the page fires its show event.
 */
import './styles/base.css';
import './styles/buttons.css';
import './styles/tables.css';
import './styles/forms.css';
import './styles/parts.css';
import './styles/frame.css';
import * as appPlugins from './admin/app-plugins';
import * as pluginConfig from './admin/plugin-config';
import * as plugins from './admin/plugins';
import * as settings from './admin/settings';
import * as siteCustomization from './admin/site-customization';
import * as usage from './admin/usage';
import * as users from './admin/users';
import { addressesFor } from './addresses';
import { installKintone, loadResources, watchShortcuts } from './api';
import type { Boot, PageName } from './boot';
import * as form from './form';
import * as list from './list';
import * as report from './report';
import { showBar } from './shell/bars';
import { drawDescription } from './shell/description';
import { wordsOf } from './shell/failure';
import { drawFrame } from './shell/frame';
import { text } from './shell/messages';
import { watchErrors } from './shell/plugin-errors';
import { watchSession } from './shell/session';
import * as login from './shell/login';
import * as portal from './shell/portal';
import * as print from './print';
import { ON_PHONES, drawPhoneFrame } from './mobile';
import * as space from './space';
import { spaceAddress } from './space/address';

type Open = (boot: Boot, root: HTMLElement) => Promise<void>;

const PAGES: Record<PageName, Open> = {
  login: login.open,
  portal: portal.open,
  space: space.open,
  usage: usage.open,
  index: list.open,
  detail: form.open,
  create: form.open,
  report: report.open,
  print: print.open,
  'app-settings': settings.open,
  plugins: plugins.open,
  users: users.open,
  'site-customization': siteCustomization.open,
  'app-plugins': appPlugins.open,
  'plugin-config': pluginConfig.open,
};

async function start(): Promise<void> {
  const boot = JSON.parse(document.getElementById('boot')?.textContent ?? '') as Boot;
  // The part of the address that names a space never reaches the server.
  if (boot.page === 'portal' && spaceAddress(location, boot.guestSpaceId)) boot.page = 'space';
  const page = document.getElementById('page');
  if (!page) throw new Error('The shell has no #page.');
  document.documentElement.lang = boot.language;
  page.replaceChildren();
  addressesFor(boot.device);
  document.documentElement.classList.toggle('k-phone', boot.device === 'MOBILE');
  installKintone(boot);
  watchErrors(boot);
  if (boot.page === 'login') return login.open(boot, page);
  watchSession(boot);
  const onPhone = boot.device === 'MOBILE';
  if (!onPhone) watchShortcuts();
  // Paper has no frame.
  const root =
    boot.page === 'print' ? page : onPhone ? drawPhoneFrame(boot, page) : drawFrame(boot, page);
  if (!onPhone && boot.page === 'index') drawDescription(boot, root);
  // The config page loads its own after its HTML stands; every other page after the frame, before it fires events.
  if (boot.page !== 'plugin-config') await loadResources(boot);
  await ((onPhone && ON_PHONES[boot.page]) || PAGES[boot.page])(boot, root);
}

start().catch((error: unknown) => {
  console.error(error);
  showBar('page', 'error', text().cannotOpen(wordsOf(error)));
});
