/** The 「…」 menu of the list: what the asker may do with the app's records all at once. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Boot } from '../boot';
import { menuButton } from '../shell/popover';
import { icons } from './icons';
import type { AppInfo } from './load';
import { menuText } from './menu-messages';

export interface MenuActions {
  exportFile(): void;
  importFile(): void;
  bulkDelete(): void;
  /** Behind a button of its own beside the filter. */
  summarize(): void;
}

export function optionsMenu(
  app: Boot['app'],
  info: AppInfo | undefined,
  actions: MenuActions,
): TemplateResult | typeof nothing {
  if (!app || !info) return nothing;
  const words = menuText();
  const item = (word: string, act: () => void): TemplateResult =>
    html`<button type="button" class="k-menu__item" @click=${act}>${word}</button>`;
  const items = [
    app.canExport ? item(words.exportFile, () => actions.exportFile()) : [],
    app.canImport ? item(words.importFile, () => actions.importFile()) : [],
    app.canAdmin && app.canDelete && info.settings.enableBulkDeletion
      ? item(words.bulkDelete, () => actions.bulkDelete())
      : [],
  ].flat();
  if (items.length === 0) return nothing;
  return menuButton('list-options', icons.more, words.options, html`${items}`);
}
