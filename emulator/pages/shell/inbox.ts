/** 通知 on the portal: what others did to records, 自分宛 or all, unread ones first. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Inbox, ShownNotification } from '../../notifications/inbox';
import { rest } from '../api/rest';
import { dateTimeText, type Locale } from '../fields/values';
import { tellUnread, type Unread } from './bell';
import { wordsOf } from './failure';
import { text } from './inbox-messages';
import { notificationAddress, notificationWords } from './notification-words';

const PATH = '/k/internal/notifications.json';

export class InboxPanel extends LitElement {
  static override properties = {
    locale: { attribute: false },
    toMe: { state: true },
    list: { state: true },
    more: { state: true },
    unread: { state: true },
    problem: { state: true },
  };
  declare locale: Locale;
  declare toMe: boolean;
  declare list: ShownNotification[] | undefined;
  declare more: boolean;
  declare unread: Unread;
  declare problem: string;

  constructor() {
    super();
    this.toMe = true;
    this.more = false;
    this.unread = { toMe: 0, all: 0 };
    this.problem = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override firstUpdated(): void {
    void this.#load([]);
  }

  /** Reads on behind `kept`, or anew when `kept` is empty. */
  async #load(kept: ShownNotification[]): Promise<void> {
    await this.#try(async () => {
      const { toMe } = this;
      const answer = await rest<Inbox>('GET', PATH, { toMe, offset: kept.length });
      if (toMe !== this.toMe) return; // another tab was chosen meanwhile
      this.list = [...kept, ...answer.notifications];
      this.more = answer.hasMore;
      this.#count(answer.unread);
    });
  }

  async #mark(one: ShownNotification): Promise<void> {
    await this.#try(async () => {
      this.#count(await rest<Unread>('PUT', PATH, { id: one.id, read: !one.read }));
      this.list = this.list?.map((other) =>
        other.id === one.id ? { ...other, read: !one.read } : other,
      );
    });
  }

  async #markAll(): Promise<void> {
    await this.#try(async () => {
      this.#count(await rest<Unread>('PUT', PATH, { all: true, read: true }));
      this.list = this.list?.map((one) => ({ ...one, read: true }));
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem = '';
    try {
      await work();
    } catch (error) {
      this.problem = text().failed(wordsOf(error));
    }
  }

  #count(unread: Unread): void {
    this.unread = unread;
    tellUnread(unread);
  }

  #choose(toMe: boolean): void {
    this.toMe = toMe;
    this.list = undefined;
    void this.#load([]);
  }

  override render(): TemplateResult {
    const words = text();
    return html`<div class="k-row">
        <span class="k-segments k-grow" role="group" aria-label=${words.kinds}>
          ${this.#tab(true, words.toMe, this.unread.toMe)}
          ${this.#tab(false, words.all, this.unread.all)}
        </span>
        <button
          type="button"
          class="k-button k-button--small"
          ?disabled=${this.unread.all === 0}
          @click=${() => this.#markAll()}
        >
          ${words.markAll}
        </button>
      </div>
      ${
        this.problem
          ? html`<div class="k-notice k-notice--error" role="alert">
              <span>${this.problem}</span>
              <button type="button" class="k-button k-button--small" @click=${() => this.#load([])}>
                ${words.retry}
              </button>
            </div>`
          : nothing
      }
      ${this.#notifications()}`;
  }

  #tab(toMe: boolean, word: string, count: number): TemplateResult {
    return html`<button
      type="button"
      class="k-button k-button--small"
      aria-pressed=${this.toMe === toMe}
      @click=${() => this.#choose(toMe)}
    >
      ${word}${count > 0 ? text().count(count) : ''}
    </button>`;
  }

  #notifications(): TemplateResult | typeof nothing {
    const words = text();
    const { list } = this;
    if (!list) {
      return this.problem
        ? nothing
        : html`<div class="k-spinner" aria-label=${words.loading}></div>`;
    }
    if (list.length === 0) {
      return html`<p class="k-muted">${this.toMe ? words.noneToMe : words.none}</p>`;
    }
    return html`<ol class="k-inbox">
        ${list.map((one) => this.#notification(one))}
      </ol>
      ${
        this.more
          ? html`<button
              type="button"
              class="k-button k-button--small"
              @click=${() => this.#load(list)}
            >
              ${words.more}
            </button>`
          : nothing
      }`;
  }

  #notification(one: ShownNotification): TemplateResult {
    const words = text();
    return html`<li class="k-inbox__one ${one.read ? '' : 'k-inbox__one--unread'}">
      <div class="k-inbox__head">
        ${one.read ? nothing : html`<span class="k-badge k-inbox__unread">${words.unread}</span>`}
        ${one.toMe && !this.toMe ? html`<span class="k-badge">${words.toMe}</span>` : nothing}
        <a href=${notificationAddress(one)}
          >${one.app.name}${one.record ? html`：${one.record.title}` : nothing}</a
        >
      </div>
      <p class="k-inbox__text">${notificationWords(one)}</p>
      <div class="k-inbox__foot">
        <span class="k-muted"
          >${one.actor?.name ?? ''}
          <time datetime=${one.at}>${dateTimeText(one.at, this.locale)}</time></span
        >
        <button
          type="button"
          class="k-link-button"
          aria-label=${`${one.read ? words.markUnread : words.markRead}：${notificationWords(one)}`}
          @click=${() => this.#mark(one)}
        >
          ${one.read ? words.markUnread : words.markRead}
        </button>
      </div>
    </li>`;
  }
}

if (!customElements.get('emulator-inbox')) customElements.define('emulator-inbox', InboxPanel);
