/** The choice of what an app shows, on the list and on a graph: its views and, under them, its graphs. */
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../apps/definition';
import type { Report } from '../../reports/types';
import { text } from './messages';

export interface SelectorNeeds {
  label: string;
  views: View[];
  reports: Report[];
  /** What is open; neither when it is not among the choices. */
  present: { view?: string; report?: string };
  hidden: boolean;
  openView(id: string): void;
  openReport(id: string): void;
}

/** A graph's id can be a view's as well: its value is marked. */
const REPORT = 'report:';

export function screenSelector(needs: SelectorNeeds): TemplateResult {
  const { view, report } = needs.present;
  const known =
    needs.views.some(({ id }) => id === view) || needs.reports.some(({ id }) => id === report);
  const choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    if (value.startsWith(REPORT)) needs.openReport(value.slice(REPORT.length));
    else needs.openView(value);
  };
  const views = needs.views.map(
    ({ id, name }) => html`<option value=${id} .selected=${id === view}>${name}</option>`,
  );
  const reports = needs.reports.map(
    ({ id, name }) =>
      html`<option value=${REPORT + id} .selected=${id === report}>${name}</option>`,
  );
  return html`<select
    class="k-select list-view"
    aria-label=${needs.label}
    ?hidden=${needs.hidden}
    @change=${choose}
  >
    ${known ? nothing : html`<option value="" .selected=${true}></option>`}
    ${
      reports.length === 0
        ? views
        : html`<optgroup label=${text().views}>${views}</optgroup>
            <optgroup label=${text().reports}>${reports}</optgroup>`
    }
  </select>`;
}
