/** The button that takes an import back, and what came of it in words. */
import type { Instant } from '../../calendar/instant';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import type { Desk } from './desk';
import { text } from './messages';
import { rowsOf, type PastRun } from './runs';
import { undoRun, type Undone } from './undo';
import { mayUndo, type MayUndo } from './undo-rights';

/** Record numbers shown as links. */
const SHOWN = 50;

/** What undoing needs of each run, for one question about all of them. */
export function askMayUndo(
  { host, fields }: Desk,
  runs: readonly PastRun[],
): Promise<Map<Instant, MayUndo>> {
  return mayUndo(host, runs, fields.sendKey.code);
}

/**
 * The button, and below it what was deleted and what stays; in its place, for whom may not delete, who can.
 * @param asked about this run, and maybe others
 */
export function undoPart(
  desk: Desk,
  run: PastRun,
  asked: Promise<ReadonlyMap<Instant, MayUndo>>,
): HTMLElement {
  const place = el('div', {});
  asked.then(
    (answers) => {
      const answer = answers.get(run.at);
      fill(place, answer?.may === false ? cannot(desk, answer.list) : undoButton(desk, run));
    },
    (error: unknown) => {
      // Pressing it tells what is wrong, should it still be so then.
      console.warn('kumin: the right to undo an import could not be asked for', error);
      fill(place, undoButton(desk, run));
    },
  );
  return place;
}

function cannot({ host }: Desk, list: string): HTMLElement {
  return el('p', { class: 'kumin-import-undone' }, [
    text().undoNotAllowed,
    ' ',
    el('a', { href: host.url({ list }), target: '_blank' }, text().undoList),
  ]);
}

function undoButton(desk: Desk, run: PastRun): HTMLElement {
  const said = el('div', { class: 'kumin-import-undone', role: 'status' });
  const button = el(
    'button',
    { type: 'button', onclick: () => void undo(desk, run, button, said) },
    text().undo,
  );
  return el('div', {}, [button, said]);
}

async function undo(
  desk: Desk,
  run: PastRun,
  button: HTMLButtonElement,
  said: HTMLElement,
): Promise<void> {
  if (!window.confirm(text().undoAsk(rowsOf(run).length))) return;
  const free = desk.busy();
  button.disabled = true;
  try {
    const undone = await undoRun(desk.host, run, desk.fields.sendKey.code, desk.signal, (...at) =>
      fill(said, text().undoing(...at)),
    );
    // What stays because it was changed is somebody's work now; what may not be deleted can be asked for again.
    if (undone.forbidden.length === 0) desk.runs.put({ ...run, rows: [] });
    else button.disabled = false;
    desk.draft.checked = undefined;
    fill(said, undoneWords(desk, undone));
  } catch (error) {
    button.disabled = false;
    fill(said, el('p', { class: 'kumin-import-fault' }, text().undoFailed(explainFailure(error))));
  } finally {
    free();
  }
}

function undoneWords(desk: Desk, { deleted, changed, forbidden, gone }: Undone): HTMLElement[] {
  const line = (words: string, ids: readonly number[] = []): HTMLElement =>
    el('p', {}, [words, ...ids.slice(0, SHOWN).flatMap((id) => [' ', recordLink(desk, id)])]);
  return [
    line(text().undone(deleted)),
    ...(changed.length > 0 ? [line(text().undoChanged(changed.length), changed)] : []),
    ...(forbidden.length > 0 ? [line(text().undoForbidden(forbidden.length), forbidden)] : []),
    ...(gone > 0 ? [line(text().undoGone(gone))] : []),
  ];
}

export function recordLink({ host }: Desk, id: number): HTMLElement {
  return el('a', { href: host.url({ record: id }), target: '_blank' }, id);
}
