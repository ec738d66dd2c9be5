/** Where a comment is written: @ offers users, organizations and groups by name. Tells `posted` when it was kept. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { rest } from '../api';
import { matching, nameAndCode } from '../fields/matching';
import { wordsOf } from '../shell/failure';
import type { Locale } from '../fields/values';
import {
  completed,
  type Mentionable,
  mentionables,
  splitMentions,
  typedMention,
  withReply,
} from './mention';
import { panelText } from './messages';

/** Candidates of a mention shown at once. */
const MOST_CANDIDATES = 8;

export class CommentForm extends LitElement {
  static override properties = {
    appId: { attribute: false },
    recordId: { attribute: false },
    locale: { attribute: false },
    problem: { state: true },
    candidates: { state: true },
    marked: { state: true },
    posting: { state: true },
  };
  declare appId: string;
  declare recordId: string;
  declare locale: Locale;
  declare problem: string;
  declare candidates: Mentionable[];
  declare marked: number;
  declare posting: boolean;
  /** Chosen from the candidates, or answered, since the last post. */
  #chosen: Mentionable[] = [];

  constructor() {
    super();
    this.problem = '';
    this.candidates = [];
    this.marked = 0;
    this.posting = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Begins an answer: their names go before what is typed already. */
  reply(mentioned: readonly Mentionable[]): void {
    this.#chosen.push(...mentioned);
    this.#input.value = withReply(this.#input.value, mentioned);
    this.#input.focus();
    this.#input.setSelectionRange(this.#input.value.length, this.#input.value.length);
  }

  override render(): TemplateResult {
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
                (one, index) =>
                  html`<button
                    type="button"
                    class="k-menu__item"
                    role="option"
                    aria-selected=${index === this.marked}
                    @click=${() => this.#mention(one)}
                  >
                    ${one.name}
                    <span class="k-muted">${one.type === 'USER' ? one.code : text[one.type]}</span>
                  </button>`,
              )}
            </div>`
          : nothing
      }
      ${
        this.problem
          ? html`<div class="k-notice k-notice--error" role="alert">${this.problem}</div>`
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
      const found = matching(await mentionables(), mention.typed, nameAndCode);
      this.candidates = found.slice(0, MOST_CANDIDATES);
      this.marked = 0;
    } catch (error) {
      this.problem = panelText(this.locale.language).loadFailed(wordsOf(error));
    }
  }

  #key(event: KeyboardEvent): void {
    const count = this.candidates.length;
    // Enter while a Japanese word is being converted belongs to the input method.
    if (count === 0 || event.isComposing) return;
    const chosen = this.candidates[this.marked];
    if (event.key === 'ArrowDown') this.marked = (this.marked + 1) % count;
    else if (event.key === 'ArrowUp') this.marked = (this.marked + count - 1) % count;
    else if (event.key === 'Escape') this.candidates = [];
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) this.#mention(chosen);
    else return;
    event.preventDefault();
  }

  #mention(one: Mentionable): void {
    const input = this.#input;
    const caret = input.selectionStart;
    const mention = typedMention(input.value, caret);
    this.candidates = [];
    if (!mention) return;
    const done = completed(input.value, caret, mention, one.name);
    input.value = done.text;
    input.focus();
    input.setSelectionRange(done.caret, done.caret);
    this.#chosen.push(one);
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
          mentions: mentioned.map(({ code, type }) => ({ code, type })),
        },
      });
      this.#input.value = '';
      this.#chosen = [];
      this.dispatchEvent(new CustomEvent('posted'));
    } catch (error) {
      this.problem = panelText(this.locale.language).postFailed(wordsOf(error));
    } finally {
      this.posting = false;
    }
  }
}

if (!customElements.get('emulator-comment-form')) {
  customElements.define('emulator-comment-form', CommentForm);
}
