/** Attached files: a thumbnail for pictures, and a link that downloads under the signed-in user's rights. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { pathHere } from '../api/rest';
import { fieldText } from './messages';
import { sizeText, type FileValue } from './values';

/** @param thumbnailSize width of thumbnails in pixels (field setting: 50, 150, 250, 500) */
export function fileList(files: FileValue[], thumbnailSize = '150'): TemplateResult {
  return html`<ul class="field-files">
    ${files.map(
      (file) =>
        html`<li>
          <emulator-file .file=${file} .thumbnailSize=${Number(thumbnailSize)}></emulator-file>
        </li>`,
    )}
  </ul>`;
}

/** Pictures a browser draws without running anything in them; SVG may hold scripts and stays a download. */
const DRAWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/bmp', 'image/webp']);

/** The file API wants a header a plain link cannot send, so the body is fetched and offered as an object URL. */
async function download(fileKey: string): Promise<Blob> {
  const response = await fetch(pathHere(`/k/v1/file.json?fileKey=${encodeURIComponent(fileKey)}`), {
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
    credentials: 'same-origin',
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.blob();
}

class FileElement extends LitElement {
  static override properties = {
    file: { attribute: false },
    thumbnailSize: { attribute: false },
    picture: { state: true },
    failed: { state: true },
    enlarged: { state: true },
  };
  declare file: FileValue;
  declare thumbnailSize: number;
  declare picture: string | undefined;
  declare failed: boolean;
  declare enlarged: boolean;
  #shownKey = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override updated(): void {
    if (this.file.fileKey === this.#shownKey) return;
    this.#shownKey = this.file.fileKey;
    this.#forget();
    if (DRAWN.has(this.file.contentType)) void this.#loadPicture();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  override render(): TemplateResult {
    const { name, size } = this.file;
    return html`${this.picture ? this.#thumbnail(this.picture) : nothing}
      <a class="field-file" href="#" @click=${this.#save}>${name}</a>
      <span class="field-file-size">(${sizeText(Number(size))})</span>
      ${
        this.failed
          ? html`<span class="field-file-note" role="alert"
              >${fieldText().downloadFailed(name)}</span
            >`
          : nothing
      }`;
  }

  #thumbnail(picture: string): TemplateResult {
    const { name } = this.file;
    const image = html`<img
      src=${picture}
      alt=${name}
      style="max-width: ${this.thumbnailSize}px"
    />`;
    return html`<button
        type="button"
        class="field-file-picture"
        title=${fieldText().enlarge(name)}
        @click=${() => (this.enlarged = true)}
      >
        ${image}
      </button>
      ${
        this.enlarged
          ? html`<button
              type="button"
              class="field-file-enlarged"
              aria-label=${fieldText().close}
              @click=${() => (this.enlarged = false)}
            >
              <img src=${picture} alt=${name} />
            </button>`
          : nothing
      }`;
  }

  async #loadPicture(): Promise<void> {
    try {
      this.picture = URL.createObjectURL(await download(this.file.fileKey));
    } catch (error) {
      console.warn('thumbnail', error);
      this.failed = true;
    }
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.failed = false;
    try {
      const url = URL.createObjectURL(await download(this.file.fileKey));
      const anchor = document.createElement('a');
      anchor.href = url;
      anchor.download = this.file.name;
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch (error) {
      console.warn('download', error);
      this.failed = true;
    }
  };

  #forget(): void {
    if (this.picture) URL.revokeObjectURL(this.picture);
    this.picture = undefined;
  }
}

if (!customElements.get('emulator-file')) customElements.define('emulator-file', FileElement);
