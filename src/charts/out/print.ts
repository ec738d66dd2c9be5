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

/** @param lines below the title: as of when its records were read */
export function printDashboard(
  element: HTMLElement,
  title: string,
  lines: readonly string[] = [],
): void {
  const head = el('header', { class: 'kumin-print-head' }, [
    el('h1', {}, title),
    ...lines.map((line) => el('p', {}, line)),
  ]);
  element.prepend(head);
  printed(element, title, [head]);
}

/** A chart and, below it, what it rests on. @param picture SVG, with its own title and notes */
export function printChart(picture: string, of: BasisOf): void {
  const drawn = new DOMParser().parseFromString(picture, 'image/svg+xml').documentElement;
  const sheet = el('section', { class: 'kumin-print-sheet' }, [
    el('div', { class: 'kumin-print-block' }, [document.importNode(drawn, true)]),
    el('h2', {}, text().basis),
    basisSection(of),
  ]);
  document.body.append(sheet);
  printed(sheet, undefined, [sheet]);
}

/** A part that has its own title. */
export function printPart(element: HTMLElement): void {
  printed(element, undefined, []);
}

/** @param added what goes when it is printed */
function printed(root: HTMLElement, name: string | undefined, added: HTMLElement[]): void {
  const way: HTMLElement[] = [];
  for (let each = root.parentElement; each; each = each.parentElement) way.push(each);
  const page = document.documentElement;
  const before = document.title;
  // Chromium proposes it as the name of a PDF.
  if (name !== undefined) document.title = name;
  page.classList.add('kumin-printing');
  root.classList.add('kumin-print-root');
  way.forEach((each) => each.classList.add('kumin-print-way'));
  window.addEventListener(
    'afterprint',
    () => {
      added.forEach((each) => each.remove());
      page.classList.remove('kumin-printing');
      root.classList.remove('kumin-print-root');
      way.forEach((each) => each.classList.remove('kumin-print-way'));
      document.title = before;
    },
    { once: true },
  );
  window.print();
}
