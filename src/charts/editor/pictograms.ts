/** A small picture of each look, for the picker. Decoration: the name stands beside it. */
import type { LookType } from '../../drawing/look';

const SVG = 'http://www.w3.org/2000/svg';

/** Shapes on a field of 40 by 28: what is filled, lighter fills, lines. */
interface Picture {
  dark?: string;
  light?: string;
  line?: string;
}

const bar = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`;

const pictures: Record<LookType, Picture> = {
  column: { dark: bar(5, 14, 6, 11) + bar(17, 6, 6, 19) + bar(29, 10, 6, 15), line: 'M2 25.5h36' },
  bar: { dark: bar(5, 4, 28, 5) + bar(5, 12, 18, 5) + bar(5, 20, 10, 5), line: 'M4.5 2v24' },
  line: { line: 'M4 20l9-8 9 5 14-13M2 25.5h36' },
  area: { light: 'M3 25V17l10-7 10 5 14-10v20z', line: 'M3 17l10-7 10 5 14-10' },
  combo: {
    light: bar(5, 15, 6, 10) + bar(17, 11, 6, 14) + bar(29, 13, 6, 12),
    line: 'M4 10l9-4 10 3 13-6',
  },
  pareto: {
    light: bar(4, 8, 6, 17) + bar(13, 14, 6, 11) + bar(22, 18, 6, 7) + bar(31, 22, 6, 3),
    line: 'M7 8l9-3 9-1 9-1',
  },
  pie: { light: 'M20 3a11 11 0 1 0 11 11h-11z', dark: 'M22 2a10 10 0 0 1 10 10h-10z' },
  doughnut: {
    light: 'M20 3a11 11 0 1 0 11 11h-5a6 6 0 1 1-6-6z',
    dark: 'M22 3a10 10 0 0 1 9 9h-5a5 5 0 0 0-4-4z',
  },
  box: {
    light: bar(8, 9, 8, 10) + bar(24, 6, 8, 9),
    line: 'M12 3v6M12 19v6M8 14h8M28 2v4M28 15v9M24 10h8M9 3h6M9 25h6M25 2h6M25 24h6',
  },
  heatmap: {
    dark: bar(4, 3, 10, 6) + bar(15, 11, 10, 6) + bar(26, 19, 10, 6) + bar(26, 3, 10, 6),
    light: bar(15, 3, 10, 6) + bar(4, 11, 10, 6) + bar(4, 19, 10, 6) + bar(26, 11, 10, 6),
  },
  ranking: {
    dark: bar(12, 3, 24, 5),
    light: bar(12, 12, 16, 5) + bar(12, 21, 9, 5),
    line: 'M5 3v5M4 12.5h3v2h-3v2.5h3.5M4 21.5h3v4.5h-3M4 23.5h3',
  },
  histogram: {
    dark:
      bar(4, 19, 6, 6) +
      bar(10, 11, 6, 14) +
      bar(16, 4, 6, 21) +
      bar(22, 9, 6, 16) +
      bar(28, 17, 6, 8),
    line: 'M2 25.5h36',
  },
  scatter: {
    dark:
      bar(8, 17, 4, 4) +
      bar(14, 11, 4, 4) +
      bar(22, 14, 4, 4) +
      bar(26, 6, 4, 4) +
      bar(32, 4, 4, 4),
    line: 'M4.5 2v23.5h33',
  },
  tiles: {
    dark: bar(12, 3, 7, 6) + bar(20, 11, 7, 6),
    light:
      bar(4, 3, 7, 6) +
      bar(20, 3, 7, 6) +
      bar(4, 11, 7, 6) +
      bar(12, 11, 7, 6) +
      bar(28, 11, 7, 6) +
      bar(12, 19, 7, 6) +
      bar(20, 19, 7, 6),
  },
  kpi: { line: 'M8 8l4-3v14M8 19h8M21 8c1-4 9-4 8 2 0 3-6 5-8 9h8M5 25l8-2 8 1 14-3' },
  pivot: {
    light: bar(3, 3, 34, 6) + bar(3, 9, 9, 16),
    line: 'M3 3h34v22h-34zM12 3v22M20.5 3v22M29 3v22M3 9h34M3 14.5h34M3 20h34',
  },
};

export function pictogram(type: LookType): SVGElement {
  const { dark, light, line } = pictures[type];
  const svg = shape('svg', {
    viewBox: '0 0 40 28',
    width: '40',
    height: '28',
    'aria-hidden': 'true',
  });
  if (light) svg.append(shape('path', { d: light, fill: '#a9c8e4' }));
  if (dark) svg.append(shape('path', { d: dark, fill: '#1f6fb2' }));
  if (line) {
    svg.append(shape('path', { d: line, fill: 'none', stroke: '#33414d', 'stroke-width': '1.6' }));
  }
  return svg;
}

function shape(name: 'svg' | 'path', attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
