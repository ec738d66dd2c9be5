/** プロセス管理 of the app settings: switched on and off here; statuses, assignees and actions in words. */
import { html, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ProcessAction, ProcessManagement, ProcessState } from '../../apps/definition';
import { rest } from '../api/rest';
import { wordsOf } from '../shell/failure';
import { settingsWords, type SettingsWords } from './entity-words';
import { text } from './flow-messages';
import { noticeView, type Notice } from './parts';
import { pageLocale } from './page-locale';

const PATH = '/k/v1/preview/app/status.json';

export async function processSection(
  app: string,
  root: HTMLElement,
  changed: () => void,
): Promise<void> {
  let process: ProcessManagement | undefined;
  let names: SettingsWords | undefined;
  let notice: Notice | undefined;
  await load();

  async function load(): Promise<void> {
    try {
      [process, names] = await Promise.all([
        rest<ProcessManagement>('GET', PATH, { app, lang: 'user' }),
        settingsWords(app, pageLocale()),
      ]);
    } catch (error) {
      notice = { kind: 'error', words: text().failed(wordsOf(error)) };
    }
    draw();
  }

  async function turn(enable: boolean): Promise<void> {
    const words = text();
    try {
      await rest('PUT', PATH, { app, enable });
      notice = { kind: 'success', words: enable ? words.enabled : words.disabled };
      changed();
    } catch (error) {
      notice = { kind: 'error', words: words.failed(wordsOf(error)) };
    }
    await load();
  }

  function draw(): void {
    const words = text();
    render(
      html`<section class="k-panel k-stack">
        <h2 class="k-panel__title">${words.process}</h2>
        <p><a href="#section=settings">${words.back}</a></p>
        ${noticeView(notice)}
        ${process && names ? content(process, names) : html`<div class="k-spinner"></div>`}
      </section>`,
      root,
    );
  }

  function content(present: ProcessManagement, known: SettingsWords): TemplateResult {
    const words = text();
    return html`<label class="k-check">
        <input
          type="checkbox"
          .checked=${live(present.enable)}
          @change=${(event: Event) => turn((event.target as HTMLInputElement).checked)}
        />
        <span>${words.enable}</span>
      </label>
      <p class="k-muted">${present.states ? words.offHint : words.neverSet}</p>
      ${
        present.states
          ? html`<h3>${words.states}</h3>
              ${statesTable(Object.values(present.states), known)}
              <h3>${words.actions}</h3>
              ${actionsTable(present.actions ?? [], known)}
              <p class="k-muted">${words.edit}</p>`
          : ''
      }`;
  }
}

function statesTable(states: ProcessState[], known: SettingsWords): TemplateResult {
  const words = text();
  const ordered = [...states].sort((a, b) => Number(a.index) - Number(b.index));
  return html`<div class="k-table-scroll" tabindex="0">
    <table class="k-table k-table--stack">
      <thead>
        <tr>
          <th>${words.status}</th>
          <th>${words.assignee}</th>
        </tr>
      </thead>
      <tbody>
        ${ordered.map(
          ({ name, assignee }, index) =>
            html`<tr>
              <td data-head=${words.status}>${name}</td>
              <td data-head=${words.assignee}>
                ${
                  assignee.entities.length === 0
                    ? words.nobody
                    : index === 0
                      ? words.firstCreator
                      : words[assignee.type](known.entities(assignee.entities))
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function actionsTable(actions: ProcessAction[], known: SettingsWords): TemplateResult {
  const words = text();
  if (actions.length === 0) return html`<p>${words.noActions}</p>`;
  return html`<div class="k-table-scroll" tabindex="0">
    <table class="k-table k-table--stack">
      <thead>
        <tr>
          <th>${words.from}</th>
          <th>${words.action}</th>
          <th>${words.to}</th>
          <th>${words.condition}</th>
          <th>${words.who}</th>
        </tr>
      </thead>
      <tbody>
        ${actions.map(
          ({ from, name, to, filterCond, executableUser }) =>
            html`<tr>
              <td data-head=${words.from}>${from}</td>
              <td data-head=${words.action}>${name}</td>
              <td data-head=${words.to}>${to}</td>
              <td data-head=${words.condition}>${known.condition(filterCond)}</td>
              <td data-head=${words.who}>
                ${
                  executableUser
                    ? words.alsoUsers(known.entities(executableUser.entities))
                    : words.assignees
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
