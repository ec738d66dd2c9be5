/** The graph page, `/k/{app}/report?report={id}`; fires `app.report.show` when the graph stands. */
import { html, nothing, render } from 'lit';
import type { ComputedReport, Report, ReportRow } from '../../reports/types';
import { fire, rest, setScreen } from '../api';
import type { Boot } from '../boot';
import { wordsOf } from '../shell/failure';
import { drawChart } from './chart';
import { text } from './messages';
import { reportTable } from './view';

export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  const app = boot.app?.id ?? '';
  const id = new URLSearchParams(location.search).get('report');
  const home = boot.device === 'MOBILE' ? `/k/m/${app}/` : `/k/${app}/`;
  const words = text();
  const locale = { language: boot.language, timezone: boot.user?.timezone ?? 'Asia/Tokyo' };
  const address = ({ query }: ReportRow): string =>
    `${home}?${new URLSearchParams({ query }).toString()}`;
  let reports: Report[];
  let report: ComputedReport;
  try {
    if (id === null) throw new Error(words.missing);
    const [all, computed] = await Promise.all([
      rest<{ reports: Record<string, Report> }>('GET', '/k/v1/app/reports.json', { app }),
      rest<ComputedReport>('GET', '/k/internal/report.json', { app, report: id }),
    ]);
    reports = Object.values(all.reports).sort((a, b) => Number(a.index) - Number(b.index));
    report = computed;
  } catch (error) {
    render(
      html`<div class="k-page k-stack">
        <p class="k-notice k-notice--error" role="alert">${wordsOf(error)}</p>
        <a href=${home}>${words.backToList}</a>
      </div>`,
      root,
    );
    return;
  }
  const tableOnly = ['TABLE', 'PIVOT_TABLE'].includes(report.definition.chartType);
  const drawn = !tableOnly && report.rows.length > 0;
  const choose = (event: Event): void =>
    location.assign(`${home}report?report=${(event.target as HTMLSelectElement).value}`);
  render(
    html`<div class="k-bar">
        <select class="k-select report-selector" aria-label=${words.report} @change=${choose}>
          ${reports.map(
            (one) => html`<option value=${one.id} .selected=${one.id === id}>${one.name}</option>`,
          )}
        </select>
        <a href=${home}>${words.backToList}</a>
      </div>
      <div class="k-page k-stack">
        <p class="k-muted">${words.records(report.records)}</p>
        ${report.truncated ? html`<p class="k-notice">${words.truncated}</p>` : nothing}
        ${report.rows.length === 0 ? html`<p class="k-empty">${words.empty}</p>` : nothing}
        ${
          drawn
            ? html`<div style="position:relative;height:420px">
                <canvas
                  role="img"
                  aria-label=${reports.find((one) => one.id === id)?.name ?? ''}
                ></canvas>
              </div>`
            : nothing
        }
        ${report.rows.length === 0 ? nothing : html`<section aria-label=${words.figures}>${reportTable(report, locale, address)}</section>`}
      </div>`,
    root,
  );
  const canvas = root.querySelector('canvas');
  if (canvas) drawChart(canvas, report, (row) => location.assign(address(row)));
  setScreen({ pageType: 'APP_REPORT' });
  await fire('app.report.show', { type: 'app.report.show', appId: Number(app) });
}
