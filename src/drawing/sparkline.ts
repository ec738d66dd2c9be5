/** A course in the space of a word: no axis, the latest marked. */
import type { Kpi } from './kpi';

const SVG = 'http://www.w3.org/2000/svg';
const SIZE = { width: 200, height: 44, edge: 4 };

/** @param words what is read in its place */
export function sparkline(course: Kpi['course'], words: string): SVGElement {
  const values = course.map(({ value }) => value).filter((value) => !isNaN(value));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = (index: number): number =>
    SIZE.edge + (index / Math.max(1, course.length - 1)) * (SIZE.width - 2 * SIZE.edge);
  const y = (value: number): number =>
    SIZE.height -
    SIZE.edge -
    ((value - least) / (most - least || 1)) * (SIZE.height - 2 * SIZE.edge);
  // No value breaks the line.
  let broken = true;
  const path = course
    .map(({ value }, index) => {
      if (isNaN(value)) {
        broken = true;
        return '';
      }
      const step = `${broken ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      broken = false;
      return step;
    })
    .join('');
  const svg = shape('svg', {
    class: 'kumin-kpi-course',
    viewBox: `0 0 ${SIZE.width} ${SIZE.height}`,
    role: 'img',
    'aria-label': words,
  });
  svg.append(
    shape('line', {
      x1: 0,
      x2: SIZE.width,
      y1: y(0),
      y2: y(0),
      stroke: '#c4c9cd',
    }),
    shape('path', { d: path, fill: 'none', stroke: '#1f6fb2', 'stroke-width': 2 }),
  );
  const at = course.length - 1;
  const last = course[at]?.value ?? NaN;
  if (!isNaN(last))
    svg.append(shape('circle', { cx: x(at), cy: y(last), r: 3.5, fill: '#1f6fb2' }));
  return svg;
}

function shape(tag: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
