/** The third step: the work under way, to be stopped and gone on with, and what became of each voice. */
import type { Host } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { Halted, runTasks } from './bulk-run';
import { tally, type Task, type TaskState } from './bulk-tasks';
import { text as shared } from './messages';
import { text } from './triage-messages';
import type { TriageStep } from './triage-select';

export function runView(
  host: Host,
  tasks: Task[],
  status: string | undefined,
  act: {
    reload(): void;
    /** The state of a task has changed, or is about to. */
    changed(): void;
  },
): TriageStep & { stop(): void } {
  let stop = new AbortController();
  const bar = el('progress', {
    max: Math.max(tasks.length, 1),
    value: 0,
    'aria-label': text().running,
  });
  const told = el('p', { role: 'status' });
  const buttons = el('div', { class: 'kumin-triage-buttons' });
  const rows = new Map<Task, HTMLElement>();
  const list = el(
    'ul',
    { class: 'kumin-triage-plan' },
    tasks.map((task) => {
      const state = el('span', {});
      rows.set(task, state);
      const { id, title } = task.planned;
      return el('li', {}, [
        el('a', { href: host.url({ record: id }) }, `No.${id} ${title || shared().untitled}`),
        state,
      ]);
    }),
  );

  function show(): void {
    const { done, failed, total } = tally(tasks);
    bar.value = done + failed;
    told.textContent = `${text().running} ${text().progress(done + failed, total)}`;
    for (const [task, state] of rows) {
      const words = stateWords(task.state);
      if (state.textContent === words) continue;
      state.textContent = words;
      state.className = `kumin-due-mark kumin-task-${task.state.at}`;
    }
    act.changed();
  }

  async function run(): Promise<void> {
    stop = new AbortController();
    fill(
      buttons,
      button(text().stop, () => stop.abort()),
    );
    show();
    try {
      await runTasks(host, { tasks, status, signal: stop.signal, onChange: show });
      ended();
    } catch (error) {
      halted(error);
    }
  }

  function ended(): void {
    const { done, failed, open } = tally(tasks);
    if (open > 0) {
      told.textContent = `${text().stoppedByYou} ${text().progress(done + failed, tasks.length)}`;
      fill(buttons, [goOn(), reload()]);
      return;
    }
    told.textContent = text().finished(done, failed);
    fill(buttons, reload());
    buttons.querySelector('button')?.focus();
  }

  function halted(error: unknown): void {
    const reason = error instanceof Halted ? error.reason : error;
    const { done, failed, total } = tally(tasks);
    const why = reason === undefined ? text().tooManyFailures : explainFailure(reason);
    told.textContent = `${text().paused(why)} ${text().progress(done + failed, total)}`;
    const again = goOn();
    fill(buttons, [again, reload()]);
    again.focus();
  }

  const button = (label: string, onclick: () => void): HTMLButtonElement =>
    el('button', { type: 'button', class: 'kumin-main', onclick }, label);
  const goOn = (): HTMLButtonElement => button(text().resume, () => void run());
  const reload = (): HTMLButtonElement =>
    el('button', { type: 'button', onclick: act.reload }, text().reload);

  void run();
  return {
    element: el('div', {}, [bar, told, el('h3', {}, text().result), list]),
    buttons: [buttons],
    stop: () => stop.abort(),
  };
}

function stateWords(state: TaskState): string {
  if (state.at === 'done') return `✓ ${text().stateDone}`;
  if (state.at === 'waiting') return text().stateWaiting;
  if (state.at === 'sent') return text().stateSent;
  const why: Record<typeof state.why, string> = {
    conflict: text().failedConflict,
    gone: text().failedGone,
    told: state.words,
  };
  return `！${text().stateFailed}: ${why[state.why]}`;
}
