/** What is to be mended, at the top of the config screen, each with a link to its slot. */
import { el, fill } from '../ui/dom';
import type { FeatureProblem } from './draft';
import { text } from './messages';
import { problemWords, slotLabel } from './problem-words';
import { slotId } from './slot-view';

export interface SummaryView {
  element: HTMLElement;
  refresh(problems: FeatureProblem[], heading: string): void;
}

export function summaryView(jump: (problem: FeatureProblem) => void): SummaryView {
  const element = el('div', { class: 'kumin-summary', role: 'status' });
  return {
    element,
    refresh(problems, heading) {
      element.classList.toggle('kumin-summary-wrong', problems.length > 0);
      fill(element, [
        el('p', { class: 'kumin-summary-heading' }, heading),
        problems.length > 0 &&
          el(
            'ul',
            {},
            problems.map((problem) => item(problem, jump)),
          ),
      ]);
    },
  };
}

function item(problem: FeatureProblem, jump: (problem: FeatureProblem) => void): HTMLElement {
  const { feature } = problem;
  const onclick = (event: Event) => {
    event.preventDefault();
    jump(problem);
  };
  const label = `${feature.words().title} › ${slotLabel(feature, problem.slot)}`;
  return el('li', {}, [
    el('a', { href: `#${slotId(feature, problem.slot)}`, onclick }, label),
    el('span', {}, problemWords(problem, feature)),
  ]);
}

export function summaryHeading(problems: FeatureProblem[], nothingOn: boolean): string {
  if (nothingOn) return text().nothingOn;
  return problems.length > 0 ? text().problemsHeading(problems.length) : text().noProblems;
}
