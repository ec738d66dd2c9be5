/**
 * Prints one part of the page on A4 and nothing of what kintone shows around it. The part stays where it is, as a
 * canvas that is moved or copied loses its picture: everything beside the way to it is hidden while printing.
 *
 * Classes within it: `kumin-print-block` is not cut by the end of a page, `kumin-print-not` is left out, as buttons are.
 */
import './print.css';
import { el } from '../../ui/dom';
import { basisSection } from '../basis-section';
import type { BasisOf } from '../basis';
import { text } from './messages';

/**
 * @param lines below the title: what narrows it, as of when its records were read
 * @param then when it is printed, or given up
 */
export function printDashboard(
  element: HTMLElement,
  title: string,
  lines: readonly string[],
  then: () => void,
): void {
  const head = el('header', { class: 'kumin-print-head' }, [
    el('h1', {}, title),
    ...lines.map((line) => el('p', {}, line)),
  ]);
  // Beside it, as within it would take a cell of a grid.
  element.before(head);
  printed(element, title, [head], then);
}

/** A chart and, below it, what it rests on. @param picture SVG, with its own title and notes */
export function printChart(picture: string, of: BasisOf): void {
  const drawn = new DOMParser().parseFromString(picture, 'image/svg+xml').documentElement;
  printSheet(of.title, [
    el('div', { class: 'kumin-print-block' }, [document.importNode(drawn, true)]),
    el('h2', {}, text().basis),
    basisSection(of),
  ]);
}

export function printBasis(of: BasisOf): void {
  printSheet(text().basisOf(of.title), [el('h1', {}, text().basisOf(of.title)), basisSection(of)]);
}

/** What is not on the page, or not in its flow, as a dialog: that would have no margins and no page numbers. */
export function printSheet(name: string, parts: HTMLElement[]): void {
  const sheet = el('section', { class: 'kumin-print-sheet' }, parts);
  document.body.append(sheet);
  printed(sheet, name, [sheet]);
}

/** @param added what goes when it is printed */
function printed(
  root: HTMLElement,
  name: string,
  added: HTMLElement[],
  then: () => void = () => undefined,
): void {
  const way: HTMLElement[] = [];
  for (let each = root.parentElement; each; each = each.parentElement) way.push(each);
  const page = document.documentElement;
  const before = document.title;
  // Chromium proposes it as the name of a PDF.
  document.title = name;
  page.classList.add('kumin-printing');
  root.classList.add('kumin-print-root');
  way.forEach((each) => each.classList.add('kumin-print-way'));
  whenPrinted(() => {
    added.forEach((each) => each.remove());
    page.classList.remove('kumin-printing');
    root.classList.remove('kumin-print-root');
    way.forEach((each) => each.classList.remove('kumin-print-way'));
    document.title = before;
    then();
  });
  window.print();
}

/** Not every browser tells that it has printed (those within apps of a phone); whoever touches the page is back on it. */
const BACK = ['afterprint', 'pointerdown', 'keydown'] as const;

function whenPrinted(then: () => void): void {
  const done = (): void => {
    for (const event of BACK) window.removeEventListener(event, done, true);
    then();
  };
  for (const event of BACK) window.addEventListener(event, done, true);
}
