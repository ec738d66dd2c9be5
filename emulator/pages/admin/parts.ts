/** Parts that several pages of administration show: how an action ended, and changing, removing or moving a row. */
import { html, nothing, type TemplateResult } from 'lit';

export interface Notice {
  kind: 'success' | 'error';
  words: string;
}

export function noticeView(notice: Notice | undefined): TemplateResult | typeof nothing {
  if (!notice) return nothing;
  return html`<p
    class=${`k-notice k-notice--${notice.kind}`}
    role=${notice.kind === 'error' ? 'alert' : 'status'}
  >
    ${notice.words}
  </p>`;
}

/** @param words what the buttons are called for who hears the page */
export function orderButtons(
  index: number,
  count: number,
  words: { up: string; down: string },
  move: (by: -1 | 1) => unknown,
): TemplateResult {
  return html`<button
      type="button"
      class="k-icon-button"
      aria-label=${words.up}
      ?disabled=${index === 0}
      @click=${() => move(-1)}
    >
      ▲
    </button>
    <button
      type="button"
      class="k-icon-button"
      aria-label=${words.down}
      ?disabled=${index === count - 1}
      @click=${() => move(1)}
    >
      ▼
    </button>`;
}

interface RowWords {
  edit: string;
  editNamed(name: string): string;
  remove: string;
  removeNamed(name: string): string;
}

export function editButton(words: RowWords, name: string, edit: () => unknown): TemplateResult {
  return smallButton(words.edit, words.editNamed(name), edit);
}

export function removeButton(words: RowWords, name: string, remove: () => unknown): TemplateResult {
  return smallButton(words.remove, words.removeNamed(name), remove);
}

/** @param named says of which row the button is, for who hears the page */
function smallButton(label: string, named: string, act: () => unknown): TemplateResult {
  return html`<button
    type="button"
    class="k-button k-button--small"
    aria-label=${named}
    @click=${act}
  >
    ${label}
  </button>`;
}

/** The list with the entry at `index` moved by so many places. */
export function moved<T>(list: readonly T[], index: number, by: number): T[] {
  const next = [...list];
  next.splice(index + by, 0, ...next.splice(index, 1));
  return next;
}
