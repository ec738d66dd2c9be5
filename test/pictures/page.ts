/** The page that the pictures are taken of: one drawing at a time, or all below each other for a person. */
import { Chart } from 'chart.js';
import { configurationOf, draw, type Drawing } from '../../src/drawing/draw';
import type { Figure, Place } from '../../src/drawing/figure';
import { edges, looks, type Sample } from './samples';

export interface Page {
  /** Names of the samples that have a stored picture. */
  names: readonly string[];
  /** Draws a sample by its name in place of the one before. */
  show(name: string): void;
  /** Draws a smaller figure by the same look, then the sample in its place, as a slicer does. @returns whether it could */
  showUpdated(name: string): boolean;
  /** Draws it as a picture of a fixed size, as it is exported. */
  showExport(name: string, width: number, height: number): void;
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
  showUpdated(name) {
    const sample = looks.find((one) => one.name === name);
    if (!sample) throw new Error(`No sample "${name}".`);
    shown?.destroy();
    shown = drawn({ ...sample, figure: smaller(sample.figure) });
    document.body.replaceChildren(shown.element);
    return shown.update?.(sample.figure, { chosen: null, choose: () => undefined }) ?? false;
  },
  showExport(name, width, height) {
    const sample = [...looks, ...edges].find((one) => one.name === name);
    const configuration = sample && configurationOf(sample.figure, sample.look);
    if (!configuration) throw new Error(`"${name}" is not drawn on a canvas.`);
    shown?.destroy();
    shown = null;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    document.body.replaceChildren(canvas);
    new Chart(canvas, configuration);
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

/** Without the last keys, with other numbers and the last level's keys under other names. */
function smaller(figure: Figure): Figure {
  return {
    ...figure,
    levels: figure.levels.map(({ heading, keys }) => ({
      heading,
      keys: keys.slice(0, -2).map((key) => ({ ...key, label: `旧${key.label}`, short: key.id })),
    })),
    value: (measure, place) => figure.value(measure, place) * 3 + 1,
  };
}

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
