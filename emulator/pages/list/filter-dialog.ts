/** The 絞り込む dialog: conditions and sort keys. Nothing changes until 適用. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { FieldProperty } from '../../apps/definition';
import { directory } from '../fields/directory';
import type { Locale, Named } from '../fields/values';
import { conditionOf, newRow, rowOf, type DraftRow } from './draft';
import { filterFields, isSortable, type FilterField } from './field-kinds';
import './filter.css';
import { filterText } from './filter-messages';
import { operatorText } from './filter-words';
import {
  readFilter,
  readSort,
  writeFilter,
  writeSort,
  type Condition,
  type QueryParts,
  type SortKey,
} from './query-text';
import { sortKeys } from './sort-keys';
import { valueInput } from './value-input';

export interface FilterNeeds {
  fields: Record<string, FieldProperty>;
  states: string[];
  locale: Locale;
  /** Without an order, a condition alone is asked for. */
  present: { condition: string; order?: string };
}

/** @returns the filter and sort to apply, or undefined when the dialog was left */
export function openFilterDialog(needs: FilterNeeds): Promise<QueryParts | undefined> {
  return new Promise((resolve) => new FilterDialog(needs, resolve).show());
}

type People = 'user' | 'organization' | 'group';

class FilterDialog {
  readonly #element = document.createElement('dialog');
  readonly #fields: FilterField[];
  readonly #candidates = new Map<People, Named[] | Error>();
  readonly #searches = new WeakMap<FilterField, string>();
  #join: 'and' | 'or' = 'and';
  #rows: DraftRow[] = [];
  /** What is missing in a row, by its place; shown from the first 適用 on. */
  #problems: (string | undefined)[] = [];
  /** A condition the dialog cannot express; kept as it is until the user starts a new one. */
  #kept: string | undefined;
  #sort: SortKey[];

  constructor(
    private readonly needs: FilterNeeds,
    private readonly done: (result: QueryParts | undefined) => void,
  ) {
    this.#fields = filterFields(needs.fields);
    this.#sort = readSort(needs.present.order ?? '');
    this.#readPresent(needs.present.condition);
  }

  show(): void {
    const dialog = this.#element;
    dialog.className = 'k-dialog filter-dialog';
    dialog.setAttribute('aria-labelledby', 'filter-title');
    dialog.addEventListener('cancel', () => this.#close(undefined));
    this.#draw();
    document.body.append(dialog);
    dialog.showModal();
  }

  #readPresent(condition: string): void {
    const filter = readFilter(condition);
    const rows = filter?.conditions.map((one) =>
      rowOf(one, this.#fields, this.needs.locale.timezone),
    );
    if (filter && rows?.every((row) => row !== undefined)) {
      this.#join = filter.join;
      this.#rows = rows;
    } else {
      this.#kept = condition;
    }
  }

  #close(result: QueryParts | undefined): void {
    this.#element.close();
    this.#element.remove();
    this.done(result);
  }

  #apply(): void {
    const text = filterText();
    const order = writeSort(this.#sort);
    if (this.#kept !== undefined) {
      this.#close({ condition: this.#kept, order });
      return;
    }
    const results = this.#rows.map((row) => conditionOf(row, this.needs.locale, text));
    this.#problems = results.map((result) => ('problem' in result ? result.problem : undefined));
    if (this.#problems.some((problem) => problem !== undefined)) {
      this.#draw();
      this.#element
        .querySelector<HTMLElement>('.filter-problem')
        ?.scrollIntoView({ block: 'center' });
      return;
    }
    const conditions = results.flatMap((result): Condition[] =>
      'condition' in result ? [result.condition] : [],
    );
    this.#close({ condition: writeFilter({ join: this.#join, conditions }), order });
  }

  #clear(): void {
    this.#rows = [];
    this.#problems = [];
    this.#sort = [];
    this.#kept = undefined;
    this.#draw();
  }

  #draw(): void {
    const text = filterText();
    render(
      html`<h2 class="k-dialog__title" id="filter-title">
          ${this.needs.present.order === undefined ? text.conditionTitle : text.title}
        </h2>
        <div class="k-dialog__body filter-body">
          <section>
            <h3>${text.conditions}</h3>
            ${this.#kept === undefined ? this.#conditions() : this.#keptCondition(this.#kept)}
          </section>
          ${
            this.needs.present.order === undefined
              ? nothing
              : html`<section>
                  <h3>${text.sort}</h3>
                  ${this.#sortKeys()}
                </section>`
          }
        </div>
        <div class="k-dialog__actions">
          <button type="button" class="k-link-button filter-clear" @click=${() => this.#clear()}>
            ${text.clear}
          </button>
          <button type="button" class="k-button" @click=${() => this.#close(undefined)}>
            ${text.cancel}
          </button>
          <button type="button" class="k-button k-button--primary" @click=${() => this.#apply()}>
            ${text.apply}
          </button>
        </div>`,
      this.#element,
    );
  }

  #keptCondition(condition: string): TemplateResult {
    const text = filterText();
    const rewrite = (): void => {
      this.#kept = undefined;
      this.#draw();
    };
    return html`<p>${text.notEditable}</p>
      <p><code>${condition}</code></p>
      <button type="button" class="k-button k-button--small" @click=${rewrite}>
        ${text.rewrite}
      </button>`;
  }

  #conditions(): TemplateResult {
    const text = filterText();
    const join = (value: 'and' | 'or', words: string): TemplateResult =>
      html`<label class="k-check">
        <input
          type="radio"
          name="filter-join"
          .checked=${this.#join === value}
          @change=${() => {
            this.#join = value;
            this.#draw();
          }}
        />
        ${words}
      </label>`;
    return html`${
        this.#rows.length > 1
          ? html`<div class="k-row">${join('and', text.all)} ${join('or', text.any)}</div>`
          : nothing
      }
      ${this.#rows.length === 0 ? html`<p class="k-muted">${text.noCondition}</p>` : nothing}
      ${this.#rows.map((row, index) => this.#row(row, index))}
      <button type="button" class="k-button k-button--small" @click=${() => this.#addRow()}>
        ＋ ${text.addCondition}
      </button>`;
  }

  #addRow(): void {
    const used = new Set(this.#rows.map((row) => row.field));
    const field = this.#fields.find((one) => !used.has(one)) ?? this.#fields[0];
    if (!field) return;
    this.#rows = [...this.#rows, newRow(field)];
    this.#draw();
  }

  #changeRow(index: number, change: Partial<DraftRow>): void {
    this.#rows = this.#rows.map((row, place) => (place === index ? { ...row, ...change } : row));
    this.#problems[index] = undefined;
    this.#draw();
  }

  #removeRow(index: number): void {
    this.#rows = this.#rows.filter((_, place) => place !== index);
    this.#problems = this.#problems.filter((_, place) => place !== index);
    this.#draw();
  }

  #row(row: DraftRow, index: number): TemplateResult {
    const text = filterText();
    const problem = this.#problems[index];
    return html`<div class="filter-row">
      <select
        class="k-select filter-field"
        aria-label=${text.field}
        @change=${(event: Event) => this.#chooseField(index, valueOf(event))}
      >
        ${this.#fields.map(
          (field) =>
            html`<option value=${field.property.code} .selected=${field === row.field}>
              ${field.property.label}
            </option>`,
        )}
      </select>
      <select
        class="k-select filter-operator"
        aria-label=${text.operator}
        @change=${(event: Event) =>
          this.#changeRow(index, { operator: valueOf(event) as DraftRow['operator'] })}
      >
        ${row.field.operators.map(
          (operator) =>
            html`<option value=${operator} .selected=${operator === row.operator}>
              ${operatorText(operator, row.field.kind, text)}
            </option>`,
        )}
      </select>
      <div class="filter-value">
        ${valueInput(row, {
          states: this.needs.states,
          candidates: (kind) => this.#candidatesOf(kind),
          search: this.#searches.get(row.field) ?? '',
          change: (change) => this.#changeRow(index, change),
          narrow: (typed) => {
            this.#searches.set(row.field, typed);
            this.#draw();
          },
        })}
        ${problem ? html`<p class="filter-problem" role="alert">${problem}</p>` : nothing}
      </div>
      <button
        type="button"
        class="k-icon-button"
        title=${text.removeCondition}
        aria-label=${text.removeCondition}
        @click=${() => this.#removeRow(index)}
      >
        ×
      </button>
    </div>`;
  }

  #chooseField(index: number, code: string): void {
    const field = this.#fields.find(({ property }) => property.code === code);
    if (field) this.#changeRow(index, newRow(field));
  }

  #candidatesOf(kind: People): Named[] | Error | undefined {
    const known = this.#candidates.get(kind);
    if (known === undefined) void this.#readCandidates(kind);
    return known;
  }

  readonly #reading = new Set<People>();

  async #readCandidates(kind: People): Promise<void> {
    if (this.#reading.has(kind)) return;
    this.#reading.add(kind);
    try {
      this.#candidates.set(kind, await directory(kind));
    } catch (error) {
      this.#candidates.set(kind, error instanceof Error ? error : new Error(String(error)));
    }
    this.#draw();
  }

  #sortKeys(): TemplateResult {
    const sortable = Object.values(this.needs.fields).filter(isSortable);
    return sortKeys(this.#sort, sortable, (sort) => {
      this.#sort = sort;
      this.#draw();
    });
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
