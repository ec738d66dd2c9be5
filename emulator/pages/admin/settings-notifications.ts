/** 通知 of the app settings: the three kinds of notifications in words. */
import { html, render, type TemplateResult } from 'lit';
import { GENERAL_FLAGS } from '../../notifications/general-flags';
import type {
  ConditionNotification,
  GeneralSetting,
  Reminder,
  ReminderSetting,
  ReminderTiming,
} from '../../notifications/settings';
import { rest } from '../api/rest';
import { wordsOf } from '../shell/failure';
import { settingsWords, type SettingsWords } from './entity-words';
import { text } from './flow-messages';
import { noticeView, type Notice } from './parts';
import { pageLocale } from './page-locale';

export async function notificationsSection(app: string, root: HTMLElement): Promise<void> {
  const words = text();
  let notice: Notice | undefined;
  let body: TemplateResult = html`<div class="k-spinner"></div>`;
  draw();
  try {
    const get = <T>(kind: string): Promise<T> =>
      rest<T>('GET', `/k/v1/preview/app/notifications/${kind}.json`, { app });
    const [general, perRecord, reminder, known] = await Promise.all([
      get<GeneralSetting>('general'),
      get<{ notifications: ConditionNotification[] }>('perRecord'),
      get<ReminderSetting>('reminder'),
      settingsWords(app, pageLocale()),
    ]);
    body = html`<h3>${words.general}</h3>
      ${generalTable(general, known)}
      <p>${words.commenters}：${general.notifyToCommenter ? words.on : words.off}</p>
      <h3>${words.perRecord}</h3>
      ${conditionsTable(perRecord.notifications, known)}
      <h3>${words.reminder}</h3>
      ${remindersTable(reminder, known)}
      <p class="k-muted">${words.editNotifications}</p>`;
  } catch (error) {
    notice = { kind: 'error', words: words.failed(wordsOf(error)) };
    body = html``;
  }
  draw();

  function draw(): void {
    render(
      html`<section class="k-panel k-stack">
        <h2 class="k-panel__title">${words.notifications}</h2>
        <p><a href="#section=settings">${words.back}</a></p>
        ${noticeView(notice)} ${body}
      </section>`,
      root,
    );
  }
}

function table(heads: string[], rows: TemplateResult[]): TemplateResult {
  if (rows.length === 0) return html`<p>${text().none}</p>`;
  return html`<div class="k-table-scroll" tabindex="0">
    <table class="k-table k-table--stack">
      <thead>
        <tr>
          ${heads.map((head) => html`<th>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function generalTable({ notifications }: GeneralSetting, known: SettingsWords): TemplateResult {
  const words = text();
  return table(
    [words.recipient, ...GENERAL_FLAGS.map((flag) => words[flag])],
    notifications.map(
      (one) =>
        html`<tr>
          <td data-head=${words.recipient}>${known.entities([one])}</td>
          ${GENERAL_FLAGS.map((flag) => html`<td data-head=${words[flag]}>${one[flag] ? words.yes : ''}</td>`)}
        </tr>`,
    ),
  );
}

function conditionsTable(
  notifications: ConditionNotification[],
  known: SettingsWords,
): TemplateResult {
  const words = text();
  return table(
    [words.condition, words.content, words.recipient],
    notifications.map(
      (one) =>
        html`<tr>
          ${conditionCells(one, known)}
        </tr>`,
    ),
  );
}

function remindersTable(
  { notifications, timezone }: ReminderSetting,
  known: SettingsWords,
): TemplateResult {
  const words = text();
  return html`${table(
    [words.timing, words.condition, words.content, words.recipient],
    notifications.map(
      (one: Reminder) =>
        html`<tr>
          <td data-head=${words.timing}>${timingWords(one.timing, known)}</td>
          ${conditionCells(one, known)}
        </tr>`,
    ),
  )}
  ${timezone ? html`<p>${words.zone(timezone)}</p>` : ''}`;
}

function conditionCells(
  { filterCond, title, targets }: ConditionNotification,
  known: SettingsWords,
): TemplateResult {
  const words = text();
  return html`<td data-head=${words.condition}>${known.condition(filterCond)}</td>
    <td data-head=${words.content}>${title || words.noTitle}</td>
    <td data-head=${words.recipient}>${known.entities(targets)}</td>`;
}

function timingWords(timing: ReminderTiming, known: SettingsWords): string {
  const words = text();
  const label = known.label(timing.code);
  const days = Number(timing.daysLater);
  const day = days === 0 ? '' : days < 0 ? words.daysBefore(-days) : words.daysAfter(days);
  if ('time' in timing) return words.atTime(label, day || words.sameDay, timing.time);
  const count = Number(timing.hoursLater);
  const hours = count === 0 ? '' : count < 0 ? words.hoursBefore(-count) : words.hoursAfter(count);
  return words.afterHours(label, day, hours || (day ? '' : words.moment));
}
