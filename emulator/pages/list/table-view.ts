/** A table view: one row per record, headers that sort, and the ways into a record. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldProperty } from '../../apps/definition';
import { recordAddress } from '../addresses';
import type { RecordValues } from '../api';
import { displayField } from '../fields/display';
import { stringOf } from '../fields/values';
import { isSortable } from './field-kinds';
import { icons } from './icons';
import { OPEN_DETAIL, RECORD_ACTIONS } from './list-style';
import { listText } from './messages';
import type { PageNeeds, Shown } from './page-view';
import { readSort, type SortKey } from './query-text';
import { editedRow } from './row-edit-view';

type TableShown = Extract<Shown, { kind: 'list' }>;

export function tableView(shown: TableShown, needs: PageNeeds): TemplateResult {
  const text = listText();
  const [first] = readSort(needs.query.order);
  const [open, actions] = [needs.styleOf(OPEN_DETAIL), needs.styleOf(RECORD_ACTIONS)];
  return html`${
      shown.columns.length === 0
        ? html`<div class="k-notice k-notice--warning list-notice">${text.noColumns}</div>`
        : nothing
    }
    <div class="list-scroll" tabindex="0" role="region" aria-label=${shown.view.name}>
      <table class="list-table">
        <thead>
          <tr>
            <th class="list-open ${open.classes}" style=${open.properties} scope="col">
              <span class="k-hidden-text">${text.openRecord}</span>
            </th>
            ${shown.columns.map((column) => header(column, first, needs))}
            <th class="list-actions ${actions.classes}" style=${actions.properties} scope="col">
              <span class="k-hidden-text">${text.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            shown.records,
            (record) => stringOf(record['$id']?.value),
            (record) => row(record, shown, needs),
          )}
        </tbody>
      </table>
    </div>`;
}

function header(
  column: FieldProperty,
  first: SortKey | undefined,
  needs: PageNeeds,
): TemplateResult {
  const sorted = first?.field === column.code ? first.direction : undefined;
  const aria = sorted === undefined ? 'none' : sorted === 'asc' ? 'ascending' : 'descending';
  const next: SortKey = { field: column.code, direction: sorted === 'asc' ? 'desc' : 'asc' };
  const own = needs.styleOf({ columnType: 'FIELD', column: column.code });
  const label = html`<span class="list-label">${column.label}</span>`;
  if (!isSortable(column)) {
    return html`<th scope="col" class=${own.classes} style=${own.properties}>${label}</th>`;
  }
  return html`<th scope="col" class=${own.classes} style=${own.properties} aria-sort=${aria}>
    <button
      type="button"
      class="list-sort"
      title=${listText().sortBy(column.label)}
      @click=${() => needs.sort([next])}
    >
      ${label}<span class="list-sort-sign" data-direction=${sorted ?? ''}></span>
    </button>
  </th>`;
}

function row(
  record: RecordValues,
  { columns, rights }: TableShown,
  needs: PageNeeds,
): TemplateResult {
  const text = listText();
  const id = stringOf(record['$id']?.value);
  const appId = needs.app?.id ?? '';
  const place = { recordId: id, listCondition: needs.query.condition };
  const context = needs.contextOf(record);
  if (needs.editing?.row.id === id) return editedRow(needs.editing, columns, context);
  // kintone's 「レコード一覧でのレコードの直接編集と削除を有効にする」 governs both.
  const inline = needs.info?.settings.enableInlineRecordEditing !== false;
  const own = rights.get(id);
  const mayEdit = inline && needs.app?.canEdit !== false && own?.editable !== false;
  const mayDelete = inline && needs.app?.canDelete !== false && own?.deletable !== false;
  const doubleClicked = (event: Event): void => {
    if (mayEdit && !(event.target as Element).closest('a, button, summary')) needs.edit(record);
  };
  const [open, actions] = [needs.styleOf(OPEN_DETAIL, id), needs.styleOf(RECORD_ACTIONS, id)];
  const selected = needs.selected === id;
  return html`<tr
    data-record=${id}
    tabindex=${selected ? '-1' : nothing}
    aria-current=${selected ? 'true' : nothing}
    @dblclick=${doubleClicked}
  >
    <td class="list-open ${open.classes}" style=${open.properties}>
      <a
        class="k-icon-button"
        href=${recordAddress(appId, place)}
        title=${text.openRecord}
        aria-label=${text.openRecord}
        >${icons.record}</a
      >
    </td>
    ${columns.map((column) => {
      const own = needs.styleOf({ columnType: 'FIELD', column: column.code }, id);
      return html`<td
        data-field=${column.code}
        class="list-cell list-cell-${column.type.toLowerCase()} ${own.classes}"
        style=${own.properties}
      >
        ${displayField(column, record[column.code]?.value, context)}
      </td>`;
    })}
    <td class="list-actions ${actions.classes}" style=${actions.properties}>
      ${
        mayEdit
          ? html`<button
              type="button"
              class="k-icon-button list-pencil"
              title=${text.editRecord}
              aria-label=${text.editRecord}
              @click=${() => needs.edit(record)}
            >
              ${icons.edit}
            </button>`
          : nothing
      }
      ${
        mayDelete
          ? html`<button
              type="button"
              class="k-icon-button list-delete"
              title=${text.deleteRecord}
              aria-label=${text.deleteRecord}
              @click=${() => needs.remove(record)}
            >
              ${icons.remove}
            </button>`
          : nothing
      }
    </td>
  </tr>`;
}
