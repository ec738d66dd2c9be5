/** One section of docs/benchmarks.md: what was measured, how, and the figures. */
export interface Section {
  title: string;
  /** How it was measured, in one or two sentences. */
  method: string;
  header: string[];
  rows: (string | number)[][];
}

/** When sections were measured, and how busy the machine was with other work. */
export interface Measured {
  /** `YYYY-MM-DD`. */
  day: string;
  /** Mean number of waiting processes in the minute before. */
  load: number;
}

export function toMarkdown(section: Section, { day, load }: Measured): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${section.title}`,
    '',
    section.method,
    '',
    `測った日: ${day}（始める前の負荷の平均 ${load.toFixed(1)}）`,
    '',
    line(section.header),
    line(section.header.map(() => '---')),
    ...section.rows.map(line),
    '',
  ].join('\n');
}

/** The document with these sections in the place of those of the same titles; new ones come last. */
export function withSections(document: string, sections: readonly string[]): string {
  const [head = '', ...former] = document.split(/^(?=## )/m);
  const next = new Map(former.map((section) => [titleOf(section), section]));
  for (const section of sections) next.set(titleOf(section), section);
  return [head, ...next.values()].map((part) => `${part.trim()}\n`).join('\n');
}

function titleOf(section: string): string {
  return section.slice(0, section.indexOf('\n'));
}

/** The middle value; the mean of the two middle ones where their number is even. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

export const milliseconds = (value: number): string =>
  `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
export const ratio = (value: number): string =>
  `× ${value < 10 ? value.toFixed(2) : Math.round(value)}`;
