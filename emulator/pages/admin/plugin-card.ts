/** A plugin as the lists of administration show it: picture, name, what it says of itself. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PluginCard } from '../../server/page-plugins';
import { text } from './plugin-messages';

export type { PluginCard };

export function pluginName(plugin: PluginCard): TemplateResult {
  const words = text();
  // An address from a package is followed only when it is one of the web.
  const site = plugin.homepage && /^https?:\/\//.test(plugin.homepage) ? plugin.homepage : null;
  return html`<div class="k-plugin">
    ${
      plugin.icon
        ? html`<img class="k-plugin__icon" src=${plugin.icon} alt="" width="40" height="40" />`
        : html`<span class="k-plugin__icon"></span>`
    }
    <div class="k-grow">
      <strong class="k-wrap-any">${plugin.name}</strong>
      ${plugin.installed ? nothing : html`<span class="k-badge">${words.missing}</span>`}
      <div class="k-muted k-wrap-any">${plugin.description}</div>
      ${
        site
          ? html`<a class="k-muted" href=${site} target="_blank" rel="noreferrer"
              >${words.homepage}</a
            >`
          : nothing
      }
    </div>
  </div>`;
}
