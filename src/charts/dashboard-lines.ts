/** What stands above and below the charts in words: marks in force, reading under way, and what was counted. */
import { clockIn, instantOf, type Instant } from '../calendar/instant';
import { ALL, type Place } from '../drawing/figure';
import { PAGE_BUDGET } from '../kintone/budget';
import type { Progress } from '../records/paging';
import { el, fill } from '../ui/dom';
import { numberWords } from '../ui/numbers';
import type { ChartAnswer, Now } from './answer';
import { dayWords } from './basis';
import { placeWords } from './chart-card';
import type { Loaded } from './data';
import type { Dashboard } from './definition';
import { text as outText } from './out/messages';
import { text } from './screen-messages';
import type { Mark } from './state';

interface Chips {
  remove(mark: Mark): void;
  clear(): void;
}

/** @param marks each with the answer of its chart */
export function fillChips(
  box: HTMLElement,
  marks: readonly { mark: Mark; answer: ChartAnswer; place: Place }[],
  { remove, clear }: Chips,
): void {
  const chips = marks.flatMap(({ mark, answer, place }) => {
    if (place.every((at) => at === ALL)) return [];
    const words = placeWords(answer.figure, place);
    const label = text().removeFilter(words);
    return [
      el(
        'button',
        { type: 'button', class: 'kumin-chip', 'aria-label': label, onclick: () => remove(mark) },
        [words, el('span', { 'aria-hidden': 'true' }, ' ✕')],
      ),
    ];
  });
  fill(box, [
    chips.length > 0 && el('span', {}, text().chips),
    ...chips,
    chips.length > 1 && el('button', { type: 'button', onclick: clear }, text().clearAll),
  ]);
  box.hidden = chips.length === 0;
}

export function progressLine({ read, total }: Progress, cancel: () => void): HTMLElement {
  return el('div', {}, [
    el('progress', { value: read, max: total, 'aria-hidden': 'true' }),
    el('span', {}, text().reading(numberWords(read), numberWords(total))),
    el('button', { type: 'button', onclick: cancel }, text().cancel),
  ]);
}

/** @param zone IANA name */
export function footWords(loaded: Loaded, zone: string): string {
  const { requests: most, minutes } = PAGE_BUDGET;
  const requests = loaded.partial ? '' : text().requests(loaded.requests, most, minutes);
  return [countedWords(loaded, (asOf) => clockIn(zone, asOf)), requests].filter(Boolean).join(' ');
}

/**
 * What stands below the title on paper: what was chosen, what is hidden, and as of when its records were read.
 * @param marks chosen, in words
 */
export function paperLines(
  { maskBelow, era }: Dashboard,
  loaded: Loaded,
  marks: readonly string[],
  { zone }: Now,
): string[] {
  const when = (asOf: Instant): string => `${dayWords(asOf, zone, era)} ${clockIn(zone, asOf)}`;
  return [
    ...(marks.length > 0 ? [text().chipsAre(marks.join(text().comma))] : []),
    ...(maskBelow > 1 ? [outText().masked(maskBelow), readWords(loaded, when)] : []),
    ...(maskBelow > 1 ? [] : [countedWords(loaded, when)]),
  ].filter((line) => line !== '');
}

/**
 * The same for paper, where nobody asks what it cost.
 * @param when how an instant is said: paper is read on another day
 */
function countedWords(loaded: Loaded, when: (asOf: Instant) => string): string {
  const records = [...loaded.data.values()].reduce((sum, { table }) => sum + table.ids.length, 0);
  return asOfLine(loaded, (asOf) => text().foot(numberWords(records), when(asOf)));
}

/** For paper with small numbers hidden: how many records there are less those of the charts is a number hidden there. */
function readWords(loaded: Loaded, when: (asOf: Instant) => string): string {
  return asOfLine(loaded, (asOf) => text().footMasked(when(asOf)));
}

function asOfLine(loaded: Loaded, says: (asOf: Instant) => string): string {
  const all = [...loaded.data.values()];
  const asOf = instantOf(new Date(Math.min(...all.map((data) => data.asOf))));
  return [all.length > 0 && says(asOf), loaded.partial && text().partial].filter(Boolean).join(' ');
}
