/**
 * A chart as a picture that stands by itself: its title above, and below it what narrows it, as of when, and where it
 * is from. The chart is drawn anew at a fixed size, so that the picture is the same from a phone and from a desk.
 */
import { BasicPlatform, Chart, type ChartConfiguration } from 'chart.js';
import { Context } from 'svgcanvas';
import { tileOf } from '../../drawing/palette';
import { frame, framedSvg, pngOf, svgElement, type Words } from './frame';

/** CSS pixels of the chart itself; a page of A4 is about as wide with its margins at 150 dpi. */
export const SIZE = { width: 960, height: 540 };

/** Dots of a PNG to a CSS pixel: sharp on paper, too. */
export const DENSITY = 2;

export async function chartPng(configuration: ChartConfiguration, words: Words): Promise<Blob> {
  const { height, top, paint } = frame(words, SIZE);
  const canvas = document.createElement('canvas');
  canvas.width = SIZE.width * DENSITY;
  canvas.height = height * DENSITY;
  const context = contextOf(canvas);
  context.scale(DENSITY, DENSITY);
  paint(context);
  const drawn = document.createElement('canvas');
  drawn.width = SIZE.width;
  drawn.height = SIZE.height;
  const chart = new Chart(drawn, still(configuration, DENSITY));
  try {
    context.drawImage(drawn, 0, top, SIZE.width, SIZE.height);
  } finally {
    chart.destroy();
  }
  return pngOf(canvas);
}

/** Lines and text as such, so that the picture can be enlarged and its words be found. */
export function chartSvg(configuration: ChartConfiguration, words: Words): string {
  const context = new Context({ ...SIZE, ctx: contextOf(document.createElement('canvas')) });
  takePatterns(context);
  // Chart.js asks its context for the canvas, and sets the size of that.
  const canvas = { ...SIZE, style: {}, getContext: () => context };
  Object.defineProperty(context, 'canvas', { value: canvas });
  const chart = new Chart(canvas as unknown as HTMLCanvasElement, {
    ...withoutPaths(still(configuration, 1)),
    platform: BasicPlatform,
  });
  try {
    const drawn = context.getSvg();
    const part = svgElement('g', {});
    part.append(...[...drawn.childNodes].map((node) => node.cloneNode(true)));
    return framedSvg(words, SIZE, part);
  } finally {
    chart.destroy();
  }
}

function still(configuration: ChartConfiguration, density: number): ChartConfiguration {
  return {
    ...configuration,
    options: {
      ...configuration.options,
      animation: false,
      maintainAspectRatio: false,
      devicePixelRatio: density,
      events: [],
      layout: { padding: { left: 16, right: 24 } },
    },
  };
}

/** Chart.js strokes a line by a Path2D, which only a canvas knows, unless parts of it may look otherwise. */
function withoutPaths(configuration: ChartConfiguration): ChartConfiguration {
  const segment = { borderWidth: () => undefined };
  const datasets = configuration.data.datasets.map((each) => ({ segment, ...each }));
  return { ...configuration, data: { ...configuration.data, datasets } };
}

/** Patterns of a canvas are made anew from their tiles. */
function takePatterns(context: CanvasRenderingContext2D): void {
  let style = context.fillStyle;
  Object.defineProperty(context, 'fillStyle', {
    get: () => style,
    set: (given: typeof style) => {
      const tile = given instanceof CanvasPattern ? tileOf(given) : undefined;
      style = (tile && context.createPattern(tile, 'repeat')) ?? given;
    },
  });
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no canvas.');
  return context;
}
