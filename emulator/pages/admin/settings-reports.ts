/** The graphs tab: the app's graphs in their order, made, changed and deleted in the dialog that the list has too. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { FieldProperty, ProcessManagement } from '../../apps/definition';
import type { Report } from '../../reports/types';
import { showConfirmDialog } from '../api/dialogs';
import { rest } from '../api/rest';
import { openReportDialog } from '../report/dialog';
import { firstDefinition } from '../report/draft';
import { chartTypeText, formText } from '../report/form-messages';
import { loadReports, saveReports, written, type WrittenReport } from '../report/settings-requests';
import { wordsOf } from '../shell/failure';
import { pageLocale } from './page-locale';
import { editButton, moved, orderButtons, removeButton } from './parts';
import { text } from './settings-messages';

export async function reportsSection(
  app: string,
  root: HTMLElement,
  changed: () => void,
): Promise<void> {
  let reports: Report[] = [];
  let fields: Record<string, FieldProperty> = {};
  let states: string[] = [];
  let failure = '';
  await load();

  async function load(): Promise<void> {
    try {
      const [all, form, process] = await Promise.all([
        loadReports(app),
        rest<{ properties: Record<string, FieldProperty> }>(
          'GET',
          '/k/v1/preview/app/form/fields.json',
          { app },
        ),
        rest<ProcessManagement>('GET', '/k/v1/preview/app/status.json', { app }),
      ]);
      reports = all;
      fields = form.properties;
      states = Object.keys(process.states ?? {});
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    draw();
  }

  async function put(next: WrittenReport[]): Promise<void> {
    await saveReports(app, next);
    failure = '';
    changed();
    await load();
  }

  async function rearrange(next: Report[]): Promise<void> {
    try {
      await put(next.map(written));
    } catch (error) {
      failure = text().failed(wordsOf(error));
      draw();
    }
  }

  async function remove(report: Report): Promise<void> {
    const words = text();
    const answer = await showConfirmDialog({
      title: words.remove,
      body: words.removeReport(report.name),
      showCancelButton: true,
      okButtonText: words.remove,
    });
    if (answer === 'OK') await rearrange(reports.filter((other) => other !== report));
  }

  function edit(report?: Report): void {
    openReportDialog({
      title: text().reportSettings,
      fields,
      states,
      locale: pageLocale(),
      definition: report ?? firstDefinition(fields, ''),
      saving: {
        name: report?.name ?? '',
        save: (name, definition) => {
          const rows = reports.map(written);
          const row = { key: report?.name ?? name, report: { ...definition, name } };
          const at = report ? reports.indexOf(report) : -1;
          if (at >= 0) rows[at] = row;
          else rows.push(row);
          return put(rows);
        },
      },
    });
  }

  function draw(): void {
    const words = text();
    render(
      html`${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
        <section class="k-panel k-stack">
          <div class="k-row">
            <h2 class="k-grow">${words.reports}</h2>
            <button type="button" class="k-button" @click=${() => edit()}>
              ${words.addReport}
            </button>
          </div>
          ${reports.length === 0 ? html`<p class="k-empty">${words.noReports}</p>` : table()}
        </section>`,
      root,
    );
  }

  function table(): TemplateResult {
    const words = formText();
    return html`<div class="k-table-scroll" tabindex="0">
      <table class="k-table k-table--stack">
        <thead>
          <tr>
            <td></td>
            <th>${words.name}</th>
            <th>${words.chartType}</th>
            <th>${words.groups}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${reports.map(row)}
        </tbody>
      </table>
    </div>`;
  }

  function row(report: Report, index: number): TemplateResult {
    const words = text();
    const heads = formText();
    const { name } = report;
    return html`<tr>
      <td class="k-order">
        ${orderButtons(
          index,
          reports.length,
          { up: words.up(name), down: words.down(name) },
          (by) => rearrange(moved(reports, index, by)),
        )}
      </td>
      <td class="k-wrap-any" data-head=${heads.name}>${name}</td>
      <td data-head=${heads.chartType}>${chartTypeText()[report.chartType]}</td>
      <td data-head=${heads.groups}>
        ${report.groups.map(({ code }) => fields[code]?.label ?? code).join(' / ')}
      </td>
      <td class="k-table__actions">
        ${editButton(words, name, () => edit(report))}
        ${removeButton(words, name, () => remove(report))}
      </td>
    </tr>`;
  }
}
