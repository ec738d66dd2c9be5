/**
 * プロセス管理 of the app settings. What is changed stays on the page until 保存 puts all of it into the
 * preview at once; what is refused stays too, with the reason at its place.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldProperty, ProcessManagement } from '../../apps/definition';
import { rest, RestError } from '../api/rest';
import { openFilterDialog } from '../list/filter-dialog';
import { wordsOf } from '../shell/failure';
import { type Candidates, readCandidates } from './candidates';
import { settingsWords, type SettingsWords } from './entity-words';
import { text as flowText } from './flow-messages';
import { noticeView, type Notice } from './parts';
import { pageLocale } from './page-locale';
import { actionsEditor } from './process-actions';
import {
  draftOf,
  placed,
  problemsOf,
  type Problems,
  type ProcessDraft,
  type Wrong,
  written,
} from './process-draft';
import type { ProcessEditor } from './process-editor';
import { text } from './process-messages';
import './process.css';
import { statesEditor } from './process-states';

const PATH = '/k/v1/preview/app/status.json';
/** Field types process management can find users in (REST, `FIELD_ENTITY`). */
const NAMING = new Set([
  ...['CREATOR', 'MODIFIER', 'USER_SELECT', 'ORGANIZATION_SELECT', 'GROUP_SELECT'],
]);

type Settings = ProcessManagement & { revision: string };

interface Known {
  fields: Record<string, FieldProperty>;
  candidates: Candidates;
  names: SettingsWords;
}

/** @returns whether something on the page is not saved */
export async function processSection(
  app: string,
  root: HTMLElement,
  changed: () => void,
): Promise<() => boolean> {
  /** The settings the draft was made from. */
  let base: Settings | undefined;
  let draft: ProcessDraft = { enable: false, states: undefined, actions: [] };
  let problems: Problems<string> = new Map();
  let known: Known | undefined;
  let notice: Notice | undefined;
  let busy = false;
  draw();
  await load();
  return unsaved;

  async function load(): Promise<void> {
    try {
      const [present, form, names] = await Promise.all([
        read(),
        rest<{ properties: Record<string, FieldProperty> }>(
          'GET',
          '/k/v1/preview/app/form/fields.json',
          { app, lang: 'user' },
        ),
        settingsWords(app, pageLocale()),
      ]);
      const fields = form.properties;
      known = { fields, names, candidates: await readCandidates(Object.values(fields), NAMING) };
      base = present;
      draft = draftOf(present);
    } catch (error) {
      notice = { kind: 'error', words: flowText().failed(wordsOf(error)) };
    }
    draw();
  }

  function read(): Promise<Settings> {
    return rest<Settings>('GET', PATH, { app });
  }

  function unsaved(): boolean {
    return base !== undefined && !same(written(draft), written(draftOf(base)));
  }

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (busy || !base || !known) return;
    const words = text();
    problems = new Map(
      [...problemsOf(draft, known.fields)].map(([place, wrong]) => [place, wrongWords(wrong)]),
    );
    if (problems.size > 0) return refused(words.notSaved);
    busy = true;
    try {
      const present = await read();
      if (!same(draftOf(present), draftOf(base))) {
        base = present;
        refused(words.conflict);
        return;
      }
      await rest('PUT', PATH, { app, ...written(draft), revision: present.revision });
      changed();
      base = await read();
      draft = draftOf(base);
      notice = { kind: 'success', words: words.saved };
    } catch (error) {
      const errors = error instanceof RestError ? (error.errors ?? {}) : {};
      const { problems: there, others } = placed(draft, errors);
      problems = there;
      const all = there.size > 0 && others.length === 0;
      refused(all ? words.notSaved : flowText().failed(wordsOf(error)));
    } finally {
      busy = false;
      draw();
    }
  }

  /** Shows why nothing was saved, and brings the keyboard to the first place that is wrong. */
  function refused(words: string): void {
    notice = { kind: 'error', words };
    draw();
    const wrong = root.querySelector<HTMLElement>('[aria-invalid="true"]');
    wrong?.focus();
    wrong?.scrollIntoView({ block: 'center' });
  }

  function change(
    next: Partial<ProcessDraft>,
    after: { touched?: string; focus?: string } = {},
  ): void {
    draft = { ...draft, ...next };
    if (after.touched) problems.delete(after.touched);
    notice = undefined;
    draw();
    if (after.focus) root.querySelector<HTMLElement>(after.focus)?.focus();
  }

  async function build(fields: Known['fields'], condition: string): Promise<string | undefined> {
    const states = (draft.states ?? []).map(({ name }) => name);
    const locale = pageLocale();
    return (await openFilterDialog({ fields, states, locale, present: { condition } }))?.condition;
  }

  function draw(): void {
    const words = flowText();
    render(
      html`<section class="k-panel k-stack">
        <h2 class="k-panel__title">${words.process}</h2>
        <p><a href="#section=settings">${words.back}</a></p>
        ${
          known
            ? html`<form class="k-stack" novalidate autocomplete="off" @submit=${save}>
                ${content(known)}
              </form>`
            : (noticeView(notice) ?? nothing)
        }
        ${!known && !notice ? html`<div class="k-spinner"></div>` : nothing}
      </section>`,
      root,
    );
  }

  function content(present: Known): TemplateResult {
    const words = flowText();
    const editor: ProcessEditor = {
      ...{ draft, problems, change, ...present },
      build: (condition) => build(present.fields, condition),
    };
    return html`<label class="k-check">
        <input
          type="checkbox"
          .checked=${live(draft.enable)}
          @change=${(event: Event) =>
            change({ enable: (event.currentTarget as HTMLInputElement).checked })}
        />
        <span>${words.enable}</span>
      </label>
      <p class="k-muted">${draft.states ? words.offHint : words.neverSet}</p>
      ${
        draft.states
          ? html`<h3>${words.states}</h3>
              ${statesEditor(editor, draft.states)}
              <h3>${words.actions}</h3>
              ${draft.actions.length === 0 ? html`<p class="k-muted">${words.noActions}</p>` : nothing}
              ${actionsEditor(editor, draft.states)}`
          : nothing
      }
      <div class="process-save k-stack">
        ${noticeView(notice)}
        <p class="k-form-actions">
          <button class="k-button">${text().save}</button>
          <span class="k-muted" role="status">${unsaved() ? text().unsaved : ''}</span>
        </p>
      </div>`;
  }
}

function wrongWords(wrong: Wrong): string {
  const words = text();
  if (typeof wrong === 'string') return words[wrong];
  return 'unknownField' in wrong
    ? words.unknownField(wrong.unknownField)
    : words.wrongOperator(wrong.wrongOperator);
}

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
