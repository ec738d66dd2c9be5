/**
 * 「ファイルから読み込む」: the file, its first rows with the field each column goes to, the update key; then what was
 * read and what was not. The file stays with the person until it is read: a refused one is mended and chosen again.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import { wordsOf } from '../shell/failure';
import { charsetChoices, delimiterField, selectField } from './csv-format-fields';
import {
  importFile,
  previewFile,
  saveAs,
  type CsvColumns,
  type ImportAnswer,
} from './csv-requests';
import { columnLabel } from './export-dialog';
import { draftProblem, proposeTargets, START, type ImportDraft } from './import-draft';
import { menuText } from './menu-messages';

export interface ImportNeeds {
  appId: string;
  columns: CsvColumns;
  labelOf(code: string): string;
  /** Records were added or changed. */
  imported(): void;
}

/** Faults told one by one; more are in the file that can be downloaded. */
const MOST_TOLD = 20;

export function openImportDialog(needs: ImportNeeds): void {
  new ImportDialog(needs).show();
}

class ImportDialog {
  readonly #element = document.createElement('dialog');
  #preview: { rows: string[][]; count: number } | undefined;
  #draft: ImportDraft = { targets: [], key: '' };
  #answer: ImportAnswer | undefined;
  #problem = '';
  #busy = false;
  /** Counts previews: an answer that comes after a newer question is dropped. */
  #turn = 0;

  constructor(private readonly needs: ImportNeeds) {}

  show(): void {
    this.#element.className = 'k-dialog list-import';
    this.#element.setAttribute('aria-label', menuText().importFile);
    this.#element.addEventListener('close', () => this.#element.remove());
    document.body.append(this.#element);
    this.#draw();
    this.#element.showModal();
  }

  #value(name: string): string {
    const form = this.#element.querySelector('form');
    const value = form ? new FormData(form).get(name) : null;
    return typeof value === 'string' ? value : '';
  }

  get #file(): File | undefined {
    return this.#element.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0];
  }

  #fields(): Record<string, string> {
    return {
      app: this.needs.appId,
      charset: this.#value('charset'),
      delimiter: this.#value('delimiter'),
    };
  }

  async #readPreview(): Promise<void> {
    const file = this.#file;
    const turn = (this.#turn += 1);
    this.#preview = undefined;
    this.#problem = '';
    this.#draw();
    if (!file) return;
    try {
      const preview = await previewFile(file, this.#fields());
      if (turn !== this.#turn) return;
      this.#preview = preview;
      const targets = proposeTargets(preview.rows[0] ?? [], this.needs.columns.import);
      this.#draft = { targets, key: '' };
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#problem = wordsOf(error);
    }
    this.#draw();
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    const file = this.#file;
    if (this.#busy || !file || !this.#preview) return;
    const headed = this.#headed;
    const rows = this.#preview.count - (headed ? 1 : 0);
    this.#problem =
      rows < 1 ? menuText().noRows : (draftProblem(this.#draft, this.needs.columns) ?? '');
    if (this.#problem !== '') return this.#draw();
    this.#busy = true;
    this.#draw();
    try {
      this.#answer = await importFile(file, {
        ...this.#fields(),
        heading: headed ? 'yes' : 'no',
        meanings: JSON.stringify(this.#draft.targets),
        key: this.#draft.key,
      });
      if (this.#answer.added + this.#answer.updated > 0) this.needs.imported();
    } catch (error) {
      this.#problem = wordsOf(error);
    } finally {
      this.#busy = false;
    }
    this.#draw();
  }

  get #headed(): boolean {
    return this.#value('headed') === 'yes';
  }

  #draw(): void {
    render(this.#answer ? this.#result(this.#answer) : this.#form(), this.#element);
  }

  #form(): TemplateResult {
    const words = menuText();
    const again = (): void => void this.#readPreview();
    return html`<form @submit=${(event: Event) => this.#send(event)} novalidate>
      <h2 class="k-dialog__title">${words.importFile}</h2>
      <div class="k-dialog__body">
        <label class="k-field">
          <span class="k-field__label">${words.file}</span>
          <span class="k-field__hint">${words.fileHint}</span>
          <input type="file" accept=".csv,.txt,.tsv,text/csv" @change=${again} />
        </label>
        <div class="list-import-format" @change=${again}>
          ${selectField('charset', words.charset, [['auto', words.auto], ...charsetChoices()])}
          ${delimiterField()}
        </div>
        <label class="k-check">
          <input type="checkbox" name="headed" value="yes" checked @change=${() => this.#draw()} />
          <span>${words.headed}</span>
        </label>
        ${this.#preview ? this.#mapping(this.#preview) : nothing}
      </div>
      ${
        this.#problem
          ? html`<p class="k-dialog__failure k-notice k-notice--error" role="alert">
              ${this.#problem}
            </p>`
          : nothing
      }
      <div class="k-dialog__actions">
        <button type="button" class="k-button" @click=${() => this.#element.close()}>
          ${words.close}
        </button>
        <button
          class="k-button k-button--primary"
          ?disabled=${this.#busy || !this.#preview}
          aria-busy=${this.#busy}
        >
          ${this.#busy ? words.importing : words.importOk}
        </button>
      </div>
    </form>`;
  }

  /** A row of the table per column of the file: its first cells, and where it goes. */
  #mapping({ rows, count }: { rows: string[][]; count: number }): TemplateResult {
    const words = menuText();
    const { columns } = this.needs;
    const headed = this.#headed;
    const width = Math.max(0, ...rows.map((row) => row.length));
    const samples = (headed ? rows.slice(1) : rows).slice(0, 3);
    const choose = (index: number) => (event: Event) => {
      this.#draft.targets[index] = (event.target as HTMLSelectElement).value;
      this.#draw();
    };
    const keys = columns.import.filter(({ code }) => columns.keys.includes(code));
    return html`<div
        class="list-import-scroll"
        tabindex="0"
        role="region"
        aria-label=${words.firstRows(count)}
      >
        <table class="k-table">
          <caption>
            ${words.firstRows(count)}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.file}</th>
              ${samples.map((_row, index) => html`<th scope="col">${index + 1}</th>`)}
              <th scope="col">${words.field}</th>
            </tr>
          </thead>
          <tbody>
            ${Array.from({ length: width }, (_none, index) => {
              const name = (headed && rows[0]?.[index]) || words.column(index + 1);
              return html`<tr>
                <th scope="row">${name}</th>
                ${samples.map((row) => html`<td class="list-import-cell">${row[index] ?? ''}</td>`)}
                <td>
                  <select
                    class="k-select"
                    aria-label="${name} → ${words.field}"
                    @change=${choose(index)}
                  >
                    ${this.#targetOption('', words.ignored, index)}
                    ${this.#targetOption(START, words.start, index)}
                    ${columns.import.map((column) =>
                      this.#targetOption(column.code, columnLabel(column, this.needs), index),
                    )}
                  </select>
                </td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      <label class="k-field">
        <span class="k-field__label">${words.key}</span>
        <span class="k-field__hint">${words.keyHint}</span>
        <select
          class="k-select"
          @change=${(event: Event) => {
            this.#draft.key = (event.target as HTMLSelectElement).value;
            this.#draw();
          }}
        >
          <option value="" .selected=${this.#draft.key === ''}>${words.noKey}</option>
          ${keys.map(
            ({ code, label }) =>
              html`<option value=${code} .selected=${this.#draft.key === code}>${label}</option>`,
          )}
        </select>
      </label>`;
  }

  #targetOption(value: string, word: string, index: number): TemplateResult {
    const selected = (this.#draft.targets[index] ?? '') === value;
    return html`<option value=${value} .selected=${selected}>${word}</option>`;
  }

  #result(answer: ImportAnswer): TemplateResult {
    const words = menuText();
    const { faults } = answer;
    const download = (): void => {
      const text = answer.faultyRows.map((row) => row.map(quoted).join(',')).join('\r\n');
      saveAs(new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv' }), words.faultyName);
    };
    return html`<h2 class="k-dialog__title">${words.importFile}</h2>
      <div class="k-dialog__body">
        <p role="status">${words.done(answer.added, answer.updated)}</p>
        ${
          faults.length === 0
            ? nothing
            : html`<div class="k-notice k-notice--error" role="alert">
                  ${words.faults(faults.length)}
                </div>
                <ul class="list-import-faults">
                  ${faults
                    .slice(0, MOST_TOLD)
                    .map(
                      ({ message, reasons }) =>
                        html`<li>
                          ${message}${reasons.length > 0 ? html`<br />${reasons.join(' ')}` : nothing}
                        </li>`,
                    )}
                </ul>
                ${
                  faults.length > MOST_TOLD
                    ? html`<p>${words.moreFaults(faults.length - MOST_TOLD)}</p>`
                    : nothing
                }
                <button type="button" class="k-link-button" @click=${download}>
                  ${words.faultyFile}
                </button>`
        }
      </div>
      <div class="k-dialog__actions">
        <button
          type="button"
          class="k-button k-button--primary"
          @click=${() => this.#element.close()}
        >
          ${words.close}
        </button>
      </div>`;
  }
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
