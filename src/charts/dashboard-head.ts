/** The head of a dashboard: its name and what can be done with the whole of it. */
import { el } from '../ui/dom';
import { toast } from '../ui/toast';
import { text } from './screen-messages';

export interface HeadActions {
  refresh(): void;
  /** Small numbers are hidden on the screen, too: for meetings. @returns whether they are now */
  toggleHiding(): boolean;
  report(): void;
  print(): void;
  addOwn(): void;
}

/** @param whole what is shown on the whole screen */
export function dashboardHead(
  { title, maskBelow }: { title: string; maskBelow: number },
  whole: HTMLElement,
  actions: HeadActions,
): HTMLElement {
  const button = (label: string, onclick: () => void): HTMLButtonElement =>
    el('button', { type: 'button', onclick }, label);
  const hide = button(text().mask(maskBelow), () =>
    hide.setAttribute('aria-pressed', String(actions.toggleHiding())),
  );
  hide.title = text().maskHelp;
  hide.setAttribute('aria-pressed', 'false');
  return el('div', { class: 'kumin-charts-tools kumin-print-not' }, [
    el('h2', {}, title),
    button(text().refresh, actions.refresh),
    // A phone's browser may have no whole screen.
    document.fullscreenEnabled && fullscreenButton(whole),
    maskBelow > 1 && hide,
    button(text().addOwn, actions.addOwn),
    button(text().report, actions.report),
    button(text().print, actions.print),
  ]);
}

function fullscreenButton(whole: HTMLElement): HTMLElement {
  const on = (): boolean => document.fullscreenElement === whole;
  const button = el(
    'button',
    {
      type: 'button',
      onclick: () => {
        const asked = on() ? document.exitFullscreen() : whole.requestFullscreen();
        asked.catch(() => toast('error', text().noFullscreen));
      },
    },
    text().fullscreen,
  );
  whole.addEventListener('fullscreenchange', () => {
    button.textContent = on() ? text().leaveFullscreen : text().fullscreen;
  });
  return button;
}
