/**
 * The list on a phone: a card per record with the view's fields under each other. Choosing a view, filter, pages,
 * custom views and everything that can go wrong are the list's own (pages/list).
 */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { createAddress, recordAddress } from '../addresses';
import type { Part, RecordValues } from '../api';
import type { FieldProperty } from '../../apps/definition';
import { displayField, type DisplayContext } from '../fields/display';
import { plainText, stringOf } from '../fields/values';
import { moveMonth, numbers } from '../list/calendar';
import { recordLink } from '../list/calendar-view';
import { icons } from '../list/icons';
import { columnsOfCards, type StyledColumn } from '../list/list-style';
import { listText } from '../list/messages';
import { content, selectors, type ListLook, type PageNeeds, type Shown } from '../list/page-view';
import './list.css';
import { text } from './messages';

export const phoneLook: ListLook = {
  view: (state, needs) =>
    html`<div class="list-page m-list" aria-busy=${state.busy}>
      <h1 class="k-hidden-text">${needs.app?.name}</h1>
      <div class="list-header-space"></div>
      <div class="m-bar">${selectors(state.shown, needs)}</div>
      ${content(state, needs, { list: cards, calendar: agenda })} ${addButton(needs)}
    </div>`,
  parts: new Set<Part>(['addRecordButton', 'filterButton', 'viewSelector']),
  columns: columnsOfCards,
  cells: '.m-card [data-field]',
};

function addButton({ app, hidden }: PageNeeds): TemplateResult | typeof nothing {
  if (!app?.canAdd || hidden.has('addRecordButton')) return nothing;
  const words = listText().addRecord;
  return html`<a class="m-add" href=${createAddress(app.id)} aria-label=${words} title=${words}
    >${icons.add}</a
  >`;
}

function cards(shown: Extract<Shown, { kind: 'list' }>, needs: PageNeeds): TemplateResult {
  return html`${
      shown.columns.length === 0
        ? html`<div class="k-notice k-notice--warning list-notice">${listText().noColumns}</div>`
        : nothing
    }
    <ul class="m-cards" aria-label=${shown.view.name}>
      ${repeat(
        shown.records,
        (record) => stringOf(record['$id']?.value),
        (record) => card(record, shown.columns, needs),
      )}
    </ul>`;
}

/** The whole card leads to the record; what can be tapped inside it lies above that link. */
function card(record: RecordValues, columns: FieldProperty[], needs: PageNeeds): TemplateResult {
  const context = needs.contextOf(record);
  return html`<li class="m-card">
    <a class="m-open" href=${addressOf(record, needs)}
      ><span class="k-hidden-text">${text().openRecord(nameOf(record, columns, needs))}</span></a
    >
    <dl>${columns.map((column) => pair(column, record, needs, context))}</dl>
  </li>`;
}

function pair(
  column: FieldProperty,
  record: RecordValues,
  needs: PageNeeds,
  context: DisplayContext,
): TemplateResult {
  const styled: StyledColumn = { columnType: 'FIELD', column: column.code };
  const head = needs.styleOf(styled);
  const own = needs.styleOf(styled, stringOf(record['$id']?.value));
  return html`<div class="m-pair">
    <dt class=${head.classes} style=${head.properties}>
      <span class="list-label">${column.label}</span>
    </dt>
    <dd data-field=${column.code} class=${own.classes} style=${own.properties}>
      ${
        // The card is the link to its record.
        column.type === 'RECORD_NUMBER'
          ? html`<div class="field-value">
              ${plainText(column, record[column.code]?.value, needs.locale)}
            </div>`
          : displayField(column, record[column.code]?.value, context)
      }
    </dd>
  </div>`;
}

function addressOf(record: RecordValues, needs: PageNeeds): string {
  return recordAddress(needs.app?.id ?? '', {
    recordId: stringOf(record['$id']?.value),
    listCondition: needs.query.condition,
  });
}

/** What a screen reader calls the card: its first text, else the record's number. */
function nameOf(record: RecordValues, columns: FieldProperty[], needs: PageNeeds): string {
  const first = columns.find(
    ({ type, code }) => type === 'SINGLE_LINE_TEXT' && stringOf(record[code]?.value) !== '',
  );
  return first
    ? plainText(first, record[first.code]?.value, needs.locale)
    : stringOf(record['$id']?.value);
}

/** A month as its days that have records: seven columns do not fit. */
function agenda(shown: Extract<Shown, { kind: 'calendar' }>, needs: PageNeeds): TemplateResult {
  const words = listText();
  const [year, month] = numbers(shown.month);
  const turn = (by: number, label: string, sign: TemplateResult): TemplateResult =>
    html`<button
      type="button"
      class="k-icon-button"
      aria-label=${label}
      @click=${() => needs.go({ month: moveMonth(shown.month, by) })}
    >
      ${sign}
    </button>`;
  const days = Object.keys(shown.days).sort();
  return html`<div class="list-month">
      ${turn(-1, words.previousMonth, icons.previous)}
      <h2>${words.month(year, month)}</h2>
      ${turn(1, words.nextMonth, icons.next)}
    </div>
    ${days.length === 0 ? html`<p class="k-empty">${text().noDays}</p>` : nothing}
    ${days.map(
      (day) =>
        html`<section class="m-day" aria-current=${day === shown.today ? 'date' : nothing}>
          <h3><time datetime=${day}>${dayText(day)}</time></h3>
          <ul>
            ${(shown.days[day] ?? []).map(
              (record) => html`<li>${recordLink(record, shown, needs)}</li>`,
            )}
          </ul>
        </section>`,
    )}`;
}

function dayText(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return text().day(month, date, [...listText().weekdays][weekday] ?? '');
}
