/**
 * The header of the list, in the order of use whoever draws first: recording, what asks for attention today, the
 * filters and tools, the chart.
 */
import './list-bar.css';
import type { Host } from '../kintone/host';
import { el } from '../ui/dom';
import { text } from './messages';

export type HeadPart =
  'record' | 'attention' | 'notice' | 'work' | 'filters' | 'tools' | 'import' | 'fold' | 'chart';

/** Emptied by who draws into it. Null where the screen has no header. */
export function headPart(host: Host, part: HeadPart): HTMLElement | null {
  const header = host.headerElement();
  if (!header) return null;
  const head = header.querySelector<HTMLElement>(':scope > .kumin-list-bar') ?? headOf(host);
  if (!head.isConnected || head.parentElement !== header) header.prepend(head);
  return head.querySelector<HTMLElement>(`.kumin-head-${part}`);
}

function headOf({ device, appId }: Host): HTMLElement {
  const part = (name: HeadPart): HTMLElement => el('div', { class: `kumin-head-${name}` });
  const tools = el(
    'div',
    {
      class: 'kumin-head-all-tools',
      id: `kumin-head-tools-${appId}`,
      role: 'group',
      'aria-label': text().moreTools,
    },
    [part('tools'), part('import'), part('fold')],
  );
  return el('section', { class: 'kumin-list-bar', 'aria-label': text().bar }, [
    el('div', { class: 'kumin-head-first' }, [part('record'), part('attention')]),
    part('notice'),
    part('work'),
    el('div', { class: 'kumin-head-second' }, [
      part('filters'),
      device === 'mobile' && toggleOf(tools),
      tools,
    ]),
    part('chart'),
  ]);
}

/** A phone shows the list first: what is used seldom opens by a touch. */
function toggleOf(tools: HTMLElement): HTMLElement {
  const toggle = el('button', { type: 'button', class: 'kumin-head-more' });
  const show = (isOpen: boolean): void => {
    tools.hidden = !isOpen;
    toggle.textContent = `${text().moreTools} ${isOpen ? '▴' : '▾'}`;
    toggle.setAttribute('aria-expanded', String(isOpen));
  };
  toggle.setAttribute('aria-controls', tools.id);
  toggle.addEventListener('click', () => show(tools.hidden));
  show(false);
  return toggle;
}
