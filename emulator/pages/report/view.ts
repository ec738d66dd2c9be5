/** A graph on a page: the drawing, and the table of its figures for those who read rather than look. */
import { html, nothing, render, type TemplateResult } from 'lit';
import {
  MOST_PIVOT_COLUMNS,
  MOST_PIVOT_ROWS,
  type ComputedReport,
  type ReportRow,
} from '../../reports/types';
import type { Locale } from '../fields/values';
import type * as Drawing from './chart';
import { text } from './messages';
import './report.css';
import { drawingHeight } from './series';
import { aggregationLabel, figureText } from './words';

export interface ReportNeeds {
  /** What the drawing is called. */
  name: string;
  locale: Locale;
  /** Of the list of a figure's records. */
  address(row: ReportRow): string;
}

/**
 * Draws a graph into `root`, which stands in the page. @returns when the drawing stands. Where the code that draws cannot be
 * loaded, words stand in its place: the table has the figures all the same.
 */
export async function showReport(
  root: HTMLElement,
  report: ComputedReport,
  needs: ReportNeeds,
): Promise<void> {
  const drawn = !['TABLE', 'PIVOT_TABLE'].includes(report.definition.chartType);
  if (!drawn || report.rows.length === 0) return draw(nothing);
  draw(
    html`<div class="report-drawing" style=${`height:${drawingHeight(report)}px`}>
      <canvas role="img" aria-label=${text().drawing(needs.name)}></canvas>
    </div>`,
  );
  const canvas = root.querySelector('canvas');
  let chart: typeof Drawing | undefined;
  try {
    chart = await import(/* webpackChunkName: "graph" */ './chart');
  } catch (error) {
    console.error(error);
  }
  // A newer result may have taken its place meanwhile.
  if (!canvas?.isConnected) return;
  const open = (row: ReportRow): void => location.assign(needs.address(row));
  if (chart) chart.drawChart(canvas, report, { locale: needs.locale, open });
  else draw(html`<p class="k-notice k-notice--error" role="alert">${text().notDrawn}</p>`);

  function draw(drawing: TemplateResult | typeof nothing): void {
    const words = text();
    const any = report.rows.length > 0;
    render(
      html`<p class="k-muted">${words.records(report.records)}</p>
        ${report.truncated ? html`<p class="k-notice">${words.truncated}</p>` : nothing}
        ${any ? nothing : html`<p class="k-empty">${words.empty}</p>`} ${drawing}
        ${any ? reportTable(report, needs.locale, (row) => needs.address(row)) : nothing}`,
      root,
    );
  }
}

function reportTable(
  report: ComputedReport,
  locale: Locale,
  address: (row: ReportRow) => string,
): TemplateResult {
  const linked = (row: ReportRow | undefined, at: number): TemplateResult | typeof nothing => {
    const aggregation = report.aggregations[at];
    const words = row && aggregation ? figureText(aggregation, row.values[at] ?? null, locale) : '';
    return row && words !== '' ? html`<a href=${address(row)}>${words}</a>` : nothing;
  };
  if (report.definition.chartType === 'PIVOT_TABLE') return pivotTable(report, linked);
  return html`<div class="k-table-scroll" role="region" tabindex="0" aria-label=${text().figures}>
    <table class="k-table report-table">
      <thead>
        <tr>
          ${report.groups.map(({ label }) => html`<th scope="col">${label}</th>`)}
          ${report.aggregations.map((one) => html`<th scope="col" class="k-table__number">${aggregationLabel(one)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${report.rows.map(
          (row) =>
            html`<tr>
              ${row.labels.map((label) => html`<td class="k-wrap-any">${label}</td>`)}
              ${row.values.map((_, at) => html`<td class="k-table__number">${linked(row, at)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The last group across, the others down. */
function pivotTable(
  report: ComputedReport,
  linked: (row: ReportRow | undefined, at: number) => TemplateResult | typeof nothing,
): TemplateResult {
  const last = report.groups.length - 1;
  // By key: two people can have one name.
  const across = new Map(
    report.rows.map(({ keys, labels }) => [keys[last] ?? '', labels[last] ?? '']),
  );
  // Whatever the rows are sorted by, time runs from left to right.
  const columns = report.groups[last]?.per ? [...across.keys()].sort() : [...across.keys()];
  columns.splice(MOST_PIVOT_COLUMNS);
  const rows = new Map<string, { labels: string[]; cells: Map<string, ReportRow> }>();
  for (const row of report.rows) {
    const labels = row.labels.slice(0, last);
    const name = JSON.stringify(row.keys.slice(0, last));
    const line = rows.get(name) ?? { labels, cells: new Map<string, ReportRow>() };
    line.cells.set(row.keys[last] ?? '', row);
    rows.set(name, line);
  }
  return html`<div class="k-table-scroll" role="region" tabindex="0" aria-label=${text().figures}>
    <table class="k-table report-table">
      <thead>
        <tr>
          ${report.groups.slice(0, last).map(({ label }) => html`<th scope="col">${label}</th>`)}
          ${columns.map((key) => html`<th scope="col" class="k-table__number">${across.get(key)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${[...rows.values()].slice(0, MOST_PIVOT_ROWS).map(
          ({ labels, cells }) =>
            html`<tr>
              ${labels.map((label) => html`<th scope="row" class="k-wrap-any">${label}</th>`)}
              ${columns.map((key) => html`<td class="k-table__number">${linked(cells.get(key), 0)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
