/** App actions on the detail screen: their buttons, and the address of the create screen they open. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { actionAddress } from '../addresses';
import { rest } from '../api';
import type { Screen } from '../api';
import { text } from './messages';

interface Offered {
  id: string;
  name: string;
  /** The app the values go to. */
  app: string;
}

interface Place {
  app: number;
  id: number;
}

export class AppActions {
  private readonly hidden = new Set<string>();
  private offered: readonly Offered[] = [];
  private loading: Promise<readonly Offered[]> | null = null;

  constructor(
    private readonly place: Place,
    private readonly redraw: () => void,
  ) {}

  /** Asks the server once which actions this user may run on the record. @throws RestError */
  async load(): Promise<readonly Offered[]> {
    this.loading ??= rest<{ actions: Offered[] }>(
      'GET',
      '/k/internal/record/app-actions.json',
      this.place,
    ).then(({ actions }) => actions);
    this.offered = await this.loading;
    return this.offered;
  }

  /** What the JavaScript API sees of them. */
  screen(): NonNullable<Screen['appActions']> {
    return {
      list: async () => (await this.load()).map(({ id, name }) => ({ name, id })),
      isShown: async (name) =>
        (await this.load()).some((action) => action.name === name) ? !this.hidden.has(name) : null,
      show: (name, shown) => {
        if (shown) this.hidden.delete(name);
        else this.hidden.add(name);
        this.redraw();
      },
    };
  }

  /** Nothing without any. */
  view(busy: boolean): TemplateResult | typeof nothing {
    const shown = this.offered.filter(({ name }) => !this.hidden.has(name));
    if (shown.length === 0) return nothing;
    return html`<section class="rf-app-actions" aria-label=${text().appActions}>
      ${shown.map(
        ({ id, name, app }) =>
          html`<button
            type="button"
            class="rf-button"
            ?disabled=${busy}
            @click=${() => location.assign(actionAddress(app, { ...this.place, action: id }))}
          >
            ${name}
          </button>`,
      )}
    </section>`;
  }
}
