/** The page that the pictures are taken of: one drawing at a time, in a box of the size asked for. */
import { draw, type Drawing } from '../../src/drawing/draw';
import { edges, looks } from './samples';

const samples = [...looks, ...edges];
let drawing: Drawing | null = null;

/** Draws a sample by its name in place of the one before. */
function show(name: string): void {
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`No sample "${name}".`);
  drawing?.destroy();
  drawing = draw(sample.figure, sample.look, {
    chosen: null,
    choose: (place) => drawing?.select(place),
  });
  document.body.replaceChildren(drawing.element);
}

/** All of them below each other, for a person. */
function showAll(of: 'looks' | 'edges'): void {
  document.body.replaceChildren(
    ...(of === 'looks' ? looks : edges).map(({ name, figure, look }) => {
      const section = document.createElement('section');
      const heading = document.createElement('h2');
      heading.textContent = name;
      const one = draw(figure, look, { chosen: null, choose: (place) => one.select(place) });
      section.append(heading, one.element);
      return section;
    }),
  );
}

Object.assign(window, { show, showAll });
