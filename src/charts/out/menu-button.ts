/** A button that opens a menu (WAI-ARIA menu button): arrows walk, Escape and a click elsewhere close it. */
import '../basis.css';
import { el } from '../../ui/dom';

export interface MenuItem {
  label: string;
  run(): void;
}

export function menuButton(
  label: string,
  name: string,
  /** Asked for at each opening. */
  items: () => readonly MenuItem[],
): HTMLElement {
  const list = el('ul', {
    class: 'kumin-out-menu',
    role: 'menu',
    'aria-label': name,
    hidden: true,
  });
  const button = el(
    'button',
    {
      type: 'button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': name,
      onclick: () => (list.hidden ? open(0) : close()),
    },
    label,
  );
  const box = el('div', { class: 'kumin-out kumin-print-not' }, [button, list]);
  const entries = (): HTMLElement[] => [...list.querySelectorAll('button')];
  const outside = (event: Event): void => {
    if (!(event.target instanceof Node) || !box.contains(event.target)) close();
  };

  /** The menu is fixed to the window and follows its button; its own scrolling moves nothing. */
  const follow = ({ target }: Event): void => {
    if (target !== list) place(list, button);
  };

  function open(at: number): void {
    list.replaceChildren(
      ...items().map(({ label, run }) =>
        el('li', { role: 'none' }, [
          el(
            'button',
            {
              type: 'button',
              role: 'menuitem',
              tabindex: -1,
              onclick: () => {
                close();
                button.focus();
                run();
              },
            },
            label,
          ),
        ]),
      ),
    );
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside, true);
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', close);
    place(list, button);
    entries().at(at)?.focus({ preventScroll: true });
  }

  function close(): void {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
    window.removeEventListener('scroll', follow, true);
    window.removeEventListener('resize', close);
  }

  box.addEventListener('keydown', (event) => {
    const { key } = event;
    if (list.hidden) {
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
      open(key === 'ArrowDown' ? 0 : -1);
    } else {
      const all = entries();
      const at = all.findIndex((entry) => entry === document.activeElement);
      if (key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
      else if (key === 'ArrowUp') all.at(at - 1)?.focus();
      else if (key === 'Home') all[0]?.focus();
      else if (key === 'End') all.at(-1)?.focus();
      else if (key === 'Tab') return close();
      else if (key === 'Escape') {
        close();
        button.focus();
      } else return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  return box;
}

/** CSS pixels between the menu and the edge of the window. */
const EDGE = 8;

/** Below its button and within the window, above where there is more room: no box around cuts what is fixed. */
function place(list: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.min(at.right - list.offsetWidth, clientWidth - EDGE - list.offsetWidth);
  list.style.left = `${Math.max(EDGE, left)}px`;
  const below = clientHeight - at.bottom - EDGE;
  const above = at.top - EDGE;
  const height = Math.min(list.scrollHeight, Math.max(below, above));
  const isBelow = below >= list.scrollHeight || below >= above;
  list.style.maxHeight = `${height}px`;
  list.style.top = `${isBelow ? at.bottom : at.top - height}px`;
}
