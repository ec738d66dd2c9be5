/** The attachment field: files are uploaded when chosen or dropped, and become part of the record at the save. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { sizeText } from '../fields/values';
import { idOf } from './form-host';
import type { FormHost } from './form-host';
import type { InputSetting } from './inputs';
import { text } from './messages';

export interface Attached {
  fileKey: string;
  name: string;
  contentType: string;
  /** Bytes, as REST writes numbers. */
  size: string;
}

export function attachments(host: FormHost, { place }: InputSetting): TemplateResult {
  const field = host.model.field(place);
  const files = (field?.value ?? []) as Attached[];
  const disabled = !host.model.editable(place);
  const words = text();
  const take = (chosen: FileList | null | undefined): void => {
    if (chosen && chosen.length > 0 && !disabled) host.upload(place, [...chosen]);
  };
  return html`<div
    class="rf-files"
    @dragover=${(event: DragEvent) => event.preventDefault()}
    @drop=${(event: DragEvent) => {
      event.preventDefault();
      take(event.dataTransfer?.files);
    }}
  >
    <ul>
      ${files.map(
        (file) =>
          html`<li>
            <span class="rf-file-name">${file.name}</span>
            <span class="rf-file-size">${sizeText(Number(file.size))}</span>
            ${
              disabled
                ? nothing
                : html`<button
                    type="button"
                    class="rf-icon"
                    aria-label=${words.removeFile(file.name)}
                    @click=${() =>
                      host.change(
                        place,
                        files.filter((one) => one !== file),
                      )}
                  >
                    ×
                  </button>`
            }
          </li>`,
      )}
    </ul>
    <label class="rf-button ${disabled ? 'rf-off' : ''}" for=${idOf(place, 'input')}>
      ${words.chooseFile}
    </label>
    <input
      class="rf-file-input"
      id=${idOf(place, 'input')}
      type="file"
      multiple
      ?disabled=${disabled}
      aria-labelledby=${idOf(place, 'label')}
      aria-describedby=${idOf(place, 'error')}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        take(input.files);
        input.value = '';
      }}
    />
    <p class="rf-hint">${words.dropFile}</p>
    <div role="status">
      ${field ? host.uploadNotes(field).map((note) => html`<p class="rf-note">${note}</p>`) : nothing}
    </div>
  </div>`;
}
