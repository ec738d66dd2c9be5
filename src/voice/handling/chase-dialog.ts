/** 課ごとの督促: sections by what is late, each with its list, oldest first, and a reminder to copy. */
import { openDialog } from '../../ui/dialog';
import { el, fill, type Children } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { anyOf, allOf } from '../../records/condition';
import { numberWords } from '../../ui/numbers';
import {
  chaseRows,
  COLUMNS,
  columnWords,
  reminder,
  totals,
  type Column,
  type SectionRow,
} from './chase';
import { text } from './chase-messages';
import { places, today, type Handling } from './context';
import { endOfWeek, filtersOf, type Filters } from './list-filters';
import { text as shared } from './messages';
import { codesOf, LISTED, readVoices } from './read-voices';
import { dayWords } from './words';

export function openChase(handling: Handling): void {
  const { host, settings, office } = handling;
  const stop = new AbortController();
  const body = el('div', {});
  const now = today(handling);
  const opened = openDialog({
    title: text().chaseHeading,
    look: 'kumin-chase',
    size: 'wide',
    body: [el('p', {}, text().chaseAbout(dayWords(now, now))), body],
    closed: () => stop.abort(),
  });
  void load();

  async function load(): Promise<void> {
    fill(body, el('p', { role: 'status' }, shared().reading));
    try {
      const where = await places(handling);
      const filters = filtersOf(settings, await host.formFields(), now);
      const columns = COLUMNS.filter((column) => filters[column] !== undefined);
      if (columns.length === 0) return table([], filters);
      const records = await readVoices(
        host,
        codesOf(where, LISTED),
        anyOf(...columns.map((column) => filters[column])),
        { signal: stop.signal },
      );
      const { timezone: zone } = host.user;
      table(chaseRows(records, { places: where, settings, office, today: now, zone }), filters);
    } catch (error) {
      if (stop.signal.aborted) return;
      fill(body, [
        el('p', { role: 'alert', class: 'kumin-handling-failure' }, explainFailure(error)),
        el('button', { type: 'button', onclick: () => void load() }, shared().retry),
      ]);
    }
  }

  function table(rows: readonly SectionRow[], filters: Filters): void {
    const columns = COLUMNS.filter((column) => filters[column] !== undefined);
    if (rows.length === 0) {
      fill(body, el('p', { role: 'status' }, text().chaseEmpty));
      return;
    }
    const all = totals(rows);
    fill(body, [
      el(
        'div',
        {
          class: 'kumin-handling-scroll',
          tabindex: 0,
          role: 'region',
          'aria-label': text().chaseHeading,
        },
        [
          el('table', { class: 'kumin-handling-table kumin-chase-table' }, [
            el('thead', {}, [
              el('tr', {}, [
                el('th', { scope: 'col' }, text().chaseSection),
                ...columns.map((column) =>
                  el('th', { scope: 'col', class: 'kumin-number' }, columnHeading(column)),
                ),
                el('td', {}),
              ]),
            ]),
            el(
              'tbody',
              {},
              rows.map((row) =>
                el('tr', {}, [
                  el('th', { scope: 'row' }, nameOf(row)),
                  ...columns.map((column) => countCell(row, column, filters)),
                  el('td', {}, [
                    el(
                      'button',
                      {
                        type: 'button',
                        'aria-label': text().chaseDetailOf(nameOf(row)),
                        onclick: () => detail(row, () => table(rows, filters)),
                      },
                      text().chaseDetail,
                    ),
                  ]),
                ]),
              ),
            ),
            el('tfoot', {}, [
              el('tr', {}, [
                el('th', { scope: 'row' }, text().chaseTotal),
                ...columns.map((column) =>
                  el(
                    'td',
                    { class: 'kumin-number', 'data-label': columnHeading(column) },
                    numberWords(all[column]),
                  ),
                ),
                el('td', {}),
              ]),
            ]),
          ]),
        ],
      ),
      el('p', { class: 'kumin-handling-note' }, text().chaseNote),
    ]);
  }

  function columnHeading(column: Column): string {
    return column === 'week'
      ? text().chaseWeek(dayWords(endOfWeek(now), now))
      : columnWords(column);
  }

  function countCell(row: SectionRow, column: Column, filters: Filters): HTMLElement {
    const count = row.counts[column];
    const condition = allOf(filters.section(row.section?.code ?? ''), filters[column]);
    const link = el(
      'a',
      {
        href: host.url({ list: condition }),
        'aria-label': `${nameOf(row)} ${columnWords(column)} ${shared().voices(count)}`,
      },
      numberWords(count),
    );
    const isLate = column === 'overdue' && count > 0;
    return el(
      'td',
      { class: 'kumin-number', 'data-label': columnHeading(column) },
      count === 0 ? '0' : [isLate && '！', link],
    );
  }

  function detail(row: SectionRow, back: () => void): void {
    const heading = el('h3', { tabindex: -1 }, nameOf(row));
    const area = el('textarea', { rows: 14, 'aria-label': text().reminderHeading });
    const here = window.location.origin;
    area.value = reminder(row, now, (id) => `${here}${host.url({ record: id })}`);
    const told = el('p', { role: 'status', class: 'kumin-handling-note' });
    const copy = async (): Promise<void> => {
      try {
        await handling.edges.copy(area.value);
        told.textContent = text().copied;
      } catch (error) {
        console.warn('kumin: the clipboard refused', error);
        told.textContent = text().copyFailed;
        area.select();
      }
    };
    fill(body, [
      el('button', { type: 'button', onclick: back }, `← ${text().back}`),
      heading,
      el('ul', { class: 'kumin-chase-list' }, row.voices.map(item)),
      el('h3', {}, text().reminderHeading),
      area,
      el('div', { class: 'kumin-handling-buttons' }, [
        el(
          'button',
          { type: 'button', class: 'kumin-main', onclick: () => void copy() },
          text().copy,
        ),
      ]),
      told,
    ]);
    heading.focus();
    opened.body.scrollTop = 0;
  }

  function item({
    id,
    title,
    received,
    due,
    left,
    columns,
  }: SectionRow['voices'][number]): HTMLElement {
    const marks: Children = columns.map((column) =>
      el(
        'span',
        { class: `kumin-due-mark${column === 'overdue' ? ' kumin-due-overdue' : ''}` },
        column === 'overdue' ? `！${left}` : columnWords(column),
      ),
    );
    return el('li', {}, [
      el('a', { href: host.url({ record: id }) }, `No.${id} ${title || shared().untitled}`),
      el('span', { class: 'kumin-handling-note' }, [
        received ? `${text().received(dayWords(received, now))} ` : '',
        due ? shared().due(dayWords(due, now)) : shared().noDue,
      ]),
      ...marks,
    ]);
  }

  function nameOf({ section }: SectionRow): string {
    return section?.name ?? text().chaseNone;
  }
}
