/** The actions of process management as cards: from which status to which, on which records, by whom. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { moved } from './parts';
import {
  type ActionPart,
  actionPlace,
  type DraftAction,
  type DraftState,
  nextId,
} from './process-draft';
import {
  cardButtons,
  choice,
  entityList,
  idAt,
  labelled,
  type ProcessEditor,
  textInput,
} from './process-editor';
import { text } from './process-messages';
import { moveButton } from './process-states';

export function actionsEditor(editor: ProcessEditor, states: DraftState[]): TemplateResult {
  const words = text();
  const { actions } = editor.draft;
  const add = (): void => {
    const id = nextId(actions);
    const action: DraftAction = {
      ...{ id, name: '', from: undefined, to: undefined, filterCond: '' },
      ...{ type: 'PRIMARY', entities: [] },
    };
    editor.change(
      { actions: [...actions, action] },
      { focus: `#${idAt(actionPlace(id, 'from'))}` },
    );
  };
  return html`<ol class="process-cards">
      ${repeat(
        actions,
        ({ id }) => id,
        (action, index) => card(editor, states, action, index),
      )}
    </ol>
    <p>
      <button type="button" class="k-button" id="process-add-action" @click=${add}>
        ＋ ${words.addAction}
      </button>
    </p>`;
}

function card(
  editor: ProcessEditor,
  states: DraftState[],
  action: DraftAction,
  index: number,
): TemplateResult {
  const words = text();
  const { actions } = editor.draft;
  const title = words.action(index + 1);
  const place = (part: ActionPart): string => actionPlace(action.id, part);
  const change = (next: Partial<DraftAction>, part: ActionPart, focus?: string): void =>
    editor.change(
      { actions: actions.map((one) => (one === action ? { ...one, ...next } : one)) },
      { touched: place(part), ...(focus ? { focus } : {}) },
    );
  const status = (part: 'from' | 'to'): TemplateResult => {
    const choices = [
      ['', words.choose] as const,
      ...states.map(({ id, name }) => [String(id), name] as const),
    ];
    const present = states.some(({ id }) => id === action[part]) ? String(action[part]) : '';
    return labelled(
      editor,
      place(part),
      words[part],
      choice(editor, place(part), choices, present, (id) =>
        change({ [part]: id === '' ? undefined : Number(id) }, part),
      ),
    );
  };
  return html`<li class="process-card" id=${idAt(`action ${action.id}`)}>
    <fieldset>
      <legend>${title}</legend>
      ${cardButtons(
        action.name || title,
        index,
        actions.length,
        (by) =>
          editor.change(
            { actions: moved(actions, index, by) },
            { focus: moveButton(`action ${action.id}`, by) },
          ),
        () =>
          editor.change(
            { actions: actions.filter((one) => one !== action) },
            { focus: '#process-add-action' },
          ),
      )}
      <div class="process-grid">
        ${status('from')}
        ${labelled(
          editor,
          place('name'),
          words.actionName,
          textInput(editor, place('name'), action.name, (name) => change({ name }, 'name')),
        )}
        ${status('to')}
      </div>
      <div class="process-grid">
        ${condition(editor, action, change)} ${who(editor, action, change)}
      </div>
    </fieldset>
  </li>`;
}

type Change = (next: Partial<DraftAction>, part: ActionPart, focus?: string) => void;

function condition(editor: ProcessEditor, action: DraftAction, change: Change): TemplateResult {
  const words = text();
  const place = actionPlace(action.id, 'filterCond');
  const wrong = editor.problems.has(place);
  const build = async (): Promise<void> => {
    const filterCond = await editor.build(action.filterCond);
    if (filterCond !== undefined) change({ filterCond }, 'filterCond');
  };
  return html`<div class="process-who">
    ${labelled(
      editor,
      place,
      words.condition,
      html`<textarea
          class=${`k-textarea k-textarea--code ${wrong ? 'k-textarea--error' : ''}`}
          id=${idAt(place)}
          rows="2"
          aria-invalid=${wrong}
          aria-describedby=${`${idAt(place)}-words${wrong ? ` ${idAt(place)}-error` : ''}`}
          .value=${live(action.filterCond)}
          @input=${(event: Event) =>
            change(
              { filterCond: (event.currentTarget as HTMLTextAreaElement).value },
              'filterCond',
            )}
        ></textarea>
        <span class="k-field__hint k-wrap-any" id=${`${idAt(place)}-words`}
          >${words.conditionHint(editor.names.condition(action.filterCond.trim()))}</span
        >`,
    )}
    <p>
      <button type="button" class="k-button k-button--small" @click=${build}>
        ${words.buildCondition}
      </button>
    </p>
  </div>`;
}

function who(editor: ProcessEditor, action: DraftAction, change: Change): TemplateResult {
  const words = text();
  const place = actionPlace(action.id, 'executableUser');
  const choices = (['PRIMARY', 'SECONDARY'] as const).map((type) => [type, words[type]] as const);
  return html`<div class="process-who">
    <div class="k-field">
      <label class="k-field__label" for=${idAt(place)}>${words.who}</label>
      ${choice(editor, place, choices, action.type, (type) =>
        change({ type: type === 'SECONDARY' ? type : 'PRIMARY' }, 'executableUser'),
      )}
    </div>
    ${
      action.type === 'SECONDARY'
        ? entityList(editor, place, words.executable, action.entities, (entities, focus) =>
            change({ entities }, 'executableUser', focus),
          )
        : ''
    }
  </div>`;
}
