/** Plugins of an app: add, order, switch on and off, take out, open the settings. Takes effect with 「アプリを更新」. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { showConfirmDialog } from '../api/dialogs';
import { rest } from '../api/rest';
import type { Boot } from '../boot';
import { wordsOf } from '../shell/failure';
import { gearIcon } from '../shell/icons';
import { deployBar } from './deploy-bar';
import { moved, orderButtons } from './parts';
import { pluginName, type PluginCard } from './plugin-card';
import { text } from './plugin-messages';

interface AddedPlugin extends PluginCard {
  enabled: boolean;
}

/** kintone's config screens come back with this in the address after saving. */
const SAVED = 'CONFIG_SAVED';

export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  const app = boot.app?.id ?? '';
  const bar = deployBar(app, () => void load());
  let plugins: AddedPlugin[] = [];
  let available: PluginCard[] = [];
  let failure = '';
  const saved = new URLSearchParams(location.search).get('message') === SAVED;
  await load();

  async function load(): Promise<void> {
    try {
      ({ plugins, available } = await rest<{ plugins: AddedPlugin[]; available: PluginCard[] }>(
        'GET',
        '/k/internal/app/plugins.json',
        { app },
      ));
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    draw();
    await bar.refresh();
  }

  async function change(work: () => Promise<unknown>): Promise<void> {
    failure = '';
    try {
      await work();
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    await load();
  }

  const arrange = (next: AddedPlugin[]): Promise<void> =>
    change(() =>
      rest('PUT', '/k/internal/app/plugins.json', {
        app,
        plugins: next.map(({ id, enabled }) => ({ id, enabled })),
      }),
    );

  const add = (id: string): Promise<void> =>
    change(() => rest('POST', '/k/v1/preview/app/plugins.json', { app, ids: [id] }));

  async function remove(plugin: AddedPlugin): Promise<void> {
    const words = text();
    const answer = await showConfirmDialog({
      title: words.removeTitle,
      body: words.removeFromApp(plugin.name),
      showCancelButton: true,
      okButtonText: words.remove,
    });
    if (answer === 'OK') await arrange(plugins.filter((other) => other !== plugin));
  }

  function draw(): void {
    const words = text();
    render(
      html`<div class="k-page k-stack">
        <a href=${`/k/admin/app/flow?app=${app}`}>${words.toAppSettings}</a>
        <h1>${words.ofApp}</h1>
        ${saved ? html`<p class="k-notice k-notice--success" role="status">${words.saved}</p>` : nothing}
        ${bar.element}
        ${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
        <section class="k-panel">
          <h2 class="k-panel__title">${words.added}</h2>
          ${plugins.length === 0 ? html`<p class="k-empty">${words.noneAdded}</p>` : addedTable()}
        </section>
        <section class="k-panel">
          <h2 class="k-panel__title">${words.available}</h2>
          ${
            available.length === 0
              ? html`<p class="k-empty">${words.noneAvailable}</p>`
              : available.map(
                  (plugin) =>
                    html`<div class="k-row k-plugin-row">
                      <div class="k-grow">${pluginName(plugin)}</div>
                      <button type="button" class="k-button" @click=${() => add(plugin.id)}>
                        ${words.add}
                      </button>
                    </div>`,
                )
          }
          ${
            boot.user?.isSystemAdmin
              ? html`<p><a href="/k/admin/system/plugin/">${words.toSystem}</a></p>`
              : nothing
          }
        </section>
      </div>`,
      root,
    );
  }

  function addedTable(): TemplateResult {
    const words = text();
    return html`<div class="k-table-scroll" tabindex="0">
      <table class="k-table k-table--stack">
        <thead>
          <tr>
            <th>${words.order}</th>
            <th>${words.name}</th>
            <th>${words.version}</th>
            <th>${words.enabled}</th>
            <th>${words.settings}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${plugins.map((plugin, index) => addedRow(plugin, index))}
        </tbody>
      </table>
    </div>`;
  }

  function addedRow(plugin: AddedPlugin, index: number): TemplateResult {
    const words = text();
    const settings = `/k/admin/app/${app}/plugin/config?pluginId=${plugin.id}`;
    return html`<tr>
      <td data-head=${words.order}>
        ${orderButtons(
          index,
          plugins.length,
          { up: words.up(plugin.name), down: words.down(plugin.name) },
          (by) => arrange(moved(plugins, index, by)),
        )}
      </td>
      <td data-head=${words.name}>${pluginName(plugin)}</td>
      <td data-head=${words.version}>${plugin.version}</td>
      <td data-head=${words.enabled}>
        <input
          type="checkbox"
          aria-label=${words.enabledFor(plugin.name)}
          .checked=${plugin.enabled}
          @change=${(event: Event) => {
            const enabled = (event.target as HTMLInputElement).checked;
            void arrange(
              plugins.map((other) => (other === plugin ? { ...other, enabled } : other)),
            );
          }}
        />
      </td>
      <td data-head=${words.settings}>
        ${
          plugin.hasConfig
            ? html`<a
                class="k-icon-button"
                href=${settings}
                aria-label=${words.settingsFor(plugin.name)}
                title=${words.settings}
                >${gearIcon}</a
              >`
            : html`<span class="k-muted">${words.noSettings}</span>`
        }
      </td>
      <td class="k-table__actions">
        <button type="button" class="k-button k-button--small" @click=${() => remove(plugin)}>
          ${words.remove}
        </button>
      </td>
    </tr>`;
  }
}
