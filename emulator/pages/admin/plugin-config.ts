/**
 * A plugin's own settings page: its HTML (body elements only) first, then its css and js, as kintone does.
 * The HTML comes from a package whose signature was checked at import; scripts in it never run.
 */
import { html, render } from 'lit';
import { loadResources, setScreen } from '../api';
import type { Boot } from '../boot';
import { text } from './plugin-messages';

export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  const words = text();
  const plugin = boot.plugin;
  if (!plugin) return;
  const body = document.createElement('div');
  body.className = 'k-panel';
  body.append(bodyElements(plugin.html));
  render(
    html`<div class="k-page k-stack">
      <a href=${`/k/admin/app/${boot.app?.id ?? ''}/plugin/`}>${words.toList}</a>
      <h1>${words.configTitle(plugin.name)}</h1>
      ${body}
    </div>`,
    root,
  );
  setScreen({ pageType: 'APP_SETTINGS_PLUGIN_SETTINGS' });
  await loadResources(boot);
}

/** What kintone takes of config.html: the elements of its body, without scripts. */
function bodyElements(source: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(source, 'text/html');
  for (const script of parsed.querySelectorAll('script')) script.remove();
  const fragment = document.createDocumentFragment();
  fragment.append(...parsed.body.childNodes);
  return fragment;
}
