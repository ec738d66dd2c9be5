/** The inputs of a graph's settings; each change gives the whole settings anew. */
import { html, nothing, type TemplateResult } from 'lit';
import {
  CHART_MODES,
  CHART_TYPES,
  MODAL_TYPES,
  SORT_KEYS,
  type AggregationType,
  type ChartMode,
  type ChartType,
  type Period,
  type ReportDefinition,
  type ReportSort,
} from '../../reports/types';
import { periodsOf } from '../../reports/fields';
import {
  freeSorts,
  functionChoices,
  functions,
  groupChoices,
  MOST_GROUPS,
  MOST_SORTS,
  mostFunctions,
  withFunction,
  withGroup,
  withType,
  type Fields,
} from './draft';
import {
  chartTypeText,
  formText,
  functionText,
  modeText,
  periodText,
  sortText,
} from './form-messages';

export interface FormNeeds {
  fields: Fields;
  definition: ReportDefinition;
  /** The condition as people read it. */
  conditionWords: string;
  change(definition: ReportDefinition): void;
  changeCondition(): void;
}

type Choice = readonly [value: string, words: string];

function select(
  label: string,
  choices: readonly Choice[],
  present: string,
  chosen: (value: string) => void,
): TemplateResult {
  return html`<select
    class="k-select"
    aria-label=${label}
    @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}
  >
    ${choices.map(
      ([value, words]) =>
        html`<option value=${value} .selected=${value === present}>${words}</option>`,
    )}
  </select>`;
}

function part(title: string, ...content: unknown[]): TemplateResult {
  return html`<fieldset class="report-part">
    <legend class="k-field__label">${title}</legend>
    ${content}
  </fieldset>`;
}

function button(words: string, act: () => void, label = words): TemplateResult {
  return html`<button
    type="button"
    class="k-button k-button--small"
    aria-label=${label}
    @click=${act}
  >
    ${words}
  </button>`;
}

export function reportForm(needs: FormNeeds): TemplateResult {
  const words = formText();
  const { definition, change } = needs;
  const { chartType, chartMode = 'NORMAL' } = definition;
  const named = <Key extends string>(
    keys: readonly Key[],
    of: Record<Key, string>,
  ): readonly Choice[] => keys.map((key) => [key, of[key]] as const);
  return html`${part(
    words.chartType,
    select(words.chartType, named(CHART_TYPES, chartTypeText()), chartType, (value) =>
      change(withType(definition, value as ChartType)),
    ),
    MODAL_TYPES.includes(chartType)
      ? select(words.mode, named(CHART_MODES, modeText()), chartMode, (value) =>
          change({ ...definition, chartMode: value as ChartMode }),
        )
      : nothing,
  )}
  ${groups(needs)} ${aggregations(needs)}
  ${part(
    words.condition,
    html`<span class="k-wrap-any">${needs.conditionWords || words.everything}</span>`,
    button(words.changeCondition, () => needs.changeCondition()),
  )}
  ${sorts(needs)}`;
}

function groups({ fields, definition, change }: FormNeeds): TemplateResult {
  const words = formText();
  const choices = groupChoices(fields);
  const shown = Math.min(definition.groups.length + 1, MOST_GROUPS);
  return part(
    words.groups,
    SORT_KEYS.slice(1, shown + 1).map((key, at) => {
      const level = sortText()[key];
      const group = definition.groups[at];
      const present = choices.find(({ code }) => code === group?.code);
      const periods = present ? periodsOf(present.field) : [];
      const options = choices.map(({ code, label }) => [code, label] as const);
      return html`<div class="report-line">
        <span class="k-muted">${level}</span>
        ${select(level, [['', words.none], ...options], group?.code ?? '', (code) =>
          change(
            withGroup(
              definition,
              at,
              choices.find((one) => one.code === code),
            ),
          ),
        )}
        ${
          periods.length > 0
            ? select(
                words.per(level),
                periods.map((period) => [period, periodText()[period]] as const),
                group?.per ?? '',
                (per) =>
                  change({
                    ...definition,
                    groups: definition.groups.map((one, place) =>
                      place === at ? { ...one, per: per as Period } : one,
                    ),
                  }),
              )
            : nothing
        }
      </div>`;
    }),
  );
}

function aggregations({ fields, definition, change }: FormNeeds): TemplateResult {
  const words = formText();
  const { aggregations: all } = definition;
  const types = functions(fields).map((type) => [type, functionText()[type]] as const);
  return part(
    words.aggregations,
    all.map(
      ({ type, code }, at) =>
        html`<div class="report-line">
          ${select(words.functionOf(at + 1), types, type, (value) =>
            change(withFunction(definition, at, value as AggregationType, fields)),
          )}
          ${
            type === 'COUNT'
              ? nothing
              : select(
                  words.fieldOf(at + 1),
                  functionChoices(fields, type).map((one) => [one.code, one.label] as const),
                  code ?? '',
                  (value) =>
                    change({
                      ...definition,
                      aggregations: all.map((one, place) =>
                        place === at ? { type, code: value } : one,
                      ),
                    }),
                )
          }
          ${
            all.length > 1
              ? button(
                  words.remove,
                  () =>
                    change({ ...definition, aggregations: all.filter((_, place) => place !== at) }),
                  words.removeFunction(at + 1),
                )
              : nothing
          }
        </div>`,
    ),
    all.length < mostFunctions(definition.chartType)
      ? button(words.addFunction, () =>
          change({ ...definition, aggregations: [...all, { type: 'COUNT' }] }),
        )
      : nothing,
  );
}

function sorts({ definition, change }: FormNeeds): TemplateResult {
  const words = formText();
  const { sorts: all } = definition;
  const free = freeSorts(definition);
  const put = (at: number, sort: ReportSort): void =>
    change({ ...definition, sorts: all.map((one, place) => (place === at ? sort : one)) });
  const [next] = free;
  return part(
    words.sort,
    all.map((sort, at) => {
      const keys = SORT_KEYS.filter((key) => key === sort.by || free.includes(key));
      const orders = (['ASC', 'DESC'] as const).map((order) => [order, words[order]] as const);
      return html`<div class="report-line">
        ${select(
          words.sortKeyOf(at + 1),
          keys.map((key) => [key, sortText()[key]] as const),
          sort.by,
          (by) => put(at, { ...sort, by: by as ReportSort['by'] }),
        )}
        ${select(words.sortOrderOf(at + 1), orders, sort.order, (order) =>
          put(at, { ...sort, order: order as ReportSort['order'] }),
        )}
        ${button(
          words.remove,
          () => change({ ...definition, sorts: all.filter((_, place) => place !== at) }),
          words.removeSort(at + 1),
        )}
      </div>`;
    }),
    next !== undefined && all.length < MOST_SORTS
      ? button(words.addSort, () =>
          change({ ...definition, sorts: [...all, { by: next, order: 'ASC' }] }),
        )
      : nothing,
  );
}
