/** The dialog behind the icon of a user, organization or group field: the whole list with a search, to tick. */
import { html, nothing, render } from 'lit';
import { live } from 'lit/directives/live.js';
import { createDialog } from '../api';
import { matching, nameAndCode } from '../fields/matching';
import type { Person } from './defaults';
import { text } from './messages';

/** @returns the ticked ones in the order of the list, or null when nothing is to change */
export async function pickPeople(
  title: string,
  people: readonly Person[],
  chosen: readonly string[],
): Promise<Person[] | null> {
  const words = text();
  const body = document.createElement('div');
  body.className = 'rf-people';
  const ticked = new Set(chosen);
  let typed = '';
  const tick = (code: string, on: boolean): void => {
    if (on) ticked.add(code);
    else ticked.delete(code);
  };
  const draw = (): void => {
    const found = matching(people, typed, nameAndCode);
    render(
      html`<input
          class="rf-input"
          type="search"
          placeholder=${words.searchPeople}
          aria-label=${words.searchPeople}
          @input=${(event: Event) => {
            typed = (event.target as HTMLInputElement).value;
            draw();
          }}
        />
        <div class="rf-people-list" role="group" aria-label=${title}>
          ${found.map(
            ({ code, name }) =>
              html`<label class="rf-choice"
                ><input
                  type="checkbox"
                  .checked=${live(ticked.has(code))}
                  @change=${(event: Event) => tick(code, (event.target as HTMLInputElement).checked)}
                /><span>${name}</span></label
              >`,
          )}
          ${found.length === 0 ? html`<p class="rf-hint">${words.nobodyFound}</p>` : nothing}
        </div>`,
      body,
    );
  };
  draw();
  const dialog = await createDialog({
    title,
    body,
    showCancelButton: true,
    cancelButtonText: words.cancel,
    showCloseButton: true,
  });
  if ((await dialog.show()) !== 'OK') return null;
  return people.filter(({ code }) => ticked.has(code));
}
