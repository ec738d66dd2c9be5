/** The process bar of the detail screen: the actions one may run, the status, and whose turn it is. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { RecordValues } from '../api';
import type { AppForm } from './load';
import { text } from './messages';
import { statusOf } from './process';
import type { ProcessNow, Runnable, Turn } from './process';

export interface ProcessBar {
  form: Pick<AppForm, 'process'>;
  record: RecordValues;
  /** Those that are to be shown. */
  actions: readonly Runnable[];
  /** null until the server has answered. */
  now: ProcessNow | null;
  /** Code of the signed-in user. */
  user: string;
  busy: boolean;
  proceed(order: Runnable): void;
  reassign(): void;
  showHistory(): void;
}

/** Nothing while process management is off. */
export function processBar(bar: ProcessBar): TemplateResult | typeof nothing {
  const status = bar.form.process.enable ? statusOf(bar.record) : null;
  if (!status) return nothing;
  const words = text();
  const turn = bar.now?.turn ?? null;
  return html`<section class="rf-process" aria-label=${words.process}>
    ${
      bar.actions.length === 0
        ? nothing
        : html`<div class="rf-actions">
            ${bar.actions.map(
              (order) =>
                html`<button
                  type="button"
                  class="rf-button rf-action ${order.action.type === 'SECONDARY' ? 'rf-secondary' : ''}"
                  ?disabled=${bar.busy}
                  @click=${() => bar.proceed(order)}
                >
                  ${order.action.name}
                </button>`,
            )}
          </div>`
    }
    <span class="rf-status">${words.status}：<strong>${status.status}</strong></span>
    <span class="rf-assignee"
      >${words.assignee}：${turn ? assignees(turn) : status.assignees.map(({ name }) => name).join('、')}</span
    >
    <span class="rf-process-tools">
      ${
        bar.now?.mayReassign
          ? html`<button
              type="button"
              class="rf-link"
              ?disabled=${bar.busy}
              @click=${() => bar.reassign()}
            >
              ${words.reassign}
            </button>`
          : nothing
      }
      <button type="button" class="rf-link" @click=${() => bar.showHistory()}>
        ${words.statusHistory}
      </button>
    </span>
    ${turn ? waiting(turn, bar) : nothing}
  </section>`;
}

function assignees(turn: Turn): TemplateResult | string {
  const words = text();
  if (turn.assignees.length === 0) return words.nobody;
  return html`${turn.assignees.map(
    ({ name, action, valid }, index) =>
      html`${index > 0 ? '、' : ''}${name}${action === null ? nothing : html`<span class="rf-done">${words.hasActed(action)}</span>`}${valid ? nothing : html`<span class="rf-left">${words.hasLeft}</span>`}`,
  )}${turn.type === 'ALL' && turn.assignees.length > 1 ? html` <span class="rf-how">${words.allHaveTo}</span>` : nothing}${turn.type === 'ANY' && turn.assignees.length > 1 ? html` <span class="rf-how">${words.anyMay}</span>` : nothing}`;
}

/** Why there is nothing to do, for who would look for a button. */
function waiting(turn: Turn, { actions, user }: ProcessBar): TemplateResult | typeof nothing {
  const words = text();
  const left = turn.assignees.filter(({ action }) => action === null);
  if (left.length > 0 && left.every(({ valid }) => !valid)) {
    return html`<p class="rf-waiting">${words.nobodyCanAct}</p>`;
  }
  const others = left.filter(({ code }) => code !== user);
  if (actions.length > 0 || others.length === 0) return nothing;
  const names = others.map(({ name }) => name).join('、');
  return html`<p class="rf-waiting">${words.waitingFor(names)}</p>`;
}
