/** A sheet as an HTML table: every number in it can be chosen, or is a link to its records. */
import { el } from '../ui/dom';
import { choice, type Choice } from './choice';
import type { Drawing, Marks } from './draw';
import type { Figure, Place } from './figure';
import { text } from './messages';
import type { Shade } from './shading';
import type { Sheet, SheetCell, SheetHead, SheetRow } from './sheet';

/** Row heads that stay beside the numbers when they scroll; more would leave no room for them. */
const STICKY_HEADS = 2;

/** @param shade of a number; null leaves it white */
export function sheetTable(
  figure: Figure,
  sheet: Sheet,
  marks: Marks,
  shade: (cell: SheetCell) => Shade | null = () => null,
): Drawing {
  const choices: Choice[] = [];
  const numberCell = (cell: SheetCell): HTMLElement => {
    const { td, number } = amountCell(figure, cell, marks, shade(cell));
    choices.push(number);
    return td;
  };
  const heads = columnsOfHeads(sheet);
  const line = (row: SheetRow, index: number): HTMLElement =>
    el('tr', { class: row.total ? 'kumin-table-total' : null }, [
      ...row.heads.map((head, at) => rowHead(head, heads[index]?.[at] ?? 0)),
      ...row.cells.map(numberCell),
    ]);
  // The total of everything is the foot.
  const last = sheet.rows.at(-1);
  const whole = last?.total && last.heads[0]?.columns === sheet.headColumns ? last : undefined;
  const table = el('table', { class: 'kumin-table' }, [
    el('caption', {}, [
      figure.title,
      el('span', { class: 'kumin-table-units' }, unitsWords(figure)),
    ]),
    el(
      'thead',
      {},
      sheet.head.map((row, index) =>
        el(
          'tr',
          {},
          row.map((head, at) =>
            columnHead(head, index, at === sheet.headColumns - 1 ? sheet.across : '', at),
          ),
        ),
      ),
    ),
    el('tbody', {}, sheet.rows.filter((row) => row !== whole).map(line)),
    whole && el('tfoot', {}, line(whole, sheet.rows.length - 1)),
  ]);
  const select = (place: Place | null): void => choices.forEach((one) => one.select(place));
  select(marks.chosen);
  // Wide tables scroll by themselves; the box takes the focus so that the keyboard can scroll it too.
  const element = el(
    'div',
    {
      class: 'kumin-table-box',
      tabindex: 0,
      role: 'region',
      'aria-label': text().scrolls(figure.title),
    },
    [table],
  );
  return { element, select, destroy: () => undefined };
}

/** 「単位: 件」, or of each measure where they differ. */
function unitsWords({ measures }: Figure): string {
  const units = new Set(measures.map(({ unit }) => unit.trim()));
  if (units.size === 1) {
    const [unit = ''] = units;
    return unit === '' ? '' : text().units(unit);
  }
  const each = measures.filter(({ unit }) => unit !== '');
  const words = each.map(({ label, unit }) => text().unitOf(label, unit.trim()));
  return text().units(words.join(text().between));
}

function columnHead(head: SheetHead, row: number, across: string, at: number): HTMLElement {
  const corner = head.kind === 'corner';
  return el(
    'th',
    {
      scope: head.columns > 1 ? 'colgroup' : 'col',
      rowspan: head.rows > 1 ? head.rows : null,
      colspan: head.columns > 1 ? head.columns : null,
      class: headClass(corner, at, head),
    },
    corner && row === 0 && across !== '' ? text().across(head.text, across) : head.text,
  );
}

function rowHead(head: SheetHead, column: number): HTMLElement {
  return el(
    'th',
    {
      scope: head.rows > 1 ? 'rowgroup' : 'row',
      rowspan: head.rows > 1 ? head.rows : null,
      colspan: head.columns > 1 ? head.columns : null,
      class: headClass(true, column, head),
      title: head.text.length > 14 ? head.text : null,
    },
    head.text,
  );
}

function headClass(beside: boolean, column: number, { kind }: SheetHead): string {
  const sticky = beside && column < STICKY_HEADS ? ` kumin-table-head-${column}` : '';
  return `${beside ? 'kumin-table-beside' : 'kumin-table-above'}${sticky}${kind === 'total' ? ' kumin-table-total' : ''}`;
}

/** For each row, the column each of its heads stands in: a head that began above keeps its own. */
function columnsOfHeads({ rows, headColumns }: Sheet): number[][] {
  return rows.map(({ heads }) => {
    let at = headColumns - heads.reduce((sum, { columns }) => sum + columns, 0);
    return heads.map(({ columns }) => {
      const column = at;
      at += columns;
      return column;
    });
  });
}

function amountCell(
  figure: Figure,
  { place, measure, total }: SheetCell,
  marks: Marks,
  shade: Shade | null,
): { td: HTMLElement; number: Choice } {
  const number = choice(figure, measure, place, marks);
  const nothing = !(Math.abs(figure.value(measure, place)) > 0) && !figure.hidden(place);
  const classes = [total && 'kumin-table-total', nothing && 'kumin-table-zero'].filter(Boolean);
  const td = el('td', { class: classes.join(' ') || null }, number.element);
  if (shade) {
    td.style.background = shade.background;
    td.style.color = shade.ink;
  }
  return { td, number };
}
