/** What every part of the topics screen has at hand: the topics made, the days looked at, and ways to the voices. */
import type { Day } from '../../calendar/day';
import type { Place } from '../../drawing/figure';
import { tableView } from '../../drawing/table-view';
import type { Host } from '../../kintone/host';
import { oneOf } from '../../records/condition';
import { BOM, csvText, type Cell } from '../../text/csv';
import { el, type Children } from '../../ui/dom';
import { download, fileName } from '../../ui/download';
import type { VoiceSettings } from '../settings';
import { matrixFigure, matrixRows, voicesAt, type Matrix, type MatrixWords } from './matrix';
import type { Made } from './make';
import { text } from './messages';
import type { Read } from './read';
import { within, type Span } from './spans';
import type { Topic, TopicVoice } from './voice';

export interface Desk {
  host: Host;
  settings: VoiceSettings;
  made: Made;
  read: Read;
  today: Day;
  span: Span;
  /** 令和8年度（今日まで） and so on. */
  spanWords: string;
  go(address: string): void;
  /** Undefined where no register of improvements is set. */
  improve?: (topic: Topic, voices: readonly TopicVoice[]) => void;
  /** Draws the topics anew under their new name. */
  rename(topic: Topic, name: string): void;
}

/** A condition of so many numbers still fits an address. */
const MOST_OPENED = 300;

export function inSpan(desk: Desk): (voice: TopicVoice) => boolean {
  return ({ day }) => desk.span.key === 'all' || within(day, desk.span);
}

export function addressOf(desk: Desk, ids: readonly number[]): string | undefined {
  if (ids.length === 0 || ids.length > MOST_OPENED) return undefined;
  return desk.host.url({ list: oneOf('$id', ids.map(String)) });
}

/** The number of voices, which leads to exactly these. */
export function voicesLink(desk: Desk, label: string, voices: readonly TopicVoice[]): HTMLElement {
  const words = text().voices(voices.length);
  const address = addressOf(
    desk,
    voices.map(({ id }) => id),
  );
  if (address !== undefined) {
    const name = text().openVoices(label, voices.length);
    return el('a', { href: address, class: 'kumin-topic-count', 'aria-label': name }, words);
  }
  const note = voices.length > MOST_OPENED ? text().tooMany(MOST_OPENED) : '';
  return el('span', {}, [words, note !== '' && el('small', {}, note)]);
}

export interface TableColumn {
  label: string;
  /** Numbers stand to the right. */
  kind: 'words' | 'number' | 'day' | 'do';
}

/** A table that falls into cards on a phone; its roles are written out, since cards would lose them. */
export function tableOf(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly Children[][],
): HTMLElement {
  return el('table', { class: 'kumin-topic-table', role: 'table' }, [
    el('caption', {}, caption),
    el(
      'thead',
      { role: 'rowgroup' },
      el(
        'tr',
        { role: 'row' },
        columns.map(({ label, kind }) =>
          el('th', { scope: 'col', role: 'columnheader', class: `kumin-topic-${kind}` }, label),
        ),
      ),
    ),
    el(
      'tbody',
      { role: 'rowgroup' },
      rows.map((cells) =>
        el(
          'tr',
          { role: 'row' },
          cells.map((cell, at) => {
            const { label, kind } = columns[at] ?? { label: '', kind: 'words' };
            const attributes = { class: `kumin-topic-${kind}`, 'data-label': label };
            return at === 0
              ? el('th', { ...attributes, scope: 'row', role: 'rowheader' }, cell)
              : el('td', { ...attributes, role: 'cell' }, cell);
          }),
        ),
      ),
    ),
  ]);
}

export function csvButton(desk: Desk, what: string, rows: () => Cell[][]): HTMLElement {
  return el(
    'button',
    {
      type: 'button',
      'aria-label': text().csvOf(what),
      onclick: () => {
        const notes: Cell[][] = [[], [what], [desk.spanWords], [restrictedWords(desk.settings)]];
        const name = fileName([text().heading, what, desk.spanWords], 'csv');
        download(name, BOM + csvText([...rows(), ...notes]), 'text/csv');
      },
    },
    text().csv,
  );
}

export function restrictedWords({ topics, fields }: VoiceSettings): string {
  return topics.restricted !== '' && fields['caution'] !== undefined
    ? text().restricted(topics.restricted)
    : text().visible;
}

/** Every number of the table leads to its voices. */
export function matrixView(desk: Desk, matrix: Matrix, measure: string): HTMLElement {
  const address = (place: Place): string | undefined => addressOf(desk, voicesAt(matrix, place));
  return tableView(matrixFigure(matrix, matrixWords(measure)), {
    chosen: null,
    address,
    choose(place) {
      const there = address(place);
      if (there !== undefined) desk.go(there);
      else if (matrix.at(place).length > 0) desk.host.notify('info', text().tooMany(MOST_OPENED));
    },
  }).element;
}

export function matrixCsv(matrix: Matrix, measure: string): Cell[][] {
  return matrixRows(matrix, matrixWords(measure));
}

function matrixWords(measure: string): MatrixWords {
  const { blank, total, unit, voices } = text();
  return { measure, blank, total, unit, count: voices };
}
