/** Ranking: a table with the rank, the number and a bar as long as it, further measures beside it. */
import { el } from '../ui/dom';
import { bareWords, measureTitle } from './amounts';
import { choice, type Choice } from './choice';
import type { Drawing, Marks } from './draw';
import type { Figure } from './figure';
import type { LookOf } from './plot';
import { placeOf } from './places';
import { rankingOf } from './ranking';
import { text } from './messages';

export function rankingView(figure: Figure, _: LookOf<'ranking'>, marks: Marks): Drawing {
  const level = figure.levels[0] ?? { heading: '', keys: [] };
  const ranked = rankingOf(figure);
  // A bar compares with the first; その他 may be many times as great, and is nobody's.
  const sizes = ranked.map(({ key, rank }) =>
    rank === null ? 0 : Math.abs(figure.value(0, placeOf(figure, key))) || 0,
  );
  const most = Math.max(0, ...sizes);
  const choices: Choice[] = [];
  const line = ({ key, rank }: (typeof ranked)[number], index: number): HTMLElement => {
    const place = placeOf(figure, key);
    const first = choice(figure, 0, place, marks);
    choices.push(first);
    const bar = el('span', { class: 'kumin-ranking-bar' });
    bar.style.width = `${most > 0 ? ((sizes[index] ?? 0) / most) * 100 : 0}%`;
    if (figure.value(0, place) < 0) bar.classList.add('kumin-ranking-below');
    const name = level.keys[key]?.label ?? '';
    return el('tr', {}, [
      el('td', { class: 'kumin-ranking-rank' }, rank === null ? text().noRank : text().place(rank)),
      el('th', { scope: 'row', class: 'kumin-table-beside', title: name }, name),
      el('td', {}, first.element),
      el('td', { class: 'kumin-ranking-space', 'aria-hidden': 'true' }, bar),
      ...figure.measures.slice(1).map((__, at) => el('td', {}, bareWords(figure, at + 1, place))),
    ]);
  };
  const [measure, ...others] = figure.measures;
  const table = el('table', { class: 'kumin-table kumin-ranking' }, [
    el('caption', {}, figure.title),
    el('thead', {}, [
      el('tr', {}, [
        el('th', { scope: 'col' }, text().rank),
        el('th', { scope: 'col' }, level.heading),
        el('th', { scope: 'col' }, measure ? measureTitle(measure) : ''),
        el('td', { 'aria-hidden': 'true' }),
        ...others.map((other) => el('th', { scope: 'col' }, measureTitle(other))),
      ]),
    ]),
    el('tbody', {}, ranked.map(line)),
  ]);
  const element = el(
    'div',
    {
      class: 'kumin-table-box',
      tabindex: 0,
      role: 'region',
      'aria-label': text().scrolls(figure.title),
    },
    [table],
  );
  const select: Drawing['select'] = (place) => choices.forEach((one) => one.select(place));
  select(marks.chosen);
  return { element, select, destroy: () => undefined };
}
