/** Labels too long for their room: broken into lines, then cut with 「…」. Pure; widths in full-width characters. */

/** Width of a text: half for ASCII and half-width kana, less for the commas of numbers. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const isHalf = (character >= ' ' && character <= '~') || (character >= '｡' && character <= 'ﾟ');
    width += character === ',' ? 0.3 : isHalf ? 0.55 : 1;
  }
  return width;
}

/** At most `width` wide, with 「…」 in place of what is cut. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/**
 * In `lines` lines at most, each `width` wide and all about as long, so that no line holds a single character. One
 * line is a plain text, as Chart.js takes it.
 */
export function wrapped(text: string, width: number, lines: number): string | string[] {
  const whole = widthOf(text);
  if (whole <= width || lines < 2) return cut(text, width);
  const needed = Math.min(lines, Math.ceil(whole / width));
  const even = Math.min(width, Math.ceil(whole / needed));
  const found: string[] = [];
  let rest = text;
  while (found.length < needed - 1 && widthOf(rest) > width) {
    let line = '';
    for (const character of rest) {
      if (line !== '' && widthOf(line + character) > even) break;
      line += character;
    }
    const end = lineEnd(rest, width, lines - found.length - 1) ?? line.length;
    found.push(rest.slice(0, end).trim());
    rest = rest.slice(end);
  }
  return [...found, cut(rest, width)].filter((line) => line !== '');
}

/**
 * Where words and the two ends of a range part: 「2,000」「～2,500」, not 「2,000～2」「,500」.
 * @param left lines below that take the rest; undefined where it would not fit them
 */
function lineEnd(text: string, width: number, left: number): number | undefined {
  const last = (ends: RegExp): number | undefined =>
    [...text.matchAll(ends)]
      .map(({ index }) => index)
      .filter((end) => widthOf(text.slice(0, end).trim()) <= width)
      .filter((end) => widthOf(text.slice(end)) <= width * left)
      .at(-1);
  return last(/(?<=. )/g) ?? last(/(?<=.)(?=～)/g);
}
