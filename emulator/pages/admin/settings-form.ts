/** The form tab: where each field stands, all fields with their codes, and simple adding, renaming, deleting. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { FieldProperty, LayoutField, LayoutRow } from '../../apps/definition';
import { showConfirmDialog } from '../api/dialogs';
import { rest } from '../api/rest';
import { wordsOf } from '../shell/failure';
import { openFormDialog, textOf } from './form-dialog';
import { typeName } from './field-types';
import { editButton, removeButton } from './parts';
import { text } from './settings-messages';

/** Types that need no more than a name, a code and options. */
const ADDABLE = [
  'SINGLE_LINE_TEXT',
  'MULTI_LINE_TEXT',
  'RICH_TEXT',
  'NUMBER',
  'RADIO_BUTTON',
  'CHECK_BOX',
  'MULTI_SELECT',
  'DROP_DOWN',
  'DATE',
  'TIME',
  'DATETIME',
  'LINK',
  'FILE',
  'USER_SELECT',
  'ORGANIZATION_SELECT',
  'GROUP_SELECT',
];
const WITH_OPTIONS = new Set(['RADIO_BUTTON', 'CHECK_BOX', 'MULTI_SELECT', 'DROP_DOWN']);
/** Built-in fields stay on every app. */
const FIXED = new Set([
  'RECORD_NUMBER',
  'CREATOR',
  'CREATED_TIME',
  'MODIFIER',
  'UPDATED_TIME',
  'STATUS',
  'STATUS_ASSIGNEE',
  'CATEGORY',
]);

export async function formSection(
  app: string,
  root: HTMLElement,
  changed: () => void,
): Promise<void> {
  let fields: Record<string, FieldProperty> = {};
  let layout: LayoutRow[] = [];
  let failure = '';
  await load();

  async function load(): Promise<void> {
    try {
      const [form, rows] = await Promise.all([
        rest<{ properties: Record<string, FieldProperty> }>(
          'GET',
          '/k/v1/preview/app/form/fields.json',
          { app },
        ),
        rest<{ layout: LayoutRow[] }>('GET', '/k/v1/preview/app/form/layout.json', { app }),
      ]);
      fields = form.properties;
      layout = rows.layout;
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    draw();
  }

  async function done(): Promise<undefined> {
    changed();
    await load();
    return undefined;
  }

  function add(): void {
    const words = text();
    openFormDialog({
      title: words.addField,
      submitText: words.add,
      body: (data) =>
        html`<label class="k-field">
            <span class="k-field__label">${words.type}</span>
            <select class="k-select" name="type">
              ${ADDABLE.map((type) => html`<option value=${type}>${typeName(type)}</option>`)}
            </select>
          </label>
          ${nameInputs('', '')}
          ${
            WITH_OPTIONS.has(textOf(data, 'type'))
              ? html`<label class="k-field">
                  <span class="k-field__label">${words.options}</span>
                  <textarea class="k-textarea" name="options"></textarea>
                </label>`
              : nothing
          }
          <label class="k-check">
            <input type="checkbox" name="required" />${words.requiredField}
          </label>`,
      submit: async (data) => {
        const label = textOf(data, 'label');
        const type = textOf(data, 'type');
        if (label === '') return words.labelMissing;
        const options = textOf(data, 'options')
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean);
        if (WITH_OPTIONS.has(type) && options.length === 0) return words.optionsMissing;
        const code = textOf(data, 'code') || label;
        const property = {
          type,
          code,
          label,
          required: data.has('required'),
          ...(WITH_OPTIONS.has(type) ? { options: optionsOf(options) } : {}),
          ...(type === 'LINK' ? { protocol: 'WEB' } : {}),
        };
        await rest('POST', '/k/v1/preview/app/form/fields.json', {
          app,
          properties: { [code]: property },
        });
        return done();
      },
    });
  }

  function edit(field: FieldProperty): void {
    const words = text();
    openFormDialog({
      title: words.editField,
      submitText: words.save,
      body: () =>
        html`${nameInputs(field.label, field.code)}
          <p class="k-muted">${words.renameWarning}</p>`,
      submit: async (data) => {
        const label = textOf(data, 'label');
        if (label === '') return words.labelMissing;
        const code = textOf(data, 'code') || label;
        await rest('PUT', '/k/v1/preview/app/form/fields.json', {
          app,
          properties: { [field.code]: { type: field.type, code, label } },
        });
        return done();
      },
    });
  }

  function nameInputs(label: string, code: string): TemplateResult {
    const words = text();
    return html`<label class="k-field">
        <span class="k-field__label">${words.label}</span>
        <input class="k-input" name="label" .defaultValue=${label} autocomplete="off" />
      </label>
      <label class="k-field">
        <span class="k-field__label">${words.code}</span>
        <input class="k-input" name="code" .defaultValue=${code} autocomplete="off" />
        <span class="k-field__hint">${words.codeHint}</span>
      </label>`;
  }

  async function remove(field: FieldProperty): Promise<void> {
    const words = text();
    const answer = await showConfirmDialog({
      title: words.remove,
      body: words.removeField(field.label),
      showCancelButton: true,
      okButtonText: words.remove,
    });
    if (answer !== 'OK') return;
    failure = '';
    try {
      await rest('DELETE', '/k/v1/preview/app/form/fields.json', { app, fields: [field.code] });
    } catch (error) {
      failure = words.failed(wordsOf(error));
    }
    await done();
  }

  function draw(): void {
    const words = text();
    render(
      html`${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
        <section class="k-panel">
          <h2 class="k-panel__title">${words.layout}</h2>
          ${
            layout.length === 0
              ? html`<p class="k-empty">${words.noFields}</p>`
              : html`<div class="k-layout">${layout.map((row) => layoutRow(row, fields))}</div>`
          }
        </section>
        <section class="k-panel k-stack">
          <div class="k-row">
            <h2 class="k-grow">${words.fields}</h2>
            <button type="button" class="k-button" @click=${add}>${words.addField}</button>
          </div>
          <div class="k-table-scroll" tabindex="0">
            <table class="k-table k-table--stack">
              <thead>
                <tr>
                  <th>${words.label}</th>
                  <th>${words.code}</th>
                  <th>${words.type}</th>
                  <th>${words.requiredColumn}</th>
                  <td></td>
                </tr>
              </thead>
              <tbody>
                ${Object.values(fields).flatMap((field) => [
                  fieldRow(field),
                  ...Object.values(field.fields ?? {}).map((inner) => fieldRow(inner, field)),
                ])}
              </tbody>
            </table>
          </div>
        </section>`,
      root,
    );
  }

  function fieldRow(field: FieldProperty, table?: FieldProperty): TemplateResult {
    const words = text();
    const fixed = FIXED.has(field.type) || table !== undefined;
    return html`<tr>
      <td class="k-wrap-any" data-head=${words.label}>
        ${field.label}
        ${table ? html`<span class="k-muted">${words.inTable(table.label)}</span>` : nothing}
      </td>
      <td class="k-wrap-any" data-head=${words.code}><code>${field.code}</code></td>
      <td data-head=${words.type}>${typeName(field.type)}</td>
      <td data-head=${words.requiredColumn}>${field.required ? words.yes : ''}</td>
      <td class="k-table__actions">
        ${
          fixed
            ? nothing
            : html`${editButton(words, field.label, () => edit(field))}
              ${removeButton(words, field.label, () => remove(field))}`
        }
      </td>
    </tr>`;
  }
}

function optionsOf(labels: string[]): Record<string, { label: string; index: string }> {
  return Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }]));
}

function layoutRow(row: LayoutRow, fields: Record<string, FieldProperty>): TemplateResult {
  const words = text();
  if (row.type === 'GROUP') {
    return html`<div class="k-layout__group">
      <span class="k-muted">${words.group(fields[row.code]?.label ?? row.code)}</span>
      ${row.layout.map((inner) => layoutRow(inner, fields))}
    </div>`;
  }
  const table = row.type === 'SUBTABLE' ? fields[row.code] : undefined;
  return html`<div class="k-layout__row">
    ${table ? html`<span class="k-muted">${words.table(table.label)}</span>` : nothing}
    ${row.fields.map(
      (part) =>
        html`<span class="k-layout__part">${partName(part, table?.fields ?? fields)}</span>`,
    )}
  </div>`;
}

function partName(part: LayoutField, fields: Record<string, FieldProperty>): string {
  const words = text();
  if (part.type === 'SPACER') return words.space(part.elementId ?? '');
  if (part.type === 'HR') return words.line;
  if (part.type === 'LABEL') {
    const shown = new DOMParser().parseFromString(part.label ?? '', 'text/html').body.textContent;
    return `${words.labelPart}：${shown ?? ''}`;
  }
  const code = part.code ?? '';
  return fields[code]?.label ?? (code || typeName(part.type));
}
