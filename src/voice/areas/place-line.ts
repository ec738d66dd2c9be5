/** The line of the quick card in which a place is typed and finds the area. */
import { el, fill } from '../../ui/dom';
import { showAreas } from './area-view';
import { findAreas, type Area } from './find-area';
import { text } from './messages';
import { proposeArea } from './propose-area';

export interface PlaceLine {
  element: HTMLElement;
  /** The voice as it is now; a place of '' begins anew. */
  show(place: string, area: string): void;
}

export interface PlaceParts {
  label: string;
  /** undefined where the ward has no area master: the place is only written down. */
  readAreas: (() => Promise<Area[]>) | undefined;
  /** Of 地域. */
  choices: readonly string[];
  /** The place was typed. */
  place(value: string): void;
  /** 地域 shall be this. */
  area(value: string): void;
}

export function placeLine({ label, readAreas, choices, place, area }: PlaceParts): PlaceLine {
  let areas: Area[] = [];
  let now = '';
  let proposed = '';
  const box = el('div', { class: 'kumin-area', 'aria-live': 'polite' });
  const input = el('input', {
    id: 'kumin-card-place',
    type: 'text',
    autocomplete: 'off',
    placeholder: readAreas && text().placeHint,
    oninput: () => typed(),
  });

  void (async () => {
    try {
      areas = (await readAreas?.()) ?? [];
      if (input.value !== '') typed();
    } catch (error) {
      console.warn('kumin: the area master could not be read', error);
      fill(box, el('p', {}, text().unreadable));
    }
  })();

  function typed(): void {
    place(input.value);
    const proposal = proposeArea(now, proposed, findAreas(input.value, areas), choices);
    proposed = proposal.proposed;
    if (proposal.value !== now) area((now = proposal.value));
    draw();
  }

  function draw(): void {
    if (areas.length === 0) return;
    const found = findAreas(input.value, areas);
    showAreas(box, { found, now, place: input.value, choices }, (chosen) => {
      proposed = '';
      area((now = chosen));
      draw();
    });
  }

  return {
    element: el('div', { class: 'kumin-card-line' }, [
      el('label', { for: 'kumin-card-place' }, label),
      input,
      box,
    ]),
    show(written, chosen) {
      now = chosen;
      if (written === input.value && written !== '') return draw();
      input.value = written;
      if (written === '') {
        proposed = '';
        fill(box, []);
      } else draw();
    },
  };
}
