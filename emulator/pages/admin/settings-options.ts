/** The settings tab: name, customization, plugins, and what rights say. */
import { html, render, type TemplateResult } from 'lit';
import type { AppRight, AppSettings } from '../../apps/definition';
import { rest } from '../api/rest';
import { wordsOf } from '../shell/failure';
import { customizationPanel } from './customization';
import { text as flowText } from './flow-messages';
import { text as notesText } from './notes-messages';
import { noticeView, type Notice } from './parts';
import { text as rightsText } from './rights-messages';
import { text } from './settings-messages';

const RIGHTS = [
  'recordViewable',
  'recordAddable',
  'recordEditable',
  'recordDeletable',
  'appEditable',
  'recordImportable',
  'recordExportable',
] as const;

export async function optionsSection(
  app: string,
  root: HTMLElement,
  changed: () => void,
): Promise<void> {
  let settings: AppSettings | undefined;
  let rights: AppRight[] = [];
  let notice: Notice | undefined;
  const customization = document.createElement('div');
  const panel = customizationPanel(
    {
      path: '/k/v1/preview/app/customize.json',
      params: { app },
      scopes: { ALL: text().ALL, ADMIN: text().ADMIN, NONE: text().NONE },
    },
    customization,
    changed,
  );
  try {
    const get = <T>(name: string): Promise<T> =>
      rest<T>('GET', `/k/v1/preview/app/${name}.json`, { app });
    const [general, acl] = await Promise.all([
      get<AppSettings>('settings'),
      get<{ rights: AppRight[] }>('acl'),
      panel,
    ]);
    settings = general;
    rights = acl.rights;
  } catch (error) {
    notice = { kind: 'error', words: text().failed(wordsOf(error)) };
  }
  draw();

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const words = text();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const name = String(data.get('name')).trim();
    const description = String(data.get('description'));
    if (name === '') notice = { kind: 'error', words: words.nameMissing };
    else {
      try {
        await rest('PUT', '/k/v1/preview/app/settings.json', { app, name, description });
        notice = { kind: 'success', words: words.saved };
        changed();
      } catch (error) {
        notice = { kind: 'error', words: words.failed(wordsOf(error)) };
      }
    }
    draw();
  }

  function draw(): void {
    const words = text();
    const flow = flowText();
    const access = rightsText();
    const notes = notesText();
    render(
      html`<section class="k-panel">
          <h2 class="k-panel__title">${words.general}</h2>
          <form class="k-stack" @submit=${save} novalidate>
            <label class="k-field">
              <span class="k-field__label">${words.appName}</span>
              <input
                class="k-input"
                name="name"
                maxlength="64"
                .defaultValue=${settings?.name ?? ''}
                autocomplete="off"
              />
            </label>
            <label class="k-field">
              <span class="k-field__label">${words.description}</span>
              <textarea
                class="k-textarea"
                name="description"
                .defaultValue=${settings?.description ?? ''}
              ></textarea>
            </label>
            ${noticeView(notice)}
            <p class="k-form-actions"><button class="k-button">${words.save}</button></p>
          </form>
        </section>
        <section class="k-panel">
          <h2 class="k-panel__title">${words.plugins}</h2>
          <p class="k-row">
            <span class="k-grow">${words.pluginsHint}</span>
            <a class="k-button" href=${`/k/admin/app/${app}/plugin/`}>${words.toPlugins}</a>
          </p>
        </section>
        <section class="k-panel">
          <h2 class="k-panel__title">${words.tokens}</h2>
          <p class="k-row">
            <span class="k-grow">${words.tokensLinkHint}</span>
            <a class="k-button" href="#section=tokens">${words.toTokens}</a>
          </p>
        </section>
        ${linkPanel(flow.process, flow.processHint, 'process', flow.toProcess)}
        ${linkPanel(flow.notifications, flow.notificationsHint, 'notifications', flow.toNotifications)}
        ${customization} ${linkPanel(access.rights, access.linkHint, 'rights', access.toRights)}
        <section class="k-panel">
          <h2 class="k-panel__title">${words.rights}</h2>
          <p class="k-muted">${words.rightsHint}</p>
          ${rightsTable(rights)}
        </section>
        ${linkPanel(notes.title, notes.linkHint, 'notes', notes.toNotes)}`,
      root,
    );
  }
}

function linkPanel(title: string, hint: string, section: string, to: string): TemplateResult {
  return html`<section class="k-panel">
    <h2 class="k-panel__title">${title}</h2>
    <p class="k-row">
      <span class="k-grow">${hint}</span>
      <a class="k-button" href=${`#section=${section}`}>${to}</a>
    </p>
  </section>`;
}

function rightsTable(rights: AppRight[]): TemplateResult {
  const words = text();
  return html`<div class="k-table-scroll" tabindex="0">
    <table class="k-table k-table--stack">
      <thead>
        <tr>
          <th>${words.who}</th>
          ${RIGHTS.map((right) => html`<th>${words[right]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rights.map(
          (entry) =>
            html`<tr>
              <td data-head=${words.who}>${entityName(entry.entity)}</td>
              ${RIGHTS.map((right) => html`<td data-head=${words[right]}>${entry[right] ? words.yes : ''}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function entityName(entity: { type: string; code: string | null }): string {
  const words = text();
  if (entity.type === 'CREATOR') return words.creator;
  if (entity.type === 'GROUP' && entity.code === 'everyone') return words.everyone;
  return entity.code ?? entity.type;
}
