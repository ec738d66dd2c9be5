/** KPI card: one number, large; whether its target is reached, in a word and a sign; its course; what else is said. */
import { el } from '../ui/dom';
import { bareWords } from './amounts';
import { choice } from './choice';
import type { Drawing, Marks } from './draw';
import type { Figure } from './figure';
import { kpiOf, type Kpi } from './kpi';
import type { LookOf } from './plot';
import { text } from './messages';
import { sparkline } from './sparkline';

/** Beside the word, for a glance. */
const signs = { reached: '✓', missed: '！', unknown: '' };

export function kpiView(figure: Figure, look: LookOf<'kpi'>, marks: Marks): Drawing {
  const kpi = kpiOf(figure, look);
  const bare = bareWords(figure, 0, kpi.place);
  const unit = kpi.words.slice(bare.length);
  const number = choice(figure, 0, kpi.place, marks, [
    el('span', { class: 'kumin-kpi-number' }, bare),
    unit !== '' && el('span', { class: 'kumin-kpi-unit' }, unit),
  ]);
  number.element.classList.add('kumin-kpi-choice');
  const element = el('div', { class: 'kumin-kpi', role: 'group', 'aria-label': figure.title }, [
    kpi.of !== '' && el('p', { class: 'kumin-kpi-of' }, kpi.of),
    number.element,
    kpi.target && targetLine(kpi.target),
    kpi.course.length > 1 && sparkline(kpi.course, courseWords(kpi.course)),
    kpi.others.length > 0 &&
      el(
        'dl',
        { class: 'kumin-kpi-others' },
        kpi.others.map(({ label, words }) =>
          el('div', {}, [el('dt', {}, label), el('dd', {}, words)]),
        ),
      ),
  ]);
  number.select(marks.chosen);
  return { element, select: number.select, destroy: () => undefined };
}

function targetLine({ words, state, gap }: NonNullable<Kpi['target']>): HTMLElement {
  return el('p', { class: 'kumin-kpi-target' }, [
    words,
    state !== 'unknown' &&
      el('span', { class: `kumin-kpi-${state}` }, `${signs[state]} ${text()[state]}`),
    gap !== '' && el('span', { class: 'kumin-kpi-gap' }, gap),
  ]);
}

function courseWords(course: Kpi['course']): string {
  const [first, last] = [course[0], course.at(-1)];
  return first && last ? text().sparkline(first.label, first.words, last.label, last.words) : '';
}
