/** A table of users, departments, groups and fields with what each is allowed, most important first. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type Candidates, candidateSelect, chosenIn, type EntityType } from './candidates';
import type { SettingsWords } from './entity-words';
import { moved, orderButtons } from './parts';
import { text } from './rights-messages';

export type Kind = 'app' | 'record' | 'field';

export interface Entry {
  entity: { type: string; code: string | null };
  includeSubs: boolean;
  [right: string]: unknown;
}

/** The first is what all others of records need. */
const FLAGS = {
  app: [
    ...(['recordViewable', 'recordAddable', 'recordEditable', 'recordDeletable'] as const),
    ...(['appEditable', 'recordImportable', 'recordExportable'] as const),
  ],
  record: ['viewable', 'editable', 'deletable'] as const,
};
const LEVELS = ['NONE', 'READ', 'WRITE'] as const;

export interface EntryTable {
  kind: Kind;
  entries: Entry[];
  /** What the rights are for. */
  label: string;
  put(next: Entry[]): unknown;
  candidates: Candidates;
  names: SettingsWords;
}

export function entryTable(setting: EntryTable): TemplateResult {
  const { entries, label, put } = setting;
  const words = text();
  const movable = entries.filter((entry) => !isEveryone(entry)).length;
  return html`<div class="k-table-scroll" tabindex="0" role="region" aria-label=${label}>
      <table class="k-table k-table--stack">
        <thead>
          <tr>
            <th scope="col">${words.who}</th>
            <th scope="col">${words.allowed}</th>
            <th scope="col">${words.order}</th>
          </tr>
        </thead>
        <tbody>
          ${entries.map((entry, index) => row(setting, entry, index, movable))}
        </tbody>
      </table>
    </div>
    <form
      class="k-row"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const form = event.currentTarget as HTMLFormElement;
        const select = form.querySelector('select');
        const entity = select && chosenIn(select);
        if (!entity) return;
        form.reset();
        const nothing = setting.kind === 'field' ? { accessibility: 'READ' } : {};
        put([{ entity, includeSubs: false, ...nothing }, ...entries]);
      }}
    >
      <label class="k-grow"
        ><span class="k-hidden-text">${words.addWho}（${label}）</span>${candidateSelect(
          setting.candidates,
          typesOf(setting.kind),
          entries.map(({ entity }) => entity),
        )}</label
      >
      <button class="k-button">${words.add}</button>
    </form>`;
}

function row(setting: EntryTable, entry: Entry, index: number, movable: number): TemplateResult {
  const { entries, put, names } = setting;
  const words = text();
  const name = names.entities([{ entity: entry.entity, includeSubs: false }]);
  const change = (next: Partial<Entry>) =>
    put(entries.map((one) => (one === entry ? { ...one, ...next } : one)));
  return html`<tr>
    <td data-head=${words.who}>
      ${name}
      ${
        entry.entity.type === 'ORGANIZATION'
          ? check(words.subs, entry.includeSubs, (on) => change({ includeSubs: on }))
          : ''
      }
    </td>
    <td data-head=${words.allowed}>
      ${setting.kind === 'field' ? level(entry, name, change) : flags(setting.kind, entry, change)}
    </td>
    ${
      isEveryone(entry)
        ? html`<td></td>`
        : html`<td data-head=${words.order}>
            <div class="k-row">
              ${orderButtons(index, movable, { up: words.up(name), down: words.down(name) }, (by) =>
                put(moved(entries, index, by)),
              )}
              <button
                type="button"
                class="k-button"
                aria-label=${words.remove(name)}
                @click=${() => put(entries.filter((one) => one !== entry))}
              >
                ${words.removeWord}
              </button>
            </div>
          </td>`
    }
  </tr>`;
}

function flags(
  kind: 'app' | 'record',
  entry: Entry,
  change: (next: Partial<Entry>) => unknown,
): TemplateResult {
  const words = text();
  return html`<div class="k-choices">
    ${FLAGS[kind].map((flag) =>
      check(words[flag], entry[flag] === true, (on) => change(implied(kind, flag, on))),
    )}
  </div>`;
}

/** Editing and deleting need viewing (page レコードのアクセス権の設定を変更する). */
function implied(kind: 'app' | 'record', flag: string, on: boolean): Partial<Entry> {
  const [view, edit, remove] =
    kind === 'record'
      ? ['viewable', 'editable', 'deletable']
      : ['recordViewable', 'recordEditable', 'recordDeletable'];
  if (on && (flag === edit || flag === remove)) return { [flag]: true, [view as string]: true };
  if (!on && flag === view)
    return { [flag]: false, [edit as string]: false, [remove as string]: false };
  return { [flag]: on };
}

function check(label: string, on: boolean, change: (on: boolean) => unknown): TemplateResult {
  return html`<label class="k-check">
    <input
      type="checkbox"
      .checked=${live(on)}
      @change=${(event: Event) => change((event.currentTarget as HTMLInputElement).checked)}
    />${label}
  </label>`;
}

function level(
  entry: Entry,
  name: string,
  change: (next: Partial<Entry>) => unknown,
): TemplateResult {
  const words = text();
  return html`<select
    class="k-input"
    aria-label=${name}
    @change=${(event: Event) =>
      change({ accessibility: (event.currentTarget as HTMLSelectElement).value })}
  >
    ${LEVELS.map(
      (one) =>
        html`<option value=${one} .selected=${entry['accessibility'] === one}>
          ${words[one]}
        </option>`,
    )}
  </select>`;
}

/** A field's value is a record's: the rights of the app cannot go by it. */
const typesOf = (kind: Kind): EntityType[] => [
  ...(kind === 'app' ? [] : (['FIELD_ENTITY'] as const)),
  ...(['ORGANIZATION', 'GROUP', 'USER'] as const),
];

const isEveryone = ({ entity }: Entry): boolean =>
  entity.type === 'GROUP' && entity.code === 'everyone';
