/** The list's screen around the records: bar, header spaces, filter in words, pages, and what went wrong. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { FieldProperty, View } from '../../apps/definition';
import type { Report } from '../../reports/types';
import { createAddress } from '../addresses';
import { RestError, type Part, type RecordValues } from '../api';
import type { Boot } from '../boot';
import type { DisplayContext } from '../fields/display';
import type { OwnStyle } from '../fields/own-style';
import type { Locale } from '../fields/values';
import { screenSelector } from '../report/selector';
import { summarizeButton } from '../report/summarize';
import { PAGE_SIZES, writeAddress, type ListAddress, type PageSize } from './address';
import { calendarView } from './calendar-view';
import { filterFields, type ValueKind } from './field-kinds';
import { filterWords } from './filter-words';
import { icons } from './icons';
import { columnsOfTable, type StyledColumn } from './list-style';
import { optionsMenu, type MenuActions } from './options-menu';
import type { AppInfo, RowRights } from './load';
import { listText } from './messages';
import { readFilter, type QueryParts, type SortKey } from './query-text';
import type { RowEditing } from './row-edit-view';
import { tableView } from './table-view';

/** What stands where the records go. */
export type Shown =
  | { kind: 'loading' }
  | { kind: 'no-view'; id: string; choices: View[] }
  | { kind: 'failed'; error: Error; viewId?: string }
  | {
      kind: 'list';
      view: View;
      columns: FieldProperty[];
      records: RecordValues[];
      total: number;
      /** By record id. */
      rights: ReadonlyMap<string, RowRights>;
    }
  | { kind: 'custom'; view: View; records: RecordValues[]; total: number; paged: boolean }
  | {
      kind: 'calendar';
      view: View;
      /** `2026-11` */
      month: string;
      /** `2026-11-24` in the user's zone */
      today: string;
      days: Record<string, RecordValues[]>;
      /** Code of the date field when the app has it no more. */
      missing?: string;
    };

export interface ListState {
  shown: Shown;
  /** A newer question is on its way; what is shown stays until its answer. */
  busy: boolean;
  /** A refused deletion, until the next showing. */
  notice?: { problem: string } | undefined;
}

export interface PageNeeds {
  app: Boot['app'];
  info: AppInfo | undefined;
  choices: View[];
  reports: Report[];
  address: ListAddress;
  query: QueryParts;
  locale: Locale;
  hidden: ReadonlySet<Part>;
  /** How a customization wants a column's head or, with a record, its cell. */
  styleOf(column: StyledColumn, recordId?: string): OwnStyle;
  /** Display name of a code in the filter, once read. */
  nameOf(kind: ValueKind, code: string): string | undefined;
  contextOf(record: RecordValues): DisplayContext;
  openView(id: string): void;
  openReport(id: string): void;
  go(change: Partial<ListAddress>): void;
  sort(keys: SortKey[]): void;
  setSize(size: PageSize): void;
  filter(): void;
  /** Id of the record that the shortcut keys selected. */
  selected: string | undefined;
  /** The row that is being edited. */
  editing: RowEditing | undefined;
  edit(record: RecordValues): void;
  remove(record: RecordValues): void;
  menu: MenuActions;
  reload(): void;
  redraw(): void;
}

/** How a device shows the list. */
export interface ListLook {
  view(state: ListState, needs: PageNeeds): TemplateResult;
  /** Parts that plugins may hide. */
  parts: ReadonlySet<Part>;
  /** Columns that a customization may colour, in the order of the screen. */
  columns(fields: readonly FieldProperty[]): StyledColumn[];
  /** Selector of the elements that carry a field's code in `data-field`. */
  cells: string;
}

export const pcLook: ListLook = {
  view: pageView,
  parts: new Set<Part>([
    'addRecordButton',
    'appSettingsButton',
    'filterButton',
    'optionsButton',
    'reportButton',
    'viewSelector',
  ]),
  columns: columnsOfTable,
  cells: '.list-table td[data-field]',
};

function pageView(state: ListState, needs: PageNeeds): TemplateResult {
  return html`<div class="list-page" aria-busy=${state.busy}>
    <h1 class="k-hidden-text">${needs.app?.name}</h1>
    ${bar(state.shown, needs)}
    <div class="list-header-space"></div>
    ${content(state, needs, { list: tableView, calendar: calendarView })}
  </div>`;
}

/** What differs by device in what stands under the list's bar. */
export interface ContentViews {
  list(shown: Extract<Shown, { kind: 'list' }>, needs: PageNeeds): TemplateResult;
  calendar(shown: Extract<Shown, { kind: 'calendar' }>, needs: PageNeeds): TemplateResult;
}

/** Everything under the bar: the filter in words, what went wrong, the records with their pages. */
export function content(state: ListState, needs: PageNeeds, views: ContentViews): TemplateResult {
  return html`${state.shown.kind === 'failed' ? nothing : filterLine(needs)}
  ${
    state.notice
      ? html`<div class="k-notice k-notice--error list-notice" role="alert">
          ${state.notice.problem}
        </div>`
      : nothing
  }
  ${records(state.shown, needs, views)}`;
}

/** The choice of views and the filter button. */
export function selectors(shown: Shown, needs: PageNeeds): TemplateResult {
  const text = listText();
  const present =
    'view' in shown ? shown.view.id : shown.kind === 'failed' ? shown.viewId : undefined;
  const shownPart = (part: Part): boolean => !needs.hidden.has(part);
  return html`${screenSelector({
      label: text.view,
      views: needs.choices,
      reports: needs.reports,
      present: { view: present },
      hidden: !shownPart('viewSelector'),
      openView: (id) => needs.openView(id),
      openReport: (id) => needs.openReport(id),
    })}
    <button
      type="button"
      class="k-icon-button list-filter"
      title=${text.filter}
      aria-label=${text.filter}
      aria-pressed=${needs.query.condition !== ''}
      ?hidden=${!shownPart('filterButton')}
      ?disabled=${!needs.info}
      @click=${() => needs.filter()}
    >
      ${icons.filter}
    </button>`;
}

function bar(shown: Shown, needs: PageNeeds): TemplateResult {
  const text = listText();
  const shownPart = (part: Part): boolean => !needs.hidden.has(part);
  return html`<div class="k-bar list-bar">
    ${selectors(shown, needs)}
    ${
      needs.info
        ? summarizeButton(shownPart('reportButton'), () => needs.menu.summarize())
        : nothing
    }
    <div class="list-header-menu-space"></div>
    <div class="k-bar__end">
      ${
        needs.app?.canAdd && shownPart('addRecordButton')
          ? html`<a
              class="k-icon-button list-add"
              href=${createAddress(needs.app.id)}
              title=${text.addRecord}
              aria-label=${text.addRecord}
              >${icons.add}</a
            >`
          : nothing
      }
      ${
        needs.app?.canAdmin && shownPart('appSettingsButton')
          ? html`<a
              class="k-icon-button"
              href="/k/admin/app/flow?app=${needs.app.id}"
              title=${text.settings}
              aria-label=${text.settings}
              >${icons.settings}</a
            >`
          : nothing
      }
      ${shownPart('optionsButton') ? optionsMenu(needs.app, needs.info, needs.menu) : nothing}
    </div>
  </div>`;
}

/** The filter of the address in words; a view's own filter belongs to the view and is not repeated. */
function filterLine(needs: PageNeeds): TemplateResult | typeof nothing {
  const { info, address, query, locale, go } = needs;
  if (!info || address.query === undefined || query.condition === '') return nothing;
  const text = listText();
  const filter = readFilter(query.condition);
  const words = filter
    ? filterWords(filter, filterFields(info.fields), locale, needs.nameOf)
    : query.condition;
  return html`<div class="list-filter-line">
    <span class="k-badge">${text.filterOn}</span>
    <span class="k-wrap-any">${words}</span>
    <button type="button" class="k-link-button" @click=${() => go({ query: undefined })}>
      ${text.clearFilter}
    </button>
  </div>`;
}

function records(shown: Shown, needs: PageNeeds, views: ContentViews): TemplateResult {
  switch (shown.kind) {
    case 'loading':
      return html`<div class="k-spinner" role="status" aria-label=${listText().loading}></div>`;
    case 'no-view':
      return viewMissing(shown, needs);
    case 'failed':
      return failure(shown.error, needs);
    case 'list':
      return html`${pager(shown.total, shown.records.length, needs)}
      ${
        shown.records.length === 0
          ? emptyList(needs)
          : html`${views.list(shown, needs)} ${pager(shown.total, shown.records.length, needs)}`
      }`;
    case 'custom':
      return html`${shown.paged ? pager(shown.total, shown.records.length, needs) : nothing}
      ${customHtml(shown)}
      ${shown.paged ? pager(shown.total, shown.records.length, needs) : nothing}`;
    case 'calendar':
      return shown.missing === undefined
        ? views.calendar(shown, needs)
        : html`<div class="k-notice k-notice--error list-notice">
            ${listText().calendarField(shown.missing)}
          </div>`;
  }
}

/** The administrator's HTML as written, anew at each showing: customizations fill it each time. */
function customHtml(shown: Extract<Shown, { kind: 'custom' }>): TemplateResult {
  return html`${keyed(
    shown,
    html`<div
      class="list-custom"
      ${ref((element) => {
        if (element) element.innerHTML = shown.view.html ?? '';
      })}
    ></div>`,
  )}`;
}

function viewMissing(shown: Extract<Shown, { kind: 'no-view' }>, needs: PageNeeds): TemplateResult {
  const text = listText();
  return html`<div class="k-notice k-notice--error list-notice" role="alert">
    <span>${text.viewMissing(shown.id)}</span>
    <a href=${writeAddress(needs.app?.id ?? '', { page: 1, size: needs.address.size })}
      >${text.openFirstView}</a
    >
  </div>`;
}

/** What went wrong in the server's words, and a way on: without the filter when there is one, else again. */
function failure(error: Error, needs: PageNeeds): TemplateResult {
  const text = listText();
  const details =
    error instanceof RestError
      ? Object.values(error.errors ?? {}).flatMap((one) => one.messages)
      : [];
  const given = needs.address.query;
  const refused = given !== undefined && error instanceof RestError && error.status === 400;
  return html`<div class="k-notice k-notice--error list-notice" role="alert">
    <div class="k-grow">
      <p>${refused ? text.failedQuery : text.failed}</p>
      <p>${error.message}</p>
      ${details.map((detail) => html`<p>${detail}</p>`)}
      ${refused ? html`<p>${text.presentQuery}: <code>${given}</code></p>` : nothing}
    </div>
    ${
      given === undefined
        ? nothing
        : html`<button
            type="button"
            class="k-button k-button--small"
            @click=${() => needs.go({ query: undefined })}
          >
            ${text.clearFilter}
          </button>`
    }
    <button type="button" class="k-button k-button--small" @click=${() => needs.reload()}>
      ${text.retry}
    </button>
  </div>`;
}

function emptyList(needs: PageNeeds): TemplateResult {
  const text = listText();
  if (needs.address.page > 1) {
    return html`<div class="k-empty">
      <p>${text.emptyPage}</p>
      <button type="button" class="k-link-button" @click=${() => needs.go({ page: 1 })}>
        ${text.firstPage}
      </button>
    </div>`;
  }
  const filtered = needs.query.condition !== '';
  return html`<div class="k-empty">
    <p>${filtered ? text.emptyFiltered : text.empty}</p>
    ${!filtered && needs.app?.canAdd ? html`<p>${text.emptyHint}</p>` : nothing}
  </div>`;
}

/** `1 - 20 （412件中）` with the buttons of the pages; also in words for screen readers. */
function pager(total: number, count: number, needs: PageNeeds): TemplateResult {
  const text = listText();
  const { page, size } = needs.address;
  const from = count === 0 ? 0 : (page - 1) * size + 1;
  const to = count === 0 ? 0 : from + count - 1;
  const turn = (by: number, words: string, sign: TemplateResult, off: boolean): TemplateResult =>
    html`<button
      type="button"
      class="k-icon-button"
      title=${words}
      aria-label=${words}
      ?disabled=${off}
      @click=${() => needs.go({ page: page + by })}
    >
      ${sign}
    </button>`;
  return html`<div class="list-pager">
    <span>${text.range(from, to, total)}</span>
    ${turn(-1, text.previousPage, icons.previous, page <= 1)}
    ${turn(1, text.nextPage, icons.next, page * size >= total)}
    <select
      class="k-select list-size"
      aria-label=${text.pageSize}
      @change=${(event: Event) =>
        needs.setSize(Number((event.target as HTMLSelectElement).value) as PageSize)}
    >
      ${PAGE_SIZES.map(
        (choice) =>
          html`<option value=${choice} .selected=${choice === size}>${text.rows(choice)}</option>`,
      )}
    </select>
  </div>`;
}
