/** Comments of a record: read in pages of ten, answered, one's own deleted. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { rest, showConfirmDialog } from '../api';
import { wordsOf } from '../shell/failure';
import { dateTimeText, type Locale, type Named } from '../fields/values';
import './comment-form';
import type { CommentForm } from './comment-form';
import { type Mentionable, mentionables, replyTo, withoutNames } from './mention';
import { panelText } from './messages';

interface Comment {
  id: string;
  text: string;
  createdAt: string;
  creator: Named;
  mentions: { code: string; type: string }[];
}

/** What REST gives at once. */
const PAGE = 10;

export class CommentsPanel extends LitElement {
  static override properties = {
    appId: { attribute: false },
    recordId: { attribute: false },
    userCode: { attribute: false },
    locale: { attribute: false },
    comments: { state: true },
    older: { state: true },
    problem: { state: true },
  };
  declare appId: string;
  declare recordId: string;
  /** Code of the signed-in user: only their own comments can be deleted. */
  declare userCode: string;
  declare locale: Locale;
  /** Newest first; undefined before the first reading. */
  declare comments: Comment[] | undefined;
  declare older: boolean;
  declare problem: string;
  #known: Mentionable[] = [];

  constructor() {
    super();
    this.older = false;
    this.problem = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override firstUpdated(): void {
    void this.#load([]);
  }

  /** Reads on behind `kept`, or anew when `kept` is empty. */
  async #load(kept: Comment[]): Promise<void> {
    this.problem = '';
    try {
      const answer = await rest<{ comments: Comment[]; older: boolean }>(
        'GET',
        '/k/v1/record/comments.json',
        { app: this.appId, record: this.recordId, order: 'desc', offset: kept.length, limit: PAGE },
      );
      if (answer.comments.some(({ mentions }) => mentions.length > 0)) await this.#readNames();
      this.comments = [...kept, ...answer.comments];
      this.older = answer.older;
    } catch (error) {
      this.problem = panelText(this.locale.language).loadFailed(wordsOf(error));
    }
  }

  /** Mentions carry codes only. Without the names the codes are shown. */
  async #readNames(): Promise<void> {
    try {
      this.#known = await mentionables();
    } catch (error) {
      console.warn('names of mentions', error);
    }
  }

  #nameOf({ code, type }: { code: string; type: string }): string {
    return this.#known.find((one) => one.code === code && one.type === type)?.name ?? code;
  }

  #reply(comment: Comment, all: boolean): void {
    const form = this.querySelector<CommentForm>('emulator-comment-form');
    form?.reply(replyTo(comment, this.#known, { me: this.userCode, all }));
  }

  override render(): TemplateResult {
    const text = panelText(this.locale.language);
    return html`<emulator-comment-form
        .appId=${this.appId}
        .recordId=${this.recordId}
        .locale=${this.locale}
        @posted=${() => this.#load([])}
      ></emulator-comment-form>
      ${
        this.problem
          ? html`<div class="k-notice k-notice--error" role="alert">
              <span>${this.problem}</span>
              ${
                this.comments
                  ? nothing
                  : html`<button
                      type="button"
                      class="k-button k-button--small"
                      @click=${() => this.#load([])}
                    >
                      ${text.retry}
                    </button>`
              }
            </div>`
          : nothing
      }
      ${this.#list()}`;
  }

  #list(): TemplateResult {
    const text = panelText(this.locale.language);
    const { comments } = this;
    if (!comments) return html`${this.problem ? nothing : html`<div class="k-spinner"></div>`}`;
    if (comments.length === 0) return html`<p class="k-empty">${text.noComments}</p>`;
    return html`<ol class="panel-comments">
        ${comments.map((comment) => this.#comment(comment))}
      </ol>
      ${
        this.older
          ? html`<button
              type="button"
              class="k-button k-button--small"
              @click=${() => this.#load(comments)}
            >
              ${text.more}
            </button>`
          : nothing
      }`;
  }

  #comment(comment: Comment): TemplateResult {
    const text = panelText(this.locale.language);
    const own = comment.creator.code === this.userCode;
    return html`<li class="panel-comment">
      <div class="panel-head">
        <span class="panel-who">${comment.creator.name}</span>
        <time datetime=${comment.createdAt}>${dateTimeText(comment.createdAt, this.locale)}</time>
        ${
          own
            ? html`<button
                type="button"
                class="k-icon-button panel-remove"
                title=${text.remove}
                aria-label=${text.remove}
                @click=${() => this.#remove(comment)}
              >
                ×
              </button>`
            : nothing
        }
      </div>
      ${
        comment.mentions.length > 0
          ? html`<p class="panel-mentions">
              ${comment.mentions.map((one) => html`<span>@${this.#nameOf(one)}</span> `)}
            </p>`
          : nothing
      }
      <p class="panel-text">${withoutNames(comment)}</p>
      <div class="panel-answers">
        <button type="button" class="k-link-button" @click=${() => this.#reply(comment, false)}>
          ${text.reply}
        </button>
        ${
          comment.mentions.length > 0
            ? html`<button
                type="button"
                class="k-link-button"
                @click=${() => this.#reply(comment, true)}
              >
                ${text.replyAll}
              </button>`
            : nothing
        }
      </div>
    </li>`;
  }

  async #remove(comment: Comment): Promise<void> {
    const text = panelText(this.locale.language);
    const answer = await showConfirmDialog({
      title: text.removeTitle,
      body: text.removeConfirm,
      okButtonText: text.removeOk,
      showCancelButton: true,
      cancelButtonText: text.cancel,
    });
    if (answer !== 'OK') return;
    try {
      await rest('DELETE', '/k/v1/record/comment.json', {
        app: this.appId,
        record: this.recordId,
        comment: comment.id,
      });
      this.comments = this.comments?.filter(({ id }) => id !== comment.id);
    } catch (error) {
      this.problem = text.removeFailed(wordsOf(error));
    }
  }
}

if (!customElements.get('emulator-comments')) {
  customElements.define('emulator-comments', CommentsPanel);
}
