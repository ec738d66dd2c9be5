/** Inputs for the value of a filter condition, by kind of field. */
import { html, nothing, type TemplateResult } from 'lit';
import { matching } from '../fields/matching';
import type { Named } from '../fields/values';
import { AGO, AHEAD, FIXED, takesChoices, type DraftRow } from './draft';
import { filterText } from './filter-messages';
import { DATE_CALLS } from './filter-words';

/** What the inputs need beside the row. */
export interface InputNeeds {
  /** Statuses in order, for the ステータス field. */
  states: string[];
  /** Candidates once read; undefined while they are being read, an Error when that failed. */
  candidates(kind: 'user' | 'organization' | 'group'): Named[] | Error | undefined;
  /** What was typed to narrow down the candidates of a row. */
  search: string;
  change(change: Partial<DraftRow>): void;
  narrow(typed: string): void;
}

export function valueInput(row: DraftRow, needs: InputNeeds): TemplateResult | typeof nothing {
  if (row.operator === 'is empty' || row.operator === 'is not empty') return nothing;
  if (takesChoices(row.field)) return choices(row, needs);
  const text = filterText();
  const { kind } = row.field;
  if (kind === 'date' || kind === 'datetime') return dateInput(row, needs);
  return html`<input
    class="k-input"
    type=${kind === 'time' ? 'time' : 'text'}
    inputmode=${kind === 'number' ? 'decimal' : 'text'}
    aria-label=${text.value}
    .value=${row.typed}
    @input=${(event: Event) => needs.change({ typed: valueOf(event) })}
  />`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function dateInput(row: DraftRow, needs: InputNeeds): TemplateResult {
  const text = filterText();
  const options: [string, string][] = [
    [FIXED, text.fixedDate],
    ...Object.entries(DATE_CALLS).map(([call, word]): [string, string] => [call, text[word]]),
    [AGO, text.daysAgoChoice],
    [AHEAD, text.daysAheadChoice],
  ];
  return html`<select
      class="k-select"
      aria-label=${text.value}
      @change=${(event: Event) => needs.change({ when: valueOf(event), typed: '' })}
    >
      ${options.map(
        ([value, words]) =>
          html`<option value=${value} .selected=${value === row.when}>${words}</option>`,
      )}
    </select>
    ${row.when === FIXED ? fixedDate(row, needs) : nothing}
    ${
      row.when === AGO || row.when === AHEAD
        ? html`<input
            class="k-input filter-days"
            inputmode="numeric"
            aria-label=${text.days}
            .value=${row.typed}
            @input=${(event: Event) => needs.change({ typed: valueOf(event) })}
          />`
        : nothing
    }`;
}

function fixedDate(row: DraftRow, needs: InputNeeds): TemplateResult {
  return html`<input
    class="k-input"
    type=${row.field.kind === 'date' ? 'date' : 'datetime-local'}
    aria-label=${filterText().fixedDate}
    .value=${row.typed}
    @input=${(event: Event) => needs.change({ typed: valueOf(event) })}
  />`;
}

/** One candidate of a list of checkboxes. */
interface Choice {
  value: string;
  words: string;
}

/** Candidates shown at once; more are found by name. */
const MOST_SHOWN = 100;

function choices(row: DraftRow, needs: InputNeeds): TemplateResult {
  const text = filterText();
  const { kind, property } = row.field;
  if (kind === 'choice') {
    const options = property.type === 'STATUS' ? needs.states : optionsInOrder(property.options);
    const list: Choice[] = options.map((option) => ({ value: option, words: option }));
    const unset = property.type === 'STATUS' ? [] : [{ value: '', words: text.unset }];
    return checkList(row, needs, [...unset, ...list], list.length > 10);
  }
  const candidates = needs.candidates(kind as 'user' | 'organization' | 'group');
  if (candidates === undefined) return html`<div class="k-spinner filter-spinner"></div>`;
  if (candidates instanceof Error) {
    return html`<p class="filter-problem">${text.listFailed} ${candidates.message}</p>`;
  }
  const calls: Choice[] =
    kind === 'user'
      ? [{ value: 'LOGINUSER()', words: text.loginUser }]
      : kind === 'organization'
        ? [{ value: 'PRIMARY_ORGANIZATION()', words: text.primaryOrganization }]
        : [];
  const unset: Choice[] =
    property.type === 'CREATOR' || property.type === 'MODIFIER'
      ? []
      : [{ value: '', words: text.nobody }];
  const named = candidates.map(({ code, name }) => ({ value: code, words: name }));
  return checkList(row, needs, [...calls, ...unset, ...named], true);
}

function optionsInOrder(options: DraftRow['field']['property']['options'] = {}): string[] {
  return Object.values(options)
    .sort((one, other) => Number(one.index) - Number(other.index))
    .map(({ label }) => label);
}

/** Chosen ones stay in view while the others are narrowed down. */
function checkList(
  row: DraftRow,
  needs: InputNeeds,
  all: Choice[],
  searchable: boolean,
): TemplateResult {
  const text = filterText();
  const found = new Set(matching(all, needs.search, ({ value, words }) => `${words} ${value}`));
  const fitting = all.filter((one) => found.has(one) || row.chosen.includes(one.value));
  const shown = fitting.slice(0, MOST_SHOWN);
  return html`<div class="filter-choices">
    ${
      searchable
        ? html`<input
            class="k-input filter-search"
            type="search"
            placeholder=${text.search}
            aria-label=${text.search}
            .value=${needs.search}
            @input=${(event: Event) => needs.narrow(valueOf(event))}
          />`
        : nothing
    }
    <div class="filter-options" role="group" aria-label=${text.value}>
      ${shown.map(
        ({ value, words }) =>
          html`<label class="k-check">
            <input
              type="checkbox"
              .checked=${row.chosen.includes(value)}
              @change=${() => needs.change({ chosen: toggled(row.chosen, value) })}
            />
            <span>${words}</span>
          </label>`,
      )}
      ${shown.length === 0 ? html`<p class="k-muted">${text.noneFound}</p>` : nothing}
      ${
        fitting.length > shown.length
          ? html`<p class="k-muted">${text.tooMany(fitting.length - shown.length)}</p>`
          : nothing
      }
    </div>
    ${
      row.chosen.length > 0
        ? html`<p class="k-muted">${text.selected(row.chosen.length)}</p>`
        : nothing
    }
  </div>`;
}

function toggled(chosen: string[], value: string): string[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
