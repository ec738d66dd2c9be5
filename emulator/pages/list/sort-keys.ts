/** The sort keys in the 絞り込む dialog: up to five fields, each ascending or descending. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldProperty } from '../../apps/definition';
import { filterText } from './filter-messages';
import type { SortKey } from './query-text';

/** kintone sorts by five keys at most. */
const MOST_SORT_KEYS = 5;

export function sortKeys(
  keys: SortKey[],
  sortable: FieldProperty[],
  set: (keys: SortKey[]) => void,
): TemplateResult {
  const text = filterText();
  const add = (): void => {
    const used = new Set(keys.map(({ field }) => field));
    const next = sortable.find(({ code }) => !used.has(code));
    if (next) set([...keys, { field: next.code, direction: 'asc' }]);
  };
  return html`${keys.length === 0 ? html`<p class="k-muted">${text.noSort}</p>` : nothing}
  ${keys.map((key, index) =>
    sortKey(key, sortable, {
      change: (change) =>
        set(keys.map((one, place) => (place === index ? { ...one, ...change } : one))),
      remove: () => set(keys.filter((_, place) => place !== index)),
    }),
  )}
  ${
    keys.length < MOST_SORT_KEYS
      ? html`<button type="button" class="k-button k-button--small" @click=${add}>
          ＋ ${text.addSort}
        </button>`
      : nothing
  }`;
}

function sortKey(
  key: SortKey,
  sortable: FieldProperty[],
  does: { change(change: Partial<SortKey>): void; remove(): void },
): TemplateResult {
  const text = filterText();
  const known = sortable.some(({ code }) => code === key.field);
  return html`<div class="filter-row">
    <select
      class="k-select filter-field"
      aria-label=${text.field}
      @change=${(event: Event) => does.change({ field: valueOf(event) })}
    >
      ${known ? nothing : html`<option value=${key.field} selected>${key.field}</option>`}
      ${sortable.map(
        ({ code, label }) =>
          html`<option value=${code} .selected=${code === key.field}>${label}</option>`,
      )}
    </select>
    <select
      class="k-select filter-operator"
      aria-label=${text.sort}
      @change=${(event: Event) => does.change({ direction: valueOf(event) as SortKey['direction'] })}
    >
      <option value="asc" .selected=${key.direction === 'asc'}>${text.ascending}</option>
      <option value="desc" .selected=${key.direction === 'desc'}>${text.descending}</option>
    </select>
    <button
      type="button"
      class="k-icon-button"
      title=${text.removeSort}
      aria-label=${text.removeSort}
      @click=${() => does.remove()}
    >
      ×
    </button>
  </div>`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
