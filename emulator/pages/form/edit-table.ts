/** A subtable while it is edited: a row of inputs per row, with buttons to add and remove. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldProperty, LayoutField } from '../../apps/definition';
import type { DisplayContext } from '../fields/display';
import type { Row } from './defaults';
import { labelled } from './field-frame';
import type { FormHost } from './form-host';
import { fieldInput } from './inputs';
import { text } from './messages';

interface TableHost extends FormHost {
  addRow(table: string, after: number): void;
  removeRow(table: string, row: number): void;
}

export function editTable(
  host: TableHost,
  property: FieldProperty,
  columns: LayoutField[],
  context: DisplayContext,
): TemplateResult {
  const words = text();
  const shown = columns.flatMap((layout) => {
    const inner = property.fields?.[layout.code ?? ''];
    return inner ? [{ inner, layout }] : [];
  });
  const whole = { code: property.code };
  const fixed = host.model.isLocked(whole) || Boolean(host.model.field(whole)?.disabled);
  const cell = (
    { inner, layout }: { inner: FieldProperty; layout: LayoutField },
    row: number,
  ): TemplateResult => {
    const place = { code: inner.code, table: property.code, row };
    const setting = { place, property: inner, innerHeight: layout.size?.innerHeight };
    return html`<td>${labelled(host, place, inner, fieldInput(host, setting, context))}</td>`;
  };
  const error = host.model.field({ code: property.code })?.error;
  return html`<div class="rf-table-scroll" tabindex="0" role="group" aria-label=${property.label}>
      <table class="rf-table">
        <thead>
          <tr>
            ${shown.map(
              ({ inner, layout }) =>
                html`<th
                  scope="col"
                  style=${layout.size?.width ? `min-width:${Number(layout.size.width)}px` : ''}
                >
                  ${inner.label}${
                    inner.required
                      ? html`<span class="rf-required" aria-hidden="true">*</span>`
                      : nothing
                  }
                </th>`,
            )}
            <th class="rf-row-tools"><span class="rf-quiet">${words.rowActions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            host.model.rows(property.code),
            (row: Row) => row,
            (_row: Row, index: number) =>
              html`<tr>
                ${shown.map((column) => cell(column, index))}
                <td class="rf-row-tools">
                  ${
                    fixed
                      ? nothing
                      : html`<button
                            type="button"
                            class="rf-icon"
                            aria-label=${words.addRow}
                            title=${words.addRow}
                            @click=${() => host.addRow(property.code, index)}
                          >
                            ＋</button
                          ><button
                            type="button"
                            class="rf-icon"
                            aria-label=${words.removeRow}
                            title=${words.removeRow}
                            @click=${() => host.removeRow(property.code, index)}
                          >
                            －
                          </button>`
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${error ? html`<div class="rf-error" role="alert">${error}</div>` : nothing}`;
}
