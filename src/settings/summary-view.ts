/** What is to be mended, at the top of the config screen, each with a link to its place. */
import { el, fill } from '../ui/dom';
import { text } from './messages';
import type { ToMend } from './to-mend';

export interface SummaryView {
  element: HTMLElement;
  refresh(list: readonly ToMend[], heading: string): void;
}

export function summaryView(): SummaryView {
  const element = el('div', { class: 'kumin-summary', role: 'status' });
  let shown = '';
  return {
    element,
    refresh(list, heading) {
      // Drawn anew only with other words: a link in it may have the focus, and a reader hears it once.
      const words = [heading, ...list.map((each) => `${each.where} ${each.words}`)].join('\n');
      if (words === shown) return;
      shown = words;
      element.classList.toggle('kumin-summary-wrong', list.length > 0);
      fill(element, [
        el('p', { class: 'kumin-summary-heading' }, heading),
        list.length > 0 && el('ul', {}, list.map(item)),
      ]);
    },
  };
}

function item(each: ToMend): HTMLElement {
  const onclick = (event: Event) => {
    event.preventDefault();
    each.go();
  };
  return el('li', {}, [
    el('a', { href: `#${each.id}`, onclick }, each.where),
    el('span', {}, each.words),
  ]);
}

export function summaryHeading(list: readonly ToMend[], nothingOn: boolean): string {
  if (nothingOn) return text().nothingOn;
  return list.length > 0 ? text().problemsHeading(list.length) : text().noProblems;
}
