/** Cells shaded by their numbers: deeper for greater, another hue below 0. Pure; every ink is 4.5:1 or more. */

export interface Shade {
  background: string;
  ink: string;
}

type Colour = readonly [red: number, green: number, blue: number];

const WHITE: Colour = [255, 255, 255];
/** From white through these; a straight way from white to the deepest would be grey in the middle. */
const BLUES: readonly Colour[] = [WHITE, [126, 184, 228], [13, 71, 124]];
/** Negative numbers; their minus sign tells them too. */
const BROWNS: readonly Colour[] = [WHITE, [240, 170, 120], [138, 58, 12]];
const DARK_INK: Colour = [34, 34, 34];
/** A value that is the least still looks like one. */
const FAINTEST = 0.06;

/** @param least and `most` of the numbers that are compared */
export function shade(value: number, least: number, most: number): Shade | null {
  if (isNaN(value)) return null;
  const reach = Math.max(Math.abs(least), Math.abs(most));
  // Numbers of one sign spread over all depths; of both signs, both hues keep one measure.
  const from = least > 0 ? least * 0.9 : most < 0 ? Math.abs(most) * 0.9 : 0;
  if (value === 0 || reach === 0) return { background: css(WHITE), ink: css(DARK_INK) };
  const share = reach > from ? (Math.abs(value) - from) / (reach - from) : 1;
  const depth = FAINTEST + (1 - FAINTEST) * Math.min(1, Math.max(0, share));
  const background = mixed(value < 0 ? BROWNS : BLUES, depth);
  const dark = contrast(background, DARK_INK) >= contrast(background, WHITE);
  return { background: css(background), ink: css(dark ? DARK_INK : WHITE) };
}

/** WCAG 2.1 contrast ratio, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

/** The colours of a shade, for who reckons with them. */
export function channels(colour: string): Colour {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
}

function mixed(stops: readonly Colour[], depth: number): Colour {
  const at = depth * (stops.length - 1);
  const step = Math.min(stops.length - 2, Math.floor(at));
  const [from, to] = [stops[step] ?? WHITE, stops[step + 1] ?? WHITE];
  const channel = (index: 0 | 1 | 2): number =>
    Math.round(from[index] + (to[index] - from[index]) * (at - step));
  return [channel(0), channel(1), channel(2)];
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function css([red, green, blue]: Colour): string {
  return `rgb(${red}, ${green}, ${blue})`;
}
