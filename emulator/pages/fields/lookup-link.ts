/** Link from a lookup's key to the record it was taken from. */
import type { nothing } from 'lit';
import { html, type TemplateResult } from 'lit';
import type { LookupSetting } from '../../apps/definition';
import { listAddress, recordAddress } from '../addresses';
import type { Get } from './display';
import { fieldText } from './messages';
import { quote } from '../../query';

/**
 * The record id is not kept with the value, so it is asked for at the click and not for every row shown.
 * Without a click handler (opened in a new tab) the source app's list filtered by the key opens.
 */
export function lookupLink(
  lookup: LookupSetting,
  value: string,
  shown: TemplateResult | string | typeof nothing,
  get: Get,
): TemplateResult {
  const app = lookup.relatedApp.app;
  const query = `${lookup.relatedKeyField} = ${quote(value)}`;
  return html`<a
    class="field-lookup"
    href=${listAddress(app, `?query=${encodeURIComponent(query)}`)}
    title=${fieldText().openSource}
    @click=${(event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void open(event.currentTarget as HTMLElement, app, query, get);
    }}
    >${shown}</a
  >`;
}

async function open(anchor: HTMLElement, app: string, query: string, get: Get): Promise<void> {
  anchor.parentElement?.querySelector('.field-lookup-note')?.remove();
  try {
    const answer = (await get('/k/v1/records.json', {
      app,
      query: `${query} limit 1`,
      fields: ['$id'],
    })) as { records: { $id: { value: string } }[] };
    const id = answer.records[0]?.$id.value;
    if (id) location.assign(recordAddress(app, { recordId: id }));
    else say(anchor, fieldText().sourceMissing);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    say(anchor, `${fieldText().sourceUnknown}${reason}`);
  }
}

function say(anchor: HTMLElement, words: string): void {
  const note = document.createElement('span');
  note.className = 'field-lookup-note';
  note.setAttribute('role', 'alert');
  note.textContent = words;
  anchor.after(note);
}
