/** The row being edited: inputs in the cells, messages and the buttons to save and cancel under them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldProperty } from '../../apps/definition';
import { recordAddress } from '../addresses';
import { displayField, type DisplayContext } from '../fields/display';
import { labelled } from '../form/field-frame';
import { fieldInput } from '../form/inputs';
import { text as formText } from '../form/messages';
import { icons } from './icons';
import { listText } from './messages';
import type { RowEdit } from './row-edit';

export interface RowEditing {
  row: RowEdit;
  appId: string;
  cancel(): void;
}

export function editedRow(
  { row, appId, cancel }: RowEditing,
  columns: readonly FieldProperty[],
  context: DisplayContext,
): TemplateResult {
  const words = listText();
  const { saving } = row.saving;
  const keys = (event: KeyboardEvent): void => {
    // A key that ends the choice of a kanji, or that a picker took for itself, is not meant for the row.
    if (event.isComposing || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (event.key === 'Escape' && target.closest('.rf-component') === null) {
      event.preventDefault();
      cancel();
    } else if (event.key === 'Enter' && target.matches('input.rf-input')) {
      event.preventDefault();
      // Leaving the input hands its text over before the save reads the row.
      target.blur();
      void row.save();
    }
  };
  return html`<tr
      class="list-edit"
      data-record=${row.id}
      aria-busy=${saving}
      ?inert=${saving}
      @keydown=${keys}
      @input=${(event: Event) => row.form.typed(event)}
    >
      <td class="list-open"></td>
      ${columns.map(
        (column) =>
          html`<td
            data-field=${column.code}
            class="list-cell list-cell-${column.type.toLowerCase()} ${
              row.isEditable(column) ? 'list-cell-edit' : ''
            }"
          >
            ${cell(row, column, context)}
          </td>`,
      )}
      <td class="list-actions">
        <button
          type="button"
          class="k-icon-button list-save"
          title=${words.saveRecord}
          aria-label=${words.saveRecord}
          ?disabled=${saving}
          @click=${() => row.save()}
        >
          ${icons.save}
        </button>
        <button
          type="button"
          class="k-icon-button list-cancel"
          title=${words.cancel}
          aria-label=${words.cancel}
          ?disabled=${saving}
          @click=${() => cancel()}
        >
          ${icons.cancel}
        </button>
      </td>
    </tr>
    <tr class="list-edit-below">
      <td colspan=${columns.length + 2}>
        <div class="list-edit-tools">
          ${messages(row, appId)}
          <button
            type="button"
            class="k-button k-button--small"
            ?disabled=${saving}
            @click=${() => cancel()}
          >
            ${words.cancel}
          </button>
          <button
            type="button"
            class="k-button k-button--small k-button--primary"
            ?disabled=${saving}
            @click=${() => row.save()}
          >
            ${saving ? formText().saving : words.saveOk}
          </button>
        </div>
      </td>
    </tr>`;
}

function cell(row: RowEdit, column: FieldProperty, context: DisplayContext): TemplateResult {
  const place = { code: column.code };
  const field = row.form.model.field(place);
  if (row.isEditable(column)) {
    const input = fieldInput(row.form, { place, property: column }, context);
    return labelled(row.form, place, column, input);
  }
  return html`${displayField(column, field?.value, context)}
  ${field?.error ? html`<div class="rf-error" role="alert">${field.error}</div>` : nothing}`;
}

function messages(row: RowEdit, appId: string): TemplateResult | typeof nothing {
  const found = row.messages();
  if (found.length === 0) return nothing;
  const words = formText();
  return html`<div class="list-edit-messages" role="alert" tabindex="-1">
    ${found.map((message) => html`<p>${message}</p>`)}
    ${
      row.saving.failure?.kind === 'conflict'
        ? html`<p>
            <a target="_blank" rel="noopener" href=${recordAddress(appId, { recordId: row.id })}
              >${words.openLatest}</a
            >
            <button
              type="button"
              class="k-button k-button--small"
              @click=${() => row.saving.saveOverLatest()}
            >
              ${words.overwrite}
            </button>
          </p>`
        : nothing
    }
  </div>`;
}
