/** Menus that hang under their button. The browser's popover closes them on Esc and on a click beside. */
import { html, type TemplateResult } from 'lit';

const MARGIN = 8;

/**
 * @param id of the menu, once per page
 * @param label what the button shows; `name` what it is called where the label is only a sign
 */
export function menuButton(
  id: string,
  label: TemplateResult,
  name: string,
  items: TemplateResult,
): TemplateResult {
  return html`<button
      type="button"
      class="k-icon-button"
      popovertarget=${id}
      aria-label=${name}
      title=${name}
    >
      ${label}
    </button>
    <div id=${id} class="k-menu" popover @toggle=${place} @click=${closeAfterChoice}>
      ${items}
    </div>`;
}

function place(event: ToggleEvent): void {
  const menu = event.currentTarget as HTMLElement;
  const button = document.querySelector(`[popovertarget="${menu.id}"]`);
  button?.setAttribute('aria-expanded', String(event.newState === 'open'));
  if (event.newState !== 'open' || !button) return;
  const { left, bottom } = button.getBoundingClientRect();
  const room = document.documentElement.clientWidth - menu.offsetWidth - MARGIN;
  Object.assign(menu.style, {
    position: 'fixed',
    margin: '0',
    top: `${bottom}px`,
    left: `${Math.max(MARGIN, Math.min(left, room))}px`,
  });
}

function closeAfterChoice(event: Event): void {
  const chosen = (event.target as Element).closest('button, a');
  if (chosen) (event.currentTarget as HTMLElement).hidePopover();
}
