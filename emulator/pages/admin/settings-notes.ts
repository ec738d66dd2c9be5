/** アプリの管理者用メモ of the app settings: its HTML to write, and beside it how it reads. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AdminNotes } from '../../apps/admin-notes';
import { rest } from '../api/rest';
import { richText } from '../fields/rich-text';
import { wordsOf } from '../shell/failure';
import { text } from './notes-messages';
import { noticeView, type Notice } from './parts';

const PATH = '/k/v1/preview/app/adminNotes.json';

/** @returns whether something on the page is not saved */
export async function notesSection(
  app: string,
  root: HTMLElement,
  changed: () => void,
): Promise<() => boolean> {
  let kept: AdminNotes | undefined;
  let draft: AdminNotes = { content: '', includeInTemplateAndDuplicates: false };
  let notice: Notice | undefined;
  draw();
  try {
    kept = await read();
    draft = kept;
  } catch (error) {
    notice = { kind: 'error', words: text().failed(wordsOf(error)) };
  }
  draw();
  return () => kept !== undefined && !same(draft, kept);

  async function read(): Promise<AdminNotes> {
    const { content, includeInTemplateAndDuplicates } = await rest<AdminNotes>('GET', PATH, {
      app,
    });
    return { content, includeInTemplateAndDuplicates };
  }

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const sent = draft;
    try {
      await rest('PUT', PATH, { app, ...sent });
      kept = sent;
      notice = { kind: 'success', words: text().saved };
      changed();
    } catch (error) {
      notice = { kind: 'error', words: text().failed(wordsOf(error)) };
    }
    draw();
  }

  function change(next: Partial<AdminNotes>): void {
    draft = { ...draft, ...next };
    notice = undefined;
    draw();
  }

  function draw(): void {
    const words = text();
    render(
      html`<section class="k-panel k-stack">
        <h2 class="k-panel__title">${words.title}</h2>
        <p><a href="#section=settings">${words.back}</a></p>
        ${kept ? form() : (noticeView(notice) ?? nothing)}
        ${!kept && !notice ? html`<div class="k-spinner"></div>` : nothing}
      </section>`,
      root,
    );
  }

  function form(): TemplateResult {
    const words = text();
    const { content, includeInTemplateAndDuplicates } = draft;
    return html`<form class="k-stack" novalidate @submit=${save}>
      <div class="k-field">
        <label class="k-field__label" for="notes-content">${words.content}</label>
        <textarea
          class="k-textarea k-textarea--code"
          id="notes-content"
          rows="8"
          aria-describedby="notes-hint"
          .value=${live(content)}
          @input=${(event: Event) =>
            change({ content: (event.currentTarget as HTMLTextAreaElement).value })}
        ></textarea>
        <span class="k-field__hint" id="notes-hint">${words.contentHint}</span>
      </div>
      <h3>${words.present}</h3>
      <div class="k-wrap-any">
        ${content === '' ? html`<p class="k-muted">${words.empty}</p>` : richText(content)}
      </div>
      <label class="k-check">
        <input
          type="checkbox"
          .checked=${live(includeInTemplateAndDuplicates)}
          @change=${(event: Event) =>
            change({
              includeInTemplateAndDuplicates: (event.currentTarget as HTMLInputElement).checked,
            })}
        />
        <span>${words.include}</span>
      </label>
      ${noticeView(notice)}
      <p class="k-form-actions"><button class="k-button">${words.save}</button></p>
    </form>`;
  }
}

const same = (one: AdminNotes, other: AdminNotes): boolean =>
  one.content === other.content &&
  one.includeInTemplateAndDuplicates === other.includeInTemplateAndDuplicates;
