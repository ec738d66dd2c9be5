/** Label, required mark, input and message of one field of the form. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FieldProperty } from '../../apps/definition';
import { idOf } from './form-host';
import type { FormHost } from './form-host';
import { isCalculated } from './field-kinds';
import { text } from './messages';
import type { Place } from './model';

/** Types whose input is a component with its own label and message. */
const LABELS_ITSELF = new Set([
  'DROP_DOWN',
  'MULTI_SELECT',
  'DATE',
  'TIME',
  'DATETIME',
  'USER_SELECT',
  'ORGANIZATION_SELECT',
  'GROUP_SELECT',
]);

/** Types whose label names a group of inputs or an area, not a single input. */
const NAMES_A_GROUP = new Set([
  'RADIO_BUTTON',
  'CHECK_BOX',
  'RICH_TEXT',
  'FILE',
  'REFERENCE_TABLE',
]);

export function labelled(
  host: FormHost,
  place: Place,
  property: FieldProperty,
  input: TemplateResult,
): TemplateResult {
  const field = host.model.field(place);
  const fixed = host.model.isCopied(property.code) || host.model.isLocked(place);
  const itself = LABELS_ITSELF.has(property.type) && !fixed;
  return html`${
    itself
      ? input
      : html`${labelOf(place, property)}${input}
          <div
            class="rf-error"
            id=${idOf(place, 'error')}
            role=${field?.error ? 'alert' : nothing}
            ?hidden=${!field?.error}
          >
            ${field?.error ?? nothing}
          </div>`
  }`;
}

function labelOf(place: Place, property: FieldProperty): TemplateResult {
  const quiet = property.noLabel ? 'rf-quiet' : '';
  const mark =
    property.required && !isCalculated(property)
      ? html`<span class="rf-required" title=${text().required_mark} aria-hidden="true">*</span>`
      : nothing;
  return NAMES_A_GROUP.has(property.type)
    ? html`<div class="rf-label ${quiet}" id=${idOf(place, 'label')}>${property.label}${mark}</div>`
    : html`<label class="rf-label ${quiet}" id=${idOf(place, 'label')} for=${idOf(place, 'input')}
        >${property.label}${mark}</label
      >`;
}
