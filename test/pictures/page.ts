/** The page that the pictures are taken of: one drawing at a time, or all below each other for a person. */
import { draw, type Drawing } from '../../src/drawing/draw';
import type { Place } from '../../src/drawing/figure';
import { edges, looks, type Sample } from './samples';

export interface Page {
  /** Names of the samples that have a stored picture. */
  names: readonly string[];
  /** Draws a sample by its name in place of the one before. */
  show(name: string): void;
  showAll(of: 'looks' | 'edges'): void;
  /** What was chosen last, as a place. */
  chosen: Place | null;
}

let shown: Drawing | null = null;

const page: Page = {
  names: looks.map(({ name }) => name),
  show(name) {
    const sample = [...looks, ...edges].find((one) => one.name === name);
    if (!sample) throw new Error(`No sample "${name}".`);
    shown?.destroy();
    page.chosen = null;
    shown = drawn(sample);
    document.body.replaceChildren(shown.element);
  },
  showAll(of) {
    document.body.replaceChildren(
      ...(of === 'looks' ? looks : edges).map((sample) => {
        const section = document.createElement('section');
        const heading = document.createElement('h2');
        heading.textContent = sample.name;
        section.append(heading, drawn(sample).element);
        return section;
      }),
    );
  },
  chosen: null,
};

function drawn({ figure, look }: Sample): Drawing {
  const drawing = draw(figure, look, {
    chosen: null,
    choose(place) {
      page.chosen = place;
      drawing.select(place);
    },
  });
  return drawing;
}

Object.assign(window, { pictures: page });
