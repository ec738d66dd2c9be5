/** The app settings in kintone's four tabs, with 「アプリを更新」 above. The tab is in the address (#section=…). */
import { html, render } from 'lit';
import type { Boot } from '../boot';
import { deployBar } from './deploy-bar';
import { formSection } from './settings-form';
import { text } from './settings-messages';
import { notificationsSection } from './settings-notifications';
import { optionsSection } from './settings-options';
import { processSection } from './settings-process';
import { reportsSection } from './settings-reports';
import { rightsSection } from './settings-rights';
import { tokensSection } from './settings-tokens';
import { viewsSection } from './settings-views';

/** A tab draws itself into `root` and calls `changed` after every change of the preview. */
const SECTIONS = {
  form: formSection,
  views: viewsSection,
  reports: reportsSection,
  settings: optionsSection,
  tokens: tokensSection,
  process: processSection,
  notifications: notificationsSection,
  rights: rightsSection,
};
type SectionName = keyof typeof SECTIONS;

/** All else stands inside the settings tab, one step further in. */
const TABS = ['form', 'views', 'reports', 'settings'] as const;

const tabOf = (section: SectionName): (typeof TABS)[number] =>
  TABS.find((tab) => tab === section) ?? 'settings';

export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  const app = boot.app?.id ?? '';
  const bar = deployBar(app, () => void show());
  window.addEventListener('hashchange', () => void show());
  await Promise.all([show(), bar.refresh()]);

  async function show(): Promise<void> {
    const words = text();
    const current = sectionOf(location.hash);
    // A new element for each showing: an answer that comes late draws into the old one, out of sight.
    const body = document.createElement('div');
    body.className = 'k-stack';
    render(
      html`<div class="k-page k-stack">
        <h1>${words.title}</h1>
        ${bar.element}
        <nav class="k-tabs" role="tablist" aria-label=${words.sections}>
          ${TABS.map(
            (name) =>
              html`<a
                class="k-tab"
                role="tab"
                href=${`#section=${name}`}
                aria-selected=${name === tabOf(current)}
                >${words[name]}</a
              >`,
          )}
        </nav>
        ${body}
      </div>`,
      root,
    );
    await SECTIONS[current](app, body, () => void bar.refresh());
  }
}

function sectionOf(hash: string): SectionName {
  const name = /section=(\w+)/.exec(hash)?.[1] ?? '';
  return name in SECTIONS ? (name as SectionName) : 'form';
}
