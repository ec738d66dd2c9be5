/**
 * The app's description above its list, which can be folded; the browser remembers that per app. What
 * `kintone.app.showDescription` opens and closes.
 */
import { html, render } from 'lit';
import { setScreen } from '../api';
import type { Boot } from '../boot';
import { richText } from '../fields/rich-text';
import { text } from './messages';

const KEY = 'kintone-emulator.description.';

/** @param before the element it stands above; nothing is drawn for an app without a description */
export function drawDescription(boot: Boot, before: HTMLElement): void {
  const { id = '', description = '' } = boot.app ?? {};
  if (description.trim() === '') {
    setScreen({ description: { state: () => 'HIDDEN', show: () => false } });
    return;
  }
  const box = document.createElement('section');
  box.className = 'k-description';
  box.setAttribute('aria-label', text().appDescription);
  let open = localStorage.getItem(KEY + id) !== 'closed';

  const draw = (): void => {
    const words = text();
    render(
      html`<button
          type="button"
          class="k-link-button"
          aria-expanded=${open ? 'true' : 'false'}
          aria-controls="app-description"
          @click=${() => set(!open)}
        >
          ${open ? words.closeDescription : words.openDescription}
        </button>
        <div id="app-description" class="k-description__text" ?hidden=${!open}>
          ${richText(description)}
        </div>`,
      box,
    );
  };
  const set = (wanted: boolean): void => {
    open = wanted;
    localStorage.setItem(KEY + id, open ? 'open' : 'closed');
    draw();
  };
  draw();
  before.before(box);
  setScreen({
    description: {
      state: () => (open ? 'OPEN' : 'CLOSED'),
      show: (state) => {
        set(state === 'OPEN');
        return true;
      },
    },
  });
}
