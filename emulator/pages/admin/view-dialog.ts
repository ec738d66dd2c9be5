/** The dialog of one view: its kind, what it shows, filter and sort as query text. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldProperty, View } from '../../apps/definition';
import { openFormDialog, textOf } from './form-dialog';
import { text } from './settings-messages';

type ViewType = View['type'];
const TYPES: ViewType[] = ['LIST', 'CALENDAR', 'CUSTOM'];
/** Fields that a list has no column for. */
const NO_COLUMN = new Set(['GROUP', 'REFERENCE_TABLE', 'CATEGORY']);
const DATES = new Set(['DATE', 'DATETIME', 'CREATED_TIME', 'UPDATED_TIME']);
const TITLES = new Set(['SINGLE_LINE_TEXT', 'MULTI_LINE_TEXT', 'RECORD_NUMBER', 'NUMBER', 'LINK']);

export interface ViewDialog {
  /** Absent for a new one. */
  view: View | undefined;
  /** Fields of the form in preview. */
  fields: FieldProperty[];
  /** What it throws is shown and the dialog stays open. */
  save(view: Partial<View>): Promise<void>;
}

export function openViewDialog({ view, fields, save }: ViewDialog): void {
  const words = text();
  // In the order chosen; the check boxes alone do not know it.
  let columns = [...(view?.fields ?? [])];
  openFormDialog({
    title: words.editView,
    submitText: words.save,
    body: (data) => {
      const type = (view?.type ?? (textOf(data, 'type') || 'LIST')) as ViewType;
      return html`<label class="k-field">
          <span class="k-field__label">${words.viewName}</span>
          <input
            class="k-input"
            name="name"
            .defaultValue=${view?.name ?? ''}
            ?readonly=${view?.builtinType !== undefined}
            autocomplete="off"
          />
        </label>
        <label class="k-field">
          <span class="k-field__label">${words.viewType}</span>
          <select class="k-select" name="type" ?disabled=${view !== undefined}>
            ${TYPES.map(
              (value) =>
                html`<option value=${value} ?selected=${value === type}>${words[value]}</option>`,
            )}
          </select>
        </label>
        ${type === 'LIST' ? columnInputs() : nothing}
        ${
          type === 'CALENDAR'
            ? html`${fieldSelect(fields, 'date', words.date, DATES, view?.date)}
              ${fieldSelect(fields, 'title', words.calendarTitle, TITLES, view?.title)}`
            : nothing
        }
        ${type === 'CUSTOM' ? customInputs(view) : nothing}
        <label class="k-field">
          <span class="k-field__label">${words.filter}</span>
          <textarea
            class="k-textarea k-textarea--code"
            name="filterCond"
            .defaultValue=${view?.filterCond ?? ''}
          ></textarea>
          <span class="k-field__hint">${words.filterHint}</span>
        </label>
        <label class="k-field">
          <span class="k-field__label">${words.sort}</span>
          <input class="k-input" name="sort" .defaultValue=${view?.sort ?? ''} autocomplete="off" />
          <span class="k-field__hint">${words.sortHint}</span>
        </label>`;
    },
    submit: async (data) => {
      const name = textOf(data, 'name');
      if (name === '') return words.viewNameMissing;
      const type = (view?.type ?? textOf(data, 'type')) as ViewType;
      const changedView: Partial<View> = {
        ...(view ? writable(view) : {}),
        type,
        name,
        filterCond: textOf(data, 'filterCond'),
        sort: textOf(data, 'sort'),
        ...(type === 'LIST' ? { fields: columns } : {}),
        ...(type === 'CALENDAR'
          ? { date: textOf(data, 'date'), title: textOf(data, 'title') }
          : {}),
        ...(type === 'CUSTOM'
          ? { html: String(data.get('html') ?? ''), pager: data.has('pager') }
          : {}),
      };
      await save(changedView);
      return undefined;
    },
  });

  function columnInputs(): TemplateResult {
    const choose = (code: string) => (event: Event) => {
      const { checked } = event.target as HTMLInputElement;
      columns = checked ? [...columns, code] : columns.filter((other) => other !== code);
    };
    const order = (code: string) => {
      const at = columns.indexOf(code);
      return at < 0 ? '' : `${at + 1}`;
    };
    return html`<fieldset class="k-choices">
      <legend class="k-field__label">${words.viewFields}</legend>
      <span class="k-field__hint">${words.viewFieldsHint}</span>
      <div class="k-choices__list">
        ${fields
          .filter((field) => !NO_COLUMN.has(field.type) && field.enabled !== false)
          .map(
            (field) =>
              html`<label class="k-check">
                <input
                  type="checkbox"
                  .checked=${columns.includes(field.code)}
                  @input=${choose(field.code)}
                />
                <span class="k-wrap-any">${field.label}</span>
                <span class="k-muted">${order(field.code)}</span>
              </label>`,
          )}
      </div>
    </fieldset>`;
  }
}

function fieldSelect(
  fields: FieldProperty[],
  name: string,
  label: string,
  types: Set<string>,
  chosen: string | undefined,
): TemplateResult {
  return html`<label class="k-field">
    <span class="k-field__label">${label}</span>
    <select class="k-select" name=${name}>
      ${fields
        .filter((field) => types.has(field.type))
        .map(
          (field) =>
            html`<option value=${field.code} ?selected=${field.code === chosen}>
              ${field.label}
            </option>`,
        )}
    </select>
  </label>`;
}

function customInputs(view: View | undefined): TemplateResult {
  const words = text();
  return html`<label class="k-field">
      <span class="k-field__label">${words.html}</span>
      <textarea
        class="k-textarea k-textarea--code"
        name="html"
        rows="8"
        .defaultValue=${view?.html ?? ''}
      ></textarea>
      <span class="k-field__hint">${words.htmlHint}</span>
    </label>
    <label class="k-check">
      <input type="checkbox" name="pager" .defaultChecked=${view?.pager ?? true} />${words.pager}
    </label>`;
}

/** A view as it may be sent back: its id is given by the service. */
export function writable(view: View): Partial<View> {
  const { id, ...rest } = view;
  return id === undefined ? view : rest;
}
