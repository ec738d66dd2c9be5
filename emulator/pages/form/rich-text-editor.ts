/** A small editor for rich text. What stands in it is cleaned before it is shown and again before it is kept. */
import createDOMPurify from 'dompurify';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { RecordField } from '../api';
import { idOf } from './form-host';
import type { FormHost } from './form-host';
import type { InputSetting } from './inputs';
import { text } from './messages';

const made = new WeakMap<RecordField, HTMLElement>();

const COMMANDS = [
  { command: 'bold', sign: 'B', word: 'bold' },
  { command: 'italic', sign: 'I', word: 'italic' },
  { command: 'underline', sign: 'U', word: 'underline' },
  { command: 'strikeThrough', sign: 'S', word: 'strike' },
  { command: 'insertUnorderedList', sign: '・', word: 'bullets' },
  { command: 'insertOrderedList', sign: '1.', word: 'numbers' },
  { command: 'removeFormat', sign: '×', word: 'plain' },
] as const;

export function richTextEditor(
  host: FormHost,
  { place, property, innerHeight }: InputSetting,
): TemplateResult {
  const field = host.model.field(place) as RecordField;
  const editable = host.model.editable(place);
  const area = made.get(field) ?? newArea(host, field, place);
  area.contentEditable = editable ? 'true' : 'false';
  area.id = idOf(place, 'input');
  area.setAttribute('aria-labelledby', idOf(place, 'label'));
  area.setAttribute('aria-describedby', idOf(place, 'error'));
  area.setAttribute('aria-required', property.required ? 'true' : 'false');
  area.setAttribute('aria-invalid', field.error ? 'true' : 'false');
  if (innerHeight) area.style.minHeight = `${Number(innerHeight)}px`;
  const shown = area.dataset['value'];
  if (shown !== String(field.value ?? '')) fill(area, String(field.value ?? ''));
  const words = text();
  return html`<div class="rf-rich">
    <div class="rf-rich-tools" role="toolbar">
      ${COMMANDS.map(
        ({ command, sign, word }) =>
          html`<button
            type="button"
            class="rf-rich-${command}"
            title=${words[word]}
            aria-label=${words[word]}
            ?disabled=${!editable}
            @mousedown=${(event: Event) => event.preventDefault()}
            @click=${() => {
              area.focus();
              document.execCommand(command);
            }}
          >
            ${sign}
          </button>`,
      )}
    </div>
    ${area}
  </div>`;
}

function newArea(host: FormHost, field: RecordField, place: InputSetting['place']): HTMLElement {
  const area = document.createElement('div');
  made.set(field, area);
  area.className = 'rf-input rf-rich-area';
  area.setAttribute('role', 'textbox');
  area.setAttribute('aria-multiline', 'true');
  area.addEventListener('blur', () => {
    const value = area.textContent?.trim() === '' ? '' : markup(clean(area.innerHTML));
    area.dataset['value'] = value;
    host.change(host.placeOf(field) ?? place, value);
  });
  return area;
}

function fill(area: HTMLElement, value: string): void {
  area.replaceChildren(clean(value));
  area.dataset['value'] = value;
}

/** Nothing that runs or that leaves the text: what the read-only display allows. */
function clean(value: string): DocumentFragment {
  return createDOMPurify(window).sanitize(value, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: ['style', 'form', 'input', 'button'],
  });
}

function markup(fragment: DocumentFragment): string {
  const box = document.createElement('div');
  box.append(fragment);
  return box.innerHTML;
}
