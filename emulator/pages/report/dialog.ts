/** The dialog of a graph's settings: in the list with the result under it, in the app's settings without. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { ComputedReport, ReportDefinition } from '../../reports/types';
import { rest } from '../api/rest';
import type { Locale } from '../fields/values';
import { openFilterDialog } from '../list/filter-dialog';
import { filterFields } from '../list/field-kinds';
import { filterWords } from '../list/filter-words';
import { readFilter } from '../list/query-text';
import { wordsOf } from '../shell/failure';
import { definitionOf, LEAST_PIVOT_GROUPS, type Fields } from './draft';
import { reportForm } from './form';
import { chartTypeText, formText } from './form-messages';
import { showReport } from './view';

export interface ReportDialogNeeds {
  title: string;
  fields: Fields;
  states: string[];
  locale: Locale;
  definition: ReportDefinition;
  /** The app whose records are summed up while one chooses; none while the settings are not in effect. */
  live?: { app: string; listOf(query: string): string };
  /** Who may keep the graph names it. @returns when it is kept; what it throws is shown */
  saving?: { name: string; save(name: string, definition: ReportDefinition): Promise<void> };
}

export function openReportDialog(needs: ReportDialogNeeds): void {
  new ReportDialog(needs).show();
}

class ReportDialog {
  readonly #element = document.createElement('dialog');
  readonly #result = document.createElement('section');
  #definition: ReportDefinition;
  #name: string;
  #failure = '';
  #busy = false;
  /** An answer that comes after a newer question is dropped. */
  #turn = 0;

  constructor(private readonly needs: ReportDialogNeeds) {
    this.#definition = definitionOf(needs.definition);
    this.#name = needs.saving?.name ?? '';
    this.#result.className = 'k-stack';
    this.#result.setAttribute('aria-label', formText().result);
  }

  show(): void {
    this.#element.className = 'k-dialog report-dialog';
    this.#element.setAttribute('aria-label', this.needs.title);
    this.#element.addEventListener('close', () => this.#element.remove());
    document.body.append(this.#element);
    this.#draw();
    this.#element.showModal();
    void this.#compute();
  }

  #change(definition: ReportDefinition): void {
    this.#definition = definition;
    this.#failure = '';
    this.#draw();
    void this.#compute();
  }

  async #compute(): Promise<void> {
    const { live, locale } = this.needs;
    if (!live) return;
    const turn = (this.#turn += 1);
    const definition = this.#definition;
    if (lacksGroups(definition)) {
      render(html`<p class="k-notice">${formText().pivotGroups}</p>`, this.#result);
      return;
    }
    try {
      const report = await rest<ComputedReport>('POST', '/k/internal/report.json', {
        app: live.app,
        settings: definition,
      });
      if (turn !== this.#turn || !this.#result.isConnected) return;
      const name = chartTypeText()[definition.chartType];
      await showReport(this.#result, report, {
        name,
        locale,
        address: ({ query }) => live.listOf(query),
      });
    } catch (error) {
      if (turn !== this.#turn) return;
      const words = wordsOf(error);
      render(html`<p class="k-notice k-notice--error" role="alert">${words}</p>`, this.#result);
    }
  }

  async #filter(): Promise<void> {
    const { fields, states, locale } = this.needs;
    const present = { condition: this.#definition.filterCond };
    const chosen = await openFilterDialog({ fields, states, locale, present });
    if (chosen) this.#change({ ...this.#definition, filterCond: chosen.condition });
  }

  #conditionWords(): string {
    const { filterCond } = this.#definition;
    const filter = readFilter(filterCond);
    const { fields, locale } = this.needs;
    if (!filter) return filterCond;
    return filterWords(filter, filterFields(fields), locale, () => undefined);
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const { saving } = this.needs;
    if (!saving || this.#busy) return;
    const words = formText();
    if (this.#name.trim() === '') return this.#fail(words.nameMissing);
    if (lacksGroups(this.#definition)) return this.#fail(words.pivotGroups);
    this.#busy = true;
    try {
      await saving.save(this.#name.trim(), this.#definition);
      this.#element.close();
    } catch (error) {
      this.#fail(wordsOf(error));
    } finally {
      this.#busy = false;
    }
  }

  #fail(words: string): void {
    this.#failure = words;
    this.#draw();
  }

  #draw(): void {
    const words = formText();
    const { title, saving, live, fields } = this.needs;
    render(
      html`<form novalidate @submit=${(event: Event) => void this.#save(event)}>
        <h2 class="k-dialog__title">${title}</h2>
        <div class="k-dialog__body">
          ${saving ? this.#nameInput() : nothing}
          ${reportForm({
            fields,
            definition: this.#definition,
            conditionWords: this.#conditionWords(),
            change: (definition) => this.#change(definition),
            changeCondition: () => void this.#filter(),
          })}
          ${live ? this.#result : nothing}
        </div>
        ${
          this.#failure
            ? html`<p class="k-dialog__failure k-notice k-notice--error" role="alert">
                ${this.#failure}
              </p>`
            : nothing
        }
        <div class="k-dialog__actions">
          <button type="button" class="k-button" @click=${() => this.#element.close()}>
            ${words.close}
          </button>
          ${
            saving
              ? html`<button class="k-button k-button--primary">${words.save}</button>`
              : nothing
          }
        </div>
      </form>`,
      this.#element,
    );
  }

  #nameInput(): TemplateResult {
    const words = formText();
    return html`<label class="k-field">
      <span class="k-field__label">${words.name}</span>
      <input
        class="k-input"
        autocomplete="off"
        maxlength="64"
        .value=${this.#name}
        @input=${(event: Event) => {
          this.#name = (event.target as HTMLInputElement).value;
        }}
      />
      ${this.needs.live ? html`<span class="k-field__hint">${words.saveHint}</span>` : nothing}
    </label>`;
  }
}

const lacksGroups = ({ chartType, groups }: ReportDefinition): boolean =>
  chartType === 'PIVOT_TABLE' && groups.length < LEAST_PIVOT_GROUPS;
