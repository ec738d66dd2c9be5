/** 関連レコード一覧: records of another app whose field equals this record's, read through REST. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { FieldProperty } from '../../apps/definition';
import { recordAddress } from '../addresses';
import { displayField, type DisplayContext } from './display';
import { quote } from '../../query';
import { fieldText } from './messages';
import { stringOf } from './values';

/** `referenceTable` of the field's settings; null when the user may not see the related app. */
interface ReferenceSetting {
  relatedApp: { app: string; code: string };
  condition: { field: string; relatedField: string };
  filterCond: string;
  displayFields: string[];
  sort: string;
  size: string;
}

type RecordValues = Record<string, { value: unknown }>;

/** Types whose equality is written with `in`. */
const CHOICES = new Set(['DROP_DOWN', 'RADIO_BUTTON', 'CHECK_BOX', 'MULTI_SELECT']);

/** The related records' query without limit and offset; undefined when this record's key is empty, which relates to nothing. */
export function relatedQuery(
  setting: Pick<ReferenceSetting, 'condition' | 'filterCond' | 'sort'>,
  relatedType: string,
  value: string,
): string | undefined {
  if (value === '') return undefined;
  const { relatedField } = setting.condition;
  const key = CHOICES.has(relatedType)
    ? `${relatedField} in (${quote(value)})`
    : `${relatedField} = ${quote(value)}`;
  const filter = setting.filterCond.trim() === '' ? '' : ` and (${setting.filterCond})`;
  const sort = setting.sort.trim() === '' ? '$id desc' : setting.sort;
  return `${key}${filter} order by ${sort}`;
}

type State =
  | { kind: 'loading' }
  | { kind: 'hidden' }
  | { kind: 'failed'; message: string }
  | {
      kind: 'shown';
      columns: (FieldProperty | string)[];
      records: RecordValues[];
      total: number;
    };

class ReferenceTable extends LitElement {
  static override properties = {
    property: { attribute: false },
    context: { attribute: false },
    state: { state: true },
  };
  declare property: FieldProperty;
  declare context: DisplayContext;
  declare state: State;
  #offset = 0;
  #shownFor = '';

  constructor() {
    super();
    this.state = { kind: 'loading' };
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Reads anew when the record or its key changed, and not at each redraw of the form. */
  override updated(): void {
    const shownFor = `${this.property.code} ${stringOf(this.context.record['$id']?.value)} ${this.#key()}`;
    if (shownFor === this.#shownFor) return;
    this.#shownFor = shownFor;
    void this.#load(0);
  }

  override render(): TemplateResult {
    const text = fieldText(this.context.language);
    switch (this.state.kind) {
      case 'loading':
        return html`<p class="field-reference-note">${text.loading}</p>`;
      case 'hidden':
        return html`<p class="field-reference-note">${text.relatedHidden}</p>`;
      case 'failed':
        return html`<p class="field-reference-note" role="alert">
          ${text.relatedFailed(this.state.message)}
          <button type="button" class="field-page" @click=${() => this.#load(this.#offset)}>
            ${text.retry}
          </button>
        </p>`;
      case 'shown':
        return this.state.records.length === 0
          ? html`<p class="field-reference-note">${text.noRelated}</p>`
          : this.#table(this.state);
    }
  }

  get #setting(): ReferenceSetting | null {
    return (this.property.referenceTable as unknown as ReferenceSetting | null) ?? null;
  }

  #key(): string {
    const field = this.#setting?.condition.field ?? '';
    return stringOf(this.context.record[field]?.value);
  }

  async #load(offset: number): Promise<void> {
    const setting = this.#setting;
    this.#offset = offset;
    if (!setting) {
      this.state = { kind: 'hidden' };
      return;
    }
    const { app } = setting.relatedApp;
    try {
      const { properties } = (await this.context.get('/k/v1/app/form/fields.json', { app })) as {
        properties: Record<string, FieldProperty>;
      };
      const columns = setting.displayFields.map((code) => properties[code] ?? code);
      const relatedType = properties[setting.condition.relatedField]?.type ?? '';
      const query = relatedQuery(setting, relatedType, this.#key());
      if (query === undefined) {
        this.state = { kind: 'shown', columns, records: [], total: 0 };
        return;
      }
      const answer = (await this.context.get('/k/v1/records.json', {
        app,
        query: `${query} limit ${this.#size} offset ${offset}`,
        totalCount: true,
      })) as { records: RecordValues[]; totalCount: string };
      this.state = {
        kind: 'shown',
        columns,
        records: answer.records,
        total: Number(answer.totalCount),
      };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.state = { kind: 'failed', message };
    }
  }

  get #size(): number {
    return Number(this.#setting?.size ?? 5);
  }

  #table(shown: Extract<State, { kind: 'shown' }>): TemplateResult {
    const text = fieldText(this.context.language);
    const app = this.#setting?.relatedApp.app ?? '';
    return html`<table class="field-subtable field-reference">
        <thead>
          <tr>
            <th class="field-reference-open"></th>
            ${shown.columns.map(
              (column) =>
                html`<th scope="col">${typeof column === 'string' ? column : column.label}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${shown.records.map((record) => this.#row(record, shown.columns, app))}
        </tbody>
      </table>
      ${shown.total > this.#size ? this.#pager(shown.total, text) : nothing}`;
  }

  #row(record: RecordValues, columns: (FieldProperty | string)[], app: string): TemplateResult {
    const text = fieldText(this.context.language);
    const context: DisplayContext = {
      ...this.context,
      appId: app,
      record,
      place: 'list',
      listCondition: '',
    };
    return html`<tr>
      <td class="field-reference-open">
        <a
          class="field-open-record"
          href=${recordAddress(app, { recordId: stringOf(record['$id']?.value) })}
          title=${text.openRecord}
          aria-label=${text.openRecord}
        ></a>
      </td>
      ${columns.map((column) =>
        typeof column === 'string'
          ? html`<td>${text.relatedField(column)}</td>`
          : html`<td data-label=${column.label}>
              ${displayField(column, record[column.code]?.value, context)}
            </td>`,
      )}
    </tr>`;
  }

  #pager(total: number, text: ReturnType<typeof fieldText>): TemplateResult {
    const from = this.#offset + 1;
    const to = Math.min(this.#offset + this.#size, total);
    return html`<p class="field-reference-pager">
      <button
        type="button"
        class="field-page"
        ?disabled=${this.#offset === 0}
        @click=${() => this.#load(Math.max(0, this.#offset - this.#size))}
      >
        ${text.previous}
      </button>
      ${text.range(from, to, total)}
      <button
        type="button"
        class="field-page"
        ?disabled=${to >= total}
        @click=${() => this.#load(this.#offset + this.#size)}
      >
        ${text.next}
      </button>
    </p>`;
  }
}

if (!customElements.get('emulator-reference-table')) {
  customElements.define('emulator-reference-table', ReferenceTable);
}
