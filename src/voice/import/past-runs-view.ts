/** What this computer imported before, each with the way to take it back. */
import { clockIn, dayIn } from '../../calendar/instant';
import { formatDayShort } from '../../calendar/wareki';
import { el } from '../../ui/dom';
import type { Desk } from './desk';
import { text } from './messages';
import { rowsOf, type PastRun } from './runs';
import { askMayUndo, undoPart } from './undo-view';

export function pastRunsView(desk: Desk): HTMLElement | null {
  const all = desk.runs.all();
  if (all.length === 0) return null;
  const asked = askMayUndo(desk, all);
  return el('section', { class: 'kumin-import-past' }, [
    el('h3', {}, text().pastRuns),
    el(
      'ul',
      {},
      all.map((run) =>
        el('li', {}, [el('span', {}, runWords(desk, run)), undoPart(desk, run, asked)]),
      ),
    ),
  ]);
}

function runWords({ host }: Desk, run: PastRun): string {
  const { timezone } = host.user;
  const time = `${formatDayShort(dayIn(timezone, run.at))} ${clockIn(timezone, run.at)}`;
  return text().pastRun(time, rowsOf(run).length);
}
