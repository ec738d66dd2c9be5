/**
 * アクセス権 of the app settings: rights of the app, of records and of fields on one page. Every change is
 * sent at once into the preview, where the server says what is wrong with it.
 */
import { html, render, type TemplateResult } from 'lit';
import type { FieldProperty } from '../../apps/definition';
import { rest } from '../api/rest';
import type { Named } from '../fields/values';
import { wordsOf } from '../shell/failure';
import { type Candidates, readCandidates } from './candidates';
import { settingsWords, type SettingsWords } from './entity-words';
import { pageLocale } from './page-locale';
import { noticeView, type Notice } from './parts';
import { text } from './rights-messages';
import { type Entry, entryTable, type Kind } from './rights-table';

const PATHS: Record<Kind, string> = {
  app: '/k/v1/preview/app/acl.json',
  record: '/k/v1/preview/record/acl.json',
  field: '/k/v1/preview/field/acl.json',
};

interface Rights {
  app: Entry[];
  record: { filterCond: string; entities: Entry[] }[];
  field: { code: string; entities: Entry[] }[];
}

/** Types whose value can name people. */
const NAMING = new Set([
  ...['USER_SELECT', 'ORGANIZATION_SELECT', 'GROUP_SELECT'],
  ...['CREATOR', 'MODIFIER', 'STATUS_ASSIGNEE'],
]);

export async function rightsSection(
  app: string,
  root: HTMLElement,
  changed: () => void,
): Promise<void> {
  let rights: Rights | undefined;
  let known: SettingsWords | undefined;
  let candidates: Candidates = { USER: [], ORGANIZATION: [], GROUP: [], FIELD_ENTITY: [] };
  let fields: Named[] = [];
  let notice: Notice | undefined;
  await load();

  async function load(): Promise<void> {
    const read = <T>(kind: Kind) => rest<{ rights: T }>('GET', PATHS[kind], { app });
    try {
      const [ofApp, ofRecords, ofFields, form, words] = await Promise.all([
        read<Rights['app']>('app'),
        read<Rights['record']>('record'),
        read<Rights['field']>('field'),
        rest<{ properties: Record<string, FieldProperty> }>(
          'GET',
          '/k/v1/preview/app/form/fields.json',
          { app, lang: 'user' },
        ),
        settingsWords(app, pageLocale()),
      ]);
      rights = { app: ofApp.rights, record: ofRecords.rights, field: ofFields.rights };
      known = words;
      const all = Object.values(form.properties);
      const named = ({ code, label }: FieldProperty): Named => ({ code, name: label });
      fields = all.flatMap((one) => [one, ...Object.values(one.fields ?? {})]).map(named);
      candidates = await readCandidates(all, NAMING);
    } catch (error) {
      notice = { kind: 'error', words: text().loadFailed(wordsOf(error)) };
    }
    draw();
  }

  async function save(kind: Kind, next: Rights[Kind]): Promise<void> {
    try {
      await rest('PUT', PATHS[kind], { app, rights: next });
      notice = { kind: 'success', words: text().saved };
      changed();
    } catch (error) {
      notice = { kind: 'error', words: text().failed(wordsOf(error)) };
    }
    await load();
  }

  function draw(): void {
    const words = text();
    render(
      html`<p><a href="#section=settings">${words.back}</a></p>
        <section class="k-panel k-stack">
          <h2 class="k-panel__title">${words.rights}</h2>
          <p class="k-muted">${words.hint}</p>
          ${noticeView(notice)}
        </section>
        ${rights && known ? panels(rights, known) : html`<div class="k-spinner"></div>`}`,
      root,
    );
  }

  function panels(present: Rights, names: SettingsWords): TemplateResult {
    const words = text();
    const table = (kind: Kind, entries: Entry[], label: string, put: (next: Entry[]) => unknown) =>
      entryTable({ kind, entries, label, put, candidates, names });
    const replaced = <T>(list: T[], index: number, one: T): T[] =>
      list.map((before, at) => (at === index ? one : before));
    return html`<section class="k-panel k-stack">
        <h2 class="k-panel__title">${words.app}</h2>
        ${table('app', present.app, words.app, (next) => save('app', next))}
      </section>
      <section class="k-panel k-stack">
        <h2 class="k-panel__title">${words.record}</h2>
        <p class="k-muted">${words.recordHint}</p>
        ${present.record.length === 0 ? html`<p class="k-empty">${words.none}</p>` : ''}
        ${present.record.map((one, index) => {
          const label = names.condition(one.filterCond);
          return html`${blockHead(label, () =>
            save(
              'record',
              present.record.filter((other) => other !== one),
            ),
          )}
          ${table('record', one.entities, label, (entities) =>
            save('record', replaced(present.record, index, { ...one, entities })),
          )}`;
        })}
        <form
          class="k-stack"
          @submit=${(event: SubmitEvent) => {
            const filterCond = given(event, 'condition');
            void save('record', [...present.record, { filterCond, entities: [] }]);
          }}
        >
          <label class="k-field">
            <span class="k-field__label">${words.condition}</span>
            <input class="k-input" name="condition" autocomplete="off" />
            <span class="k-muted">${words.conditionHint}</span>
          </label>
          <p><button class="k-button">${words.addCondition}</button></p>
        </form>
      </section>
      <section class="k-panel k-stack">
        <h2 class="k-panel__title">${words.field}</h2>
        <p class="k-muted">${words.fieldHint}</p>
        ${present.field.length === 0 ? html`<p class="k-empty">${words.none}</p>` : ''}
        ${present.field.map((one, index) => {
          const label = fields.find(({ code }) => code === one.code)?.name ?? one.code;
          return html`${blockHead(label, () =>
            save(
              'field',
              present.field.filter((other) => other !== one),
            ),
          )}
          ${table('field', one.entities, label, (entities) =>
            save('field', replaced(present.field, index, { ...one, entities })),
          )}`;
        })}
        <form
          class="k-stack"
          @submit=${(event: SubmitEvent) => {
            const code = given(event, 'field');
            if (code !== '') void save('field', [...present.field, { code, entities: [] }]);
          }}
        >
          <label class="k-field">
            <span class="k-field__label">${words.theField}</span>
            <select class="k-input" name="field" required>
              <option value="">${words.choose}</option>
              ${fields
                .filter(({ code }) => !present.field.some((one) => one.code === code))
                .map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
            </select>
          </label>
          <p><button class="k-button">${words.addField}</button></p>
        </form>
      </section>`;
  }
}

function blockHead(label: string, remove: () => unknown): TemplateResult {
  const words = text();
  return html`<div class="k-row">
    <h3 class="k-grow">${label}</h3>
    <button type="button" class="k-button" aria-label=${words.remove(label)} @click=${remove}>
      ${words.removeWord}
    </button>
  </div>`;
}

/** What a form's input holds; the form itself is emptied and goes nowhere. */
function given(event: SubmitEvent, name: string): string {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const value = new FormData(form).get(name);
  form.reset();
  return typeof value === 'string' ? value : '';
}
