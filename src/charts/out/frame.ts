/** The words around a picture: a title above it, notes below it, on white. Made for a canvas and for SVG alike. */

export interface Words {
  title: string;
  /** Filters, as-of, source and what else must be known, each a line or more. */
  notes: readonly string[];
}

interface Size {
  width: number;
  height: number;
}

const FONT = '"Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", sans-serif';
const TITLE = { font: `bold 22px ${FONT}`, size: 22, line: 30 };
const NOTE = { font: `14px ${FONT}`, size: 14, line: 20 };
const INK = '#1b1b1b';
const MARGIN = 20;

export interface Frame {
  /** Of everything. */
  height: number;
  /** Where the picture begins. */
  top: number;
  paint(context: CanvasRenderingContext2D): void;
}

export function frame(words: Words, { width, height }: Size): Frame {
  const { lines, top, whole } = arranged(words, { width, height });
  return {
    height: whole,
    top,
    paint(context) {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, whole);
      context.fillStyle = INK;
      context.textBaseline = 'alphabetic';
      for (const { text, y, font } of lines) {
        context.font = font;
        context.fillText(text, MARGIN, y);
      }
    },
  };
}

/** @param picture as large as `size`, its upper left corner at 0, 0 */
export function framedSvg(words: Words, size: Size, picture: SVGElement): string {
  const { lines, top, whole } = arranged(words, size);
  const { width } = size;
  const root = svgElement('svg', {
    width,
    height: whole,
    viewBox: `0 0 ${width} ${whole}`,
    role: 'img',
    'aria-label': words.title,
  });
  const title = svgElement('title', {});
  title.textContent = words.title;
  root.append(title, svgElement('rect', { width, height: whole, fill: '#fff' }));
  for (const { text, y, size: letters, bold } of lines) {
    const line = svgElement('text', {
      ...{ x: MARGIN, y, fill: INK, 'font-size': letters, 'font-family': FONT },
      ...(bold && { 'font-weight': 'bold' }),
    });
    line.textContent = text;
    root.append(line);
  }
  picture.setAttribute('transform', `translate(0 ${top})`);
  root.append(picture);
  return new XMLSerializer().serializeToString(root);
}

/** @param size of the SVG in CSS pixels, drawn `density` times as fine */
export async function svgPng(svg: string, density: number): Promise<Blob> {
  const image = new Image();
  // A data address: the page's rules (CSP) and the canvas's own (tainting) both allow it.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * density;
  canvas.height = image.naturalHeight * density;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no canvas.');
  context.scale(density, density);
  context.drawImage(image, 0, 0);
  return pngOf(canvas);
}

export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error(`A picture of ${canvas.width} × ${canvas.height} is too large.`));
    }, 'image/png');
  });
}

export function svgElement(
  tag: 'svg' | 'g' | 'rect' | 'text' | 'title' | 'line',
  attributes: Record<string, string | number>,
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** Width of a text in CSS pixels. */
export function textWidth(text: string, size: number): number {
  // Japanese type is as wide as high, the rest about half: near enough to break lines by, and the same everywhere.
  return [...text].reduce((sum, letter) => sum + (/[ -~｡-ﾟ]/.test(letter) ? 0.58 : 1), 0) * size;
}

interface Line {
  text: string;
  y: number;
  font: string;
  size: number;
  bold: boolean;
}

function arranged(words: Words, { width, height }: Size) {
  const room = width - MARGIN * 2;
  const lines: Line[] = [];
  let y = MARGIN;
  const add = (text: string, { font, size, line }: typeof TITLE, bold: boolean): void => {
    for (const part of broken(text, size, room)) {
      lines.push({ text: part, y: y + size, font, size, bold });
      y += line;
    }
  };
  add(words.title, TITLE, true);
  const top = y + MARGIN / 2;
  y = top + height + MARGIN / 2;
  for (const note of words.notes) add(note, NOTE, false);
  return { lines, top, whole: y + MARGIN / 2 };
}

/** Japanese breaks between any two letters; a run of Latin letters and digits stays whole where it fits. */
function broken(text: string, size: number, room: number): string[] {
  const pieces = text.match(/[!-~]+|[^!-~]/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces.flatMap((each) =>
    textWidth(each, size) > room ? [...each] : [each],
  )) {
    if (line !== '' && textWidth(line + piece, size) > room) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, line];
}
