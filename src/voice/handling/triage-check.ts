/** The second step: what will change from what to what, and which voices cannot be changed and why. */
import { el } from '../../ui/dom';
import type { Part, Planned, Why } from './bulk-plan';
import { text as shared } from './messages';
import { text } from './triage-messages';
import type { TriageStep } from './triage-select';

export function checkView(
  planned: readonly Planned[],
  addressOf: (id: number) => string,
  act: { back(): void; run(): void },
): TriageStep {
  const will = planned.filter(({ why }) => why === undefined);
  const cannot = planned.filter(({ why }) => why !== undefined);
  const link = ({ id, title }: Planned): HTMLElement =>
    el('a', { href: addressOf(id) }, `No.${id} ${title || shared().untitled}`);
  const element = el('div', {}, [
    el('p', { role: 'status' }, el('strong', {}, text().willChange(will.length))),
    will.length > 0 &&
      el(
        'ul',
        { class: 'kumin-triage-plan' },
        will.map((each) =>
          el('li', {}, [
            link(each),
            ...each.parts.map(({ part, from, to }) =>
              el(
                'span',
                {},
                text().change1(partWords(part), from || text().blank, to || text().blank),
              ),
            ),
          ]),
        ),
      ),
    cannot.length > 0 && el('p', {}, el('strong', {}, text().cannotChange(cannot.length))),
    cannot.length > 0 &&
      el(
        'ul',
        { class: 'kumin-triage-plan' },
        cannot.map((each) =>
          el('li', {}, [link(each), el('span', {}, each.why ? whyWords(each.why) : '')]),
        ),
      ),
  ]);
  const run = el(
    'button',
    { type: 'button', class: 'kumin-main', disabled: will.length === 0, onclick: act.run },
    text().goRun(will.length),
  );
  const back = el('button', { type: 'button', onclick: act.back }, text().goSelect);
  return { element, buttons: [run, back] };
}

function partWords(part: Part): string {
  const words: Record<Part, string> = {
    section: text().columnSection,
    category: text().columnCategory,
    status: text().columnStatus,
  };
  return words[part];
}

function whyWords(why: Why): string {
  if (why.kind === 'status') return text().whyStatus(why.status);
  if (why.kind === 'assignee') return text().whyAssignee(why.names);
  if (why.kind === 'condition') return text().whyCondition;
  if (why.kind === 'conflict') return text().failedConflict;
  if (why.kind === 'gone') return text().failedGone;
  return why.kind === 'section' ? text().whySection : text().whySame;
}
