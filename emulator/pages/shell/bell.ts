/** The bell in the header of every page, with the number of unread notifications 自分宛; it leads to the portal's list. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { portalAddress } from '../addresses';
import { rest } from '../api/rest';
import { bellIcon } from './icons';
import { text } from './inbox-messages';

export interface Unread {
  toMe: number;
  all: number;
}

const COUNTED = 'kintone-emulator-unread';
/** More are not counted out. */
const MOST_SHOWN = 99;

/** Tells the bell what a change of notifications has left unread. */
export function tellUnread(unread: Unread): void {
  window.dispatchEvent(new CustomEvent<Unread>(COUNTED, { detail: unread }));
}

export class Bell extends LitElement {
  static override properties = { count: { state: true } };
  declare count: number;
  readonly #counted = (event: Event): void => {
    this.count = (event as CustomEvent<Unread>).detail.toMe;
  };

  constructor() {
    super();
    this.count = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(COUNTED, this.#counted);
    void this.#read();
  }

  override disconnectedCallback(): void {
    window.removeEventListener(COUNTED, this.#counted);
    super.disconnectedCallback();
  }

  /** Without an answer the bell only does not count: the page tells of a lost server where it matters. */
  async #read(): Promise<void> {
    try {
      this.count = (await rest<Unread>('GET', '/k/internal/notifications/unread.json')).toMe;
    } catch (error) {
      console.warn('unread notifications', error);
    }
  }

  override render(): TemplateResult {
    const name = text().bell(this.count);
    return html`<a
      class="k-icon-button k-bell"
      href=${`${portalAddress()}#notifications`}
      aria-label=${name}
      title=${name}
      >${bellIcon}${
        this.count > 0
          ? html`<span class="k-bell__count" aria-hidden="true"
              >${this.count > MOST_SHOWN ? `${MOST_SHOWN}+` : this.count}</span
            >`
          : nothing
      }</a
    >`;
  }
}

if (!customElements.get('emulator-bell')) customElements.define('emulator-bell', Bell);
