/** ステータスの履歴: who ran which action when, in a dialog. */
import { html, render } from 'lit';
import { createDialog, rest } from '../api';
import { dateTimeText, type Locale } from '../fields/values';
import { text } from './messages';

/** One line of `/k/internal/record/status-steps.json` (emulator/records/status-history.ts). */
interface Step {
  at: string;
  user: { code: string; name: string };
  action: string;
  from: string;
  to: string;
  waits: boolean;
}

/** @throws RestError */
export async function showStatusHistory(
  place: { appId: number; recordId: number },
  locale: Locale,
): Promise<void> {
  const words = text();
  const { steps } = await rest<{ steps: Step[] }>('GET', '/k/internal/record/status-steps.json', {
    app: place.appId,
    record: place.recordId,
  });
  const body = document.createElement('div');
  render(
    steps.length === 0
      ? html`<p>${words.noStatusHistory}</p>`
      : html`<div class="k-table-scroll">
          <table class="k-table">
            <thead>
              <tr>
                <th>${words.at}</th>
                <th>${words.assignee}</th>
                <th>${words.action}</th>
                <th>${words.status}</th>
              </tr>
            </thead>
            <tbody>
              ${steps.map(
                (step) =>
                  html`<tr>
                    <td>${dateTimeText(step.at, locale)}</td>
                    <td>${step.user.name}</td>
                    <td>${step.action}</td>
                    <td>
                      ${step.waits ? words.stillWaiting(step.from) : `${step.from} → ${step.to}`}
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`,
    body,
  );
  const dialog = await createDialog({
    title: words.statusHistory,
    body,
    okButtonText: words.close,
    showCloseButton: true,
  });
  await dialog.show();
}
