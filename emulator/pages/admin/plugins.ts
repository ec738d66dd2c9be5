/** Installed plugins (system administration): import by file or drop, update, delete with a word on who uses it. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { showConfirmDialog } from '../api/dialogs';
import { rest, upload } from '../api/rest';
import type { Boot } from '../boot';
import { failureDetails, wordsOf } from '../shell/failure';
import { pluginName, type PluginCard } from './plugin-card';
import { text } from './plugin-messages';

interface InstalledPlugin extends PluginCard {
  apps: { id: string; name: string }[];
}

/** What an uploaded package is, before anything is installed. */
interface Inspection {
  id: string;
  name: string;
  version: string;
  /** Version that is installed now, null when none is. */
  installedVersion: string | null;
  older: boolean;
}

interface Outcome {
  kind: 'success' | 'error';
  words: string;
  details: string[];
}

export async function open(_boot: Boot, root: HTMLElement): Promise<void> {
  let plugins: InstalledPlugin[] | undefined;
  let outcome: Outcome | undefined;
  let reading: string | undefined;
  let over = false;
  await load();

  async function load(): Promise<void> {
    try {
      ({ plugins } = await rest<{ plugins: InstalledPlugin[] }>('GET', '/k/internal/plugins.json'));
    } catch (error) {
      fail(text().failed(wordsOf(error)), []);
    }
    draw();
  }

  function fail(words: string, details: string[]): void {
    outcome = { kind: 'error', words, details };
    draw();
  }

  async function take(files: FileList | null | undefined): Promise<void> {
    const [file, another] = files ?? [];
    if (!file || reading !== undefined) return;
    if (another) return fail(text().oneFile, []);
    if (!/\.zip$/i.test(file.name)) return fail(text().notZip(file.name), []);
    reading = file.name;
    outcome = undefined;
    draw();
    try {
      outcome = await install(await upload(file));
    } catch (error) {
      outcome = {
        kind: 'error',
        words: text().failedFor(file.name),
        details: failureDetails(error),
      };
    }
    reading = undefined;
    await load();
  }

  /** @returns undefined when the administrator thought better of it */
  async function install(fileKey: string): Promise<Outcome | undefined> {
    const words = text();
    const found = await rest<Inspection>('POST', '/k/internal/plugin/inspect.json', { fileKey });
    const done = (text: string): Outcome => ({ kind: 'success', words: text, details: [] });
    if (found.installedVersion === null) {
      await rest('POST', '/k/v1/plugin.json', { fileKey });
      return done(words.installed(found.name, found.version));
    }
    if (found.older && !(await confirmOlder(found, found.installedVersion))) return undefined;
    await rest('PUT', '/k/v1/plugin.json', { id: found.id, fileKey });
    return done(words.updated(found.name, found.version));
  }

  async function confirmOlder(found: Inspection, installed: string): Promise<boolean> {
    const words = text();
    const answer = await showConfirmDialog({
      title: words.olderTitle,
      body: words.older(found.name, found.version, installed),
      showCancelButton: true,
      okButtonText: words.replace,
    });
    return answer === 'OK';
  }

  async function remove(plugin: InstalledPlugin): Promise<void> {
    const words = text();
    const used = plugin.apps.length > 0;
    const names = plugin.apps.map((app) => `・${app.name}（${app.id}）`).join('\n');
    const answer = await showConfirmDialog({
      title: words.removeTitle,
      body: used
        ? `${words.removeUsed(plugin.name, plugin.apps.length)}\n${names}`
        : words.removeUnused(plugin.name),
      showCancelButton: true,
      okButtonText: words.remove,
    });
    if (answer !== 'OK') return;
    try {
      await rest('DELETE', '/k/v1/plugin.json', { id: plugin.id });
      outcome = { kind: 'success', words: words.deleted(plugin.name), details: [] };
    } catch (error) {
      outcome = { kind: 'error', words: words.failed(wordsOf(error)), details: [] };
    }
    await load();
  }

  function draw(): void {
    const words = text();
    render(
      html`<div class="k-page k-stack">
        <p class="k-muted">${words.administration}</p>
        <h1>${words.title}</h1>
        <p>${words.intro}</p>
        ${dropArea()} ${outcome ? outcomeNotice(outcome) : nothing}
        <section class="k-panel">${plugins === undefined ? nothing : table(plugins)}</section>
      </div>`,
      root,
    );
  }

  function dropArea(): TemplateResult {
    const words = text();
    const hover = (value: boolean) => (event: DragEvent) => {
      event.preventDefault();
      over = value;
      draw();
    };
    return html`<div
      class=${`k-drop ${over ? 'k-drop--over' : ''}`}
      @dragover=${hover(true)}
      @dragleave=${hover(false)}
      @drop=${(event: DragEvent) => {
        hover(false)(event);
        void take(event.dataTransfer?.files);
      }}
    >
      ${
        reading === undefined
          ? html`<p>${words.drop}</p>
              <label class="k-button k-file">
                ${words.choose}
                <input
                  class="k-hidden-text"
                  type="file"
                  accept=".zip"
                  @change=${(event: Event) => {
                    const input = event.target as HTMLInputElement;
                    void take(input.files).then(() => {
                      input.value = '';
                    });
                  }}
                />
              </label>`
          : html`<p role="status">${words.reading(reading)}</p>
              <progress class="k-progress" aria-label=${words.reading(reading)}></progress>`
      }
    </div>`;
  }

  function table(rows: InstalledPlugin[]): TemplateResult {
    const words = text();
    if (rows.length === 0) return html`<p class="k-empty">${words.none}</p>`;
    return html`<div class="k-table-scroll" tabindex="0">
      <table class="k-table k-table--stack">
        <thead>
          <tr>
            <th>${words.name}</th>
            <th>${words.version}</th>
            <th>${words.apps}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (plugin) =>
              html`<tr>
                <td data-head=${words.name}>${pluginName(plugin)}</td>
                <td data-head=${words.version}>${plugin.version}</td>
                <td data-head=${words.apps}>
                  ${
                    plugin.apps.length === 0
                      ? html`<span class="k-muted">${words.noApps}</span>`
                      : plugin.apps.map(
                          (app) =>
                            html`<div>
                              <a href=${`/k/admin/app/${app.id}/plugin/`}>${app.name}</a>
                            </div>`,
                        )
                  }
                </td>
                <td class="k-table__actions">
                  <button
                    type="button"
                    class="k-button k-button--small"
                    @click=${() => remove(plugin)}
                  >
                    ${words.remove}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

function outcomeNotice({ kind, words, details }: Outcome): TemplateResult {
  return html`<div
    class=${`k-notice k-notice--${kind}`}
    role=${kind === 'error' ? 'alert' : 'status'}
  >
    <div>
      ${words}
      ${
        details.length > 0
          ? html`<ul>
              ${details.map((detail) => html`<li>${detail}</li>`)}
            </ul>`
          : nothing
      }
    </div>
  </div>`;
}
