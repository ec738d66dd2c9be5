/** 変更履歴 of a record: who changed which fields when, newest first. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { FieldProperty } from '../../apps/definition';
import { rest } from '../api';
import { dateTimeText, type Locale } from '../fields/values';
import { actionText, changeText, type HistoryEntry } from './changes';
import { wordsOf } from '../shell/failure';
import { panelText } from './messages';

const PAGE = 30;

export class HistoryPanel extends LitElement {
  static override properties = {
    appId: { attribute: false },
    recordId: { attribute: false },
    locale: { attribute: false },
    entries: { state: true },
    more: { state: true },
    problem: { state: true },
  };
  declare appId: string;
  declare recordId: string;
  declare locale: Locale;
  declare entries: HistoryEntry[] | undefined;
  declare more: boolean;
  declare problem: string;
  #fields: Record<string, FieldProperty> = {};

  constructor() {
    super();
    this.more = false;
    this.problem = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override firstUpdated(): void {
    void this.#load([]);
  }

  async #load(kept: HistoryEntry[]): Promise<void> {
    this.problem = '';
    try {
      const [answer, form] = await Promise.all([
        rest<{ history: HistoryEntry[]; hasMore: boolean }>(
          'GET',
          '/k/internal/record/history.json',
          { app: this.appId, id: this.recordId, offset: kept.length, limit: PAGE },
        ),
        rest<{ properties: Record<string, FieldProperty> }>('GET', '/k/v1/app/form/fields.json', {
          app: this.appId,
          lang: 'user',
        }),
      ]);
      this.#fields = form.properties;
      this.entries = [...kept, ...answer.history];
      this.more = answer.hasMore;
    } catch (error) {
      this.problem = panelText(this.locale.language).loadFailed(wordsOf(error));
    }
  }

  override render(): TemplateResult {
    const text = panelText(this.locale.language);
    const entries = this.entries;
    if (this.problem) {
      return html`<div class="k-notice k-notice--error" role="alert">
        <span>${this.problem}</span>
        <button
          type="button"
          class="k-button k-button--small"
          @click=${() => this.#load(entries ?? [])}
        >
          ${text.retry}
        </button>
      </div>`;
    }
    if (!entries) return html`<div class="k-spinner" aria-label=${text.loading}></div>`;
    return html`<ol class="panel-history">
        ${entries.map((entry) => this.#entry(entry))}
      </ol>
      ${
        this.more
          ? html`<button
              type="button"
              class="k-button k-button--small"
              @click=${() => this.#load(entries)}
            >
              ${text.moreHistory}
            </button>`
          : nothing
      }`;
  }

  #entry(entry: HistoryEntry): TemplateResult {
    const text = panelText(this.locale.language);
    const action = actionText(entry, this.locale);
    const names = entry.assignees?.map(({ name }) => name).join(', ');
    return html`<li class="panel-change">
      <div class="panel-head">
        <span class="panel-who">${entry.user.name}</span>
        <time datetime=${entry.at}>${dateTimeText(entry.at, this.locale)}</time>
        <span class="k-badge">${text.version(entry.revision)}</span>
      </div>
      ${action ? html`<p class="panel-text">${action}</p>` : nothing}
      ${
        names === undefined
          ? nothing
          : html`<p class="panel-text">${text.assignees(names === '' ? text.nobody : names)}</p>`
      }
      ${
        entry.changes.length > 0
          ? html`<dl>${entry.changes.map((change) => this.#change(change))}</dl>`
          : nothing
      }
    </li>`;
  }

  #change(change: HistoryEntry['changes'][number]): TemplateResult {
    const text = panelText(this.locale.language);
    const words = (value: unknown, other: unknown): string =>
      changeText(change, value, other, this.#fields[change.code], this.locale);
    return html`<dt>${change.label}</dt>
      <dd>
        <del
          ><span class="k-hidden-text">${text.before}</span
          >${words(change.before, change.after)}</del
        >
        <ins
          ><span class="k-hidden-text">${text.after}</span
          >${words(change.after, change.before)}</ins
        >
      </dd>`;
  }
}

if (!customElements.get('emulator-history')) {
  customElements.define('emulator-history', HistoryPanel);
}
