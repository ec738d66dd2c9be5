/** Dialogs of the process bar: before a status action is run, and to put others in the assignees' place. */
import { html, nothing, render } from 'lit';
import { createDialog } from '../api';
import type { RecordValues } from '../api';
import { directory } from '../fields/directory';
import { distinct } from './choosable';
import type { Person } from './defaults';
import { text } from './messages';
import { pickPeople } from './people-picker';
import { statusOf } from './process';
import type { Runnable } from './process';

/** @returns the chosen assignee (null when none is needed), or undefined when it was not confirmed */
export async function confirmAction({
  action,
  next,
  candidates,
}: Runnable): Promise<string | null | undefined> {
  const words = text();
  const body = document.createElement('div');
  body.className = 'rf-proceed';
  let chosen = candidates.length === 1 ? (candidates[0]?.code ?? '') : '';
  let missing = false;
  const draw = (): void => {
    const question =
      action.from === action.to
        ? words.sameStatus(action.name)
        : words.proceedAsk(action.name, next.name);
    render(
      html`<p>${question}</p>
        ${
          candidates.length === 0
            ? nothing
            : html`<label class="rf-label" for="rf-next-assignee">${words.chooseAssignee}</label>
                <select
                  class="rf-input"
                  id="rf-next-assignee"
                  aria-invalid=${missing ? 'true' : 'false'}
                  @change=${(event: Event) => {
                    chosen = (event.target as HTMLSelectElement).value;
                    missing = false;
                    draw();
                  }}
                >
                  <option value="" ?selected=${chosen === ''}>${words.notChosen}</option>
                  ${candidates.map(
                    ({ code, name }) =>
                      html`<option value=${code} ?selected=${code === chosen}>${name}</option>`,
                  )}
                </select>
                ${
                  missing
                    ? html`<div class="rf-error" role="alert">${words.assigneeNeeded}</div>`
                    : nothing
                }`
        }`,
      body,
    );
  };
  draw();
  const dialog = await createDialog({
    title: action.name,
    body,
    okButtonText: words.proceed,
    showCancelButton: true,
    cancelButtonText: words.cancel,
    showCloseButton: true,
    beforeClose: (answer) => {
      missing = answer === 'OK' && candidates.length > 0 && chosen === '';
      draw();
      return !missing;
    },
  });
  if ((await dialog.show()) !== 'OK') return undefined;
  return candidates.length === 0 ? null : chosen;
}

/** @returns who is to act now, or null when nothing is to change @throws RestError */
export async function askAssignees(record: RecordValues): Promise<Person[] | null> {
  const present = statusOf(record)?.assignees ?? [];
  // The present ones first: in a long list they would have to be looked for.
  const users = distinct([...present, ...(await directory('user'))]);
  const codes = present.map(({ code }) => code);
  return pickPeople(text().reassign, users, codes);
}
