/** Bars above the page: messages that stay until closed, one per key. */
import { html, render } from 'lit';
import { text } from './messages';

export type BarKind = 'error' | 'warning' | 'success';

/** Shows `message`, replacing the bar of the same key. */
export function showBar(key: string, kind: BarKind, message: string | HTMLElement): void {
  const place = barPlace();
  const former = place.querySelector<HTMLElement>(`[data-bar="${CSS.escape(key)}"]`);
  const bar = former ?? document.createElement('div');
  bar.dataset.bar = key;
  bar.className = `k-notice k-page-bar k-notice--${kind}`;
  bar.setAttribute('role', kind === 'success' ? 'status' : 'alert');
  render(
    html`<div class="k-grow">${message}</div>
      <button
        type="button"
        class="k-icon-button"
        aria-label=${text().close}
        @click=${() => bar.remove()}
      >
        ×
      </button>`,
    bar,
  );
  if (!former) place.append(bar);
}

function barPlace(): HTMLElement {
  const known = document.getElementById('page-bars');
  if (known) return known;
  const place = document.createElement('div');
  place.id = 'page-bars';
  document.body.prepend(place);
  return place;
}
