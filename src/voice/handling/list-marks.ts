/** In the list's own cells: 「2日超過」 beside the deadline, and how often a voice moved beside its section. */
import './handling.css';
import { el } from '../../ui/dom';
import { places, today, type Handling } from './context';
import { text } from './messages';
import { MANY_TRANSFERS, stateOf } from './state';
import { dueMark } from './state-words';

export function markList(handling: Handling): void {
  const { host, settings } = handling;
  host.on('index.show', ({ records }) => {
    void mark(records).catch((error: unknown) =>
      // Marks are an extra: the list says the day without them, and the bar above tells of the failure.
      console.warn('kumin: the list could not be marked', error),
    );
  });

  async function mark(records: Parameters<typeof stateOf>[0][]): Promise<void> {
    const where = await places(handling);
    const { dueDate, assignedSection } = where.mapping;
    const now = { today: today(handling), office: handling.office };
    const states = records.map((record) => stateOf(record, where, settings, now));
    cells(dueDate).forEach((cell, row) => {
      const state = states[row];
      add(cell, state && !state.done ? dueMark(state) : undefined);
    });
    cells(assignedSection).forEach((cell, row) => {
      const transfers = states[row]?.transfers ?? 0;
      const words = transfers >= MANY_TRANSFERS ? text().movedMark(transfers) : '';
      add(cell, words === '' ? undefined : el('span', { class: 'kumin-due-mark' }, words));
    });
  }

  function cells(code: string | undefined): HTMLElement[] {
    return (code === undefined ? null : host.listFieldElements(code)) ?? [];
  }
}

function add(cell: HTMLElement, mark: HTMLElement | undefined): void {
  cell.querySelector('.kumin-due-mark')?.remove();
  if (mark) cell.append(' ', mark);
}
