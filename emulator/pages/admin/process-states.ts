/** The statuses of process management as cards, in their order; the first one stays first. */
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { moved } from './parts';
import { type DraftState, nextId, statePlace } from './process-draft';
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

const TYPES = ['ONE', 'ALL', 'ANY'] as const;

export function statesEditor(editor: ProcessEditor, states: DraftState[]): TemplateResult {
  const words = text();
  const add = (): void => {
    const id = nextId(states);
    const state: DraftState = { id, key: undefined, name: '', type: 'ONE', entities: [] };
    editor.change({ states: [...states, state] }, { focus: `#${idAt(statePlace(id, 'name'))}` });
  };
  return html`<ol class="process-cards">
      ${repeat(
        states,
        ({ id }) => id,
        (state, index) => card(editor, states, state, index),
      )}
    </ol>
    <p>
      <button type="button" class="k-button" id="process-add-state" @click=${add}>
        ＋ ${words.addState}
      </button>
    </p>`;
}

function card(
  editor: ProcessEditor,
  states: DraftState[],
  state: DraftState,
  index: number,
): TemplateResult {
  const words = text();
  const isFirst = index === 0;
  const title = isFirst ? words.firstState : words.state(index + 1);
  const name = statePlace(state.id, 'name');
  const change = (next: Partial<DraftState>, touched: string, focus?: string): void =>
    editor.change(
      { states: states.map((one) => (one === state ? { ...one, ...next } : one)) },
      { touched, ...(focus ? { focus } : {}) },
    );
  return html`<li class="process-card" id=${idAt(`state ${state.id}`)}>
    <fieldset>
      <legend>${title}</legend>
      ${
        isFirst
          ? html`<p class="k-muted">${words.firstHint}</p>`
          : cardButtons(
              state.name || title,
              index - 1,
              states.length - 1,
              (by) =>
                editor.change(
                  { states: moved(states, index, by) },
                  { focus: moveButton(`state ${state.id}`, by) },
                ),
              () =>
                editor.change(
                  { states: states.filter((one) => one !== state) },
                  { focus: '#process-add-state' },
                ),
            )
      }
      <div class="process-grid">
        ${labelled(
          editor,
          name,
          words.stateName,
          textInput(editor, name, state.name, (value) => change({ name: value }, name)),
        )}
        ${isFirst ? firstAssignee(editor, state, change) : assignee(editor, state, change)}
      </div>
    </fieldset>
  </li>`;
}

/** Of the two buttons of a card, the one that was pressed, or at the end of the way the other. */
export function moveButton(card: string, by: -1 | 1): string {
  const buttons = `#${idAt(card)} .process-card__buttons .k-icon-button`;
  const pressed = `${buttons}:nth-of-type(${by < 0 ? 1 : 2}):not(:disabled)`;
  return `${pressed}, ${buttons}:not(:disabled)`;
}

type Change = (next: Partial<DraftState>, touched: string, focus?: string) => void;

/** kintone takes the record's creator or nobody there. */
function firstAssignee(editor: ProcessEditor, state: DraftState, change: Change): TemplateResult {
  const words = text();
  const place = statePlace(state.id, 'assignee');
  const creator = Object.values(editor.fields).find(({ type }) => type === 'CREATOR')?.code ?? '';
  const present = state.entities.length === 0 ? '' : creator;
  const choices = [[creator, words.creator] as const, ['', words.nobody] as const];
  return labelled(
    editor,
    place,
    words.assignee,
    choice(editor, place, choices, present, (code) =>
      change(
        {
          type: 'ONE',
          entities:
            code === '' ? [] : [{ entity: { type: 'FIELD_ENTITY', code }, includeSubs: false }],
        },
        place,
      ),
    ),
  );
}

function assignee(editor: ProcessEditor, state: DraftState, change: Change): TemplateResult {
  const words = text();
  const place = statePlace(state.id, 'assignee');
  const choices = TYPES.map((type) => [type, words[type]] as const);
  const isType = (value: string): value is DraftState['type'] =>
    TYPES.some((type) => type === value);
  return html`<div class="process-who">
    <div class="k-field">
      <label class="k-field__label" for=${idAt(place)}>${words.assignee}</label>
      ${choice(editor, place, choices, state.type, (type) => {
        if (isType(type)) change({ type }, place);
      })}
    </div>
    ${entityList(editor, place, words.assignee, state.entities, (entities, focus) =>
      change({ entities }, place, focus),
    )}
  </div>`;
}
