/** JavaScript and CSS of an app or of the whole site: files and URLs in the order they load, and for whom. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Customization, CustomizeResource } from '../../apps/definition';
import { rest, upload } from '../api/rest';
import { wordsOf } from '../shell/failure';
import { text } from './settings-messages';

const SCOPES = ['ALL', 'ADMIN', 'NONE'] as const;
const LISTS = [
  { device: 'desktop', kind: 'js', title: 'desktopJs' },
  { device: 'desktop', kind: 'css', title: 'desktopCss' },
  { device: 'mobile', kind: 'js', title: 'mobileJs' },
  { device: 'mobile', kind: 'css', title: 'mobileCss' },
] as const;
type List = (typeof LISTS)[number];

/** Where a customization is kept, and who its administrators are in words. */
export interface CustomizationHome {
  path: string;
  /** Parameters of every request. */
  params: object;
  scopes: Record<Customization['scope'], string>;
  note?: string;
}

/** Draws into `root` once loaded; every change is sent at once. */
export async function customizationPanel(
  home: CustomizationHome,
  root: HTMLElement,
  changed: () => void,
): Promise<void> {
  let state: Customization | undefined;
  let failure = '';
  await load();

  async function load(): Promise<void> {
    try {
      state = await rest<Customization>('GET', home.path, home.params);
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    draw();
  }

  async function put(next: Customization): Promise<void> {
    failure = '';
    try {
      const { scope, desktop, mobile } = next;
      await rest('PUT', home.path, {
        ...home.params,
        scope,
        desktop: { js: desktop.js.map(sendable), css: desktop.css.map(sendable) },
        mobile: { js: mobile.js.map(sendable), css: mobile.css.map(sendable) },
      });
      changed();
      await load();
    } catch (error) {
      failure = text().failed(wordsOf(error));
      draw();
    }
  }

  function putList(list: List, resources: CustomizeResource[]): Promise<void> {
    if (!state) return Promise.resolve();
    const device = { ...state[list.device], [list.kind]: resources };
    return put({ ...state, [list.device]: device });
  }

  async function addFile(list: List, resources: CustomizeResource[], file: File): Promise<void> {
    if (!file.name.toLowerCase().endsWith(`.${list.kind}`)) {
      failure = text().fileKind(file.name, list.kind);
      return draw();
    }
    try {
      const fileKey = await upload(file);
      const { name, size } = file;
      const added: CustomizeResource = {
        type: 'FILE',
        file: { name, fileKey, contentType: file.type, size: String(size) },
      };
      await putList(list, [...resources, added]);
    } catch (error) {
      failure = text().failed(wordsOf(error));
      draw();
    }
  }

  function addUrl(list: List, resources: CustomizeResource[], form: HTMLFormElement): void {
    const url = String(new FormData(form).get('url')).trim();
    if (!/^https:\/\/\S+$/.test(url)) {
      failure = text().urlWrong;
      return draw();
    }
    form.reset();
    void putList(list, [...resources, { type: 'URL', url }]);
  }

  function draw(): void {
    const words = text();
    const current = state;
    render(
      html`<section class="k-panel k-stack">
        <h2 class="k-panel__title">${words.customize}</h2>
        ${home.note ? html`<p>${home.note}</p>` : nothing}
        ${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
        ${
          current
            ? html`<fieldset class="k-choices">
                  <legend class="k-field__label">${words.scope}</legend>
                  ${SCOPES.map(
                    (scope) =>
                      html`<label class="k-check">
                        <input
                          type="radio"
                          name="scope"
                          .checked=${current.scope === scope}
                          @change=${() => put({ ...current, scope })}
                        />${home.scopes[scope]}
                      </label>`,
                  )}
                </fieldset>
                ${LISTS.map((list) => listArea(list, current[list.device][list.kind]))}`
            : nothing
        }
      </section>`,
      root,
    );
  }

  function listArea(list: List, resources: CustomizeResource[]): TemplateResult {
    const words = text();
    return html`<div class="k-resources">
      <h3>${words[list.title]}</h3>
      ${
        resources.length === 0
          ? html`<p class="k-muted">${words.noFiles}</p>`
          : html`<ol>
              ${resources.map((resource, index) => resourceRow(list, resources, resource, index))}
            </ol>`
      }
      <div class="k-row">
        <label class="k-button k-button--small k-file">
          ${words.addFile}
          <input
            class="k-hidden-text"
            type="file"
            accept=${`.${list.kind}`}
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              const file = input.files?.[0];
              if (file) void addFile(list, resources, file);
              input.value = '';
            }}
          />
        </label>
        <form
          class="k-row k-grow"
          novalidate
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            addUrl(list, resources, event.currentTarget as HTMLFormElement);
          }}
        >
          <input
            class="k-input k-grow"
            name="url"
            type="url"
            aria-label=${`${words[list.title]}：${words.urlLabel}`}
            placeholder=${words.urlLabel}
          />
          <button class="k-button k-button--small">${words.addUrl}</button>
        </form>
      </div>
    </div>`;
  }

  function resourceRow(
    list: List,
    resources: CustomizeResource[],
    resource: CustomizeResource,
    index: number,
  ): TemplateResult {
    const words = text();
    const name = resource.type === 'URL' ? resource.url : resource.file.name;
    const move = (by: number) => {
      const next = [...resources];
      next.splice(index + by, 0, ...next.splice(index, 1));
      return putList(list, next);
    };
    return html`<li>
      <span class="k-row">
        <span class="k-grow k-wrap-any">${name}</span>
        <button
          type="button"
          class="k-icon-button"
          aria-label=${words.up(name)}
          ?disabled=${index === 0}
          @click=${() => move(-1)}
        >
          ▲
        </button>
        <button
          type="button"
          class="k-icon-button"
          aria-label=${words.down(name)}
          ?disabled=${index === resources.length - 1}
          @click=${() => move(1)}
        >
          ▼
        </button>
        <button
          type="button"
          class="k-button k-button--small"
          aria-label=${words.removeNamed(name)}
          @click=${() =>
            putList(
              list,
              resources.filter((other) => other !== resource),
            )}
        >
          ${words.remove}
        </button>
      </span>
    </li>`;
  }
}

/** As the endpoint takes it: a file by its key alone. */
function sendable(resource: CustomizeResource): unknown {
  return resource.type === 'URL'
    ? resource
    : { type: 'FILE', file: { fileKey: resource.file.fileKey } };
}
