/** 「ファイルに書き出す」: which fields, in which encoding; the list's condition and order count. */
import { html } from 'lit';
import { openFormDialog } from '../admin/form-dialog';
import { charsetChoices, delimiterField, selectField } from './csv-format-fields';
import { csvColumns, exportFile, saveAs, type CsvColumn } from './csv-requests';
import { menuText } from './menu-messages';
import { joinQuery, type QueryParts } from './query-text';

export interface ExportNeeds {
  appId: string;
  appName: string;
  query: QueryParts;
  labelOf(code: string): string;
}

/** @throws RestError when the columns cannot be read */
export async function openExportDialog(needs: ExportNeeds): Promise<void> {
  const words = menuText();
  const { export: columns } = await csvColumns(needs.appId);
  const choose = (event: Event, chosen: boolean): void => {
    const list = (event.target as Element).closest('fieldset');
    for (const box of list?.querySelectorAll<HTMLInputElement>('[name="fields"]') ?? []) {
      box.checked = chosen;
    }
  };
  openFormDialog({
    title: words.exportFile,
    submitText: words.exportOk,
    body: () =>
      html`<p>${words.exportWhat}</p>
        ${selectField('charset', words.charset, charsetChoices())} ${delimiterField()}
        ${selectField('heading', words.heading, [
          ['label', words.headingLabel],
          ['code', words.headingCode],
          ['none', words.headingNone],
        ])}
        <fieldset class="k-choices">
          <legend>${words.items}</legend>
          <span class="k-field__hint">${words.itemsHint}</span>
          <button
            type="button"
            class="k-link-button"
            @click=${(event: Event) => choose(event, true)}
          >
            ${words.all}
          </button>
          <button
            type="button"
            class="k-link-button"
            @click=${(event: Event) => choose(event, false)}
          >
            ${words.none}
          </button>
          <div class="k-choices__list">
            ${columns.map(
              (column) =>
                html`<label class="k-check">
                  <input type="checkbox" name="fields" value=${column.code} checked />
                  <span>${columnLabel(column, needs)}</span>
                </label>`,
            )}
          </div>
        </fieldset>`,
    async submit(data) {
      const fields = data.getAll('fields').map(String);
      if (fields.length === 0) return words.noItem;
      const blob = await exportFile({
        app: needs.appId,
        query: joinQuery(needs.query),
        fields,
        heading: data.get('heading'),
        charset: data.get('charset'),
        delimiter: data.get('delimiter'),
      });
      saveAs(blob, `${needs.appName}.csv`);
      return undefined;
    },
  });
}

export function columnLabel(
  { label, table }: CsvColumn,
  { labelOf }: Pick<ExportNeeds, 'labelOf'>,
): string {
  return table === undefined ? label : menuText().inTable(label, labelOf(table));
}
