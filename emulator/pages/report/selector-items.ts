/** Choices of the selector of views and graphs that a customization hides (`kintone.app.show…SelectorItems`). */
import type { Screen } from '../api';

type Choice = { id: string };

export class SelectorItems {
  readonly #hidden = new Set<string>();

  /** Those that are to be chosen from. */
  shown<T extends Choice>(choices: readonly T[]): T[] {
    return choices.filter(({ id }) => !this.#hidden.has(id));
  }

  /** @param choices all there are, the hidden ones too */
  asSwitch(
    choices: () => readonly Choice[],
    redraw: () => void,
  ): NonNullable<Screen['viewItems' | 'reportItems']> {
    return {
      state: () => Object.fromEntries(choices().map(({ id }) => [id, !this.#hidden.has(id)])),
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
