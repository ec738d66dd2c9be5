/** Comments of a record: read in pages of ten, posted with mentions, one's own deleted. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { rest, showConfirmDialog } from '../api';
import { directory } from '../fields/directory';
import { wordsOf } from '../shell/failure';
import { matching, nameAndCode } from '../fields/matching';
import { dateTimeText, type Locale, type Named } from '../fields/values';
import { completed, splitMentions, typedMention, withoutNames } from './mention';
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
/** Candidates of a mention shown at once. */
const MOST_CANDIDATES = 8;

export class CommentsPanel extends LitElement {
  static override properties = {
    appId: { attribute: false },
    recordId: { attribute: false },
    userCode: { attribute: false },
    locale: { attribute: false },
    comments: { state: true },
    older: { state: true },
    problem: { state: true },
    candidates: { state: true },
    marked: { state: true },
    posting: { state: true },
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
  declare candidates: Named[];
  declare marked: number;
  declare posting: boolean;
  /** Chosen from the candidates since the last post. */
  #chosen: Named[] = [];
  #names = new Map<string, string>();

  constructor() {
    super();
    this.older = false;
    this.problem = '';
    this.candidates = [];
    this.marked = 0;
    this.posting = false;
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
      const lists = await Promise.all([
        directory('user'),
        directory('organization'),
        directory('group'),
      ]);
      this.#names = new Map(lists.flat().map(({ code, name }) => [code, name]));
    } catch (error) {
      console.warn('names of mentions', error);
    }
  }

  override render(): TemplateResult {
    const text = panelText(this.locale.language);
    return html`${this.#form()}
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

  #form(): TemplateResult {
    const text = panelText(this.locale.language);
    return html`<div class="panel-form">
      <textarea
        class="k-textarea panel-input"
        placeholder=${text.placeholder}
        aria-label=${text.placeholder}
        ?readonly=${this.posting}
        @input=${() => this.#suggest()}
        @click=${() => this.#suggest()}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      ></textarea>
      ${
        this.candidates.length > 0
          ? html`<div class="k-menu panel-candidates" role="listbox" aria-label=${text.mentions}>
              ${this.candidates.map(
                (person, index) =>
                  html`<button
                    type="button"
                    class="k-menu__item"
                    role="option"
                    aria-selected=${index === this.marked}
                    @click=${() => this.#mention(person)}
                  >
                    ${person.name} <span class="k-muted">${person.code}</span>
                  </button>`,
              )}
            </div>`
          : nothing
      }
      <button
        type="button"
        class="k-button k-button--primary k-button--small"
        ?disabled=${this.posting}
        @click=${() => this.#post()}
      >
        ${this.posting ? text.posting : text.post}
      </button>
    </div>`;
  }

  get #input(): HTMLTextAreaElement {
    return this.querySelector('.panel-input') as HTMLTextAreaElement;
  }

  async #suggest(): Promise<void> {
    const mention = typedMention(this.#input.value, this.#input.selectionStart);
    if (!mention) {
      this.candidates = [];
      return;
    }
    try {
      const users = await directory('user');
      this.candidates = matching(users, mention.typed, nameAndCode).slice(0, MOST_CANDIDATES);
      this.marked = 0;
    } catch (error) {
      this.problem = panelText(this.locale.language).loadFailed(wordsOf(error));
    }
  }

  #key(event: KeyboardEvent): void {
    const count = this.candidates.length;
    // Enter while a Japanese word is being converted belongs to the input method.
    if (count === 0 || event.isComposing) return;
    const person = this.candidates[this.marked];
    if (event.key === 'ArrowDown') this.marked = (this.marked + 1) % count;
    else if (event.key === 'ArrowUp') this.marked = (this.marked + count - 1) % count;
    else if (event.key === 'Escape') this.candidates = [];
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) this.#mention(person);
    else return;
    event.preventDefault();
  }

  #mention(person: Named): void {
    const input = this.#input;
    const caret = input.selectionStart;
    const mention = typedMention(input.value, caret);
    this.candidates = [];
    if (!mention) return;
    const done = completed(input.value, caret, mention, person.name);
    input.value = done.text;
    input.focus();
    input.setSelectionRange(done.caret, done.caret);
    this.#chosen.push(person);
  }

  async #post(): Promise<void> {
    const { text, mentioned } = splitMentions(this.#input.value, this.#chosen);
    if (text === '' && mentioned.length === 0) {
      this.#input.focus();
      return;
    }
    this.posting = true;
    this.problem = '';
    try {
      await rest('POST', '/k/v1/record/comment.json', {
        app: this.appId,
        record: this.recordId,
        comment: {
          text: text === '' ? ' ' : text,
          mentions: mentioned.map(({ code }) => ({ code, type: 'USER' })),
        },
      });
      this.#input.value = '';
      this.#chosen = [];
      await this.#load([]);
    } catch (error) {
      this.problem = panelText(this.locale.language).postFailed(wordsOf(error));
    } finally {
      this.posting = false;
    }
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
              ${comment.mentions.map(({ code }) => html`<span>@${this.#names.get(code) ?? code}</span> `)}
            </p>`
          : nothing
      }
      <p class="panel-text">${withoutNames(comment)}</p>
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
