/** Tiles: one for each center, where it lies in the ward or in order, with its name and number; deeper for greater. */
import { el } from '../ui/dom';
import { choice, type Choice } from './choice';
import type { Drawing, Marks } from './draw';
import type { Figure } from './figure';
import type { LookOf } from './plot';
import { text } from './messages';
import { placeOf } from './places';
import { shade } from './shading';
import { tileRows } from './tiles';

export function tilesView(figure: Figure, look: LookOf<'tiles'>, marks: Marks): Drawing {
  const keys = figure.levels[0]?.keys ?? [];
  const { rows, elsewhere } = tileRows(
    keys.map(({ label }) => label),
    look,
  );
  const values = keys.map((_, key) => figure.value(0, placeOf(figure, key)));
  const known = values.filter((value, key) => !isNaN(value) && !keys[key]?.unset);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const choices: Choice[] = [];
  const tile = (key: number): HTMLElement => {
    const place = placeOf(figure, key);
    const one = choice(figure, 0, place, marks, [
      el('span', { class: 'kumin-tile-name' }, keys[key]?.label ?? ''),
      el('span', { class: 'kumin-tile-number' }, figure.words(0, place)),
    ]);
    one.element.classList.add('kumin-tile');
    one.element.title = keys[key]?.label ?? '';
    const depth = keys[key]?.unset ? null : shade(values[key] ?? NaN, least, most);
    if (depth) {
      one.element.style.background = depth.background;
      one.element.style.color = depth.ink;
    }
    choices.push(one);
    return one.element;
  };
  const grid = (cells: readonly (readonly (number | null)[])[]): HTMLElement => {
    const across = Math.max(1, ...cells.map((row) => row.length));
    const element = el(
      'div',
      { class: 'kumin-tiles' },
      cells.flatMap((row) =>
        Array.from({ length: across }, (_, column) => {
          const key = row[column];
          return key === null || key === undefined ? el('span') : tile(key);
        }),
      ),
    );
    element.style.setProperty('--kumin-tile-columns', String(across));
    return element;
  };
  const element = el(
    'div',
    { class: 'kumin-tiles-box', role: 'group', 'aria-label': figure.title },
    [
      grid(rows),
      elsewhere.length > 0 && el('p', { class: 'kumin-tiles-elsewhere' }, text().elsewhere),
      elsewhere.length > 0 &&
        grid(inRows(elsewhere, Math.max(1, ...rows.map((row) => row.length)))),
    ],
  );
  const select: Drawing['select'] = (place) => choices.forEach((one) => one.select(place));
  select(marks.chosen);
  return { element, select, destroy: () => undefined };
}

function inRows(keys: readonly number[], columns: number): number[][] {
  const rows: number[][] = [];
  for (let at = 0; at < keys.length; at += columns) rows.push(keys.slice(at, at + columns));
  return rows;
}
