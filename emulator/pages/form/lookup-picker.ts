/** The dialog of a lookup: records of the related app to choose from, with a search. */
import { html, nothing, render } from 'lit';
import type { FieldProperty, LookupSetting } from '../../apps/definition';
import type { Language } from '../../errors';
import { createDialog, rest } from '../api';
import type { RecordValues } from '../api';
import { plainText } from '../fields/values';
import { findRecords, like, PAGE } from './lookup';
import { text } from './messages';

export interface PickerSetting {
  setting: LookupSetting;
  /** What was typed into the key field. */
  words: string;
  language: Language;
  timezone: string;
}

/** @returns the chosen record, null when the dialog was closed */
export async function pickRecord(picker: PickerSetting): Promise<RecordValues | null> {
  const { setting } = picker;
  const { properties } = await rest<{ properties: Record<string, FieldProperty> }>(
    'GET',
    '/k/v1/app/form/fields.json',
    { app: setting.relatedApp.app, lang: 'user' },
  );
  const body = document.createElement('div');
  body.className = 'rf-picker';
  let chosen: RecordValues | null = null;
  const dialog = await createDialog({
    title: text().lookupTitle,
    body,
    showOkButton: false,
    showCancelButton: true,
    showCloseButton: true,
  });
  const list = new PickerList(picker, properties, body, (record) => {
    chosen = record;
    dialog.close();
  });
  void list.search(picker.words, 0);
  await dialog.show();
  return chosen;
}

class PickerList {
  private records: RecordValues[] = [];
  private more = false;
  private offset = 0;
  private note: string | null = null;

  constructor(
    private readonly picker: PickerSetting,
    private readonly properties: Record<string, FieldProperty>,
    private readonly body: HTMLElement,
    private readonly choose: (record: RecordValues) => void,
  ) {}

  async search(words: string, offset: number): Promise<void> {
    const { setting } = this.picker;
    this.note = text().loading;
    this.draw(words);
    try {
      const type = this.properties[setting.relatedKeyField]?.type ?? '';
      const found = await findRecords(setting, like(setting, type, words), offset);
      this.records = found.records;
      this.more = found.more;
      this.offset = offset;
      this.note = found.records.length === 0 ? text().lookupEmpty : null;
    } catch (error) {
      this.note = text().lookupFailed(error instanceof Error ? error.message : String(error));
    }
    this.draw(words);
  }

  private draw(words: string): void {
    const say = text();
    const { setting } = this.picker;
    const columns = [...new Set([setting.relatedKeyField, ...setting.lookupPickerFields])].flatMap(
      (code) => this.properties[code] ?? [],
    );
    const submit = (event: Event): void => {
      event.preventDefault();
      const input = (event.target as HTMLFormElement).elements.namedItem('words');
      void this.search((input as HTMLInputElement).value, 0);
    };
    render(
      html`<form class="rf-picker-search" role="search" @submit=${submit}>
          <input
            class="rf-input"
            name="words"
            type="search"
            aria-label=${say.lookupSearch}
            .value=${words}
          />
          <button type="submit" class="rf-button">${say.lookupSearch}</button>
        </form>
        ${
          this.note === null
            ? nothing
            : html`<p class="rf-picker-note" role="status">${this.note}</p>`
        }
        ${this.records.length === 0 ? nothing : this.table(columns)}
        <div class="rf-picker-pager">
          <button
            type="button"
            class="rf-button"
            ?disabled=${this.offset === 0}
            @click=${() => this.search(words, Math.max(0, this.offset - PAGE))}
          >
            ‹
          </button>
          <span>${say.range(this.offset + 1, this.offset + this.records.length)}</span>
          <button
            type="button"
            class="rf-button"
            ?disabled=${!this.more}
            @click=${() => this.search(words, this.offset + PAGE)}
          >
            ›
          </button>
        </div>`,
      this.body,
    );
  }

  private table(columns: FieldProperty[]): unknown {
    const { language, timezone } = this.picker;
    const say = text();
    return html`<table class="rf-picker-table">
      <thead>
        <tr>
          <td></td>
          ${columns.map((column) => html`<th scope="col">${column.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.records.map(
          (record) =>
            html`<tr>
              <td>
                <button type="button" class="rf-button" @click=${() => this.choose(record)}>
                  ${say.lookupChoose}
                </button>
              </td>
              ${columns.map(
                (column) =>
                  html`<td>
                    ${plainText(column, record[column.code]?.value, { language, timezone })}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
