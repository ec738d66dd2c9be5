/**
 * Fills for the series of a chart. Each colour stands at 3:1 or more against white (WCAG 1.4.11); past the
 * tenth series the colours come again under stripes, so that no two series are told apart by hue alone.
 */
const colours = [
  '#1f6fb2',
  '#c2571a',
  '#2e7d32',
  '#8e44ad',
  '#a67c00',
  '#c0392b',
  '#00798c',
  '#6d4c41',
  '#ad1457',
  '#546e7a',
];

/** 未入力 is no category: grey, hatched. */
const blankColour = '#767676';

export interface Swatch {
  colour: string;
  pattern: 'plain' | 'stripes' | 'dots' | 'crosses';
}

const patterns = ['plain', 'stripes', 'dots', 'crosses'] as const;

export function swatch(index: number, blank: boolean): Swatch {
  if (blank) return { colour: blankColour, pattern: 'stripes' };
  return {
    colour: colours[index % colours.length] ?? blankColour,
    pattern: patterns[Math.floor(index / colours.length) % patterns.length] ?? 'plain',
  };
}

/** Side of one repeat of a pattern, in CSS pixels. */
const tile = 8;

const made = new Map<string, string | CanvasPattern>();

/** What a canvas context fills with; the plain colour where patterns cannot be made. */
export function canvasFill({ colour, pattern }: Swatch): string | CanvasPattern {
  if (pattern === 'plain') return colour;
  const name = `${colour} ${pattern}`;
  const fill = made.get(name) ?? patternOf(colour, pattern);
  made.set(name, fill);
  return fill;
}

function patternOf(colour: string, pattern: Swatch['pattern']): string | CanvasPattern {
  const canvas = tileCanvas();
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | null;
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, tile, tile);
  context.strokeStyle = '#fff';
  context.fillStyle = '#fff';
  context.lineWidth = 1.5;
  context.beginPath();
  if (pattern === 'dots') {
    context.arc(tile / 2, tile / 2, 1.5, 0, 2 * Math.PI);
    context.fill();
  } else {
    context.moveTo(0, tile);
    context.lineTo(tile, 0);
    if (pattern === 'crosses') {
      context.moveTo(0, 0);
      context.lineTo(tile, tile);
    }
    context.stroke();
  }
  const repeated = context.createPattern(canvas, 'repeat');
  if (repeated) tiles.set(repeated, canvas);
  return repeated ?? colour;
}

/** A thread beside the page has no elements. */
function tileCanvas(): HTMLCanvasElement | OffscreenCanvas {
  if (typeof document === 'undefined') return new OffscreenCanvas(tile, tile);
  return Object.assign(document.createElement('canvas'), { width: tile, height: tile });
}

const tiles = new WeakMap<CanvasPattern, HTMLCanvasElement | OffscreenCanvas>();

/** What a pattern repeats: a pattern itself can be drawn on a canvas alone, and not in SVG. */
export function tileOf(pattern: CanvasPattern): HTMLCanvasElement | OffscreenCanvas | undefined {
  return tiles.get(pattern);
}
