/** The numbers of a figure as a table: what a screen reader reads, and what anyone checks a chart by. */
import './drawing.css';
import { el } from '../ui/dom';
import { columnTotal, rowTotal, total, type TwoKeys } from './two-keys';
import { text } from './messages';

export function tableView(figure: TwoKeys): HTMLElement {
  const cell = (
    row: number | null,
    column: number | null,
    value: number,
    sum = false,
  ): HTMLElement => {
    const address = value === 0 ? undefined : figure.address(row, column);
    const label = text().opens(
      row === null ? text().total : (figure.rows[row]?.label ?? ''),
      column === null ? text().total : (figure.columns[column]?.label ?? ''),
      figure.amount(value),
    );
    const shown = value.toLocaleString();
    return el(
      'td',
      { class: sum ? 'kumin-table-total' : value === 0 ? 'kumin-table-zero' : null },
      [address === undefined ? shown : el('a', { href: address, 'aria-label': label }, shown)],
    );
  };
  const columns = figure.columns.map((_, index) => index);
  const table = el('table', { class: 'kumin-table' }, [
    el('caption', {}, figure.title),
    el('thead', {}, [
      el('tr', {}, [
        el('th', { scope: 'col' }, figure.rowHeading),
        ...figure.columns.map(({ label }) => el('th', { scope: 'col' }, label)),
        el('th', { scope: 'col' }, text().total),
      ]),
    ]),
    el(
      'tbody',
      {},
      figure.rows.map(({ label }, row) =>
        el('tr', {}, [
          el('th', { scope: 'row' }, label),
          ...columns.map((column) => cell(row, column, figure.cells[row]?.[column] ?? 0)),
          cell(row, null, rowTotal(figure, row), true),
        ]),
      ),
    ),
    el('tfoot', {}, [
      el('tr', {}, [
        el('th', { scope: 'row' }, text().total),
        ...columns.map((column) => cell(null, column, columnTotal(figure, column), true)),
        cell(null, null, total(figure), true),
      ]),
    ]),
  ]);
  // Wide tables scroll by themselves; the box takes the focus so that the keyboard can scroll it too.
  return el(
    'div',
    {
      class: 'kumin-table-box',
      tabindex: 0,
      role: 'region',
      'aria-label': text().scrolls(figure.title),
    },
    [table],
  );
}
