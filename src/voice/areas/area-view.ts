/** What the place was taken for, and the areas to choose from where there are several. */
import './areas.css';
import { el, fill } from '../../ui/dom';
import type { FoundArea } from './find-area';
import { text } from './messages';
import { choiceOf } from './propose-area';

export interface AreaShown {
  /** Of the area master. */
  found: readonly FoundArea[];
  /** Value of 地域. */
  now: string;
  /** Whether the place says anything that could be looked for. */
  place: string;
  choices: readonly string[];
}

export function showAreas(
  box: Element,
  { found, now, place, choices }: AreaShown,
  take: (area: string) => void,
): void {
  const [first, ...more] = found;
  if (place.trim() === '') return fill(box, []);
  if (!first) return fill(box, line(text().none));
  const reason = reasonOf(first);
  const known = found.flatMap(({ area }) => choiceOf(area, choices) ?? []);
  if (known.length === 0) return fill(box, line(text().noChoice(first.area)));
  if (known.includes(now)) {
    const [told = first] = found.filter(({ area }) => choiceOf(area, choices) === now);
    return fill(box, line(`✓ ${text().chosen(now, reasonOf(told))}`));
  }
  const words =
    more.length > 0 || now === ''
      ? text().several(reason)
      : text().other(known[0] ?? first.area, now, reason);
  fill(box, [line(words), buttons(known, take)]);
}

export function reasonOf({ kind, by }: FoundArea): string {
  return text()[kind](by);
}

function line(words: string): HTMLElement {
  return el('p', {}, words);
}

function buttons(areas: readonly string[], take: (area: string) => void): HTMLElement {
  return el(
    'div',
    { class: 'kumin-area-choices' },
    areas.map((area) =>
      el('button', { type: 'button', onclick: () => take(area) }, text().take(area)),
    ),
  );
}
