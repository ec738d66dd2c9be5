/** What the statuses and the actions of process management are edited with: the draft, its problems, common inputs. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldProperty, ProcessEntity } from '../../apps/definition';
import { type Candidates, candidateSelect, chosenIn, type EntityType } from './candidates';
import type { SettingsWords } from './entity-words';
import { orderButtons } from './parts';
import type { Problems, ProcessDraft } from './process-draft';
import { text } from './process-messages';

export interface ProcessEditor {
  draft: ProcessDraft;
  problems: Problems<string>;
  fields: Record<string, FieldProperty>;
  candidates: Candidates;
  names: SettingsWords;
  /**
   * @param touched the place whose problem is answered by the change
   * @param focus a selector: what has the keyboard afterwards, when what had it moves or goes
   */
  change(next: Partial<ProcessDraft>, after?: { touched?: string; focus?: string }): void;
  /** Opens the filter dialog. @returns undefined when it was left */
  build(condition: string): Promise<string | undefined>;
}

const ALL_TYPES: EntityType[] = ['FIELD_ENTITY', 'ORGANIZATION', 'GROUP', 'USER'];

export const idAt = (place: string): string => `process-${place.replaceAll(' ', '-')}`;

/** An input under its label, with what is wrong below it. */
export function labelled(
  { problems }: ProcessEditor,
  place: string,
  label: string,
  input: TemplateResult,
): TemplateResult {
  return html`<div class="k-field">
    <label class="k-field__label" for=${idAt(place)}>${label}</label>
    ${input} ${problem(problems, place)}
  </div>`;
}

export function problem(
  problems: Problems<string>,
  place: string,
): TemplateResult | typeof nothing {
  const words = problems.get(place);
  if (words === undefined) return nothing;
  return html`<span class="k-field__error" id=${`${idAt(place)}-error`}>${words}</span>`;
}

export function textInput(
  editor: ProcessEditor,
  place: string,
  value: string,
  put: (value: string) => void,
): TemplateResult {
  const wrong = editor.problems.has(place);
  return html`<input
    class=${wrong ? 'k-input k-input--error' : 'k-input'}
    id=${idAt(place)}
    autocomplete="off"
    maxlength="64"
    aria-invalid=${wrong}
    aria-describedby=${wrong ? `${idAt(place)}-error` : nothing}
    .value=${live(value)}
    @input=${(event: Event) => put((event.currentTarget as HTMLInputElement).value)}
  />`;
}

/** @param choices values with their words */
export function choice(
  editor: ProcessEditor,
  place: string,
  choices: readonly (readonly [value: string, words: string])[],
  present: string,
  put: (value: string) => void,
): TemplateResult {
  const wrong = editor.problems.has(place);
  return html`<select
    class=${wrong ? 'k-select k-select--error' : 'k-select'}
    id=${idAt(place)}
    aria-invalid=${wrong}
    aria-describedby=${wrong ? `${idAt(place)}-error` : nothing}
    @change=${(event: Event) => put((event.currentTarget as HTMLSelectElement).value)}
  >
    ${choices.map(
      ([value, words]) =>
        html`<option value=${value} .selected=${live(value === present)}>${words}</option>`,
    )}
  </select>`;
}

/** 上へ, 下へ and 削除 of a card; `at` is its place among the `count` that may change places. */
export function cardButtons(
  name: string,
  at: number,
  count: number,
  move: (by: -1 | 1) => void,
  remove: () => void,
): TemplateResult {
  const words = text();
  return html`<div class="process-card__buttons">
    ${orderButtons(at, count, { up: words.up(name), down: words.down(name) }, move)}
    <button
      type="button"
      class="k-button k-button--small"
      aria-label=${words.remove(name)}
      @click=${remove}
    >
      ${words.removeWord}
    </button>
  </div>`;
}

/** The users of a status or an action: each can be taken out, and others put in. */
export function entityList(
  editor: ProcessEditor,
  place: string,
  label: string,
  entities: readonly ProcessEntity[],
  put: (next: ProcessEntity[], focus?: string) => void,
): TemplateResult {
  const words = text();
  const { names, candidates, problems } = editor;
  const id = `${idAt(place)}-list`;
  return html`<div class="process-entities" id=${id} role="group" aria-label=${label}>
    ${
      entities.length === 0
        ? html`<p class="k-muted">${words.noEntities}</p>`
        : html`<ul>
            ${entities.map((one) => {
              const name = names.entities([{ ...one, includeSubs: false }]);
              return html`<li class="process-entity">
                <span class="k-wrap-any">${name}</span>
                ${
                  hasSubs(editor, one)
                    ? html`<label class="k-check">
                        <input
                          type="checkbox"
                          .checked=${live(one.includeSubs)}
                          @change=${(event: Event) => {
                            const includeSubs = (event.currentTarget as HTMLInputElement).checked;
                            put(
                              entities.map((other) =>
                                other === one ? { ...one, includeSubs } : other,
                              ),
                            );
                          }}
                        />${words.subs}
                      </label>`
                    : nothing
                }
                <button
                  type="button"
                  class="k-icon-button"
                  aria-label=${words.removeEntity(name)}
                  @click=${() =>
                    put(
                      entities.filter((other) => other !== one),
                      `#${id} select`,
                    )}
                >
                  ×
                </button>
              </li>`;
            })}
          </ul>`
    }
    <div class="k-row">
      <label class="k-grow">
        <span class="k-hidden-text">${words.choice(label)}</span>
        ${candidateSelect(
          candidates,
          ALL_TYPES,
          entities.map(({ entity }) => entity),
        )}
      </label>
      <button
        type="button"
        class="k-button"
        aria-label=${words.addEntityNamed(label)}
        @click=${(event: Event) => {
          const row = (event.currentTarget as HTMLElement).parentElement;
          const select = row?.querySelector('select');
          const entity = select && chosenIn(select);
          if (!entity) return;
          select.value = '';
          put([...entities, { entity, includeSubs: false }]);
        }}
      >
        ${words.addEntity}
      </button>
    </div>
    ${problem(problems, place)}
  </div>`;
}

/** Only organizations have others below them, named themselves or in a field. */
function hasSubs({ fields }: ProcessEditor, { entity: { type, code } }: ProcessEntity): boolean {
  return (
    type === 'ORGANIZATION' ||
    (type === 'FIELD_ENTITY' && fields[code ?? '']?.type === 'ORGANIZATION_SELECT')
  );
}
