/** The views tab: list, calendar and custom views with filter and sort as query text, checked by the server. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { FieldProperty, View } from '../../apps/definition';
import { showConfirmDialog } from '../api/dialogs';
import { rest } from '../api/rest';
import { wordsOf } from '../shell/failure';
import { editButton, moved, orderButtons, removeButton } from './parts';
import { text } from './settings-messages';
import { openViewDialog, writable } from './view-dialog';

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
    openViewDialog({
      view,
      fields,
      save: (changedView) => {
        const rows = asTheyAre(views);
        const row = { key: view?.name ?? changedView.name ?? '', view: changedView };
        const at = view ? views.indexOf(view) : -1;
        if (at >= 0) rows[at] = row;
        else rows.push(row);
        return put(rows);
      },
    });
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
    return html`<div class="k-table-scroll" tabindex="0">
      <table class="k-table k-table--stack">
        <thead>
          <tr>
            <td></td>
            <th>${words.viewName}</th>
            <th>${words.viewType}</th>
            <th>${words.filter}</th>
            <th>${words.sort}</th>
            <td></td>
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
        ${orderButtons(
          index,
          views.length,
          { up: words.up(view.name), down: words.down(view.name) },
          (by) => rearrange(moved(views, index, by)),
        )}
      </td>
      <td class="k-wrap-any" data-head=${words.viewName}>
        ${view.name}
        ${view.builtinType ? html`<span class="k-badge">${words.builtIn}</span>` : nothing}
      </td>
      <td data-head=${words.viewType}>${words[view.type]}</td>
      <td data-head=${words.filter}>
        ${view.filterCond ? html`<code>${view.filterCond}</code>` : html`<span class="k-muted">${words.any}</span>`}
      </td>
      <td data-head=${words.sort}>
        ${view.sort ? html`<code>${view.sort}</code>` : html`<span class="k-muted">${words.defaultSort}</span>`}
      </td>
      <td class="k-table__actions">
        ${editButton(words, view.name, () => edit(view))}
        ${view.builtinType ? nothing : removeButton(words, view.name, () => remove(view))}
      </td>
    </tr>`;
  }
}
