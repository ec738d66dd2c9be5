/** 「グラフで集計する」: sums up an app's records as one chooses; who administers the app can keep the graph. */
import { html, type TemplateResult } from 'lit';
import type { ReportDefinition } from '../../reports/types';
import { listAddress } from '../addresses';
import { showNotification } from '../api';
import type { Locale } from '../fields/values';
import { icons } from '../list/icons';
import type { AppInfo } from '../list/load';
import { openReportDialog } from './dialog';
import { formText } from './form-messages';
import { loadReports, saveReports, written } from './settings-requests';

export interface SummarizeNeeds {
  info: AppInfo;
  canAdmin: boolean;
  locale: Locale;
  definition: ReportDefinition;
}

export function summarize({ info, canAdmin, locale, definition }: SummarizeNeeds): void {
  const words = formText();
  openReportDialog({
    title: words.summarize,
    fields: info.fields,
    states: info.states,
    locale,
    definition,
    live: {
      app: info.id,
      listOf: (query) => listAddress(info.id, `?${new URLSearchParams({ query }).toString()}`),
    },
    ...(canAdmin
      ? {
          saving: {
            name: '',
            save: async (name, chosen) => {
              const before = await loadReports(info.id);
              const added = { key: name, report: { ...chosen, name } };
              await saveReports(info.id, [...before.map(written), added]);
              void showNotification('SUCCESS', words.saved(name));
            },
          },
        }
      : {}),
  });
}

export function summarizeButton(shown: boolean, open: () => void): TemplateResult {
  const words = formText().summarize;
  return html`<button
    type="button"
    class="k-icon-button"
    title=${words}
    aria-label=${words}
    ?hidden=${!shown}
    @click=${open}
  >
    ${icons.chart}
  </button>`;
}
