/** Inputs of the record form, one function per field type; what needs a picker is in pickers.ts. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldProperty } from '../../apps/definition';
import { displayField } from '../fields/display';
import type { DisplayContext } from '../fields/display';
import { attachments } from './attachments';
import { idOf } from './form-host';
import type { FormHost } from './form-host';
import { isBuiltIn, isCalculated } from './field-kinds';
import { text } from './messages';
import type { Place } from './model';
import {
  dateInput,
  dateTimeInput,
  dropDown,
  entitySelect,
  multiSelect,
  timeInput,
} from './pickers';
import { richTextEditor } from './rich-text-editor';
import { toHalfWidth } from './values';

export interface InputSetting {
  place: Place;
  property: FieldProperty;
  /** Inner height of a multi-line input in px, from the layout. */
  innerHeight?: string;
}

/** The input of a field, or its value where nobody may write it. */
export function fieldInput(
  host: FormHost,
  setting: InputSetting,
  context: DisplayContext,
): TemplateResult {
  const { place, property } = setting;
  const field = host.model.field(place);
  if (isBuiltIn(property) && (field?.value === undefined || field.value === '')) {
    return html`<div class="rf-fixed rf-later">${text().afterSave}</div>`;
  }
  if (isBuiltIn(property) || isCalculated(property) || property.type === 'REFERENCE_TABLE') {
    return html`<div class="rf-fixed">${displayField(property, field?.value, context)}</div>`;
  }
  if (host.model.isCopied(property.code) || host.model.isLocked(place)) {
    return html`<div class="rf-fixed">${displayField(property, field?.value, context)}</div>`;
  }
  if (property.lookup) return lookupInput(host, setting);
  switch (property.type) {
    case 'NUMBER':
      return numberInput(host, setting);
    case 'MULTI_LINE_TEXT':
      return textArea(host, setting);
    case 'RICH_TEXT':
      return richTextEditor(host, setting);
    case 'RADIO_BUTTON':
      return choices(host, setting, 'radio');
    case 'CHECK_BOX':
      return choices(host, setting, 'checkbox');
    case 'DROP_DOWN':
      return dropDown(host, setting);
    case 'MULTI_SELECT':
      return multiSelect(host, setting);
    case 'DATE':
      return dateInput(host, setting);
    case 'TIME':
      return timeInput(host, setting);
    case 'DATETIME':
      return dateTimeInput(host, setting);
    case 'USER_SELECT':
    case 'ORGANIZATION_SELECT':
    case 'GROUP_SELECT':
      return entitySelect(host, setting);
    case 'FILE':
      return attachments(host, setting);
    default:
      return textInput(host, setting);
  }
}

/** Options in the order of the form's settings. */
export function optionsOf(property: FieldProperty): string[] {
  return Object.values(property.options ?? {})
    .sort((one, other) => Number(one.index) - Number(other.index))
    .map(({ label }) => label);
}

function textInput(host: FormHost, { place, property }: InputSetting): TemplateResult {
  const field = host.model.field(place);
  const kind =
    property.protocol === 'MAIL' ? 'email' : property.protocol === 'CALL' ? 'tel' : 'text';
  return html`<input
    class="rf-input"
    id=${idOf(place, 'input')}
    type="text"
    inputmode=${kind}
    autocomplete="off"
    .value=${live(String(field?.value ?? ''))}
    ?disabled=${!host.model.editable(place)}
    aria-required=${property.required ? 'true' : 'false'}
    aria-invalid=${field?.error ? 'true' : 'false'}
    aria-describedby=${idOf(place, 'error')}
    @change=${(event: Event) => host.change(place, valueOf(event))}
  />`;
}

function numberInput(host: FormHost, { place, property }: InputSetting): TemplateResult {
  const field = host.model.field(place);
  const unit = property.unit ? html`<span class="rf-unit">${property.unit}</span>` : nothing;
  const input = html`<input
    class="rf-input rf-number"
    id=${idOf(place, 'input')}
    type="text"
    inputmode="decimal"
    autocomplete="off"
    .value=${live(String(field?.value ?? ''))}
    ?disabled=${!host.model.editable(place)}
    aria-required=${property.required ? 'true' : 'false'}
    aria-invalid=${field?.error ? 'true' : 'false'}
    aria-describedby=${idOf(place, 'error')}
    @change=${(event: Event) => host.change(place, toHalfWidth(valueOf(event)))}
  />`;
  return property.unitPosition === 'BEFORE'
    ? html`<span class="rf-united">${unit}${input}</span>`
    : html`<span class="rf-united">${input}${unit}</span>`;
}

function textArea(host: FormHost, { place, property, innerHeight }: InputSetting): TemplateResult {
  const field = host.model.field(place);
  return html`<textarea
    class="rf-input rf-textarea"
    id=${idOf(place, 'input')}
    style=${innerHeight ? `height:${Number(innerHeight)}px` : ''}
    .value=${live(String(field?.value ?? ''))}
    ?disabled=${!host.model.editable(place)}
    aria-required=${property.required ? 'true' : 'false'}
    aria-invalid=${field?.error ? 'true' : 'false'}
    aria-describedby=${idOf(place, 'error')}
    @change=${(event: Event) => host.change(place, valueOf(event))}
  ></textarea>`;
}

function choices(
  host: FormHost,
  { place, property }: InputSetting,
  kind: 'radio' | 'checkbox',
): TemplateResult {
  const field = host.model.field(place);
  const disabled = !host.model.editable(place);
  const chosen = Array.isArray(field?.value) ? (field.value as string[]) : [field?.value];
  const options = optionsOf(property);
  const choose = (event: Event, option: string): void => {
    if (kind === 'radio') return host.change(place, option);
    const { checked } = event.target as HTMLInputElement;
    host.change(
      place,
      options.filter((one) => (one === option ? checked : chosen.includes(one))),
    );
  };
  return html`<div
    class="rf-choices ${property.align === 'VERTICAL' ? 'rf-vertical' : ''}"
    role=${kind === 'radio' ? 'radiogroup' : 'group'}
    aria-labelledby=${idOf(place, 'label')}
    aria-describedby=${idOf(place, 'error')}
  >
    ${options.map(
      (option) =>
        html`<label class="rf-choice"
          ><input
            type=${kind}
            name=${idOf(place, 'input')}
            .checked=${live(chosen.includes(option))}
            ?disabled=${disabled}
            @change=${(event: Event) => choose(event, option)}
          /><span>${option}</span></label
        >`,
    )}
  </div>`;
}

function lookupInput(host: FormHost, setting: InputSetting): TemplateResult {
  const { place, property } = setting;
  const field = host.model.field(place);
  const disabled = !host.model.editable(place);
  const words = text();
  const note = field ? host.lookupNote(field) : null;
  return html`<div class="rf-lookup">
      ${property.type === 'NUMBER' ? numberInput(host, setting) : textInput(host, setting)}
      <button
        type="button"
        class="rf-button"
        ?disabled=${disabled}
        @click=${() => host.lookup(place, 'get')}
      >
        ${words.lookupGet}
      </button>
      <button
        type="button"
        class="rf-button"
        ?disabled=${disabled}
        @click=${() => host.lookup(place, 'clear')}
      >
        ${words.lookupClear}
      </button>
    </div>
    <div class="rf-note" role="status">${note ?? nothing}</div>`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}
