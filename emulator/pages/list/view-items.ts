/** Choices of the view selector that a customization hides (`kintone.app.showViewSelectorItems`). */
import type { View } from '../../apps/definition';
import type { Screen } from '../api';

export class ViewItems {
  readonly #hidden = new Set<string>();

  isShown(viewId: string): boolean {
    return !this.#hidden.has(viewId);
  }

  /** @param choices all there are, the hidden ones too */
  asSwitch(choices: () => View[], redraw: () => void): NonNullable<Screen['viewItems']> {
    return {
      state: () => Object.fromEntries(choices().map(({ id }) => [id, this.isShown(id)])),
      show: (items) => {
        const known = new Set(choices().map(({ id }) => id));
        if (Object.keys(items).some((id) => !known.has(id))) return false;
        for (const [id, shown] of Object.entries(items)) {
          if (shown) this.#hidden.delete(id);
          else this.#hidden.add(id);
        }
        redraw();
        return true;
      },
    };
  }
}
