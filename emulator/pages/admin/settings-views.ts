/** The views tab: list, calendar and custom views with filter and sort as query text, checked by the server. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { FieldProperty, View } from '../../apps/definition';
import { showConfirmDialog } from '../api/dialogs';
import { rest } from '../api/rest';
import { wordsOf } from '../shell/failure';
import { openFormDialog, textOf } from './form-dialog';
import { text } from './settings-messages';

type ViewType = View['type'];
const TYPES: ViewType[] = ['LIST', 'CALENDAR', 'CUSTOM'];
/** Fields that a list has no column for. */
const NO_COLUMN = new Set(['GROUP', 'REFERENCE_TABLE', 'CATEGORY']);
const DATES = new Set(['DATE', 'DATETIME', 'CREATED_TIME', 'UPDATED_TIME']);
const TITLES = new Set(['SINGLE_LINE_TEXT', 'MULTI_LINE_TEXT', 'RECORD_NUMBER', 'NUMBER', 'LINK']);

export async function viewsSection(
  app: string,
  root: HTMLElement,
  changed: () => void,
): Promise<void> {
  let views: View[] = [];
  let fields: FieldProperty[] = [];
  let failure = '';
  await load();

  async function load(): Promise<void> {
    try {
      const [answer, form] = await Promise.all([
        rest<{ views: Record<string, View> }>('GET', '/k/v1/preview/app/views.json', { app }),
        rest<{ properties: Record<string, FieldProperty> }>(
          'GET',
          '/k/v1/preview/app/form/fields.json',
          { app },
        ),
      ]);
      views = Object.values(answer.views).sort((a, b) => Number(a.index) - Number(b.index));
      fields = Object.values(form.properties);
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    draw();
  }

  /** The endpoint takes all views at once; a view is found by its old name, so renaming keeps its id. */
  async function put(next: { key: string; view: Partial<View> }[]): Promise<void> {
    await rest('PUT', '/k/v1/preview/app/views.json', {
      app,
      views: Object.fromEntries(
        next.map(({ key, view }, index) => [key, { ...view, index: String(index) }]),
      ),
    });
    changed();
    await load();
  }

  const asTheyAre = (list: View[]): { key: string; view: Partial<View> }[] =>
    list.map((view) => ({ key: view.name, view: writable(view) }));

  async function rearrange(next: View[]): Promise<void> {
    failure = '';
    try {
      await put(asTheyAre(next));
    } catch (error) {
      failure = text().failed(wordsOf(error));
      draw();
    }
  }

  function move(index: number, by: number): Promise<void> {
    const next = [...views];
    next.splice(index + by, 0, ...next.splice(index, 1));
    return rearrange(next);
  }

  async function remove(view: View): Promise<void> {
    const words = text();
    const answer = await showConfirmDialog({
      title: words.remove,
      body: words.removeView(view.name),
      showCancelButton: true,
      okButtonText: words.remove,
    });
    if (answer === 'OK') await rearrange(views.filter((other) => other !== view));
  }

  function edit(view?: View): void {
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
              ? html`${fieldSelect('date', words.date, DATES, view?.date)}
                ${fieldSelect('title', words.calendarTitle, TITLES, view?.title)}`
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
            <input
              class="k-input"
              name="sort"
              .defaultValue=${view?.sort ?? ''}
              autocomplete="off"
            />
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
        const rows = asTheyAre(views);
        const row = { key: view?.name ?? name, view: changedView };
        const at = view ? views.indexOf(view) : -1;
        if (at >= 0) rows[at] = row;
        else rows.push(row);
        await put(rows);
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

  function draw(): void {
    const words = text();
    render(
      html`${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
        <section class="k-panel k-stack">
          <div class="k-row">
            <h2 class="k-grow">${words.views}</h2>
            <button type="button" class="k-button" @click=${() => edit()}>${words.addView}</button>
          </div>
          ${views.length === 0 ? html`<p class="k-empty">${words.noViews}</p>` : table()}
        </section>`,
      root,
    );
  }

  function table(): TemplateResult {
    const words = text();
    return html`<div class="k-table-scroll">
      <table class="k-table">
        <thead>
          <tr>
            <th></th>
            <th>${words.viewName}</th>
            <th>${words.viewType}</th>
            <th>${words.filter}</th>
            <th>${words.sort}</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${views.map(viewRow)}
        </tbody>
      </table>
    </div>`;
  }

  function viewRow(view: View, index: number): TemplateResult {
    const words = text();
    return html`<tr>
      <td class="k-order">
        <button
          type="button"
          class="k-icon-button"
          aria-label=${words.up(view.name)}
          ?disabled=${index === 0}
          @click=${() => move(index, -1)}
        >
          ▲
        </button>
        <button
          type="button"
          class="k-icon-button"
          aria-label=${words.down(view.name)}
          ?disabled=${index === views.length - 1}
          @click=${() => move(index, 1)}
        >
          ▼
        </button>
      </td>
      <td class="k-wrap-any">
        ${view.name}
        ${view.builtinType ? html`<span class="k-badge">${words.builtIn}</span>` : nothing}
      </td>
      <td>${words[view.type]}</td>
      <td>
        ${view.filterCond ? html`<code>${view.filterCond}</code>` : html`<span class="k-muted">${words.any}</span>`}
      </td>
      <td>
        ${view.sort ? html`<code>${view.sort}</code>` : html`<span class="k-muted">${words.defaultSort}</span>`}
      </td>
      <td class="k-table__actions">
        <button
          type="button"
          class="k-button k-button--small"
          aria-label=${words.editNamed(view.name)}
          @click=${() => edit(view)}
        >
          ${words.edit}
        </button>
        ${
          view.builtinType
            ? nothing
            : html`<button
                type="button"
                class="k-button k-button--small"
                aria-label=${words.removeNamed(view.name)}
                @click=${() => remove(view)}
              >
                ${words.remove}
              </button>`
        }
      </td>
    </tr>`;
  }
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
function writable(view: View): Partial<View> {
  const { id, ...rest } = view;
  return id === undefined ? view : rest;
}
