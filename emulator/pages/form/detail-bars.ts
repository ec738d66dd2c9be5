/** The bar of the detail screen: paging, and what may be done with the record. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { createAddress } from '../addresses';
import type { Boot } from '../boot';
import type { Part } from '../api';
import type { AppForm } from './load';
import type { RecordRights } from './rights';
import { text } from './messages';

/** What a device puts above a shown record. */
export interface RecordBars {
  toolbar(bar: Toolbar): TemplateResult;
  /** Parts that plugins may hide there. */
  parts: ReadonlySet<Part>;
}

export interface Toolbar {
  boot: Boot;
  form: AppForm;
  recordId: number;
  rights: RecordRights;
  neighbours: { previous: number | null; next: number | null };
  busy: boolean;
  isShown(part: Part): boolean;
  address(recordId: number): string;
  edit(): void;
  remove(): void;
}

export const pcBars: RecordBars = {
  toolbar,
  parts: new Set<Part>(['addRecordButton', 'editRecordButton', 'duplicateRecordButton', 'pager']),
};

function toolbar(bar: Toolbar): TemplateResult {
  const { boot, form, recordId, rights } = bar;
  const words = text();
  const mayAdd = boot.app?.canAdd === true;
  const mayReuse = mayAdd && form.settings.enableDuplicateRecord !== false;
  return html`<div class="rf-bar">
    ${neighbourLinks(bar)}
    <span class="rf-gap"></span>
    ${
      mayAdd && bar.isShown('addRecordButton')
        ? link(createAddress(form.appId), words.add, '＋')
        : nothing
    }
    ${editButton(bar)}
    ${
      mayReuse && bar.isShown('duplicateRecordButton')
        ? link(createAddress(form.appId, recordId), words.duplicate, copy)
        : nothing
    }
    ${link(`/k/${form.appId}/print?record=${recordId}`, words.print, printer)}
    ${rights.deletable ? button(words.remove, bin, bar.busy, bar.remove) : nothing}
  </div>`;
}

/** To the records before and after; nothing while a plugin hides them. */
export function neighbourLinks(bar: Toolbar): TemplateResult | typeof nothing {
  const words = text();
  const { previous, next } = bar.neighbours;
  const page = (id: number | null, word: string, sign: string): TemplateResult =>
    id === null
      ? html`<span class="rf-tool rf-off" aria-hidden="true">${sign}</span>`
      : link(bar.address(id), word, sign);
  return bar.isShown('pager')
    ? html`${page(previous, words.previous, '‹')} ${page(next, words.next, '›')}`
    : nothing;
}

/** The edit button; nothing without the right or while a plugin hides it. */
export function editButton(bar: Toolbar): TemplateResult | typeof nothing {
  return bar.rights.editable && bar.isShown('editRecordButton')
    ? button(text().edit, pencil, bar.busy, bar.edit)
    : nothing;
}

function link(href: string, word: string, sign: TemplateResult | string): TemplateResult {
  return html`<a class="rf-tool" href=${href} title=${word} aria-label=${word}>${sign}</a>`;
}

function button(
  word: string,
  sign: TemplateResult,
  busy: boolean,
  act: () => void,
): TemplateResult {
  return html`<button
    type="button"
    class="rf-tool"
    title=${word}
    aria-label=${word}
    ?disabled=${busy}
    @click=${act}
  >
    ${sign}
  </button>`;
}

const pencil = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path
    d="M3 17.2V21h3.8L17.8 9.9l-3.7-3.7zM20.7 7a1 1 0 0 0 0-1.4l-2.3-2.3a1 1 0 0 0-1.4 0l-1.8 1.8 3.7 3.7z"
  />
</svg>`;
const printer = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6 2h12v5H6zM4 8h16a2 2 0 0 1 2 2v7h-4v-4H6v4H2v-7a2 2 0 0 1 2-2zM8 15h8v7H8z" />
</svg>`;
const copy = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path
    d="M16 1H4a2 2 0 0 0-2 2v14h2V3h12zm3 4H8a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2zm0 16H8V7h11z"
  />
</svg>`;
const bin = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6 19a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V7H6zM19 4h-3.5l-1-1h-5l-1 1H5v2h14z" />
</svg>`;
