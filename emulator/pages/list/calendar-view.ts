/** A calendar view: a month of days with the records of each. */
import { html, nothing, type TemplateResult } from 'lit';
import { recordAddress } from '../addresses';
import type { RecordValues } from '../api';
import { plainText, stringOf } from '../fields/values';
import { moveMonth, numbers, weeksOf } from './calendar';
import { icons } from './icons';
import { listText } from './messages';
import type { PageNeeds, Shown } from './page-view';

type Calendar = Extract<Shown, { kind: 'calendar' }>;

/** Records of a day shown before the rest is folded. */
const SHOWN_PER_DAY = 5;

export function calendarView(shown: Calendar, needs: PageNeeds): TemplateResult {
  const text = listText();
  const [year, month] = numbers(shown.month);
  const turn = (by: number, words: string, sign: TemplateResult): TemplateResult =>
    html`<button
      type="button"
      class="k-icon-button"
      title=${words}
      aria-label=${words}
      @click=${() => needs.go({ month: moveMonth(shown.month, by) })}
    >
      ${sign}
    </button>`;
  return html`<div class="list-month">
      ${turn(-1, text.previousMonth, icons.previous)}
      <h2>${text.month(year, month)}</h2>
      ${turn(1, text.nextMonth, icons.next)}
      <button
        type="button"
        class="k-button k-button--small"
        @click=${() => needs.go({ month: undefined })}
      >
        ${text.thisMonth}
      </button>
    </div>
    <div class="list-scroll list-scroll--calendar">
      <table class="list-calendar">
        <thead>
          <tr>
            ${[...text.weekdays].map((weekday) => html`<th scope="col">${weekday}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeksOf(shown.month).map(
            (week) =>
              html`<tr>
                ${week.map((day) => dayCell(day, shown, needs))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function dayCell(day: string | undefined, shown: Calendar, needs: PageNeeds): TemplateResult {
  if (day === undefined) return html`<td class="list-day list-day--outside"></td>`;
  const records = shown.days[day] ?? [];
  const entry = (record: RecordValues): TemplateResult =>
    html`<li>${recordLink(record, shown, needs)}</li>`;
  const folded = records.slice(SHOWN_PER_DAY);
  return html`<td class="list-day ${day === shown.today ? 'list-day--today' : ''}">
    <time datetime=${day}>${Number(day.slice(8))}</time>
    <ul>
      ${records.slice(0, SHOWN_PER_DAY).map(entry)}
    </ul>
    ${
      folded.length === 0
        ? nothing
        : html`<details>
            <summary>${listText().more(folded.length)}</summary>
            <ul>
              ${folded.map(entry)}
            </ul>
          </details>`
    }
  </td>`;
}

/** The record by its title field, leading to it. */
export function recordLink(
  record: RecordValues,
  shown: Calendar,
  needs: PageNeeds,
): TemplateResult {
  const id = stringOf(record['$id']?.value);
  const field = needs.info?.fields[shown.view.title ?? ''];
  const words = field ? plainText(field, record[field.code]?.value, needs.locale) : id;
  const listCondition = needs.query.condition;
  return html`<a href=${recordAddress(needs.app?.id ?? '', { recordId: id, listCondition })}
    >${words === '' ? listText().noTitle : words}</a
  >`;
}
