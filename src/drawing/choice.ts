/** A number that can be chosen: a button, or a link where choosing leaves the page; plain where it leads nowhere. */
import { el, type Children } from '../ui/dom';
import { bareWords } from './amounts';
import type { Marks } from './draw';
import type { Figure, Place } from './figure';
import { said, samePlace } from './places';

export interface Choice {
  /** As text where there is nothing to choose. */
  element: HTMLElement;
  /** Shows whether it is chosen. */
  select(place: Place | null): void;
}

/** @param children what is seen; the number without its unit unless told */
export function choice(
  figure: Figure,
  measure: number,
  place: Place,
  marks: Marks,
  children: Children = bareWords(figure, measure, place),
): Choice {
  const element = elementOf(figure, measure, place, marks, children);
  return {
    element,
    select(chosen) {
      const isChosen = samePlace(place, chosen);
      element.classList.toggle('kumin-chosen', isChosen);
      if (element.tagName === 'BUTTON') element.setAttribute('aria-pressed', String(isChosen));
    },
  };
}

function elementOf(
  figure: Figure,
  measure: number,
  place: Place,
  marks: Marks,
  children: Children,
): HTMLElement {
  const value = figure.value(measure, place);
  const hidden = figure.hidden(place);
  const label = said(figure, measure, place, figure.words(measure, place));
  const plain = (): HTMLElement => el('span', { class: 'kumin-number' }, children);
  if (marks.address) {
    // Behind 0 there is no record to look at.
    const address = hidden || Math.abs(value) > 0 ? marks.address(place) : undefined;
    if (address === undefined) return plain();
    return el('a', { class: 'kumin-number', href: address, 'aria-label': label }, children);
  }
  if (isNaN(value) && !hidden) return plain();
  return el(
    'button',
    {
      type: 'button',
      class: 'kumin-number',
      'aria-label': label,
      'aria-pressed': 'false',
      onclick: () => marks.choose(place),
    },
    children,
  );
}
