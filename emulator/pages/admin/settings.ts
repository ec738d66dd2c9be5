/** The app settings in kintone's four tabs, with 「アプリを更新」 above. The tab is in the address (#section=…). */
import { html, render } from 'lit';
import type { Boot } from '../boot';
import { leaveConfirmed } from '../form/leave';
import { deployBar } from './deploy-bar';
import { formSection } from './settings-form';
import { text } from './settings-messages';
import { notesSection } from './settings-notes';
import { notificationsSection } from './settings-notifications';
import { optionsSection } from './settings-options';
import { processSection } from './settings-process';
import { reportsSection } from './settings-reports';
import { rightsSection } from './settings-rights';
import { tokensSection } from './settings-tokens';
import { viewsSection } from './settings-views';

/**
 * A tab draws itself into `root` and calls `changed` after every change of the preview. One that keeps what
 * is typed until it is saved returns how to ask whether something is not.
 */
type Section = (
  app: string,
  root: HTMLElement,
  changed: () => void,
) => Promise<void | (() => boolean)>;

const SECTIONS = {
  form: formSection,
  views: viewsSection,
  reports: reportsSection,
  settings: optionsSection,
  tokens: tokensSection,
  process: processSection,
  notifications: notificationsSection,
  rights: rightsSection,
  notes: notesSection,
} satisfies Record<string, Section>;
type SectionName = keyof typeof SECTIONS;

/** All else stands inside the settings tab, one step further in. */
const TABS = ['form', 'views', 'reports', 'settings'] as const;

const tabOf = (section: SectionName): (typeof TABS)[number] =>
  TABS.find((tab) => tab === section) ?? 'settings';

export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  const app = boot.app?.id ?? '';
  const bar = deployBar(app, () => void show());
  let shown = location.hash;
  let unsaved = (): boolean => false;
  window.addEventListener('hashchange', () => void move());
  window.addEventListener('beforeunload', (event) => {
    if (unsaved()) event.preventDefault();
  });
  await Promise.all([show(), bar.refresh()]);

  async function move(): Promise<void> {
    if (location.hash === shown) return;
    if (!unsaved() || (await leaveConfirmed())) return show();
    history.replaceState(null, '', `${location.pathname}${location.search}${shown}`);
  }

  async function show(): Promise<void> {
    const words = text();
    const current = sectionOf(location.hash);
    shown = location.hash;
    unsaved = () => false;
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
    const section: Section = SECTIONS[current];
    const ask = await section(app, body, () => void bar.refresh());
    if (ask && body.isConnected) unsaved = ask;
  }
}

function sectionOf(hash: string): SectionName {
  const name = /section=(\w+)/.exec(hash)?.[1] ?? '';
  return name in SECTIONS ? (name as SectionName) : 'form';
}
